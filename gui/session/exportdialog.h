#pragma once

#include "gui/session/rowruns.h"

#include <QtWidgets/QDialog>

#include <functional>

class QLabel;
class QPushButton;
class QRadioButton;

namespace midhop::gui {

class Journal;
class RowFilter;

/// Which exchanges are to be exported: what is selected, what the filter lets through, or all; with their
/// numbers, which follow what happens meanwhile. GUI thread.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `selected` tells the rows in rising order. `then` is called with the rows once the user agreed.
    ExportDialog(const QString &title, const Journal *journal, const RowFilter *filter, RowRuns selected,
                 const std::function<void(const RowRuns &)> &then, QWidget *window);

private:
    [[nodiscard]] RowRuns filtered() const;
    [[nodiscard]] RowRuns all() const;
    [[nodiscard]] RowRuns chosen() const;
    void showCounts();

    const Journal *m_journal;
    const RowFilter *m_filter;
    RowRuns m_selectedRows;
    QRadioButton *m_selected;
    QRadioButton *m_filtered;
    QRadioButton *m_all;
    QLabel *m_note;
    QPushButton *m_export;
};

} // namespace midhop::gui
