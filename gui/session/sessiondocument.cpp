#include "gui/session/sessiondocument.h"

#include "gui/session/progressline.h"
#include "gui/session/sessionlimit.h"
#include "gui/session/unsavedquestion.h"
#include "gui/tables/foreign.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Topic = SessionStrip::Topic;
using Tone = NoticeBar::Tone;
using trace::ExportFormat;

} // namespace

SessionDocument::SessionDocument(Journal *journal, RowFilter *filter, QSettings *store, QWidget *window,
                                 const QString &recoveryFolder)
    : QObject(window)
    , m_journal(journal)
    , m_window(window)
    , m_settings(store)
    , m_actions(new SessionActions(&m_settings, window))
    , m_strip(new SessionStrip(window))
    , m_recording(new SessionRecording(journal, m_strip, recoveryFolder, this))
    , m_opening(new SessionOpening(m_recording, m_strip, window, this))
    , m_writing(new SessionWriting(journal, filter, m_recording, m_strip, window, this))
    , m_files(&m_settings, fileDialogs(window))
{
    new SessionLimit(
        journal, &m_settings, m_actions, [this](const Then &proceed) { whenDecided(proceed); }, window, this);
    connectActions();
    connectParts();
    showState();
}

SessionDocument::~SessionDocument()
{
    end(false);
}

void SessionDocument::connectActions()
{
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_actions->newSession, [this] { whenDecided([this] { newSession(); }); });
    on(m_actions->open, [this] { chooseOpen(); });
    on(m_actions->save, [this] { save({}); });
    on(m_actions->saveAs, [this] { saveAs({}); });
    on(m_actions->record, [this] { toggleRecording(); });
    on(m_actions->csv, [this] { chooseExport(ExportFormat::Csv); });
    on(m_actions->pcapng, [this] { chooseExport(ExportFormat::Pcapng); });
    on(m_actions->mermaid, [this] { chooseExport(ExportFormat::Mermaid); });
    on(m_actions->text, [this] { chooseExport(ExportFormat::Text); });
    on(m_actions->clear, [this] { whenDecided([this] { clearSession(); }); });
    connect(m_actions, &SessionActions::recentChosen, this, &SessionDocument::chooseRecent);
}

void SessionDocument::connectParts()
{
    connect(m_recording, &SessionRecording::changed, this, &SessionDocument::showState);
    connect(m_recording->recovery(), &Recovery::found, this, &SessionDocument::offerRecovered);
    connect(m_opening, &SessionOpening::busyChanged, this, &SessionDocument::showState);
    connect(m_writing, &SessionWriting::busyChanged, this, &SessionDocument::showState);
    connect(m_strip->progress(), &ProgressLine::cancelRequested, this, [this] {
        m_opening->cancel();
        m_writing->cancel();
    });
    connect(m_opening, &SessionOpening::judged, this, [this] {
        whenDecided([this] { beginReading(); },
                    [this] {
                        m_opening->giveUp();
                        if (m_opening->isRecovered())
                            offerRecovered(m_recovered);
                    });
    });
    connect(m_opening, &SessionOpening::refused, this, [this] {
        if (m_opening->isRecovered())
            offerRecovered(m_recovered);
    });
    connect(m_opening, &SessionOpening::opened, this, &SessionDocument::endReading);
    connect(m_writing, &SessionWriting::saved, this, [this](const QString &path) {
        m_settings.addRecent(path);
        setFile(m_journal->left() == 0 ? path : QString());
    });
    connect(m_writing, &SessionWriting::ended, this, [this] {
        if (const Then then = std::exchange(m_afterJob, nullptr))
            then();
    });
}

void SessionDocument::start()
{
    m_recording->recovery()->start();
    m_recording->recovery()->look();
}

