#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# No script has anything that shellcheck warns of.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/lint/files.sh
. tests/lint/files.sh
our_files '*.sh' .ci/run | xargs -d '\n' shellcheck --external-sources
