# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the checks look at, to be sourced: files of ours, whether committed yet or not, without what .gitignore names.

skipped=77 # ctest's "not run here"

our_files() {
    git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do
        [ ! -f "$file" ] || printf '%s\n' "$file"
    done
}

# Formatters disagree between their own versions; the tree is formatted with Debian 12's.
need_version() {
    local program=$1 wanted=$3 found
    found=$(grep -oE '[0-9]+(\.[0-9]+)+' <<<"$2" | head -n 1)
    case $found in
        "$wanted" | "$wanted".*) ;;
        *)
            echo "Not checked: this is $program $found, and the tree is kept with $wanted."
            exit "$skipped"
            ;;
    esac
}