void SessionDocument::whenDecided(const Then &proceed, const Then &otherwise)
{
    if (m_writing->isRunning()) {
        m_afterJob = [this, proceed, otherwise] {
            whenDecided(proceed, otherwise);
        };
        return;
    }
    if (!isModified() || !m_settings.asks())
        return proceed();
    if (m_asking) {
        if (otherwise)
            otherwise();
        return;
    }
    m_asking = true;
    UnsavedQuestion::ask(m_window, name(), m_recording->unsaved()->count(),
                         [this, proceed, otherwise](UnsavedQuestion::Answer answer, bool neverAsk) {
                             m_asking = false;
                             if (neverAsk) {
                                 m_settings.setAsks(false);
                                 m_actions->ask->setChecked(false);
                             }
                             const auto go = [proceed, otherwise](bool goes) {
                                 if (goes)
                                     proceed();
                                 else if (otherwise)
                                     otherwise();
                             };
                             if (answer == UnsavedQuestion::Answer::Save)
                                 save(go);
                             else
                                 go(answer == UnsavedQuestion::Answer::Discard);
                         });
}

// Numbers begin at 1 again, and the name is gone; what a recording to a file has is there.
void SessionDocument::newSession()
{
    m_recording->giveUp();
    m_journal->restart();
    setFile({});
}

// As before, but empty: numbers go on. The name goes, or Save would replace a full file by an empty one.
void SessionDocument::clearSession()
{
    m_recording->giveUp();
    m_journal->clear();
    setFile({});
}

void SessionDocument::chooseOpen()
{
    m_files.askOpen([this](const QString &path) {
        if (!path.isEmpty())
            openPath(path);
    });
}

void SessionDocument::chooseRecent(const QString &path)
{
    if (QFileInfo::exists(path)) {
        openPath(path);
        return;
    }
    m_strip->tell(Topic::Opening, Tone::Warning,
                  [path = shown(path)] { return tr("%1 is not there any more.").arg(path); },
                  {{[] { return tr("Remove from the list"); },
                    [this, path] {
                        m_settings.removeRecent(path);
                    }}});
}

void SessionDocument::openPath(const QString &path)
{
    open({QFileInfo(path).absoluteFilePath()}, false);
}

void SessionDocument::open(const QStringList &paths, bool recovered)
{
    if (isBusy()) {
        m_strip->tell(Topic::Opening, Tone::Warning, [path = shown(paths.constFirst())] {
            return tr("%1 is not opened: another file is being read or written. Wait for that, or cancel it.")
                .arg(path);
        });
        return;
    }
    m_opening->judge(paths, recovered);
}

void SessionDocument::beginReading()
{
    m_recording->giveUp();
    m_journal->restart();
    setFile({});
    if (!m_opening->isRecovered())
        m_settings.addRecent(m_opening->paths().constFirst());
    m_opening->read();
}

void SessionDocument::endReading(SessionOpening::Extent extent)
{
    const bool allHere = extent != SessionOpening::Extent::Cancelled && m_journal->left() == 0;
    if (m_opening->isRecovered()) {
        // What is not all here stays where it is, for a later start.
        if (allHere)
            m_recording->recovery()->adopt();
        else
            m_recording->recovery()->later();
    } else if (allHere && extent == SessionOpening::Extent::Whole) {
        setFile(m_opening->paths().constFirst());
    }
    if (m_journal->left() > 0) {
        m_strip->tell(Topic::Saving, Tone::Warning, [left = m_journal->left()] {
            return tr("There are more exchanges than the window keeps: the oldest %Ln have left. Choose "
                      "\"Keep at most\" and open it again to see all.",
                      nullptr, int(left));
        });
    }
}

bool SessionDocument::canDrop(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() &&
           QFileInfo(urls.constFirst().toLocalFile()).isFile();
}

bool SessionDocument::drop(const QMimeData *data)
{
    if (!canDrop(data))
        return false;
    openPath(data->urls().constFirst().toLocalFile());
    return true;
}

