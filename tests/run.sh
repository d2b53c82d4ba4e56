#!/usr/bin/env bash
# Installs what is missing, builds Midhop with its tests and runs them all. Arguments go to ctest: tests/run.sh -R console
#
# Twice: everything with the address and undefined behaviour sanitizers (build/test), as everything is compiled and run there; and
# without them what the core's tests can only count with the C library's own allocator, and the program as it is delivered under
# load (build/test-plain). A plain build of the window and its tests, which are the same code once more, would take as long again.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
source resources/packages.sh

need_packages cmake ninja-build g++ qt6-base-dev qt6-tools-dev qt6-l10n-tools fonts-dejavu-core \
    python3 socat netcat-openbsd tshark

# run_tests FOLDER NO_TESTS CMAKE_OPTIONS... -- CTEST_OPTIONS...
run_tests() {
    local folder=$1 no_tests=$2 options=()
    shift 2
    while [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    shift
    cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DMIDHOP_TESTS=ON "${options[@]}"
    cmake --build "$folder"
    ctest --test-dir "$folder" --output-on-failure --no-tests="$no_tests" --parallel "$(nproc 2>/dev/null || echo 2)" "$@"
}

run_tests build/test error -DMIDHOP_GUI=ON -DMIDHOP_SANITIZE=address,undefined -- "$@"
run_tests build/test-plain ignore -DMIDHOP_GUI=OFF -DMIDHOP_SANITIZE= -- "$@"
