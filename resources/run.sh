#!/usr/bin/env bash
# Installs what is missing, builds Midhop in build/run and starts its window; without a display, the demo on the console.
# Arguments go to the window: resources/run.sh --start
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
source resources/packages.sh

need_packages cmake ninja-build g++ qt6-base-dev qt6-tools-dev qt6-l10n-tools fonts-dejavu-core

cmake -S . -B build/run -G Ninja -DCMAKE_BUILD_TYPE=Release -DMIDHOP_TESTS=OFF
cmake --build build/run

if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    printf '\n%s\n%s\n\n' 'There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so no window can be shown.' \
        'Running instead on the console: build/run/midhop-cli demo'
    exec build/run/midhop-cli demo
fi
exec build/run/midhop "$@"
