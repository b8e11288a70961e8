#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds, runs everything, ends with ctest's summary.
#   tests/run.sh          everything: lint, unit tests, the same with sanitizers, tests across programs, faults
#   tests/run.sh --fast   for the inner loop: no sanitizers, nothing across programs
set -euo pipefail

fast=''
case ${1:-} in
    '') ;;
    --fast) fast=yes ;;
    *)
        sed -n '3,5s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/lib/packages.sh
. deploy/lib/packages.sh
# shellcheck source=deploy/lib/build.sh
. deploy/lib/build.sh

need_packages run build test

werror=OFF
if [ "${CI:-}" = true ]; then werror=ON; fi
# What ccache knows again need not be quick to compile.
precompiled=ON
if command -v ccache >/dev/null; then precompiled=OFF; fi

echo "Building (preset dev) ..."
build_preset dev -DSTANDDIENST_WERROR="$werror" -DSTANDDIENST_PCH="$precompiled"
if [ -n "$fast" ]; then
    exec ctest --test-dir build/dev --output-on-failure -j "$(nproc)" -LE '^(e2e|fault|sanitizers)$'
fi

# Built here, where the progress can be seen; the test "sanitizers" then runs them.
echo "Building the tests of core, backend and kiosk with sanitizers (preset asan) ..."
BUILD_TARGETS=standdienst_sanitized_tests build_preset asan
# One more than there are cores: the long ones among programs wait for each other a good deal.
exec ctest --test-dir build/dev --output-on-failure -j "$(($(nproc) + 1))"
