#!/usr/bin/env bash
# Builds the fuzz targets in build/fuzz (clang) and lets libFuzzer run one: tests/fuzz/run.sh TARGET [SECONDS] [libFuzzer options]
# What it learns stays in build/fuzz/corpus/TARGET, what it finds is put beside it as crash-…, timeout-… or leak-….
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
targets=$(sed -n 's/^midhop_fuzz(\([a-z]*\).*/\1/p' tests/fuzz/CMakeLists.txt | tr '\n' ' ')
target=${1:-}
if [[ -z $target || " $targets" != *" $target "* ]]; then
    echo "usage: tests/fuzz/run.sh TARGET [SECONDS] [libFuzzer options]; targets: $targets" >&2
    exit 2
fi
seconds=${2:-1800}
command -v clang++ > /dev/null || { echo "clang++ is not here: install the packages clang and libclang-rt-dev" >&2; exit 2; }

cmake --preset fuzz
cmake --build --preset fuzz --target "fuzz_$target"
mkdir -p "build/fuzz/corpus/$target"
exec "build/fuzz/fuzz_$target" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 \
    -dict="tests/fuzz/$target.dict" -artifact_prefix="build/fuzz/corpus/$target-" "${@:3}" \
    "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target"
