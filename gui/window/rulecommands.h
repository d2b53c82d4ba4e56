#pragma once

#include "gui/rules/ruledocument.h"
#include "gui/rules/rulememory.h"

#include <QtCore/QTimer>

class QWidget;

namespace midhop::gui {

class ExchangesView;
class Journal;
class ProxyPanel;
class RuleEditor;

/// Joins the window's rules with what shows, uses and remembers them: the proxy with its panel, the editor, "Block this
/// destination", the settings. GUI thread.
class RuleCommands final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Journal *journal = nullptr;
        ProxyPanel *proxy = nullptr;
        ExchangesView *exchanges = nullptr;
        QSettings *settings = nullptr;
    };

    /// The parts and `window`, the editor's parent, must outlive it.
    RuleCommands(const Parts &parts, QWidget *window);
    ~RuleCommands() override;

    /// Opens the editor, or brings it to the front.
    void edit();
    /// What changed is remembered a moment later by itself; this does it now.
    void save();

signals:
    /// Something to tell in the status bar.
    void told(const QString &text);

private:
    void load();
    void rulesChanged();
    void block(const QByteArray &ip, quint16 port);

    Parts m_parts;
    QWidget *m_window;
    RuleMemory m_memory;
    RuleDocument m_document;
    QTimer m_saving;
    QTimer m_counting;
    std::unique_ptr<RuleEditor> m_editor;
};

} // namespace midhop::gui
