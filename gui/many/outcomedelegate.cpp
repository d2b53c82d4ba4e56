#include "gui/many/outcomedelegate.h"

#include "gui/many/outcomemodel.h"

#include <QtGui/QPainter>

namespace midhop::gui {

namespace {

using OutcomeTone = OutcomeModel::Tone;

Glyph signOf(OutcomeTone tone)
{
    switch (tone) {
    case OutcomeTone::Good:
        return Glyph::Check;
    case OutcomeTone::Blocked:
        return Glyph::Cross;
    case OutcomeTone::Bad:
        return Glyph::Warn;
    case OutcomeTone::None:
        break;
    }
    return Glyph::Stop;
}

QColor inkOf(OutcomeTone tone, bool zero, const Colours &colours)
{
    if (zero)
        return colours.muted;
    switch (tone) {
    case OutcomeTone::Good:
        return colours.good;
    case OutcomeTone::Blocked:
    case OutcomeTone::Bad:
        return colours.bad;
    case OutcomeTone::None:
        break;
    }
    return colours.text;
}

} // namespace

QRect OutcomeDelegate::textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect rect = RowDelegate::textRect(option, index);
    return index.column() == OutcomeModel::Outcome ? rect.adjusted(option.fontMetrics.height() * 4 / 3, 0, 0, 0) : rect;
}

QSize OutcomeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    QFont bold = filled.font;
    bold.setBold(true);
    const int sign = index.column() == OutcomeModel::Outcome ? filled.fontMetrics.height() * 4 / 3 : 0;
    return {QFontMetrics(bold).horizontalAdvance(filled.text) + sign + 2 * padding(filled.fontMetrics) + 1,
            filled.fontMetrics.height()};
}

void OutcomeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const Colours &colours = Colours::of(filled.palette);
    paintBackground(painter, filled, index, filled.state.testFlag(QStyle::State_Selected));

    const auto tone = OutcomeTone(index.data(OutcomeModel::ToneRole).toInt());
    const bool zero = index.data(OutcomeModel::ZeroRole).toBool();
    const QRect rect = textRect(filled, index);
    painter->save();
    if (index.column() == OutcomeModel::Outcome) {
        const int side = filled.fontMetrics.ascent();
        const QRect place(rect.left() - filled.fontMetrics.height() * 4 / 3, rect.center().y() - side / 2, side, side);
        paintGlyph(painter, place, signOf(tone), inkOf(tone, zero, colours));
    }
    QFont font = filled.font;
    font.setBold(!zero && index.column() <= OutcomeModel::Count);
    painter->setFont(font);
    const bool words = index.column() == OutcomeModel::Outcome;
    painter->setPen(zero ? colours.muted : words ? inkOf(tone, zero, colours) : colours.text);
    painter->drawText(rect, int(filled.displayAlignment) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(filled.text, Qt::ElideRight, rect.width()));
    painter->restore();
}

} // namespace midhop::gui
