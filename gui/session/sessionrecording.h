#pragma once

#include "gui/session/exchangetap.h"
#include "gui/session/recorder.h"
#include "gui/session/recovery.h"
#include "gui/session/sessionstrip.h"
#include "gui/session/unsavedrows.h"

namespace midhop::gui {

/// What is written by itself while exchanges come: the recovery file always, a file of the user's when he
/// wants one. Knows which exchanges are in no file of his, and tells in the strip what can't be written. What
/// is recorded goes on whatever session the window shows. Lives in the GUI thread.
class SessionRecording final : public QObject
{
    Q_OBJECT
public:
    SessionRecording(Journal *journal, SessionStrip *strip, const QString &recoveryFolder, QObject *parent);
    ~SessionRecording() override;

    [[nodiscard]] Recovery *recovery() { return &m_recovery; }
    [[nodiscard]] UnsavedRows *unsaved() { return &m_unsaved; }

    void record(const QString &path);
    void stop();
    [[nodiscard]] bool isActive() const { return m_recorder.isActive(); }
    [[nodiscard]] bool isFailing() const { return m_recorder.isFailing(); }
    /// As given to record().
    [[nodiscard]] QString path() const { return m_recorder.path(); }

    /// There are exchanges that would be lost.
    [[nodiscard]] bool isModified() const;
    /// Exchanges of a file come into the journal: they are not recorded, and with `saved` need not be.
    void put(std::vector<trace::Exchange> &&exchanges, bool saved);
    /// The journal is about to be emptied: what has ended is recorded, and nothing is unsaved any more.
    void giveUp();
    void beginSave();
    void commitSave();
    /// Nothing more comes. `keep`: for the next start, where nobody was asked.
    void end(bool keep);

signals:
    /// isActive(), isFailing() or isModified() may be another.
    void changed();

private:
    void connectRecorder();
    void connectRecovery();
    void take(const ExchangeBatch &batch);
    [[nodiscard]] QString faultText(RecordFault fault, const QString &text) const;
    void tellWorked(quint64 lost);
    void tellOverflow(quint64 count);

    Journal *m_journal;
    SessionStrip *m_strip;
    ExchangeTap m_tap;
    UnsavedRows m_unsaved;
    Recorder m_recorder;
    Recovery m_recovery;
    quint64 m_overflowed = 0;
    quint64 m_recoveryOverflowed = 0;
    bool m_added = false; ///< the recording was given something
    bool m_lost = false;  ///< some that were to be recorded are not
};

} // namespace midhop::gui
