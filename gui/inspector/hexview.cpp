#include "gui/inspector/hexview.h"

#include "gui/tables/words.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr std::array PerRow{16, 8, 4};
constexpr int CellsPerByte = 3;
constexpr int Group = 8; ///< bytes with a gap behind

bool isPlain(char byte)
{
    return byte >= ' ' && byte < 0x7f;
}

QString hexPair(char byte)
{
    static constexpr char16_t digits[] = u"0123456789abcdef";
    const std::array pair{QChar(digits[quint8(byte) >> 4]), QChar(digits[quint8(byte) & 15])};
    return QString(pair.data(), 2);
}

} // namespace

HexView::HexView(QWidget *parent)
    : ByteArea(Form::Hex, parent)
{
    relayout();
}

void HexView::setSegments(const std::vector<trace::Segment> &segments, std::chrono::nanoseconds origin,
                          const QString &end)
{
    m_segments = segments;
    m_origin = origin;
    m_end = end;
    viewport()->update();
}

std::optional<std::size_t> HexView::segmentAt(qsizetype offset) const
{
    const auto behind =
        std::partition_point(m_segments.begin(), m_segments.end(),
                             [offset](const trace::Segment &segment) { return segment.offset <= offset; });
    if (behind == m_segments.begin() || std::prev(behind)->offset + std::prev(behind)->size <= offset)
        return std::nullopt;
    return std::size_t(std::prev(behind) - m_segments.begin());
}

qsizetype HexView::rowCount() const
{
    return (bytes().size() + m_perRow - 1) / m_perRow;
}

QString HexView::rowText(qsizetype row) const
{
    const wire::ByteRange range = rowRange(row);
    QString hex;
    QString text;
    for (const char byte : range.of(bytes())) {
        hex += hexPair(byte) + u' ';
        text += isPlain(byte) ? QChar::fromLatin1(byte) : QChar(u'.');
    }
    return QString::number(range.begin, 16).rightJustified(m_offsetDigits, u'0') + u"  "_s + hex + u' ' +
           text;
}

void HexView::layoutRows()
{
    m_offsetDigits = std::max(4, int(QString::number(bytes().size(), 16).size()));
    m_perRow = PerRow.back();
    for (const int perRow : PerRow) {
        if (cellsFor(perRow) * cellWidth() + 2 * margin() <= viewport()->width()) {
            m_perRow = perRow;
            break;
        }
    }
}

/// Offset, gap, bytes, a gap behind each group, text.
int HexView::cellsFor(int perRow) const
{
    return m_offsetDigits + 2 + perRow * CellsPerByte + (perRow - 1) / Group + 1 + perRow;
}

int HexView::rowWidth() const
{
    return cellsFor(m_perRow) * cellWidth() + 2 * margin();
}

int HexView::hexCell(qsizetype column) const
{
    return m_offsetDigits + 2 + int(column) * CellsPerByte + int(column) / Group;
}

int HexView::textCell(qsizetype column) const
{
    return hexCell(m_perRow - 1) + CellsPerByte + 1 + int(column);
}

wire::ByteRange HexView::rowRange(qsizetype row) const
{
    return {row * m_perRow, std::min((row + 1) * m_perRow, bytes().size())};
}

qsizetype HexView::rowOf(qsizetype offset) const
{
    return std::clamp<qsizetype>(offset, 0, std::max<qsizetype>(0, bytes().size() - 1)) / m_perRow;
}

wire::ByteRange HexView::unitAt(qsizetype offset) const
{
    return {offset, offset + 1};
}

qsizetype HexView::byteAt(qsizetype row, int x) const
{
    const wire::ByteRange range = rowRange(row);
    const int cell = (x - margin()) / cellWidth();
    qsizetype column = 0;
    if (cell >= textCell(0) - 1) {
        column = cell - textCell(0);
    } else {
        while (column + 1 < m_perRow && cell >= hexCell(column + 1) - 1 &&
               (x - margin()) >= hexCell(column + 1) * cellWidth() - cellWidth() / 2)
            ++column;
    }
    return range.begin + std::clamp<qsizetype>(column, 0, range.size() - 1);
}

