#!/usr/bin/env bash
# The life of an installation on one machine, from nothing: fresh clone -> mvn liberty:run -> import -> work ->
# back up -> kill -9 -> restore elsewhere -> the same answers. Needs git, Maven, a JDK and curl; takes some minutes.
#   src/bench/journey.sh [FOLDER]        FOLDER is made for it and must not exist; PORT and MVN_ARGS may be set
set -euo pipefail

here=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$(mktemp -d)/journey}
port=${PORT:-7934}
gaia=http://localhost:$port
mkdir -p "$(dirname "$folder")"
mkdir "$folder"
maven=

say() { echo "$(date -u +%T)  $*"; }
fail() { say "FAILED: $*"; exit 1; }

# The process of Java that serves, below Maven.
server() { pgrep -f "^[^ ]*java .*$folder/clone/target/liberty.* gaia\$" || true; }

stop() {
  local pid; pid=$(server)
  if [ -n "$pid" ]; then kill "$1" $pid; fi
  if [ -n "$maven" ]; then wait "$maven" || true; maven=; fi
}
trap 'stop -9' EXIT

# start NAME [VARIABLE=VALUE ...]: a server on the data folder of that name, until it is ready
start() {
  local name=$1; shift
  say "mvn liberty:run on $name"
  (cd "$folder/clone" && exec env PORT="$port" GAIA_DATA="$folder/$name" BG_IDLE_THRESHOLD=1 \
    BG_LONG_IDLE_THRESHOLD=1 "$@" mvn -B ${MVN_ARGS:-} liberty:run) >> "$folder/$name.log" 2>&1 &
  maven=$!
  for _ in $(seq 600); do
    if curl -sf -o /dev/null "$gaia/health/ready"; then say "ready"; return; fi
    kill -0 "$maven" 2> /dev/null || fail "Maven ended; see $folder/$name.log"
    sleep 1
  done
  fail "not ready; see $folder/$name.log"
}

# Waits until nothing waits or runs and the index is whole. Looking is not activity.
settle() {
  for _ in $(seq 300); do
    if curl -s "$gaia/api/background/status" | grep -q '"pending_count":0.*"is_processing":false' \
      && curl -s -H 'X-GAIA-Background: 1' "$gaia/api/search?q=lamp&k=1" | grep -q '"complete":true'; then return; fi
    sleep 1
  done
  fail "the work does not end"
}

# Everything that can be read, without what is different by nature: ids of new conversations and scores.
answers() {
  local archive word
  for archive in $(curl -s "$gaia/api/structured_archives" | grep -o '"archive_id":"[^"]*' | cut -d'"' -f4 | sort); do
    echo "== $archive"
    curl -sf "$gaia/api/structured_archive/$archive" -H 'Accept: text/markdown'
  done
  for word in rope lamp Corvin; do
    echo "== $word"
    curl -sf "$gaia/api/search?q=$word&k=5" | sed 's/"score":[0-9.eE-]*//g'
    curl -sf "$gaia/api/query" -H 'Content-Type: application/json' \
      -d "{\"query\": \"What about $word?\", \"conversation_id\": \"$conversation\"}" |
      sed 's/"score":[0-9.eE-]*//g'
    echo
  done
  echo "== facts"
  curl -sf "$gaia/api/knowledge/facts" | sed 's/"\(recorded_at\|confidence\)":[^,]*,//g'
}

say "clone into $folder"
git clone -q "$here" "$folder/clone"
start first
say "import"
curl -sf "$gaia/api/conversations/import" -H 'Content-Type: application/json' -d '{"archive": true, "conversations": [
  {"external_id": "one", "title": "Session 1", "campaign": "The Lantern Coast", "messages": [
    {"role": "user", "speaker": "Jonas", "content": "My sister Ilse lives in Brackwater and sells rope."},
    {"role": "user", "speaker": "Mara", "content": "Then we agreed that the lamp stays dark until the new moon."}]},
  {"external_id": "two", "title": "Session 2", "campaign": "The Lantern Coast", "messages": [
    {"role": "user", "speaker": "Mara", "content": "I will ask Corvin Tash for the key of the tower tomorrow."},
    {"role": "user", "speaker": "Jonas", "content": "Ilse moved from Brackwater to Gull Harbour last March."}]}]}' \
  > "$folder/import.json"
[ "$(grep -o '"archive_id":"' "$folder/import.json" | wc -l)" = 2 ] || fail "the import: $(cat "$folder/import.json")"
conversation=$(curl -sf "$gaia/api/conversations" -H 'Content-Type: application/json' \
  -d '{"title": "Questions", "campaign": "The Lantern Coast"}' | grep -o '"id":"[^"]*' | cut -d'"' -f4)
settle
say "back up"
curl -sf -X POST "$gaia/api/operations/backup" -o "$folder/backup.zip"
answers > "$folder/before.txt"
say "$(grep -c '^==' "$folder/before.txt") answers kept; kill -9"
stop -9
start second GAIA_RESTORE="$folder/backup.zip"
settle
answers > "$folder/after.txt"
cmp "$folder/before.txt" "$folder/after.txt" || fail "the answers differ: diff $folder/before.txt $folder/after.txt"
grep -q Brackwater "$folder/after.txt" || fail "the answers are the same, but empty"
say "stop in order"
stop -TERM
say "THE SAME ANSWERS"
