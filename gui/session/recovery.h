#pragma once

#include "gui/session/recorder.h"

#include <QtCore/QDateTime>
#include <QtCore/QLockFile>
#include <QtCore/QStringList>

namespace midhop::gui {

/// What a Midhop that did not end in order left behind.
struct RecoveredFiles
{
    QStringList paths;    ///< oldest first
    qint64 exchanges = 0; ///< whole lines of them
    QDateTime until;      ///< when the last was written
};

/// The recording that is always on: the exchanges that are in no file of the user's yet, for the case that
/// the program ends without a chance to ask. A folder holds the files of each process beside a lock, so that
/// a second Midhop's are never taken. Lives in the GUI thread.
class Recovery final : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 RotateAt = qint64(1) << 30;

    /// The files go to `folder`, which is made when it is needed.
    explicit Recovery(const QString &folder, QObject *parent = nullptr, qint64 rotateAt = RotateAt);
    ~Recovery() override;

    /// Where the window keeps them.
    [[nodiscard]] static QString defaultFolder();

    void start();
    void add(const ExchangeBatch &batch) { m_recorder.add(batch); }
    [[nodiscard]] const Recorder &recorder() const { return m_recorder; }

    /// Looks for what other processes left; found() follows if there is something, in its own time.
    void look();
    /// What found() told of is kept for a later start.
    void later();
    /// … is removed.
    void discard();
    /// … is what the window shows now: it goes with the rest once that is saved or given up.
    void adopt();

    /// A save begins: what is recorded until now will be in the user's file …
    void cut();
    /// … and is there now; or nothing is worth keeping any more.
    void dropCut();
    /// Everything so far is given up or saved elsewhere.
    void drop();
    /// The end of the program. `keep`: there are exchanges in it that nobody decided about.
    void end(bool keep);

signals:
    void found(const midhop::gui::RecoveredFiles &files);
    void failed(midhop::gui::RecordFault fault, const QString &text);
    void worked(quint64 lost);
    void overflowed(quint64 count);
    /// The oldest exchanges went: about 2 GiB are kept.
    void dropped();

private:
    /// One process's files.
    struct Left
    {
        QString base; ///< path without number and ending
        std::unique_ptr<QLockFile> lock;
        RecoveredFiles files;
    };

    void count();
    void removeFiles(Left &left);
    void next();

    QString m_folder;
    qint64 m_rotateAt;
    QString m_base;
    std::unique_ptr<QLockFile> m_lock;
    Recorder m_recorder;
    std::deque<Left> m_left; ///< the first is the one found() told of
    std::vector<Left> m_adopted;
    std::unique_ptr<QThread> m_counting;
};

} // namespace midhop::gui
