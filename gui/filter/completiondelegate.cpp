#include "gui/filter/completiondelegate.h"

#include "gui/filter/completionmodel.h"
#include "gui/theme/colours.h"
#include "gui/theme/theme.h"

#include <QtGui/QPainter>

namespace midhop::gui {

void CompletionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Colours &colours = Colours::of(option.palette);
    const int gap = option.fontMetrics.height() / 2;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colours.selection);
    const QRect inner = option.rect.adjusted(gap, 0, -gap, 0);
    const QFont fixed = Theme::fixedFont(option.font);
    const QFontMetrics metrics(fixed);
    const QString text = metrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width());
    painter->setFont(fixed);
    painter->setPen(colours.text);
    painter->drawText(inner, Qt::AlignLeading | Qt::AlignVCenter, text);
    const int room = inner.width() - metrics.horizontalAdvance(text) - gap;
    if (room > option.fontMetrics.averageCharWidth() * 6) {
        painter->setFont(option.font);
        painter->setPen(colours.muted);
        const QString explanation = index.data(CompletionModel::ExplanationRole).toString();
        painter->drawText(inner, Qt::AlignTrailing | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(explanation, Qt::ElideRight, room));
    }
    painter->restore();
}

QSize CompletionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, option.fontMetrics.height() * 3 / 2};
}

} // namespace midhop::gui
