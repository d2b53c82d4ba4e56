#include "gui/exchanges/exchangesdelegate.h"

#include "gui/exchanges/exchangesmodel.h"
#include "gui/theme/theme.h"

#include <QtGui/QPainter>

namespace midhop::gui {

ExchangesDelegate::ExchangesDelegate(QObject *parent)
    : RowDelegate(parent)
{
}

void ExchangesDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    option->font = fontOf(index.column(), option->font);
    option->fontMetrics = QFontMetrics(option->font);
}

QFont ExchangesDelegate::fontOf(int column, const QFont &base)
{
    if (ExchangeColumn::isOfWire(column))
        return Theme::fixedFont(base);
    QFont font = base;
    if (column == ExchangeColumn::Decision)
        font.setBold(true);
    return font;
}

int ExchangesDelegate::padding(const QFontMetrics &metrics) const
{
    return metrics.averageCharWidth();
}

QRect ExchangesDelegate::textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect rect = RowDelegate::textRect(option, index);
    if (Tone(index.data(ExchangesModel::ToneRole).toInt()) == Tone::Plain)
        return rect;
    return rect.adjusted(option.fontMetrics.height(), 0, 0, 0);
}

void ExchangesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const Colours &colours = Colours::of(filled.palette);
    paintBackground(painter, filled, index, filled.state.testFlag(QStyle::State_Selected));

    const auto tone = Tone(index.data(ExchangesModel::ToneRole).toInt());
    const QRect rect = textRect(filled, index);
    painter->save();
    if (const std::optional<Glyph> glyph = glyphOf(tone)) {
        const int side = filled.fontMetrics.ascent();
        const QRect place(rect.left() - filled.fontMetrics.height(), rect.center().y() - side / 2, side,
                          side);
        paintGlyph(painter, place, *glyph, colourOf(tone, colours));
    }
    painter->setFont(filled.font);
    painter->setPen(colourOf(tone, colours));
    const QString seen = visiblePart(filled.text, filled.fontMetrics, rect.width());
    painter->drawText(rect, int(filled.displayAlignment) | Qt::TextSingleLine,
                      filled.fontMetrics.elidedText(seen, Qt::ElideRight, rect.width()));
    painter->restore();
}

} // namespace midhop::gui
