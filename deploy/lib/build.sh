# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Configures and builds a preset with ninja's progress; to be sourced, from the top folder of the sources.

# Compilers at work at a time: one a core, and none without 1.5 GiB for it.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / (1536 * 1024)) }' /proc/meminfo)
    if [ "$memory" -lt 1 ]; then memory=1; fi
    if [ "$memory" -lt "$cores" ]; then echo "$memory"; else echo "$cores"; fi
}

# build_preset PRESET [option for configuring...]; targets in BUILD_TARGETS, all of them when that is empty.
build_preset() {
    local preset=$1 log
    shift
    # One cache for every clone and build folder of these sources: paths count from the top, not from the root.
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    log=$(mktemp)
    if ! cmake --preset "$preset" "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "Configuring the build failed; the reason stands above." >&2
        return 1
    fi
    rm -f "$log"
    # shellcheck disable=SC2086 # a list of targets
    NINJA_STATUS="[%f of %t, %e s] " cmake --build "build/$preset" -j "$(build_jobs)" ${BUILD_TARGETS:+--target $BUILD_TARGETS}
}
