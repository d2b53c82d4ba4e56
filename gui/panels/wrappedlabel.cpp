#include "gui/panels/wrappedlabel.h"

#include <QtCore/QEvent>

namespace midhop::gui {

WrappedLabel::WrappedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

int WrappedLabel::heightForWidth(int width) const
{
    if (m_text != text() || m_margins != contentsMargins()) {
        m_heights.clear();
        m_text = text();
        m_margins = contentsMargins();
    }
    const auto known = m_heights.find(width);
    if (known != m_heights.end())
        return known->second;
    return m_heights.emplace(width, QLabel::heightForWidth(width)).first->second;
}

/// Fonts, styles and directions change the height, too.
void WrappedLabel::changeEvent(QEvent *event)
{
    m_heights.clear();
    QLabel::changeEvent(event);
}

} // namespace midhop::gui
