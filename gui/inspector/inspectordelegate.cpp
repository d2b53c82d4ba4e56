#include "gui/inspector/inspectordelegate.h"

#include "gui/theme/theme.h"

#include <QtGui/QPainter>

namespace midhop::gui {

namespace {

using Look = InspectorDelegate::Look;

Look lookOf(const QModelIndex &index)
{
    return Look(index.data(InspectorDelegate::LookRole).toInt());
}

QColor colourOf(Look look, const Colours &colours)
{
    switch (look) {
    case Look::Plain:
        break;
    case Look::Muted:
        return colours.muted;
    case Look::Good:
        return colours.good;
    case Look::Fault:
        return colours.bad;
    case Look::Different:
        return colours.warning;
    }
    return colours.text;
}

} // namespace

InspectorDelegate::InspectorDelegate(QObject *parent)
    : RowDelegate(parent)
{
}

void InspectorDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    if (index.data(WireRole).toBool())
        option->font = Theme::fixedFont(option->font);
    option->fontMetrics = QFontMetrics(option->font);
}

int InspectorDelegate::padding(const QFontMetrics &metrics) const
{
    return metrics.averageCharWidth();
}

std::optional<Glyph> InspectorDelegate::signOf(const QModelIndex &index)
{
    return lookOf(index) == Look::Fault ? std::optional(Glyph::Warn) : std::nullopt;
}

QRect InspectorDelegate::textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect rect = RowDelegate::textRect(option, index);
    return signOf(index) ? rect.adjusted(option.fontMetrics.height(), 0, 0, 0) : rect;
}

void InspectorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const Colours &colours = Colours::of(filled.palette);
    paintBackground(painter, filled, index, filled.state.testFlag(QStyle::State_Selected));

    const QRect rect = textRect(filled, index);
    painter->save();
    painter->setFont(filled.font);
    const QColor colour = gui::colourOf(lookOf(index), colours);
    if (const std::optional<Glyph> glyph = signOf(index)) {
        const int side = filled.fontMetrics.ascent();
        paintGlyph(painter,
                   QRect(rect.left() - filled.fontMetrics.height(), rect.center().y() - side / 2, side, side),
                   *glyph, colour);
    }
    painter->setPen(colour);
    painter->setLayoutDirection(Qt::LeftToRight);
    const QString text = visiblePart(filled.text, filled.fontMetrics, rect.width());
    painter->drawText(rect, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                      filled.fontMetrics.elidedText(text, Qt::ElideRight, rect.width()));
    painter->restore();
}

} // namespace midhop::gui
