#include "gui/session/unsavedquestion.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QPushButton>

namespace midhop::gui {

void UnsavedQuestion::ask(QWidget *window, const QString &name, qsizetype exchanges, const Then &then)
{
    auto *question = new UnsavedQuestion(window, name, exchanges, then);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->open();
}

UnsavedQuestion::UnsavedQuestion(QWidget *window, const QString &name, qsizetype exchanges, const Then &then)
    : QMessageBox(window)
    , m_never(new QCheckBox(tr("&Don't ask again, and drop them")))
{
    setIcon(QMessageBox::Question);
    setTextFormat(Qt::PlainText);
    setWindowTitle(tr("Unsaved exchanges"));
    setText(tr("Save the exchanges of \"%1\"?").arg(name));
    setInformativeText(exchanges > 0 ? tr("%Ln exchange(s) are in no file yet.", nullptr, int(exchanges))
                                     : tr("Some exchanges could not be recorded."));
    QPushButton *save = addButton(tr("&Save"), QMessageBox::AcceptRole);
    QPushButton *discard = addButton(tr("D&iscard"), QMessageBox::DestructiveRole);
    QPushButton *cancel = addButton(tr("&Cancel"), QMessageBox::RejectRole);
    save->setObjectName(QStringLiteral("save"));
    discard->setObjectName(QStringLiteral("discard"));
    cancel->setObjectName(QStringLiteral("cancel"));
    setDefaultButton(save);
    setEscapeButton(cancel);
    setCheckBox(m_never);
    // Only dropping can be done without a question; so with the mark there is nothing to save.
    connect(m_never, &QCheckBox::toggled, save, &QWidget::setDisabled);
    connect(this, &QDialog::finished, this, [this, then, save, discard] {
        const QAbstractButton *pressed = clickedButton();
        const Answer answer = pressed == save      ? Answer::Save
                              : pressed == discard ? Answer::Discard
                                                   : Answer::Cancel;
        then(answer, answer == Answer::Discard && m_never->isChecked());
    });
}

} // namespace midhop::gui
