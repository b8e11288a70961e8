#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every file of the tree: the licence line, dependency directions, nothing of anybody's machine in it."""
import os
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]

# app -> qml -> kiosk -> core <- backend; first the folder, then what a file in it may not include.
QT = r"<Q[A-Za-z]|<Qt"
SQL = r"SQLiteCpp/|sqlite3\.h|libpq"
HTTP = r"boost/(asio|beast)|openssl/|curl/|httplib"
ARROWS = [
    ("core/", rf"{QT}|{SQL}|{HTTP}|[<\"](kiosk|backend|qml)/"),
    ("backend/", rf"{QT}|\"(kiosk|qml)/"),
    ("kiosk/app/", r"\"backend/"),
    ("kiosk/store/", rf"{QT}|\"(backend|qml)/"),
    ("kiosk/", r"\"(backend|qml)/"),
    ("qml/", r"\"backend/"),
]
LICENSED = {".h", ".cpp", ".qml", ".sh", ".py", ".mjs", ".ts", ".tsx", ".cmake"}
# Paths and hosts that only mean something where a file was written.
MACHINE = re.compile(
    r"/(?:home|root|Users)/[\w.-]+/"
    r"|" + re.escape(os.getcwd()) + r"|/var/tmp/"
    r"|https?://[\w.-]*(?:registry|artifactory|nexus|proxy|mirror)[\w.-]*[:/]"
    r"|\"resolved\": *\""
)
TEXT = LICENSED | {".md", ".txt", ".json", ".jsonl", ".toml", ".html", ".css", ".js", ".in", ".conf", ".service", ""}


def our_files():
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=TOP, check=True, capture_output=True).stdout.decode()
    return [name for name in listed.split("\0") if name and (TOP / name).is_file()]


def faults(name):
    path = TOP / name
    if path.suffix not in TEXT or path == pathlib.Path(__file__).resolve():
        return
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        return
    translation = name.startswith("qml/translations/")  # a .ts file of Qt's, which has no comments
    if (path.suffix in LICENSED or path.name == "CMakeLists.txt") and not translation and not any(
            "SPDX-License-Identifier: GPL-3.0-or-later" in line for line in lines[:3]):
        yield 1, "the first line is missing: SPDX-License-Identifier: GPL-3.0-or-later"
    arrow = next((forbidden for folder, forbidden in ARROWS if name.startswith(folder)), None)
    for number, line in enumerate(lines, 1):
        if MACHINE.search(line):
            yield number, "a path or host that only this machine knows"
        if arrow and line.startswith("#include") and re.search(arrow, line):
            yield number, f"a dependency in the wrong direction: {line.strip()}"


def main():
    count = 0
    files = our_files()
    for name in files:
        for number, fault in faults(name):
            count += 1
            print(f"{name}:{number}: {fault}")
    print(f"{len(files)} files, {count} faults")
    return 1 if count or len(files) < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
