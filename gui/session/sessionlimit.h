#pragma once

#include <QtCore/QObject>

#include <functional>

class QWidget;

namespace midhop::gui {

class Journal;
class SessionActions;
class SessionSettings;

/// How many exchanges the window keeps: chosen in the menu, remembered, applied to the journal. Lives in the
/// GUI thread.
class SessionLimit final : public QObject
{
    Q_OBJECT
public:
    /// Goes on with `proceed` once nothing unsaved can be lost, or not at all.
    using Guard = std::function<void(const std::function<void()> &proceed)>;

    /// What is given must outlive this. Applies what is remembered. `guard` is asked when exchanges would
    /// leave.
    SessionLimit(Journal *journal, SessionSettings *settings, SessionActions *actions, const Guard &guard,
                 QWidget *window, QObject *parent);

private:
    void ask();
    void choose(qsizetype exchanges);
    void apply(qsizetype exchanges);

    Journal *m_journal;
    SessionSettings *m_settings;
    SessionActions *m_actions;
    Guard m_guard;
    QWidget *m_window;
};

} // namespace midhop::gui
