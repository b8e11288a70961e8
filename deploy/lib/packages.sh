# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing from Debian's packages; to be sourced. `need_packages run build` reads deploy/packages/{run,build}.txt.

packages_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../packages" && pwd)

# Node may be there without Debian's package (an own build, another vendor's package); then Debian's would clash with it.
node_is_good() {
    command -v npm >/dev/null && command -v node >/dev/null &&
        node -e 'process.exit(parseInt(process.versions.node, 10) >= 18 ? 0 : 1)'
}

package_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

package_available() {
    apt-cache show --no-all-versions "$1" >/dev/null 2>&1
}

# The names in a list that are not installed, one line each, alternatives still joined by "|".
missing_of_list() {
    local line name found
    while read -r line; do
        line=${line%%#*}
        line=${line//[[:space:]]/}
        [ -n "$line" ] || continue
        case $line in nodejs | npm) ! node_is_good || continue ;; esac
        found=
        for name in ${line//|/ }; do
            ! package_installed "$name" || found=yes
        done
        [ -n "$found" ] || printf '%s\n' "$line"
    done <"$packages_folder/$1.txt"
}

need_packages() {
    local list line name chosen log root=() missing=() install=()
    if ! command -v dpkg-query >/dev/null; then
        echo "This script installs Debian packages, and this is no Debian. Install by hand what deploy/packages/ lists." >&2
        return 1
    fi
    for list in "$@"; do
        mapfile -t -O "${#missing[@]}" missing < <(missing_of_list "$list")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These Debian packages are missing, and installing them needs root or sudo:" >&2
            printf '  %s\n' "${missing[@]}" >&2
            echo "Ask an administrator to install them (of \"a|b\" either will do), then start this again." >&2
            return 1
        fi
        root=(sudo)
    fi
    echo "Installing ${#missing[@]} missing Debian packages and what they need ..."
    "${root[@]}" apt-get update -qq || echo "apt-get update failed; trying with the package lists that are here." >&2
    for line in "${missing[@]}"; do
        chosen=
        for name in ${line//|/ }; do
            if package_available "$name"; then
                chosen=$name
                break
            fi
        done
        if [ -z "$chosen" ]; then
            echo "This Debian has no package ${line//|/ or }. Standdienst needs Debian 12 or 13 with its main archive." >&2
            return 1
        fi
        install+=("$chosen")
    done
    log=$(mktemp)
    if ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 "${install[@]}" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "apt-get could not install them; the whole log is $log." >&2
        return 1
    fi
    rm -f "$log"
}
