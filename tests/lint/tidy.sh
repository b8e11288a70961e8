#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh BUILD: clang-tidy, as .clang-tidy says, over the domain code. Left out are the units that include Asio or Qt's
# networking (a minute each, nearly all of it in headers of others); compiler warnings and sanitizers cover those.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/lint/files.sh
. tests/lint/files.sh
need_version clang-tidy "$(clang-tidy --version)" 14
# Without GCC's precompiled headers, which clang cannot read. Warnings are switched off beside them that only GCC has; clang-tidy
# would report each such option as an error.
mkdir -p "$build/tidy"
sed -E 's/ -Winvalid-pch/ -Wno-unknown-warning-option/g; s/ -include [^ ]*cmake_pch\.hxx//g' "$build/compile_commands.json" >"$build/tidy/compile_commands.json"
mapfile -t sources < <(our_files 'core/*.cpp' 'kiosk/store/*.cpp' 'backend/store/*.cpp' 'backend/journal/*.cpp' 'backend/devices/*.cpp' \
    'backend/accounts/*.cpp' 'backend/leads/*.cpp' 'backend/visits/*.cpp' 'backend/triage/*.cpp' 'backend/companies/*.cpp' \
    'backend/floor/*.cpp' 'backend/shifts/*.cpp' 'backend/today/*.cpp' 'kiosk/triage/*.cpp' 'backend/fair/*.cpp')
exec python3 tests/lint/tidy_together.py "$build/tidy" "${sources[@]}"
