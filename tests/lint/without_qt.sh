#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# without_qt.sh PROGRAM: the backend runs on a machine that has no Qt.
set -euo pipefail
libraries=$(ldd "$1")
if grep -i 'libQt' <<<"$libraries"; then
    echo "$1 needs Qt at run time; the lines above say what pulls it in." >&2
    exit 1
fi
grep -q 'libsqlite3' <<<"$libraries" # else this looked at something else than the backend
