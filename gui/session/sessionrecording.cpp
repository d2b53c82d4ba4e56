#include "gui/session/sessionrecording.h"

#include "gui/tables/foreign.h"

#include <QtCore/QFileInfo>

namespace midhop::gui {

namespace {

using Topic = SessionStrip::Topic;
using Tone = NoticeBar::Tone;

} // namespace

SessionRecording::SessionRecording(Journal *journal, SessionStrip *strip, const QString &recoveryFolder,
                                   QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_strip(strip)
    , m_tap(journal)
    , m_unsaved(journal)
    , m_recovery(recoveryFolder)
{
    connect(&m_tap, &ExchangeTap::ended, this, &SessionRecording::take);
    connect(&m_unsaved, &UnsavedRows::countChanged, this, &SessionRecording::changed);
    connectRecorder();
    connectRecovery();
}

SessionRecording::~SessionRecording() = default;

void SessionRecording::connectRecorder()
{
    connect(&m_recorder, &Recorder::started, this, [this] { emit changed(); });
    connect(&m_recorder, &Recorder::refused, this, [this](bool foreign, const QString &text) {
        m_lost = m_lost || m_added;
        stop();
        m_strip->tell(Topic::Recording, Tone::Bad, [foreign, text, path = shown(path())] {
            return foreign ? tr("%1 is no Midhop session, and was left as it is. Choose another file, or one "
                                "that "
                                "does not exist yet.")
                                 .arg(path)
                           : tr("Nothing is recorded: %1.").arg(shown(text));
        });
    });
    connect(&m_recorder, &Recorder::failed, this, [this](RecordFault fault, const QString &text) {
        m_strip->tell(Topic::Recording, Tone::Bad, [this, fault, text] {
            return tr("The recording has stopped for now: %1 It is tried again each second; what comes "
                      "meanwhile waits.")
                .arg(faultText(fault, text));
        });
        emit changed();
    });
    connect(&m_recorder, &Recorder::worked, this, &SessionRecording::tellWorked);
    connect(&m_recorder, &Recorder::overflowed, this, &SessionRecording::tellOverflow);
    connect(&m_recorder, &Recorder::stopped, this, [this](quint64 unwritten) {
        if (unwritten > 0) {
            m_lost = true;
            m_strip->tell(Topic::Recording, Tone::Bad, [unwritten] {
                return tr("%Ln exchange(s) could not be recorded. Save the session to keep them.", nullptr,
                          int(unwritten));
            });
        }
        emit changed();
    });
}

void SessionRecording::connectRecovery()
{
    connect(&m_recovery, &Recovery::failed, this, [this](RecordFault fault, const QString &text) {
        m_strip->tell(Topic::Recovery, Tone::Warning, [this, fault, text] {
            return tr("After a crash the exchanges of this session could not be recovered: %1 It is tried "
                      "again "
                      "each second.")
                .arg(faultText(fault, text));
        });
    });
    connect(&m_recovery, &Recovery::worked, this, [this](quint64 lost) {
        if (lost == 0) {
            m_strip->withdraw(Topic::Recovery);
            return;
        }
        m_strip->tell(Topic::Recovery, Tone::Warning, [lost] {
            return tr("Exchanges can be recovered after a crash again, but for %Ln of them.", nullptr,
                      int(lost));
        });
    });
    connect(&m_recovery, &Recovery::overflowed, this, [this](quint64 count) {
        m_recoveryOverflowed += count;
        m_strip->tell(Topic::Recovery, Tone::Warning, [total = m_recoveryOverflowed] {
            return tr(
                "Exchanges come faster than the disk takes them: after a crash %Ln of them could not be "
                "recovered.",
                nullptr, int(total));
        });
    });
    connect(&m_recovery, &Recovery::dropped, this, [this] {
        m_strip->tell(Topic::Recovery, Tone::Plain, [] {
            return tr(
                "After a crash only the newest exchanges could be recovered: there are more than 1 GiB of "
                "unsaved ones. Save the session, or record to a file, to keep all.");
        });
    });
}

QString SessionRecording::faultText(RecordFault fault, const QString &text) const
{
    switch (fault) {
    case RecordFault::CannotOpen:
    case RecordFault::CannotWrite:
        return tr("%1.", "what went wrong, as a sentence").arg(shown(text));
    case RecordFault::Gone:
        return tr("%1 is not there any more.").arg(shown(text));
    }
    return {};
}

void SessionRecording::tellWorked(quint64 lost)
{
    m_lost = m_lost || lost > 0;
    m_strip->tell(Topic::Recording, lost > 0 ? Tone::Warning : Tone::Plain, [lost, path = shown(path())] {
        return lost > 0 ? tr("It is recorded to %1 again, but %Ln exchange(s) are lost. Save the session to "
                             "keep them.",
                             nullptr, int(lost))
                              .arg(path)
                        : tr("It is recorded to %1 again; what waited is written.").arg(path);
    });
    emit changed();
}

void SessionRecording::tellOverflow(quint64 count)
{
    m_lost = true;
    m_overflowed += count;
    m_strip->tell(Topic::Recording, Tone::Bad, [total = m_overflowed] {
        return tr(
            "Exchanges come faster than the disk takes them: %Ln are not recorded. Save the session to keep "
            "them.",
            nullptr, int(total));
    });
    emit changed();
}

void SessionRecording::take(const ExchangeBatch &batch)
{
    m_recovery.add(batch);
    if (!m_recorder.isActive())
        return;
    m_recorder.add(batch);
    m_added = true;
    std::vector<qsizetype> rows;
    rows.reserve(batch->size());
    for (const trace::Exchange &exchange : *batch)
        rows.push_back(m_journal->rowOf(exchange.id));
    m_unsaved.markSafe(rows);
}

void SessionRecording::record(const QString &path)
{
    m_overflowed = 0;
    m_added = false;
    m_strip->withdraw(Topic::Recording);
    m_tap.flush(false); // what ended before does not belong into it
    m_recorder.start({.path = path, .rotateAt = 0, .late = false, .ownIds = false});
    m_unsaved.setSafe(true);
    emit changed();
}

void SessionRecording::stop()
{
    if (m_recorder.isActive())
        m_tap.flush(false);
    m_recorder.stop();
    m_unsaved.setSafe(false);
    // What is under way was to be recorded at its end.
    m_unsaved.markUnsafe(m_tap.untold());
    emit changed();
}

bool SessionRecording::isModified() const
{
    return m_unsaved.count() > 0 || m_recorder.isFailing() || m_lost;
}

void SessionRecording::put(std::vector<trace::Exchange> &&exchanges, bool saved)
{
    const bool safe = m_unsaved.isSafe();
    m_tap.setSkipping(true);
    m_unsaved.setSafe(saved);
    m_journal->add(std::move(exchanges));
    m_unsaved.setSafe(safe);
    m_tap.setSkipping(false);
}

void SessionRecording::giveUp()
{
    m_tap.flush(false);
    m_recovery.drop();
    m_lost = false;
}

void SessionRecording::beginSave()
{
    m_unsaved.beginSave();
    m_recovery.cut();
}

void SessionRecording::commitSave()
{
    m_unsaved.commitSave();
    m_recovery.dropCut();
    m_lost = false;
    emit changed();
}

// The window's parts may be gone already: nothing is told any more.
void SessionRecording::end(bool keep)
{
    m_unsaved.disconnect(this);
    m_recorder.disconnect(this);
    m_recovery.disconnect(this);
    m_tap.flush(true);
    m_recorder.end(false);
    m_recovery.end(keep);
}

} // namespace midhop::gui
