#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzzing harnesses with clang, replays what was kept and searches on:
#   tests/fuzz/run.sh [--seconds N] [--jobs N] [HARNESS...]
# N seconds for each harness (10 unless told; 0 only replays). What it finds new is kept in build/fuzz/found/HARNESS; bytes that
# broke something are kept as build/fuzz/crashes/HARNESS-*. SEED in the environment repeats a search (with --jobs 1).
set -euo pipefail

seconds=10
jobs=$(nproc)
wanted=()
while [ $# -gt 0 ]; do
    case $1 in
        --seconds) seconds=$2 && shift 2 ;;
        --jobs) jobs=$2 && shift 2 ;;
        -*)
            sed -n '3,6s/^# \{0,1\}//p' "$0" >&2
            exit 2
            ;;
        *) wanted+=("$1") && shift ;;
    esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=deploy/lib/build.sh
. deploy/lib/build.sh
if ! command -v clang++ >/dev/null || ! compgen -G "$(clang++ -print-resource-dir)/lib/*/libclang_rt.fuzzer*.a" >/dev/null; then
    echo "Not run: this needs clang with libFuzzer (Debian's packages clang and libclang-rt-dev)."
    exit 77
fi

if [ ${#wanted[@]} -eq 0 ]; then
    for folder in tests/fuzz/corpus/*/; do wanted+=("$(basename "$folder")"); done
fi
BUILD_TARGETS="${wanted[*]/#/fuzz-}" build_preset fuzz

# Dictionaries by harness, and the longest input worth trying.
dictionary_of() {
    case $1 in
        code | fold | http | pairing) echo "$1" ;;
        fair_file) echo toml ;;
        model) ;;
        *) echo json ;;
    esac
}
longest_of() {
    case $1 in
        pairing | cursor) echo 600 ;;
        code) echo 4100 ;;
        http) echo 10000 ;;
        fair_file | fold | play) echo 20000 ;;
        model) echo 60000 ;;
        *) echo 9000 ;;
    esac
}

# What was freed is held back for a while, so that its use is seen; 64 MB of it, or that alone comes near the limit below.
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:quarantine_size_mb=64:${ASAN_OPTIONS:-}
export UBSAN_OPTIONS=print_stacktrace=1:${UBSAN_OPTIONS:-}
seed=${SEED:-$((RANDOM * 32768 + RANDOM + 1))}
echo "SEED=$seed"

# What strangers send must not take more memory than this, however it is spelled: libFuzzer ends the program above it.
fuzz_one() {
    local name=$1 found=build/fuzz/found/$1 log=build/fuzz/$1.log dictionary runs=()
    mkdir -p "$found" build/fuzz/crashes
    dictionary=$(dictionary_of "$name")
    if [ "$seconds" -eq 0 ]; then runs=(-runs=0); fi
    if "build/fuzz/bin/fuzz-$name" -seed="$seed" -max_total_time="$seconds" "${runs[@]}" -max_len="$(longest_of "$name")" \
        ${dictionary:+-dict="tests/fuzz/dictionaries/$dictionary.dict"} -rss_limit_mb=512 -malloc_limit_mb=64 -timeout=10 \
        -artifact_prefix="build/fuzz/crashes/$name-" -print_final_stats=1 "$found" "tests/fuzz/corpus/$name" >"$log" 2>&1; then
        echo "$name: $(awk '/number_of_executed_units/ { print $2 }' "$log") inputs tried, nothing found"
    else
        tail -n 60 "$log"
        echo "$name: FAILED; the whole log is $log. Put what broke it into tests/fuzz/corpus/$name once that is mended." >&2
        return 1
    fi
}

failed=0
running=0
for name in "${wanted[@]}"; do
    if [ "$running" -ge "$jobs" ]; then
        wait -n || failed=1
        running=$((running - 1))
    fi
    fuzz_one "$name" &
    running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
    wait -n || failed=1
    running=$((running - 1))
done
exit "$failed"
