#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No Repeater stands in a layout, unless it makes a fixed number of items: layouts of Qt 6.4 still look at an item that was
removed, and crash (docs/internals/decisions.md, 51). Positioners (Column, Grid, CardGrid) do not."""

import pathlib
import re
import sys

# What lays out its content without saying so by its name.
LAYOUTS = {"VisitPage", "PageFrame", "Card", "ScanPart"}


def repeaters(text):
    """Of each Repeater: its line, what it stands in, and its first line of content."""
    stack, lines = [], text.split("\n")
    for number, line in enumerate(lines, 1):
        code = re.sub(r'"(\\.|[^"\\])*"|//.*', "", line)
        opens = re.match(r"\s*(?:component (?P<name>\w+): |\w+: )?(?P<type>[A-Z]\w*) \{\s*$", code)
        if opens and opens["type"] == "Repeater":
            yield number, stack[-1] if stack else "", lines[number] if number < len(lines) else ""
        for brace in re.findall(r"[{}]", code):
            if brace == "{":
                stack.append(opens["type"] if opens else "")
            elif stack:
                stack.pop()


def main():
    wrong = []
    for file in sorted([*pathlib.Path("qml/components").glob("*.qml"), *pathlib.Path("qml/visitor").glob("*.qml")]):
        for number, inside, model in repeaters(file.read_text(encoding="utf-8")):
            fixed = re.match(r"\s*model: (\d+|\[[^\]]*\])\s*$", model)
            if (inside.endswith("Layout") or inside in LAYOUTS) and not fixed:
                wrong.append(f"{file}:{number}: a Repeater in a {inside}; use a positioner")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
