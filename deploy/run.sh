#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything on one machine, from a fresh clone: installs, builds, starts the backend with the sample fair in trial, pairs and
# opens the kiosk. Ctrl-C ends what it started; the next run goes on with the same data.
set -euo pipefail

usage() {
    cat <<'TEXT'
deploy/run.sh [--headless] [--data DIR] [--port N] [--pace N]

  --headless   no display: the sample day is played by touches at the kiosk's window, and the run
               ends with "V visits, L leads, X lost"
  --data DIR   where backend and kiosk keep their data (default: data/ beside this clone's sources)
  --port N     the backend's port on this machine (default: 8443)
  --pace N     play the sample day N times as fast as people were; 0, the default, waits for nothing
               (only with --headless)
TEXT
}

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
headless='' data=$top/data port='' pace=0

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_port() {
    case $1 in *[!0-9]* | 0* | ??????*) return 1 ;; esac
    [ "$1" -le 65535 ]
}

while [ $# -gt 0 ]; do
    case $1 in
        --headless) headless=yes ;;
        --data | --port | --pace)
            [ $# -ge 2 ] || fail "$1 needs a value. $(usage)"
            printf -v "${1#--}" '%s' "$2"
            shift
            ;;
        --help | -h)
            usage
            exit 0
            ;;
        *)
            usage >&2
            fail "Unknown option: $1"
            ;;
    esac
    shift
done
is_port "${port:-8443}" || fail "--port wants a number from 1 to 65535, not \"$port\"."
case $pace in '' | *[!0-9.]*) fail "--pace wants a number, such as 20, not \"$pace\"." ;; esac
mkdir -p "$data" || fail "The data folder $data cannot be made; choose another with --data."
data=$(cd "$data" && pwd)

# A kiosk remembers the address that it was paired with, so data and port belong together.
if [ -e "$data/port" ]; then
    before=$(<"$data/port")
    if [ -n "$port" ] && [ "$port" != "$before" ]; then
        fail "The kiosk in $data was paired on port $before. Use --port $before, or another folder with --data."
    fi
    port=$before
fi
port=${port:-8443}

# shellcheck source=deploy/lib/packages.sh
. "$top/deploy/lib/packages.sh"
# shellcheck source=deploy/lib/build.sh
. "$top/deploy/lib/build.sh"

cd "$top"
# Tests name a build of theirs; everybody else gets the release built.
if [ -z "${STANDDIENST_BUILD:-}" ]; then
    need_packages run build
    echo "Building the programs (a quarter of an hour the first time, seconds after that) ..."
    build_preset release
fi
bin=${STANDDIENST_BUILD:-$top/build/release}/bin
standdienst=$bin/standdienst
kiosk=$bin/standdienst-kiosk

backend_pid='' kiosk_pid=''
finish() {
    trap - EXIT INT TERM
    local pid
    for pid in $kiosk_pid $backend_pid; do
        kill -TERM "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

echo "Starting the backend (its log: $data/backend.log) ..."
mkdir -p "$data/backend" "$data/kiosk"
chmod 700 "$data" "$data/backend" "$data/kiosk"
rm -f "$data/backend/serve.json"
"$standdienst" serve --data "$data/backend" --port "$port" --fair "$top/deploy/fairs/sample/fair.toml" 2>>"$data/backend.log" &
backend_pid=$!
until [ -s "$data/backend/serve.json" ]; do
    if ! kill -0 "$backend_pid" 2>/dev/null; then
        backend_pid=''
        tail -n 5 "$data/backend.log" >&2
        fail "The backend did not start; the reason stands above."
    fi
    sleep 0.1
done
echo "$port" >"$data/port"
echo "(A browser will warn of the certificate: it is self-made, and that is right here.)"

pair=()
paired=0
"$kiosk" --data "$data/kiosk" --paired 2>>"$data/kiosk.log" || paired=$?
case $paired in
    0 | 3) ;; # 3 also where an earlier start was interrupted before it had paired
    *)
        tail -n 5 "$data/kiosk.log" >&2
        fail "The kiosk's data cannot be opened; the reason stands above."
        ;;
esac
if [ "$paired" -eq 3 ]; then
    echo "Pairing the kiosk ..."
    ticket=$("$standdienst" device pair --json --data "$data/backend" |
        node -p 'JSON.parse(require("fs").readFileSync(0)).ticket')
    pair=(--pair "$ticket")
fi

if [ -z "$headless" ]; then
    echo "Opening the kiosk (its log: $data/kiosk.log). Ctrl-C ends everything."
    "$kiosk" --data "$data/kiosk" "${pair[@]}" 2>>"$data/kiosk.log" &
    kiosk_pid=$!
    wait "$kiosk_pid" || {
        kiosk_pid=''
        tail -n 5 "$data/kiosk.log" >&2
        fail "The kiosk ended with an error; the reason stands above. Without a display use --headless."
    }
    kiosk_pid=''
    exit 0
fi

report=$data/play-report.jsonl
rm -f "$report"
echo "Playing the sample day (the kiosk's log: $data/kiosk.log) ..."
QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software "$kiosk" --data "$data/kiosk" "${pair[@]}" \
    --play "$top/deploy/fairs/sample/day.jsonl" --pace "$pace" --play-report "$report" 2>>"$data/kiosk.log" &
kiosk_pid=$!
wait "$kiosk_pid" || {
    kiosk_pid=''
    tail -n 5 "$data/kiosk.log" >&2
    fail "The kiosk did not play the day to its end; the reason stands above."
}
kiosk_pid=''
node "$top/deploy/lib/count.mjs" "$standdienst" "$data/backend" "$report"
