#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# draw.sh BUILD: draws the pictures anew from the programs in that build folder: the visitor's screens from the gallery, with the
# sample fair, and the console's from a running backend with two days of visits;
# the page for staff over a mock; the reports of a rehearsal. Wants chromium and faketime.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
fair=$(mktemp)
trap 'rm -f "$fair"' EXIT
python3 -c '
import json, sys, tomllib
fair = tomllib.load(open("deploy/fairs/sample/fair.toml", "rb"))
json.dump({"revision": 1, **fair}, sys.stdout)
' >"$fair"
"$build/bin/standdienst-gallery" --screens docs/pictures --fair "$fair" --beside deploy/fairs/sample
node tests/console/pictures.mjs "$build"
node tests/console/pictures_floor.mjs "$build"
node tests/console/pictures_stand.mjs "$build"
node tests/console/pictures_rehearsal.mjs "$build"
