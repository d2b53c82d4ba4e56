#pragma once

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace midhop::gui {

/// What went wrong, in the panel it concerns: words, mostly one way out as a button, and a button that closes
/// it. Hidden while there is nothing to say.
class NoticeBar final : public QFrame
{
    Q_OBJECT
public:
    enum class Tone : quint8 { Bad, Warning, Plain };

    explicit NoticeBar(QWidget *parent = nullptr);

    /// Bad to begin with.
    void setTone(Tone tone);
    /// One more way out, behind the others; its text and what it does are the caller's.
    [[nodiscard]] QPushButton *addButton();
    /// `action` is the text of the button; empty for none.
    void tell(const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }

signals:
    void actionTriggered();
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    Tone m_tone = Tone::Bad;
};

} // namespace midhop::gui
