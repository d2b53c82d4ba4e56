#pragma once

#include "tests/benchmarks/measurement.h"
#include "tests/benchmarks/role.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringBuilder>

#include <memory>
#include <vector>

namespace midhop::load {
class ChildProcess;
}

namespace midhop::bench {

/// Where a contender is started.
struct Place
{
    QByteArray folder;         ///< for its files; emptied between measurements
    quint16 port = 0;          ///< of 127.0.0.1, to listen on
    quint16 sink = 0;          ///< of 127.0.0.1, where a relay connects to
    qsizetype messageSize = 0; ///< of the largest message
    quint32 exchanges = 0;     ///< that a client makes
    quint32 concurrency = 0;   ///< of these at a time
};

/// A program that is measured.
class Contender
{
public:
    virtual ~Contender() = default;
    /// One word, for the table and the options.
    [[nodiscard]] virtual QByteArray name() const = 0;
    /// What it is, in one line, with its version where it is somebody else's.
    [[nodiscard]] virtual QByteArray description() const = 0;
    [[nodiscard]] virtual Role role() const { return Role::Proxy; }
    /// False: a relay, which hands on the envelope itself to one server.
    [[nodiscard]] virtual bool decides() const = 0;
    /// The largest message it takes.
    [[nodiscard]] virtual qsizetype largestMessage() const { return 1'000'000; }
    /// Starts it; it need not listen yet. Killed with the object.
    [[nodiscard]] virtual std::unique_ptr<load::ChildProcess> start(const Place &place) const = 0;
    /// Of a client: what its last line tells.
    [[nodiscard]] virtual Measurement told(const QByteArray &) const { return {}; }
};

/// What can be measured here: Midhop in its forms and the limit, Midhop's server and client and the benchmark's
/// own, and of nginx and HAProxy what is installed. `program` is the midhop-cli to measure, `before` another
/// one to be measured beside it, or empty.
[[nodiscard]] std::vector<std::unique_ptr<Contender>> contendersHere(const QByteArray &program,
                                                                     const QByteArray &before);

/// The path of `name` in PATH or where system programs are; empty when it is not installed.
[[nodiscard]] QByteArray installed(const char *name);
/// What `program arguments…` prints, both outputs, its first line.
[[nodiscard]] QByteArray firstLineOf(const QByteArray &program, const QByteArray &argument);
/// Writes a file; false when it can't.
[[nodiscard]] bool writeFile(const QByteArray &path, const QByteArray &content);

} // namespace midhop::bench
