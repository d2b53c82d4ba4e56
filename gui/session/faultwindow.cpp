#include "gui/session/faultwindow.h"

#include "gui/session/faultwords.h"

#include <QtCore/QLocale>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

FaultWindow::FaultWindow(const QString &file, const std::vector<trace::LineFault> &faults, qint64 total,
                         QWidget *window)
    : QDialog(window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Lines that could not be read"));
    QString lines;
    for (const trace::LineFault &fault : faults)
        lines += tr("Line %1: %2").arg(QLocale().toString(fault.line), faultWords(fault)) + u'\n';
    auto *head = new QLabel(tr("%1: %Ln line(s) could not be read.", nullptr, int(total)).arg(file), this);
    head->setTextFormat(Qt::PlainText);
    head->setWordWrap(true);
    auto *list = new QPlainTextEdit(lines.trimmed(), this);
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setAccessibleName(windowTitle());
    auto *rest = new QLabel(tr("The first %Ln are listed.", nullptr, int(faults.size())), this);
    rest->setVisible(total > qint64(faults.size()));
    auto *buttons = new QDialogButtonBox(this);
    connect(buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole), &QPushButton::clicked, this,
            &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(head);
    layout->addWidget(list, 1);
    layout->addWidget(rest);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 22);
}

} // namespace midhop::gui
