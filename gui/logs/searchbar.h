#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace midhop::gui {

/// The field for a text to find, with previous, next and what was found in words. Return and Shift+Return go
/// on, Escape closes.
class SearchBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchBar(QWidget *parent = nullptr);

    /// Puts the focus into the field, its text selected.
    void begin();
    [[nodiscard]] QString text() const;
    void setStatus(const QString &status);

signals:
    void textChanged(const QString &text);
    void nextRequested();
    void previousRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void adaptToFont();

    QLineEdit *m_field;
    QLabel *m_status;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
};

} // namespace midhop::gui
