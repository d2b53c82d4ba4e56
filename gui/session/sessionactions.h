#pragma once

#include <QtCore/QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace midhop::gui {

class SessionSettings;

/// What the File menu holds for sessions: actions and sub-menus with their words and keys. Others put them
/// into the menu bar and say what they do. Lives in the GUI thread; the menus are children of the window.
class SessionActions final : public QObject
{
    Q_OBJECT
public:
    SessionActions(SessionSettings *settings, QWidget *window);

    QAction *const newSession;
    QAction *const open;
    QMenu *const recent;
    QAction *const save;
    QAction *const saveAs;
    QAction *const record; ///< checkable: checked while it records
    QMenu *const exports;  ///< the four formats; more can be added
    QAction *const csv;
    QAction *const pcapng;
    QAction *const mermaid;
    QAction *const text;
    QAction *const clear;
    QMenu *const limits; ///< "Keep at most"
    QAction *const ask;  ///< checkable: ask before unsaved exchanges are given up

    void retranslate();
    void showLimit(qsizetype exchanges);

signals:
    void recentChosen(const QString &path);
    void limitChosen(qsizetype exchanges);
    void otherLimitChosen();

private:
    void fillRecent();

    SessionSettings *m_settings;
    QActionGroup *m_limits;
    QAction *m_otherLimit;
    qsizetype m_limit = 0;
};

} // namespace midhop::gui
