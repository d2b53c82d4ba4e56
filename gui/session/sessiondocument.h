#pragma once

#include "gui/session/sessionactions.h"
#include "gui/session/sessionfiles.h"
#include "gui/session/sessionopening.h"
#include "gui/session/sessionsettings.h"
#include "gui/session/sessionwriting.h"

class QMimeData;

namespace midhop::gui {

/// The session the window shows, as a document: what the File menu does with it, its name, and whether
/// something in it is in no file yet. Nothing here waits: jobs run beside the window, questions are answered
/// by a call. Lives in the GUI thread.
///
/// A file that was read in part only (damaged, cancelled), or is larger than what is held, is not the
/// document's: Save asks for a name, so that no whole file is replaced by a part of it. What is recorded to a
/// file of the user's goes on whatever session is shown.
class SessionDocument final : public QObject
{
    Q_OBJECT
public:
    using Then = std::function<void()>;

    /// All that is given must outlive it. `recoveryFolder`: see Recovery.
    SessionDocument(Journal *journal, RowFilter *filter, QSettings *store, QWidget *window,
                    const QString &recoveryFolder = Recovery::defaultFolder());
    ~SessionDocument() override;

    /// For the menu bar.
    [[nodiscard]] SessionActions *actions() { return m_actions; }
    /// For the place above the centre of the window, which then owns it.
    [[nodiscard]] SessionStrip *strip() { return m_strip; }
    /// Which exchanges are selected, for the exports.
    void setSelection(const SessionWriting::Selection &selection) { m_writing->setSelection(selection); }
    void setFileChooser(const FileChooser &chooser) { m_files.setChooser(chooser); }

    /// Begins to record for the case of a crash, and offers what an earlier one left.
    void start();
    /// Asks about unsaved exchanges and opens a session in the place of the present one. What comes from live
    /// roles meanwhile is appended. Errors are told in the strip.
    void openPath(const QString &path);
    [[nodiscard]] static bool canDrop(const QMimeData *data);
    /// True if it was taken.
    bool drop(const QMimeData *data);

    /// There are exchanges that are in no file of the user's.
    [[nodiscard]] bool isModified() const { return m_recording->isModified(); }
    /// The session's name in the interface's language with the place for a mark: for
    /// QWidget::setWindowTitle().
    [[nodiscard]] QString title() const;
    /// In words, where exchanges that leave the window still are; empty for nowhere but the recovery file.
    [[nodiscard]] QString whereRecorded() const;
    /// For the status bar; empty while there is nothing to say.
    [[nodiscard]] QString recordingText() const;

    /// Goes on with `proceed` once nothing is unsaved, or the user gave it up; with `otherwise` if he stays.
    /// A save under way is finished first.
    void whenDecided(const Then &proceed, const Then &otherwise = {});
    /// The end of the program, after the roles': writes what waits, for up to a few seconds. With `asked`
    /// whenDecided() came before; else (SIGTERM) unsaved exchanges are kept for the next start.
    void end(bool asked);
    void retranslate();

signals:
    /// title() or isModified() is another.
    void titleChanged();
    void recordingTextChanged();

private:
    void connectActions();
    void connectParts();
    void newSession();
    void clearSession();
    void chooseOpen();
    void chooseRecent(const QString &path);
    void open(const QStringList &paths, bool recovered);
    void beginReading();
    void endReading(SessionOpening::Extent extent);
    void offerRecovered(const RecoveredFiles &files);
    void save(const SessionWriting::Then &then);
    void saveAs(const SessionWriting::Then &then);
    void chooseExport(trace::ExportFormat format);
    void toggleRecording();
    void setFile(const QString &path);
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool isBusy() const { return m_opening->isRunning() || m_writing->isRunning(); }
    void showState();

    Journal *m_journal;
    QWidget *m_window;
    SessionSettings m_settings;
    SessionActions *m_actions;
    SessionStrip *m_strip;
    SessionRecording *m_recording;
    SessionOpening *m_opening;
    SessionWriting *m_writing;
    SessionFiles m_files;

    QString m_file;             ///< the document's; empty while untitled
    RecoveredFiles m_recovered; ///< what is offered
    Then m_afterJob;            ///< whenDecided() waits for a save
    bool m_asking = false;
    bool m_ended = false;
    QString m_titleTold;
    QString m_recordingTold;
    bool m_modifiedTold = false;
};

} // namespace midhop::gui
