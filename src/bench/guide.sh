#!/usr/bin/env bash
# Runs the commands with curl that stand in pages of the documentation, one after the other, against a server that is
# running, and names every answer of 400 and above but 409, which says that the state does not allow it. Left out are lines with a place to fill in (<id>, ID), and those for
# other programs (docker, mvn).
#   GAIA=http://localhost:7860 src/bench/guide.sh docs/use.md docs/troubleshoot.md README.md
set -uo pipefail
export GAIA=${GAIA:-http://localhost:7860}
pages=(); for page in "$@"; do pages+=("$(realpath "$page")"); done
folder=$(mktemp -d); cd "$folder"
printf '# Rules\n\nBarges pay in feathers.\n' > rules.md
printf 'The harbour is deep.\n' > harbour.txt
printf '[]' > conversations.json

# People wait between two steps until the work is done: here it is waited for. Looking is not activity.
settle() {
  for _ in $(seq 120); do
    if command curl -s "$GAIA/api/structured_archives" | grep -q archive_id \
      && command curl -s "$GAIA/api/background/status" | grep -q '"pending_count":0'; then return; fi
    sleep 1
  done
}

curl() {
  case "$*" in *structured_archive*) settle ;; esac
  command curl -sS -m 20 -w '%{stderr}status %{http_code} %{method} %{url_effective}\n' "$@"
}

for page in "${pages[@]}"; do
  # Blocks of sh; a line that ends in \ or inside quotes goes on.
  awk '/^```sh/ {on = 1; next} /^```/ {on = 0} on' "$page" |
    sed -e '/<[a-z_]*>/d' -e '/\/ID\|=ID\|\/ACT\//d' -e '/^docker\|^mvn\|^grep\|^BG_\|^GAIA=\|^GAIA_/d' -e '/MODEL_PATH\|LLM_URL/d' \
      -e 's/@map-notes.docx/@harbour.txt/; s/@harbour.pdf/@harbour.txt/' -e 's/localhost:7860/'"${GAIA#http://}"'/g' > commands
  # shellcheck disable=SC1091
  . ./commands > answers 2> errors
  echo "$(basename "$page"): $(grep -c '^status' errors) requests"
  grep '^status' errors | grep -v '^status [23]\|^status 409' | sed 's/^/  /'
  grep -v '^status' errors | grep -v '^curl: (28)' | head -5
  cat errors >> all
done
! grep '^status [045]' all | grep -qv '^status 409'
