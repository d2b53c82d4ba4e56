#pragma once

#include "gui/filter/filtermemory.h"
#include "gui/filter/rowfilter.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QToolButton;

namespace midhop::gui {

class FilterCompleter;
class FilterEdit;
class FilterMenu;
class FilterProblem;

/// The field for the filter over table and logs. Reads the text while it is typed; what can't be read is
/// marked and explained, and the last good filter stays in effect. Lives in the GUI thread.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the bar; `settings` may be null. Remembers in the settings' group `filter`.
    FilterBar(RowFilter *filter, Journal *journal, QSettings *settings, QWidget *parent = nullptr);
    ~FilterBar() override;

    [[nodiscard]] QString text() const;
    /// Takes effect at once, as far as it can be read.
    Q_INVOKABLE void setText(const QString &text);
    /// Joins `expression`, which can be read, with what is there: both have to be met, or with `exclude` the
    /// other and not this.
    Q_INVOKABLE void addTerm(const QString &expression, bool exclude);
    Q_INVOKABLE void focusFilter();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void read();
    void apply(const QString &text, std::optional<trace::Filter> filter);
    void showError(const trace::FilterError &error);
    void placeProblem();
    void enter();
    void goBack();
    void browse(int step);
    void tellHits();
    void adaptToFont();
    void retranslate();

    RowFilter *m_filter;
    FilterMemory m_memory;
    FilterEdit *m_edit;
    FilterCompleter *m_completer;
    FilterProblem *m_problem;
    QLabel *m_hits;
    QToolButton *m_clear;
    FilterMenu *m_menu;
    QTimer m_readSoon;
    QTimer m_tellSoon;
    QString m_inEffect;         ///< as it was written
    qsizetype m_historyAt = -1; ///< in the history while going through it
    QString m_draft;            ///< what was typed before going through it
};

} // namespace midhop::gui
