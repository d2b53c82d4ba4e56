#include "gui/tables/rowdelegate.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr qsizetype LongestTooltip = 4000;

/// Columns may have been dragged, and some be hidden.
bool isLeftmost(const QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(view);
    if (!table)
        return index.column() == 0;
    return option.rect.left() + table->horizontalHeader()->offset() <= 0;
}

} // namespace

RowDelegate::RowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void RowDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, bool selected, bool marked)
{
    const Colours &colours = Colours::of(option.palette);
    painter->fillRect(option.rect, selected ? colours.selection : colours.base);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool current = view && view->currentIndex().row() == index.row();
    if (current && (marked || view->hasFocus()) && isLeftmost(view, option, index)) {
        const int width = std::max(2, option.fontMetrics.height() / 6);
        painter->fillRect(QRect(option.rect.topLeft(), QSize(width, option.rect.height())), colours.accent);
    }
}

std::optional<Glyph> RowDelegate::glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        break;
    case Tone::Good:
        return Glyph::Check;
    case Tone::Bad:
        return Glyph::Cross;
    case Tone::Error:
        return Glyph::Warn;
    }
    return std::nullopt;
}

QColor RowDelegate::colourOf(Tone tone, const Colours &colours)
{
    switch (tone) {
    case Tone::Plain:
        break;
    case Tone::Good:
        return colours.good;
    case Tone::Bad:
    case Tone::Error:
        return colours.bad;
    }
    return colours.text;
}

int RowDelegate::padding(const QFontMetrics &metrics) const
{
    return std::max(2, metrics.averageCharWidth() / 2);
}

QString RowDelegate::visiblePart(const QString &text, const QFontMetrics &metrics, int width)
{
    const int narrowest = std::max(1, metrics.averageCharWidth() / 4);
    return text.left(std::max(0, width) / narrowest + 64);
}

QRect RowDelegate::textRect(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int room = padding(option.fontMetrics);
    return option.rect.adjusted(room, 0, -room, 0);
}

// The text is foreign: it must never be taken for HTML.
bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data().toString();
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const int width = textRect(filled, index).width();
    const QString seen = visiblePart(text, filled.fontMetrics, width);
    if (seen.size() == text.size() && filled.fontMetrics.horizontalAdvance(text) <= width) {
        QToolTip::hideText();
        return true;
    }
    const QString shown = text.size() > LongestTooltip ? text.left(LongestTooltip) + u'\u2026' : text;
    QToolTip::showText(event->globalPos(),
                       u"<p style='white-space:pre-wrap'>"_s + shown.toHtmlEscaped() + u"</p>"_s, view);
    return true;
}

} // namespace midhop::gui
