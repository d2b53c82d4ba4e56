#include "gui/logs/logdelegate.h"

#include "gui/logs/logmodel.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

#include <algorithm>

namespace midhop::gui {

namespace {

QList<QTextLayout::FormatRange> formats(const std::vector<LineSpan> &spans, const QColor &tone,
                                        const Colours &colours)
{
    QList<QTextLayout::FormatRange> ranges;
    for (const LineSpan &span : spans) {
        QTextCharFormat format;
        switch (span.kind) {
        case LineSpan::Kind::Emphasis:
            format.setForeground(tone);
            format.setFontWeight(QFont::Bold);
            break;
        case LineSpan::Kind::Key:
            format.setForeground(colours.client);
            break;
        case LineSpan::Kind::String:
            format.setForeground(colours.good);
            break;
        case LineSpan::Kind::Match:
            format.setBackground(colours.match);
            break;
        }
        ranges.append({int(span.start), int(span.length), format});
    }
    return ranges;
}

/// Cuts a line so that what its tone emphasises remains to be seen: the label before it gives way first.
/// `spans` are moved along.
QString elided(const QString &line, std::vector<LineSpan> &spans, const QFontMetrics &metrics, int width)
{
    if (metrics.horizontalAdvance(line) <= width)
        return line;
    const qsizetype start = spans.empty() ? 0 : spans.front().start;
    const bool fits =
        start == 0 || metrics.horizontalAdvance(line.left(start + spans.front().length)) <= width;
    QString text;
    if (fits) {
        text = metrics.elidedText(line, Qt::ElideRight, width);
    } else {
        const QString rest = line.mid(start);
        const int wanted = std::min(metrics.horizontalAdvance(rest), width * 2 / 3);
        const QString label = metrics.elidedText(line.left(start), Qt::ElideRight, width - wanted);
        text = label + metrics.elidedText(rest, Qt::ElideRight, width - metrics.horizontalAdvance(label));
        spans.front().start = label.size();
    }
    for (LineSpan &span : spans)
        span.length = std::min(span.length, std::max<qsizetype>(0, text.size() - span.start));
    return text;
}

} // namespace

LogDelegate::LogDelegate(QObject *parent)
    : RowDelegate(parent)
{
}

QRect LogDelegate::textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect rect = RowDelegate::textRect(option, index);
    if (index.column() != LogModel::LineColumn)
        return rect;
    return rect.adjusted(option.fontMetrics.height(), 0, 0, 0);
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = Colours::of(option.palette);
    const auto id = index.data(LogModel::ExchangeRole).toULongLong();
    const bool selected =
        option.state.testFlag(QStyle::State_Selected) || (id != 0 && id == m_exchange.value);
    paintBackground(painter, option, index, selected, !m_needle.isEmpty());

    const QRect rect = textRect(option, index);
    painter->save();
    painter->setFont(option.font);
    if (index.column() != LogModel::LineColumn) {
        painter->setPen(index.column() == LogModel::TimeColumn ? colours.muted : colours.text);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data().toString());
        painter->restore();
        return;
    }
    if (index.data(LogModel::MutedRole).toBool()) {
        painter->setPen(colours.muted);
        const QString text = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        painter->restore();
        return;
    }
    const auto tone = Tone(index.data(LogModel::ToneRole).toInt());
    if (const std::optional<Glyph> glyph = glyphOf(tone)) {
        const int side = option.fontMetrics.ascent();
        const QRect place(rect.left() - option.fontMetrics.height(), rect.center().y() - side / 2, side,
                          side);
        paintGlyph(painter, place, *glyph, colourOf(tone, colours));
    }
    paintLine(painter, option, rect, index.data().toString(), tone, selected);
    painter->restore();
}

void LogDelegate::paintLine(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                            const QString &line, Tone tone, bool selected) const
{
    const Colours &colours = Colours::of(option.palette);
    const QString seen = visiblePart(line, option.fontMetrics, rect.width());
    std::vector<LineSpan> spans = toneSpans(seen, tone);
    const QString text = elided(seen, spans, option.fontMetrics, rect.width());
    if (tone == Tone::Plain && selected)
        spans = jsonSpans(text);
    const std::vector<LineSpan> found = matchSpans(text, m_needle);
    spans.insert(spans.end(), found.begin(), found.end());
    painter->setPen(colours.text);
    if (spans.empty()) {
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        return;
    }
    QTextLayout layout(text, option.font);
    QTextOption single;
    single.setWrapMode(QTextOption::NoWrap);
    single.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(single);
    layout.setFormats(formats(spans, colourOf(tone, colours), colours));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    painter->setClipRect(rect, Qt::IntersectClip);
    const qreal top = rect.top() + (rect.height() - layout.boundingRect().height()) / 2;
    layout.draw(painter, QPointF(rect.left(), top));
}

} // namespace midhop::gui
