#pragma once

#include "gui/theme/colours.h"

#include <QtCore/QObject>

class QWidget;

namespace midhop::gui {

/// Gives a widget's text one of the window's colours and keeps it so when light turns dark. A child of the
/// widget.
class Tint final : public QObject
{
    Q_OBJECT
public:
    using Pick = QColor Colours::*;

    static void apply(QWidget *widget, Pick colour);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Tint(QWidget *widget, Pick colour);
    [[nodiscard]] QColor wanted() const;
    void colourIn();

    QWidget *m_widget;
    Pick m_colour;
};

} // namespace midhop::gui
