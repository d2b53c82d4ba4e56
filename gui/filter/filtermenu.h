#pragma once

#include "gui/filter/filtermemory.h"

#include <QtWidgets/QToolButton>

class QMenu;

namespace midhop::gui {

/// The star beside the filter's field: the saved filters, those used before, and help. Its menu is made anew
/// each time it opens.
class FilterMenu final : public QToolButton
{
    Q_OBJECT

public:
    /// `memory` outlives the button.
    FilterMenu(FilterMemory *memory, QWidget *parent);

    /// What Save would save: a filter that can be read, or nothing.
    void setSavable(const QString &text) { m_savable = text; }
    void showHelp();

signals:
    void chosen(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addTo(QMenu *menu, const QString &name, const QString &text);
    void save();
    void retranslate();

    FilterMemory *m_memory;
    QMenu *m_menu;
    QString m_savable;
};

} // namespace midhop::gui
