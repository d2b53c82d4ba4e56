#!/usr/bin/env bash
# What the tests reach of core/wire, core/access and the proxy's logic: every line and every branch, or this fails and says where.
# Builds in build/coverage (preset `coverage`). Arguments go to gcovr: tests/coverage.sh --html-details coverage.html
#
# Not counted, because no test can reach them:
# - the compiler's own branches to where an exception is cleaned up after (--exclude-throw-branches; nothing here throws but an
#   allocation), and its branches at lines without code (--exclude-unreachable-branches);
# - what Q_ASSERT does when one of our own promises is broken (the preset builds without), and Q_UNREACHABLE;
# - the branches of a `switch`: the compiler adds one past all cases, which no value of the enumeration takes. That each case was
#   taken is told by its lines.
# A line is left out by hand only where a GCOVR_EXCL mark stands with the reason.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
source resources/packages.sh

need_packages cmake ninja-build g++ qt6-base-dev gcovr

jobs=$(nproc 2>/dev/null || echo 2)
cmake --preset coverage -G Ninja
cmake --build --preset coverage --parallel "$jobs"
find build/coverage -name '*.gcda' -delete
ctest --preset coverage --parallel "$jobs"

# Counted once, for both tables. An inline function that a test uses too is counted in the test's objects.
not_counted=(
    --exclude-throw-branches --exclude-unreachable-branches
    --exclude-branches-by-pattern '\s*switch \(.*'
    --exclude-lines-by-pattern '\s*Q_UNREACHABLE\(\);'
)
gcovr --root . -j "$jobs" "${not_counted[@]}" \
    --filter core/wire/ --filter core/access/ \
    --filter core/roles/proxyconversation --filter core/roles/proxyrelay --filter core/roles/proxywords --filter core/roles/rehearsal \
    --json build/coverage/coverage.json \
    build/coverage/core/wire build/coverage/core/access build/coverage/core/roles build/coverage/tests/CMakeFiles
gcovr --root . --add-tracefile build/coverage/coverage.json
gcovr --root . --add-tracefile build/coverage/coverage.json --branches --fail-under-line 100 --fail-under-branch 100 "$@"
