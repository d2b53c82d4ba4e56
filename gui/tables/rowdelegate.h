#pragma once

#include "core/trace/logline.h"
#include "gui/theme/colours.h"
#include "gui/theme/glyph.h"

#include <QtWidgets/QStyledItemDelegate>

#include <optional>

namespace midhop::gui {

/// What the delegates of logs and exchanges have in common: the background of a row, signs and colours of a
/// tone, and the whole text as a tooltip where it is cut off.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(QObject *parent = nullptr);

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    using Tone = trace::LogLine::Tone;

    /// Selected rows have the selection's colour, the current row of a focused view a mark at its left edge;
    /// with `marked` of any view.
    static void paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index, bool selected, bool marked = false);
    [[nodiscard]] static std::optional<Glyph> glyphOf(Tone tone);
    [[nodiscard]] static QColor colourOf(Tone tone, const Colours &colours);
    /// Room left and right of a cell's text.
    [[nodiscard]] virtual int padding(const QFontMetrics &metrics) const;
    /// As much of a long text as can ever be seen in `width`, so that eliding stays cheap.
    [[nodiscard]] static QString visiblePart(const QString &text, const QFontMetrics &metrics, int width);
    /// Where the text of a cell stands.
    [[nodiscard]] virtual QRect textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace midhop::gui
