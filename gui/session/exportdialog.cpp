#include "gui/session/exportdialog.h"

#include "gui/filter/rowfilter.h"

#include <QtCore/QLocale>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

namespace {

constexpr std::chrono::milliseconds CountInterval{300};

QString number(qsizetype count)
{
    return QLocale().toString(qlonglong(count));
}

} // namespace

ExportDialog::ExportDialog(const QString &title, const Journal *journal, const RowFilter *filter,
                           RowRuns selected, const std::function<void(const RowRuns &)> &then,
                           QWidget *window)
    : QDialog(window)
    , m_journal(journal)
    , m_filter(filter)
    , m_selectedRows(std::move(selected))
    , m_selected(new QRadioButton(this))
    , m_filtered(new QRadioButton(this))
    , m_all(new QRadioButton(this))
    , m_note(new QLabel(this))
    , m_export(nullptr)
{
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    auto *question = new QLabel(tr("Which exchanges?"), this);
    question->setTextFormat(Qt::PlainText);
    layout->addWidget(question);
    for (QRadioButton *choice : {m_selected, m_filtered, m_all}) {
        layout->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, &ExportDialog::showCounts);
    }
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    layout->addWidget(m_note);
    auto *buttons = new QDialogButtonBox(this);
    m_export = buttons->addButton(tr("&Export…"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, then] {
        const RowRuns rows = chosen();
        accept();
        then(rows);
    });
    m_selected->setVisible(m_selectedRows.count() > 0);
    m_filtered->setVisible(filter->isActive());
    (m_selectedRows.count() > 1 ? m_selected : filter->isActive() ? m_filtered : m_all)->setChecked(true);
    auto *refresh = new QTimer(this);
    connect(refresh, &QTimer::timeout, this, &ExportDialog::showCounts);
    refresh->start(CountInterval);
    connect(journal, &Journal::cleared, this, &QDialog::reject);
    connect(filter, &RowFilter::restarted, this, &ExportDialog::showCounts);
    showCounts();
}

RowRuns ExportDialog::all() const
{
    return {m_journal->store().firstRow(), m_journal->store().endRow()};
}

RowRuns ExportDialog::filtered() const
{
    if (!m_filter->isActive())
        return all();
    RowRuns rows;
    const qsizetype end = std::min(m_filter->answeredEnd(), m_journal->store().endRow());
    for (qsizetype row = m_journal->store().firstRow(); row < end; ++row) {
        if (m_filter->passes(row))
            rows.add(row);
    }
    return rows;
}

// What was selected may have left meanwhile.
RowRuns ExportDialog::chosen() const
{
    if (m_filtered->isChecked())
        return filtered();
    if (m_all->isChecked())
        return all();
    return m_selectedRows.within(m_journal->store().firstRow(), m_journal->store().endRow());
}

void ExportDialog::showCounts()
{
    if (m_export == nullptr)
        return;
    const bool looking = m_filter->isActive() && m_filter->answeredEnd() < m_journal->store().endRow();
    const qsizetype passing = m_filter->matches();
    m_selected->setText(tr("The &selected ones (%1)").arg(number(m_selectedRows.count())));
    m_filtered->setText(looking ? tr("Those that pass the &filter (%1 so far)").arg(number(passing))
                                : tr("Those that pass the &filter (%1)").arg(number(passing)));
    m_all->setText(tr("&All (%1)").arg(number(all().count())));
    const qsizetype count = m_filtered->isChecked() ? passing : chosen().count();
    const bool waits = m_filtered->isChecked() && looking;
    m_export->setEnabled(count > 0 && !waits);
    m_note->setText(waits        ? tr("The filter still looks at the exchanges. A moment, please.")
                    : count == 0 ? tr("There is nothing to export.")
                                 : QString());
}

} // namespace midhop::gui
