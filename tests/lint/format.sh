#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# C++ is formatted as .clang-format says. To put it right: clang-format -i FILE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/lint/files.sh
. tests/lint/files.sh
need_version clang-format "$(clang-format --version)" 14
our_files '*.h' '*.cpp' | xargs -d '\n' clang-format --dry-run -Werror
