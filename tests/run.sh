#!/usr/bin/env bash
# Installs what is missing, builds Midhop with its tests in build/test and runs them all. Arguments go to ctest: tests/run.sh -R console
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
source resources/packages.sh

need_packages cmake ninja-build g++ qt6-base-dev qt6-tools-dev qt6-l10n-tools fonts-dejavu-core \
    python3 socat netcat-openbsd

cmake -S . -B build/test -G Ninja -DCMAKE_BUILD_TYPE=Debug -DMIDHOP_GUI=ON -DMIDHOP_TESTS=ON
cmake --build build/test

QT_QPA_PLATFORM=offscreen ctest --test-dir build/test --output-on-failure --no-tests=error \
    --parallel "$(nproc 2>/dev/null || echo 2)" "$@"
