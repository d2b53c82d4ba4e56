#pragma once

#include "core/wire/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>

namespace midhop::console {

/// Where an export goes: a file, which is there whole or not at all, or standard output. Anything else that
/// has a name (a device, a pipe) is written to as it comes. Waits for whoever reads. One thread at a time.
class ExportSink
{
public:
    virtual ~ExportSink() = default;
    /// To `path`, or to standard output where it is empty. The failure: what happened and why.
    [[nodiscard]] static Result<std::unique_ptr<ExportSink>, QByteArray> open(const QString &path);

    /// False when it can't be written; error() says why.
    [[nodiscard]] virtual bool write(QByteArrayView bytes) = 0;
    /// All is written: a file is put in its place. Without it nothing is left.
    [[nodiscard]] virtual bool finish() = 0;
    [[nodiscard]] const QByteArray &error() const { return m_error; }

protected:
    ExportSink() = default;
    Q_DISABLE_COPY_MOVE(ExportSink)
    QByteArray m_error;
};

} // namespace midhop::console
