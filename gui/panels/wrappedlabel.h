#pragma once

#include <QtCore/QMargins>
#include <QtWidgets/QLabel>

#include <map>

namespace midhop::gui {

/// A label of plain text that wraps, and can be selected with the mouse. It remembers how high it is for a width: nested layouts ask
/// a dozen times for a window's first picture, and each time QLabel lays the text out anew. Lives in the GUI thread.
class WrappedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    mutable std::map<int, int> m_heights; ///< by width, for what follows
    mutable QString m_text;
    mutable QMargins m_margins;
};

} // namespace midhop::gui
