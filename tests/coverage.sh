#!/usr/bin/env bash
# What the tests reach of core/wire, core/access and the proxy's logic: every line and every branch, or this fails and says where.
# Builds in build/coverage (preset `coverage`). Arguments go to gcovr: tests/coverage.sh --html-details coverage.html
#
# Not counted, because no test can reach them: the compiler's own branches to where an exception is cleaned up after
# (--exclude-throw-branches; nothing here throws but an allocation), its branches at lines without code (--exclude-unreachable-branches),
# and what Q_ASSERT does when one of our own promises is broken (the preset builds without). A line or branch is left out by hand only
# where it stands beside a GCOVR_EXCL mark with the reason.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
source resources/packages.sh

need_packages cmake ninja-build g++ qt6-base-dev gcovr

cmake --preset coverage -G Ninja
cmake --build --preset coverage
find build/coverage -name '*.gcda' -delete
QT_QPA_PLATFORM=offscreen ctest --preset coverage --parallel "$(nproc 2>/dev/null || echo 2)"

# Counted once, for both tables; of the rooms alone, the tests' own code takes minutes.
gcovr --root . --exclude-throw-branches --exclude-unreachable-branches \
    --filter core/wire/ --filter core/access/ \
    --filter core/roles/proxyconversation --filter core/roles/proxyrelay --filter core/roles/proxywords \
    --json build/coverage/coverage.json build/coverage/core/wire build/coverage/core/access build/coverage/core/roles
gcovr --root . --add-tracefile build/coverage/coverage.json
gcovr --root . --exclude-throw-branches --exclude-unreachable-branches --add-tracefile build/coverage/coverage.json \
    --branches --fail-under-line 100 --fail-under-branch 100 "$@"
