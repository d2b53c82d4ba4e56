#include "gui/inspector/textrows.h"

#include "core/wire/replytext.h"
#include "core/wire/utf8.h"

#include <QtCore/QChar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Unit = TextRows::Unit;

constexpr char32_t FirstWide = 0x590; ///< letters from here on may be wider than a cell

bool isLetter(char byte)
{
    return byte >= ' ' && byte < 0x7f;
}

/// Nothing would be seen of it, or it would stick to the character before.
bool isUnseen(char32_t codePoint)
{
    switch (QChar::category(codePoint)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return false;
    }
}

QString escape(char32_t codePoint)
{
    const auto unit = [](uint value) -> QString {
        return u"\\u"_s + QString::number(value, 16).rightJustified(4, u'0');
    };
    if (!QChar::requiresSurrogates(codePoint))
        return unit(codePoint);
    return unit(QChar::highSurrogate(codePoint)) + unit(QChar::lowSurrogate(codePoint));
}

} // namespace

TextRows::TextRows(QByteArrayView bytes, int columns)
    : m_bytes(bytes)
{
    const int room = std::max(columns, MostCells);
    qsizetype at = 0;
    while (at < bytes.size()) {
        m_begins.push_back(at);
        int cell = 0;
        while (at < bytes.size()) {
            // Letters, one a cell, at once.
            const qsizetype most = std::min(bytes.size() - at, qsizetype(room - cell));
            const char *const from = bytes.begin() + at;
            const qsizetype letters = std::find_if_not(from, from + most, isLetter) - from;
            at += letters;
            cell += int(letters);
            if (at == bytes.size() || cell == room)
                break;
            const Unit unit = unitFrom(at);
            if (cell + unit.cells > room)
                break;
            at = unit.bytes.end;
            cell += unit.cells;
            if (unit.kind == Unit::Kind::Break)
                break;
        }
    }
}

wire::ByteRange TextRows::range(qsizetype row) const
{
    const auto next = std::size_t(row) + 1;
    return {m_begins[std::size_t(row)], next < m_begins.size() ? m_begins[next] : m_bytes.size()};
}

qsizetype TextRows::rowOf(qsizetype offset) const
{
    const auto behind = std::upper_bound(m_begins.begin(), m_begins.end(), offset);
    return std::max<qsizetype>(0, behind - m_begins.begin() - 1);
}

std::vector<Unit> TextRows::units(qsizetype row) const
{
    const wire::ByteRange bytes = range(row);
    std::vector<Unit> units;
    units.reserve(std::size_t(bytes.size()));
    int cell = 0;
    for (qsizetype at = bytes.begin; at < bytes.end; at = units.back().bytes.end) {
        units.push_back(unitFrom(at));
        units.back().cell = cell;
        cell += units.back().cells;
    }
    return units;
}

wire::ByteRange TextRows::unitAt(qsizetype offset) const
{
    if (offset < 0 || offset >= m_bytes.size())
        return {offset, offset};
    for (qsizetype at = range(rowOf(offset)).begin;;) {
        const Unit unit = unitFrom(at);
        if (offset < unit.bytes.end)
            return unit.bytes;
        at = unit.bytes.end;
    }
}

QString TextRows::text(const Unit &unit) const
{
    const QByteArrayView bytes = unit.bytes.of(m_bytes);
    switch (unit.kind) {
    case Unit::Kind::Plain:
        return QString::fromUtf8(bytes);
    case Unit::Kind::Break:
        return u"\u21b5"_s;
    case Unit::Kind::Invalid:
        return QString::fromLatin1(wire::printable(bytes));
    case Unit::Kind::Escape:
        return escape(wire::utf8Character(bytes.begin(), bytes.end()).codePoint);
    }
    return {};
}

Unit TextRows::unitFrom(qsizetype begin) const
{
    const char *const at = m_bytes.begin() + begin;
    if (isLetter(*at))
        return {{begin, begin + 1}, 0, 1, Unit::Kind::Plain};
    if (*at == '\n')
        return {{begin, begin + 1}, 0, 1, Unit::Kind::Break};
    if (quint8(*at) < 0x80)
        return {{begin, begin + 1}, 0, 6, Unit::Kind::Escape};
    const wire::Utf8Character character = wire::utf8Character(at, m_bytes.end());
    Unit unit;
    unit.bytes = {begin, begin + character.length};
    if (!character.valid) {
        unit.bytes.end = begin + 1; // one by one: each can be the byte at fault
        unit.kind = Unit::Kind::Invalid;
        unit.cells = 4;
    } else if (isUnseen(character.codePoint)) {
        unit.kind = Unit::Kind::Escape;
        unit.cells = QChar::requiresSurrogates(character.codePoint) ? 12 : 6;
    } else {
        unit.cells = character.codePoint < FirstWide ? 1 : 2;
    }
    return unit;
}

} // namespace midhop::gui
