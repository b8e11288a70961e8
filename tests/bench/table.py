#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""table.py FIGURES.jsonl: the figures of tests/bench/run.sh for people."""
import json
import sys


def short(value):
    if isinstance(value, dict):
        return ", ".join(f"{key} {short(one)}" for key, one in value.items())
    return f"{value:,.3g}" if isinstance(value, float) and abs(value) < 1000 else f"{value:,.0f}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        figures = [json.loads(line) for line in file]
    for figure in figures:
        unit = "" if figure["unit"] == "ratio" else " " + figure["unit"]
        print(f"{figure['name']:16} {short(figure['value']):>8}{unit:3}  {figure['bound']} {figure['limit']:g}{unit:3}"
              f"  {'held' if figure['held'] else 'MISSED':6}  {figure['what']}")
        for key, value in figure["more"].items():
            print(f"{'':16} {key.replace('_', ' ')}: {short(value)}")


if __name__ == "__main__":
    main()
