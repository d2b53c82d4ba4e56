#pragma once

#include "core/trace/filtercompletion.h"

#include <QtCore/QObject>

class QCompleter;
class QLineEdit;
class QModelIndex;
class QWidget;

namespace midhop::gui {

class CompletionModel;
class Journal;

/// Suggests how the filter's text could go on: fields, operators, words, values of the latest exchanges. The
/// arrow keys choose; Tab takes the chosen or the first one, Return a chosen one.
class FilterCompleter final : public QObject
{
    Q_OBJECT

public:
    FilterCompleter(QLineEdit *edit, Journal *journal);

    /// Shows what fits the text before the cursor, or hides when nothing does.
    void suggest();
    void hide();
    /// The list, also while it is hidden.
    [[nodiscard]] QWidget *popup() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// The list was shown, moved or hidden.
    void placed();

private:
    void take(const QModelIndex &index);
    [[nodiscard]] QStringList seen(trace::FilterField field) const;

    QLineEdit *m_edit;
    Journal *m_journal;
    CompletionModel *m_model;
    QCompleter *m_completer;
};

} // namespace midhop::gui
