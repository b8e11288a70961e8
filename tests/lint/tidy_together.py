#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tidy_together.py FOLDER SOURCE...: clang-tidy over many sources, several at a time in one unit.

Nearly all that clang-tidy does for a source is done for the headers of others, again for each. So sources of one library are
included into a common unit, as many as do not disturb each other: where one does not compile behind the others (two helpers of
the same name), it goes into the next unit. FOLDER holds compile_commands.json; the units are written there. Ends with 1 where
clang-tidy found something."""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

AT_ONCE = 14
# A unit includes sources on purpose. Compiler's warnings are the compiler's business: in a unit, names of one source shadow another's.
CHECKS = "-bugprone-suspicious-include"


def commands(folder):
    with open(folder / "compile_commands.json", encoding="utf-8") as file:
        return {entry["file"]: entry for entry in json.load(file)}


def options(entry):
    """What two sources must have in common to stand in one unit."""
    words = shlex.split(entry["command"])
    kept = [word for word in words[1:] if word != entry["file"] and not word.endswith((".o", ".cpp"))]
    if "-o" in kept:
        kept.remove("-o")
    return words[0], tuple(kept)


def batches(sources, known):
    together = {}
    for source in sources:
        together.setdefault(options(known[source]), []).append(source)
    for common, members in together.items():
        count = -(-len(members) // AT_ONCE)
        for start in range(count):
            yield common, members[start::count]


class Units:
    """Where the units are written, and what stands in each."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, name, members):
        unit = self.folder / f"{name}.cpp"
        unit.write_text("".join(f'#include "{member}"\n' for member in members), encoding="utf-8")
        return unit

    def disturbed(self, name, common, members):
        """The members that do not compile behind those before them."""
        unit = self.write(name, members)
        done = subprocess.run(
            ["clang++", *(word for word in common[1] if word != "-c"), "-w", "-fsyntax-only", "-ferror-limit=0", str(unit)],
            capture_output=True, text=True, check=False, cwd=self.folder)
        if done.returncode == 0:
            return []
        named = {match[1] for match in re.finditer(r"^(/[^:]+):\d+:\d+: error:", done.stderr, re.M)}
        return [member for member in members if member in named] or members[1:]

    def divide(self, name, common, members):
        number = 0
        while members:
            apart = []
            tried = members
            while len(tried) > 1:
                worse = self.disturbed(f"{name}-{number}", common, tried)
                if not worse:
                    break
                worse = [member for member in worse if member != tried[0]] or tried[1:]
                apart += worse
                tried = [member for member in tried if member not in worse]
            yield self.write(f"{name}-{number}", tried), tried
            members = apart
            number += 1


def tidy(units, name, common, members):
    found = ""
    failed = False
    for unit, _ in units.divide(name, common, members):
        arguments = ["clang-tidy", "--quiet", f"--checks={CHECKS}", str(unit), "--", *(word for word in common[1] if word != "-c"), "-w"]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=units.folder)
        failed = failed or done.returncode != 0
        found += done.stdout
        if done.returncode != 0 and not done.stdout:
            found += done.stderr
    return found, failed


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    known = commands(folder)
    sources = [os.path.abspath(source) for source in sys.argv[2:]]
    missing = [source for source in sources if source not in known]
    if missing:
        sys.exit(f"{', '.join(missing)}: not in {folder}/compile_commands.json; configure the build again")
    units = Units(folder)
    failed = False
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        work = [pool.submit(tidy, units, f"unit-{index}", common, members)
                for index, (common, members) in enumerate(batches(sources, known))]
        for one in concurrent.futures.as_completed(work):
            found, bad = one.result()
            sys.stdout.write(found)
            failed = failed or bad
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
