#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures what the design is held to, and says of each figure whether its bound is held:
#   tests/bench/run.sh [--json] [--quick] [--only NAME]... [--build FOLDER]
# --json prints the same as JSON, a figure a line. --quick makes everything so small that the figures mean nothing, to see that
# they run. --only NAME: one of ingest, backlog, leads, pushing, fanout, kiosk. --build takes programs that were built already, else the
# preset bench (a release) is built. Figures come from the scripts tests/bench/*/figures.sh; see tests/bench/README.md.
set -euo pipefail

json='' build='' options=()
while [ $# -gt 0 ]; do
    case $1 in
        --json) json=yes && shift ;;
        --quick) options+=(--quick) && shift ;;
        --only) options+=("$2") && shift 2 ;;
        --build) build=$2 && shift 2 ;;
        *)
            sed -n '3,7s/^# \{0,1\}//p' "$0" >&2
            exit 2
            ;;
    esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [ -z "$build" ]; then
    # shellcheck source=deploy/lib/build.sh
    . deploy/lib/build.sh
    targets=()
    for script in tests/bench/*/figures.sh; do
        mapfile -t -O "${#targets[@]}" targets < <("$script" --targets)
    done
    BUILD_TARGETS="${targets[*]}" build_preset bench >&2
    build=$PWD/build/bench
fi

# On a disk: durable is measured, and nothing is durable in memory.
folder=$(mktemp -d "$build/bench-XXXXXX")
trap 'rm -rf "$folder"' EXIT
figures=$folder/figures.jsonl
status=0
for script in tests/bench/*/figures.sh; do
    "$script" "$build" "$folder" "${options[@]}" >>"$figures" || status=1
done
if [ -n "$json" ]; then
    cat "$figures"
else
    python3 tests/bench/table.py "$figures"
fi
exit "$status"
