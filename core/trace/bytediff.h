#pragma once

#include "core/wire/byterange.h"

#include <vector>

namespace midhop::trace {

/// A stretch of two byte strings: the same in both, or something else on each side (one may be empty).
struct ByteChange
{
    wire::ByteRange left;
    wire::ByteRange right;
    bool same = false;
    friend bool operator==(const ByteChange &, const ByteChange &) = default;
};

/// How `right` differs from `left`: stretches that cover both, in order. What both begin and end with is
/// found however long they are. What lies between is compared byte by byte (longest common subsequence) only
/// where the product of the two lengths is at most `mostWork`; beyond that it is one changed stretch, so the
/// time is bounded (about 10 ms). Any thread.
[[nodiscard]] std::vector<ByteChange> byteDiff(QByteArrayView left, QByteArrayView right,
                                               qsizetype mostWork = 4'000'000);

} // namespace midhop::trace
