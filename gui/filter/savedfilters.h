#pragma once

#include "gui/filter/filtermemory.h"

#include <QtWidgets/QDialog>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace midhop::gui {

/// The saved filters in a list: names can be changed in place (F2), filters removed (Delete).
class SavedFilters final : public QDialog
{
    Q_OBJECT

public:
    /// `memory` outlives the dialog.
    SavedFilters(FilterMemory *memory, QWidget *parent);

private:
    void fill();
    void takeName(QTreeWidgetItem *item);
    void removeCurrent();

    FilterMemory *m_memory;
    QTreeWidget *m_list;
    QPushButton *m_rename;
    QPushButton *m_remove;
};

} // namespace midhop::gui
