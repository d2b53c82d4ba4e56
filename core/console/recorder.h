#pragma once

#include "core/console/output.h"
#include "core/trace/sessionwriter.h"

#include <QtCore/QTimer>

namespace midhop::console {

/// Records finished exchanges to a session file. What can't be written is tried again once a second; that it
/// fails, that it works again and what was never written is told on standard error. Lives in the main thread.
class Recorder final : public QObject
{
    Q_OBJECT
public:
    struct OpenError
    {
        int exitStatus = 0;
        QByteArray text;
    };
    [[nodiscard]] static Result<std::unique_ptr<Recorder>, OpenError> open(const QString &path,
                                                                           Output &output);
    /// Tries what is left once more.
    ~Recorder() override;

    /// The number that the next exchange gets in the file.
    [[nodiscard]] trace::ExchangeId nextId() const { return m_writer->nextId(); }
    void append(const std::vector<trace::Exchange> &exchanges);

private:
    Recorder(std::unique_ptr<trace::SessionWriter> writer, const QString &path, Output &output);
    void tell(bool written, quint64 exchanges);

    std::unique_ptr<trace::SessionWriter> m_writer;
    QString m_path;
    Output &m_output;
    QTimer m_retry;
    quint64 m_unwritten = 0; ///< exchanges since it fails
    quint64 m_lostTold = 0;
    bool m_failing = false;
};

} // namespace midhop::console
