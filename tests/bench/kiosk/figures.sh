#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# For tests/bench/run.sh: figures.sh --targets says what to build; figures.sh BUILD FOLDER [--quick] [NAME...] measures and prints a
# line of JSON for each figure. Its name is kiosk, all of it at once.
set -euo pipefail
if [ "${1:-}" = --targets ]; then
    printf '%s\n' standdienst standdienst-kiosk bench-kiosk-floor bench-kiosk-probe
    exit
fi
build=$1
shift 2
quick=() names=()
for word in "$@"; do
    if [ "$word" = --quick ]; then quick=(--quick); else names+=("$word"); fi
done
if [ ${#names[@]} -gt 0 ] && [[ " ${names[*]} " != *' kiosk '* ]]; then exit; fi
# Programs that were not built, as where no Qt is, have no figures.
if [ ! -x "$build/bin/standdienst-kiosk" ]; then exit; fi
STANDDIENST_BUILD=$build exec node "$(dirname "$0")/kiosk.mjs" "${quick[@]}"
