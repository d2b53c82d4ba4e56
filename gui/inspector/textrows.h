#pragma once

#include "core/wire/byterange.h"

#include <QtCore/QString>

#include <vector>

namespace midhop::gui {

/// Foreign bytes as rows of text in cells of one width: each character has its own cells, so that none can
/// change the place or the direction of another, and each cell its bytes. What would do harm, or could not be
/// seen, stands there as an escape (`\u001b`, `\xff`). Pure; made anew for other bytes or another width.
class TextRows final
{
public:
    struct Unit
    {
        enum class Kind : quint8 {
            Plain,
            Escape,  ///< a character that is shown as an escape
            Invalid, ///< a byte that is not UTF-8
            Break,   ///< a line feed; the row ends with it
        };
        wire::ByteRange bytes;
        int cell = 0;
        int cells = 1;
        Kind kind = Kind::Plain;
    };

    TextRows() = default;
    /// `columns` cells fit a row, at least MostCells. The bytes must stay as long as this is asked.
    TextRows(QByteArrayView bytes, int columns);

    static constexpr int MostCells = 12; ///< of one unit

    [[nodiscard]] qsizetype count() const { return qsizetype(m_begins.size()); }
    [[nodiscard]] wire::ByteRange range(qsizetype row) const;
    [[nodiscard]] qsizetype rowOf(qsizetype offset) const;
    [[nodiscard]] std::vector<Unit> units(qsizetype row) const;
    /// The unit that a byte belongs to; its cell is counted from its row's beginning only by units().
    [[nodiscard]] wire::ByteRange unitAt(qsizetype offset) const;
    [[nodiscard]] QString text(const Unit &unit) const;

private:
    [[nodiscard]] Unit unitFrom(qsizetype begin) const;

    QByteArrayView m_bytes;
    std::vector<qsizetype> m_begins;
};

} // namespace midhop::gui
