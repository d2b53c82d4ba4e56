#include "gui/filter/savedfilters.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QShortcut>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

namespace {

constexpr int NameRole = Qt::UserRole;

} // namespace

SavedFilters::SavedFilters(FilterMemory *memory, QWidget *parent)
    : QDialog(parent)
    , m_memory(memory)
    , m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("Saved filters"));
    m_list->setAccessibleName(tr("Saved filters"));
    m_list->setHeaderLabels({tr("Name"), tr("Filter")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    auto *buttons = new QDialogButtonBox(this);
    m_rename = buttons->addButton(tr("Rename"), QDialogButtonBox::ActionRole);
    m_remove = buttons->addButton(tr("Remove"), QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(QDialogButtonBox::Close);
    close->setText(tr("Close"));
    m_rename->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemChanged, this, &SavedFilters::takeName);
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem(), 0); });
    connect(m_remove, &QPushButton::clicked, this, &SavedFilters::removeCurrent);
    auto *remove = new QShortcut(QKeySequence::Delete, m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &SavedFilters::removeCurrent);
    fill();
    const int em = fontMetrics().height();
    resize(em * 32, em * 18);
    m_list->setColumnWidth(0, em * 10);
}

void SavedFilters::fill()
{
    const QSignalBlocker silent(m_list);
    m_list->clear();
    for (const FilterMemory::Saved &one : m_memory->saved()) {
        auto *item = new QTreeWidgetItem(m_list, {one.name, one.text});
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(0, NameRole, one.name);
        item->setToolTip(1, one.text.toHtmlEscaped());
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    const bool any = m_list->topLevelItemCount() > 0;
    m_rename->setEnabled(any);
    m_remove->setEnabled(any);
}

// Filters are edited in the filter's field, so only the name's change counts.
void SavedFilters::takeName(QTreeWidgetItem *item)
{
    (void)m_memory->rename(item->data(0, NameRole).toString(), item->text(0));
    // The list is not changed while it still ends the editing.
    QMetaObject::invokeMethod(this, &SavedFilters::fill, Qt::QueuedConnection);
}

void SavedFilters::removeCurrent()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (item == nullptr)
        return;
    m_memory->remove(item->data(0, NameRole).toString());
    fill();
}

} // namespace midhop::gui
