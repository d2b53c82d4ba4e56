#include "gui/session/sessionfiles.h"

#include "gui/session/sessionsettings.h"

#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using trace::ExportFormat;

const QString SessionSuffix = u"jsonl"_s;

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Session:
        break;
    case ExportFormat::Csv:
        return u"csv"_s;
    case ExportFormat::Pcapng:
        return u"pcapng"_s;
    case ExportFormat::Mermaid:
        return u"mmd"_s;
    case ExportFormat::Text:
        return u"txt"_s;
    }
    return SessionSuffix;
}

} // namespace

void SessionFiles::ask(FileWish wish, const QString &purpose, const Chosen &chosen) const
{
    wish.folder = m_settings->folder(purpose);
    m_chooser(wish, [settings = m_settings, purpose, chosen](const QString &path) {
        const QFileInfo info(path);
        if (!path.isEmpty())
            settings->setFolder(purpose, info.absolutePath());
        chosen(path.isEmpty() ? path : info.absoluteFilePath());
    });
}

void SessionFiles::askOpen(const Chosen &chosen) const
{
    ask({.kind = FileWish::Kind::Open,
         .title = tr("Open a session"),
         .folder = {},
         .name = {},
         .filter = tr("Sessions (*.jsonl);;All files (*)"),
         .suffix = {}},
        u"open"_s, chosen);
}

void SessionFiles::askSave(const QString &present, const Chosen &chosen) const
{
    ask({.kind = FileWish::Kind::Save,
         .title = tr("Save the session"),
         .folder = {},
         .name = present.isEmpty() ? u"session.jsonl"_s : QFileInfo(present).fileName(),
         .filter = tr("Sessions (*.jsonl);;All files (*)"),
         .suffix = SessionSuffix},
        u"save"_s, chosen);
}

void SessionFiles::askExport(ExportFormat format, const QString &present, const Chosen &chosen) const
{
    const QString suffix = suffixOf(format);
    const QString base = present.isEmpty() ? u"session"_s : QFileInfo(present).completeBaseName();
    ask({.kind = FileWish::Kind::Save,
         .title = tr("Export exchanges"),
         .folder = {},
         .name = base + u'.' + suffix,
         .filter = tr("%1 files (*.%2);;All files (*)").arg(suffix.toUpper(), suffix),
         .suffix = suffix},
        u"export"_s, chosen);
}

void SessionFiles::askRecord(const Chosen &chosen) const
{
    ask({.kind = FileWish::Kind::Append,
         .title = tr("Record to a session file, new or to be continued"),
         .folder = {},
         .name = u"session.jsonl"_s,
         .filter = tr("Sessions (*.jsonl);;All files (*)"),
         .suffix = SessionSuffix},
        u"record"_s, chosen);
}

} // namespace midhop::gui
