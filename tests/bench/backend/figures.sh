#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# For tests/bench/run.sh: figures.sh --targets says what to build; figures.sh BUILD FOLDER [--quick] [NAME...] measures and prints a
# line of JSON for each figure.
set -euo pipefail
if [ "${1:-}" = --targets ]; then
    echo bench-backend
    exit
fi
build=$1 folder=$2
shift 2
ulimit -n "$(ulimit -Hn)"
exec "$build/bin/bench-backend" --folder "$folder" --fairs "$(dirname "$0")/../../../deploy/fairs" "$@"
