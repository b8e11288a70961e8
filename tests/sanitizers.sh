#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The tests of core, backend and kiosk once more, with the address and undefined behaviour sanitizers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/lib/build.sh
. deploy/lib/build.sh
BUILD_TARGETS=standdienst_sanitized_tests build_preset asan
# Qt and fontconfig keep a few allocations for the life of the process; leaks of ours are found where no Qt is (core, backend).
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
ctest --test-dir build/asan --output-on-failure -j "$(nproc)" -L '^(core|backend)$'
ASAN_OPTIONS=detect_leaks=0 ctest --test-dir build/asan --output-on-failure -j "$(nproc)" -L '^kiosk$'
