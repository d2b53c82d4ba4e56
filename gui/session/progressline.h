#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QFrame>

class QProgressBar;
class QPushButton;

namespace midhop::gui {

class ElidedLabel;

/// A job under way: what it does, how far it is, and a button that ends it. The window stays usable
/// meanwhile.
class ProgressLine final : public QFrame
{
    Q_OBJECT
public:
    explicit ProgressLine(QWidget *parent = nullptr);

    /// A job begins. It is shown in a moment: one that is done at once does not flicker.
    void begin();
    void tell(const QString &text, int percent);
    /// The job is over.
    void end();
    [[nodiscard]] QString text() const;

signals:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    ElidedLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QTimer m_delay;
};

} // namespace midhop::gui
