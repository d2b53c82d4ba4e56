#pragma once

#include "core/trace/exporter.h"
#include "gui/session/filechooser.h"

#include <QtCore/QCoreApplication>

namespace midhop::gui {

class SessionSettings;

/// Asks for the session's files, beginning where such a file was chosen last. `chosen` hears an absolute
/// path, or an empty one if none was chosen. GUI thread.
class SessionFiles final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::SessionFiles)
public:
    using Chosen = std::function<void(const QString &path)>;

    /// `settings` must outlive this, and what `chooser` asks for.
    SessionFiles(SessionSettings *settings, const FileChooser &chooser)
        : m_settings(settings)
        , m_chooser(chooser)
    {
    }
    void setChooser(const FileChooser &chooser) { m_chooser = chooser; }

    void askOpen(const Chosen &chosen) const;
    /// `present` is the path the session has, or empty.
    void askSave(const QString &present, const Chosen &chosen) const;
    void askExport(trace::ExportFormat format, const QString &present, const Chosen &chosen) const;
    void askRecord(const Chosen &chosen) const;

private:
    void ask(FileWish wish, const QString &purpose, const Chosen &chosen) const;

    SessionSettings *m_settings;
    FileChooser m_chooser;
};

} // namespace midhop::gui
