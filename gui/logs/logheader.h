#pragma once

#include <QtWidgets/QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace midhop::gui {

/// The strip above a log: its title and buttons. Where the words of the buttons do not fit, their signs
/// remain.
class LogHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit LogHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// `wordy` actions show their text where there is room.
    void addButton(QAction *action, bool wordy);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void adaptToFont();
    void adaptToPalette();
    void fit();
    void setWordy(bool wordy);

    QLabel *m_title;
    QList<QToolButton *> m_buttons;
    QList<QToolButton *> m_wordy;
};

} // namespace midhop::gui
