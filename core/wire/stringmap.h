#pragma once

#include "core/wire/byterange.h"

#include <optional>
#include <vector>

namespace midhop::wire {

/// Which bytes of a JSON string, as it is written between its quotes, mean which bytes of its text. Any
/// thread.
class StringMap final
{
public:
    struct Escape
    {
        ByteRange written;
        ByteRange meant;
    };

    /// Nothing where the escapes are not sound or hold a lone surrogate.
    [[nodiscard]] static std::optional<StringMap> of(QByteArrayView inside);
    /// The meantSize() that of() would have, without keeping the escapes.
    [[nodiscard]] static std::optional<qsizetype> meantSize(QByteArrayView inside);

    [[nodiscard]] const std::vector<Escape> &escapes() const { return m_escapes; }
    [[nodiscard]] qsizetype writtenSize() const { return m_writtenSize; }
    [[nodiscard]] qsizetype meantSize() const { return m_meantSize; }
    /// Escapes that are in part in the range are taken whole.
    [[nodiscard]] ByteRange meant(const ByteRange &written) const;
    [[nodiscard]] ByteRange written(const ByteRange &meant) const;

private:
    using Side = ByteRange Escape::*;
    [[nodiscard]] ByteRange map(const ByteRange &range, Side from, Side to) const;
    [[nodiscard]] qsizetype map(qsizetype place, bool isEnd, Side from, Side to) const;

    std::vector<Escape> m_escapes; ///< in order
    qsizetype m_writtenSize = 0;
    qsizetype m_meantSize = 0;
};

} // namespace midhop::wire
