#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace midhop::gui {

/// A strip above or below a table with something that is good to know about its rows, and at most one way on
/// as a button. Hidden while there is nothing to say.
class TableStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit TableStrip(QWidget *parent = nullptr);

    /// An empty text hides the strip; `action` is the text of the button, empty for none.
    void tell(const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void adaptToFont();

    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace midhop::gui
