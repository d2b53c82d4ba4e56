#pragma once

#include "core/trace/part.h"
#include "gui/panels/statedot.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace midhop::gui {

class ElidedLabel;
class Sign;

/// The top of a role's panel: dot, name in the role's colour, state in words, counters, and a button at the
/// end. Where there is no room beside the name the words move below it.
class PanelHeader final : public QWidget
{
    Q_OBJECT
public:
    PanelHeader(trace::Role role, QWidget *parent);

    void setName(const QString &name);
    /// The client has no state to show, only counters.
    void setState(StateDot::State state, const QString &words);
    void setCounters(const QString &counters);
    /// What they count, where that is not plain.
    void setCountersNote(const QString &note);
    /// Said with a sign before the counters; empty for none.
    void setWarning(const QString &warning, const QString &toolTip);
    /// Made by the first call.
    [[nodiscard]] QPushButton *button();

    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString countersText() const;
    [[nodiscard]] QString warningText() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QGridLayout *m_grid;
    QWidget *m_words; ///< state above counters: behind the name, or below it where the panel is narrow
    bool m_below = false;
    StateDot *m_dot;
    QLabel *m_name;
    ElidedLabel *m_state;
    ElidedLabel *m_counters;
    Sign *m_warningSign;
    ElidedLabel *m_warning;
    QPushButton *m_button = nullptr;
};

} // namespace midhop::gui
