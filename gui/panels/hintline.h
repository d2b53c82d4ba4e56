#pragma once

#include "gui/panels/fieldcheck.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace midhop::gui {

class Sign;

/// The line between a panel's fields and its log. It tells where one's own program can take the other side's
/// place, or, while a field has something wrong, what that is; while a send waits, that it does.
class HintLine final : public QWidget
{
    Q_OBJECT
public:
    explicit HintLine(QWidget *parent = nullptr);

    /// `command` is a line for a shell that does it; the button copies it.
    void setHint(const QString &text, const QString &command);
    /// Covers everything while something is waited for, beside a button that ends the wait; an empty text
    /// uncovers it.
    void setWait(const QString &text, QPushButton *button);
    /// Covers the hint until it is Fine. `field` is the name of the field it is about.
    void setNote(const QString &field, const FieldCheck &check);

    [[nodiscard]] QString hint() const;
    /// Empty while there is nothing to say.
    [[nodiscard]] QString note() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showPage();

    QStackedLayout *m_pages;
    QWidget *m_notePage;
    QLabel *m_hint;
    QToolButton *m_copy;
    Sign *m_sign;
    QLabel *m_note;
    QWidget *m_waitPage;
    QLabel *m_wait;
    QString m_command;
};

} // namespace midhop::gui
