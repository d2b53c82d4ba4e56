#pragma once

#include <QtCore/QByteArrayView>

namespace midhop::wire {

/// Some bytes among others: from `begin` to below `end`.
struct ByteRange
{
    qsizetype begin = 0;
    qsizetype end = 0;

    [[nodiscard]] constexpr qsizetype size() const { return end - begin; }
    [[nodiscard]] constexpr bool isEmpty() const { return end <= begin; }
    [[nodiscard]] constexpr bool contains(qsizetype offset) const { return offset >= begin && offset < end; }
    /// These bytes of `bytes`, as far as they are there.
    [[nodiscard]] QByteArrayView of(QByteArrayView bytes) const
    {
        const qsizetype first = qBound(qsizetype(0), begin, bytes.size());
        return bytes.sliced(first, qBound(first, end, bytes.size()) - first);
    }
    friend constexpr bool operator==(const ByteRange &, const ByteRange &) = default;
};

} // namespace midhop::wire
