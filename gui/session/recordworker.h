#pragma once

#include "core/trace/sessionwriter.h"
#include "gui/session/exchangetap.h"

#include <QtCore/QElapsedTimer>

#include <deque>

namespace midhop::gui {

/// Where a recording goes.
struct RecordTarget
{
    /// With `rotateAt` the number of the file, from 1 on, and `.jsonl` are put behind it.
    QString path;
    /// Bytes from which on the next file is begun; 0 for never. Of the full files the newest stays, so that
    /// about twice as much is kept.
    qint64 rotateAt = 0;
    /// The file is made with the first exchange, not before.
    bool late = false;
    /// Exchanges keep the numbers they have in the window; else they go on from the file's.
    bool ownIds = false;
};

/// Why nothing is written at the moment.
enum class RecordFault : quint8 {
    CannotOpen,
    CannotWrite,
    Gone, ///< somebody removed the file
};

/// The end of a recording that knows files: writes batches, tries again each second what could not be
/// written, begins the next file when one is full. Lives in a thread of its own, in which all its functions
/// are called.
class RecordWorker final : public QObject
{
    Q_OBJECT
public:
    explicit RecordWorker(const RecordTarget &target);

    void open();
    void append(const ExchangeBatch &batch);
    /// What comes from now on goes to another file.
    void cut();
    /// Removes the files that were begun before the last cut().
    void dropCut();
    /// Tries once more what is left; then nothing is written any more. `remove`: the files go, too.
    void close(bool remove);

signals:
    void opened();
    /// The file is a foreign one or can't be made; nothing was written, nothing will be.
    void refused(bool foreign, const QString &text);
    /// So many exchanges are out of this object's queue: written, or with the writer that tries again.
    void taken(qsizetype count);
    void failed(midhop::gui::RecordFault fault, const QString &text);
    /// After failed(): `lost` exchanges were never written.
    void worked(quint64 lost);
    /// The oldest file went because there was too much.
    void dropped();
    void closed(quint64 unwritten);

private:
    [[nodiscard]] bool openWriter();
    void take(std::unique_ptr<trace::SessionWriter> writer);
    [[nodiscard]] bool isGone();
    void write();
    void tell(std::optional<RecordFault> fault, const QString &text);
    void rotate();
    [[nodiscard]] QString path() const;

    struct File
    {
        QString path;
        bool cut = false;
    };

    RecordTarget m_target;
    int m_number = 1;
    std::unique_ptr<trace::SessionWriter> m_writer;
    std::deque<ExchangeBatch> m_queue;
    std::vector<File> m_files; ///< behind them the one being written
    QTimer m_retry;
    QElapsedTimer m_lastLook;
    quint64 m_lost = 0;           ///< went with a file that was removed
    quint64 m_writerLostTold = 0; ///< of what the writer dropped
    quint64 m_sinceFault = 0;     ///< exchanges with the writer since nothing is written
    std::optional<RecordFault> m_fault;
};

} // namespace midhop::gui
