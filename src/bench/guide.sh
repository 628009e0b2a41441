#!/usr/bin/env bash
# Runs the commands with curl that stand in pages of the documentation, one after the other, against a server that is
# running, and names every answer of 400 and above. Left out are lines with a place to fill in (<id>, ID), and those for
# other programs (docker, mvn).
#   GAIA=http://localhost:7860 src/bench/guide.sh docs/use.md docs/troubleshoot.md README.md
set -uo pipefail
export GAIA=${GAIA:-http://localhost:7860}
pages=(); for page in "$@"; do pages+=("$(realpath "$page")"); done
folder=$(mktemp -d); cd "$folder"
printf '# Rules\n\nBarges pay in feathers.\n' > rules.md
printf 'The harbour is deep.\n' > harbour.txt
printf '[]' > conversations.json

curl() { command curl -m 20 -w '%{stderr}status %{http_code} %{method} %{url_effective}\n' "$@"; }

for page in "${pages[@]}"; do
  # Blocks of sh; a line that ends in \ or inside quotes goes on.
  awk '/^```sh/ {on = 1; next} /^```/ {on = 0} on' "$page" |
    sed -e '/<[a-z_]*>/d' -e '/\/ID\|=ID/d' -e '/^docker\|^mvn\|^grep\|^BG_\|^GAIA=\|^GAIA_/d' -e '/MODEL_PATH\|LLM_URL/d' \
      -e 's/@map-notes.docx/@harbour.txt/; s/@harbour.pdf/@harbour.txt/' -e 's/localhost:7860/'"${GAIA#http://}"'/g' > commands
  # shellcheck disable=SC1091
  . ./commands > answers 2> errors
  echo "$(basename "$page"): $(grep -c '^status' errors) requests"
  grep '^status' errors | grep -v '^status [23]' | sed 's/^/  /'
  grep -v '^status' errors | grep -v '^ *%\|^curl: (28)' | head -5
  cat errors >> all
done
! grep -q '^status [045]' all