QString HexView::describe(qsizetype offset) const
{
    const QLocale locale;
    const auto byte = quint8(bytes()[offset]);
    QString text =
        tr("Byte %1: 0x%2, %3").arg(locale.toString(offset), hexPair(char(byte)), QString::number(byte));
    const auto number = segmentAt(offset);
    if (!number)
        return text;
    const trace::Segment &segment = m_segments[*number];
    text += u'\n' + tr("Segment %1 of %2: %Ln byte(s) from byte %3", nullptr, int(segment.size))
                        .arg(locale.toString(*number + 1), locale.toString(m_segments.size()),
                             locale.toString(segment.offset));
    text += u'\n' + tr("%1, %2 after the start, %3")
                        .arg(timeOfDay(segment.at), durationText(segment.at - m_origin), m_end);
    return text;
}

void HexView::paintRow(QPainter &painter, qsizetype row, const QRect &rect) const
{
    const wire::ByteRange range = rowRange(row);
    const int left = rect.left() + margin();
    const auto cellRect = [&](int cell, int cells) {
        return QRect(left + cell * cellWidth(), rect.top(), cells * cellWidth(), rect.height());
    };
    painter.setPen(colours().muted);
    painter.drawText(cellRect(0, m_offsetDigits), Qt::AlignVCenter | Qt::AlignRight,
                     QString::number(range.begin, 16).rightJustified(m_offsetDigits, u'0'));
    for (qsizetype offset = range.begin; offset < range.end; ++offset) {
        const qsizetype column = offset - range.begin;
        // The hex digits with half of the gap on each side, so that neighbours touch.
        const QRect digits = cellRect(hexCell(column), 2);
        const int gap = cellWidth() / 2;
        paintByte(painter, offset, digits.adjusted(-gap, 0, cellWidth() - gap, 0),
                  cellRect(textCell(column), 1));
    }
}

void HexView::paintByte(QPainter &painter, qsizetype offset, const QRect &hexRect,
                        const QRect &textRect) const
{
    const char byte = bytes()[offset];
    for (const QRect &rect : {hexRect, textRect}) {
        paintBackground(painter, offset, rect);
        paintBorder(painter, offset, rect);
    }
    painter.setPen(isPlain(byte) ? colours().text : colours().muted);
    painter.drawText(hexRect, Qt::AlignCenter, hexPair(byte));
    painter.drawText(textRect, Qt::AlignCenter, isPlain(byte) ? QString(QChar::fromLatin1(byte)) : u"."_s);
}

void HexView::paintBackground(QPainter &painter, qsizetype offset, const QRect &rect) const
{
    const Colours &set = colours();
    if (const auto number = segmentAt(offset); number && *number % 2 == 1)
        painter.fillRect(rect, set.dark ? set.header : set.window);
    if (selection().contains(offset))
        painter.fillRect(rect, set.selection);
    else if (linked().contains(offset))
        painter.fillRect(rect, set.match);
    if (selection().contains(offset) || linked().contains(offset)) {
        const int line = std::max(1, rect.height() / 12);
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - line, rect.width(), line),
                         selection().contains(offset) ? set.accent : set.warning);
    }
    if (hasFocus() && offset == caret()) {
        painter.setPen(set.accent);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
}

/// A line where a segment begins, but for the first.
void HexView::paintBorder(QPainter &painter, qsizetype offset, const QRect &rect) const
{
    if (offset == 0 || !beginsSegment(offset))
        return;
    const int line = std::max(2, cellWidth() / 5);
    painter.fillRect(QRect(rect.left() - line / 2, rect.top(), line, rect.height()), colours().proxy);
}

bool HexView::beginsSegment(qsizetype offset) const
{
    const auto number = segmentAt(offset);
    return number && m_segments[*number].offset == offset;
}

} // namespace midhop::gui
