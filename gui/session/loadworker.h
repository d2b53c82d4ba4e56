#pragma once

#include "core/trace/sessionreader.h"
#include "gui/session/loadgate.h"

#include <QtCore/QFile>
#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <optional>

namespace midhop::gui {

/// Why a file was not opened at all.
struct LoadFault
{
    std::optional<trace::LineFault> line; ///< what stands in its first line
    QString reason;                       ///< else: why it can't be read
};

struct LoadBatch
{
    std::shared_ptr<std::vector<trace::Exchange>> exchanges;
    qint64 bytesDone = 0; ///< of all files
};

/// What could not be read of a session that was opened.
struct LoadReport
{
    std::vector<trace::LineFault> faults; ///< the first ones of each file
    qint64 faultCount = 0;
    quint64 unknownEvents = 0; ///< left out of exchanges
    QString reason;            ///< why the rest could not be read; empty where the end was reached
};

/// The end of opening that knows files. Lives in a thread of its own, in which its functions are called.
class LoadWorker final : public QObject
{
    Q_OBJECT
public:
    LoadWorker(const QStringList &paths, const std::shared_ptr<LoadGate> &gate);

    /// judged() or refused() follows.
    void judge();
    /// batch() as often as needed, then finished(); less if the gate is opened.
    void read();

signals:
    void judged(qint64 bytes);
    void refused(const midhop::gui::LoadFault &fault);
    void batch(const midhop::gui::LoadBatch &batch);
    void finished(const midhop::gui::LoadReport &report);

private:
    [[nodiscard]] bool open();
    [[nodiscard]] bool readBlock();
    void readFile();
    void send();

    QStringList m_paths;
    std::shared_ptr<LoadGate> m_gate;
    std::unique_ptr<QFile> m_file; ///< the first of m_paths
    std::unique_ptr<trace::SessionReader> m_reader;
    qint64 m_bytesDone = 0;
    LoadReport m_report;
};

} // namespace midhop::gui
