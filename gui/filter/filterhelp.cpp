#include "gui/filter/filterhelp.h"

#include "gui/filter/filterwords.h"

#include <QtCore/QEvent>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

FilterHelp::FilterHelp(QWidget *parent)
    : QDialog(parent)
    , m_text(new QTextBrowser(this))
{
    auto *buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    retranslate();
    const int em = fontMetrics().height();
    resize(em * 44, em * 27);
}

void FilterHelp::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterHelp::retranslate()
{
    setWindowTitle(tr("Filter language"));
    m_text->setAccessibleName(tr("Filter language"));
    m_text->setHtml(FilterWords::help());
    m_close->setText(tr("Close"));
}

} // namespace midhop::gui
