#pragma once

#include <QtWidgets/QFrame>

class QLabel;

namespace midhop::gui {

/// What is wrong with the filter's text and what is in effect meanwhile, in a small box that floats below the
/// field, or below what covers that place, within the window.
class FilterProblem final : public QFrame
{
    Q_OBJECT

public:
    /// Floats beside `field`; a child of it until it is shown, then of its window.
    explicit FilterProblem(QWidget *field);

    void tell(const QString &reason, const QString &inEffect);
    [[nodiscard]] QString text() const;
    /// `cover` is a list of suggestions, maybe; none if it is null.
    void place(const QWidget *cover);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_field;
    QLabel *m_reason;
    QLabel *m_inEffect;
};

} // namespace midhop::gui