void SessionDocument::offerRecovered(const RecoveredFiles &files)
{
    m_recovered = files;
    Recovery *recovery = m_recording->recovery();
    m_strip->tell(
        Topic::Recovered, Tone::Plain,
        [files] {
            const bool today = files.until.date() == QDate::currentDate();
            const QString until = today ? QLocale().toString(files.until.time(), u"HH:mm"_s)
                                        : QLocale().toString(files.until, QLocale::ShortFormat);
            return tr("Midhop did not end in order. %Ln exchange(s) recorded until %1 were recovered.",
                      nullptr, int(files.exchanges))
                .arg(until);
        },
        {{[] { return tr("&Open", "what was recovered"); },
          [this] {
              open(m_recovered.paths, true);
          }},
         {[] { return tr("&Discard", "what was recovered"); },
          [recovery] {
              recovery->discard();
          }},
         {[] { return tr("&Later"); },
          [recovery] {
              recovery->later();
          }}});
    m_strip->onDismissed(Topic::Recovered, [recovery] { recovery->later(); });
}

void SessionDocument::save(const SessionWriting::Then &then)
{
    // A file that has more than what is held here must not be replaced by less.
    if (m_file.isEmpty() || m_journal->left() > 0)
        saveAs(then);
    else
        m_writing->save(m_file, then);
}

void SessionDocument::saveAs(const SessionWriting::Then &then)
{
    m_files.askSave(m_file, [this, then](const QString &path) {
        if (!path.isEmpty() && !m_writing->isRunning())
            m_writing->save(path, then);
        else if (then)
            then(false);
    });
}

void SessionDocument::chooseExport(ExportFormat format)
{
    m_writing->askScope(format, [this, format](const RowRuns &rows) {
        m_files.askExport(format, m_file, [this, format, rows](const QString &path) {
            if (!path.isEmpty() && !isBusy())
                m_writing->exportTo(path, format, rows);
        });
    });
}

void SessionDocument::toggleRecording()
{
    m_actions->record->setChecked(
        m_recording->isActive()); // until there is a file, the mark stays where it was
    if (m_recording->isActive()) {
        m_recording->stop();
        return;
    }
    m_files.askRecord([this](const QString &path) {
        if (!path.isEmpty())
            m_recording->record(path);
    });
}

void SessionDocument::setFile(const QString &path)
{
    m_file = path;
    showState();
}

QString SessionDocument::name() const
{
    return m_file.isEmpty() ? tr("untitled session") : shown(QFileInfo(m_file).fileName());
}

QString SessionDocument::title() const
{
    return name().replace(u"[*]"_s, u"[*][*]"_s) + u"[*]"_s;
}

QString SessionDocument::whereRecorded() const
{
    return m_recording->isActive() ? tr("What was recorded is in %1.").arg(shown(QFileInfo(m_recording->path()).fileName()))
                                      : QString();
}

QString SessionDocument::recordingText() const
{
    if (m_recording->isActive()) {
        const QString file = shown(QFileInfo(m_recording->path()).fileName());
        return m_recording->isFailing() ? tr("Recording to %1 fails").arg(file)
                                        : tr("Recording to %1").arg(file);
    }
    return isModified() ? tr("Not saved") : QString();
}

void SessionDocument::showState()
{
    const bool busy = isBusy();
    for (QAction *action :
         {m_actions->newSession, m_actions->open, m_actions->save, m_actions->saveAs, m_actions->csv,
          m_actions->pcapng, m_actions->mermaid, m_actions->text, m_actions->clear})
        action->setEnabled(!busy);
    m_actions->recent->setEnabled(!busy);
    m_actions->record->setChecked(m_recording->isActive());
    m_actions->record->setText(m_recording->isActive() ? tr("Stop re&cording") : tr("Re&cord to file…"));
    if (std::exchange(m_titleTold, title()) != m_titleTold ||
        std::exchange(m_modifiedTold, isModified()) != m_modifiedTold)
        emit titleChanged();
    if (std::exchange(m_recordingTold, recordingText()) != m_recordingTold)
        emit recordingTextChanged();
}

void SessionDocument::end(bool asked)
{
    if (std::exchange(m_ended, true))
        return;
    m_opening->giveUp();
    m_writing->cancel();
    m_recording->end(!asked && isModified());
}

void SessionDocument::retranslate()
{
    m_actions->retranslate();
    m_strip->retranslate();
    showState();
}

} // namespace midhop::gui
