#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QML is formatted as qmlformat does it. To put it right: qmlformat -i FILE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/lint/files.sh
. tests/lint/files.sh
qmlformat=$(command -v qmlformat6 || command -v qmlformat || echo /usr/lib/qt6/bin/qmlformat)
need_version qmlformat "$("$qmlformat" --version)" 6.4
bad=0
while read -r file; do
    if ! "$qmlformat" "$file" 2>/dev/null | diff -u --label "$file" --label "$file, formatted" "$file" -; then bad=1; fi
done < <(our_files '*.qml')
exit "$bad"
