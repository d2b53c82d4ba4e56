#pragma once

#include "core/trace/store.h"
#include "core/wire/result.h"

#include <QtCore/QFile>
#include <QtCore/QString>

#include <memory>

namespace midhop::trace {

/// The first line of a session file, with its line end.
[[nodiscard]] QByteArray sessionHead();

/// One exchange as a line of a session file, without the line end: CONTRACT, "`--record FILE`". Also what
/// `--json` prints.
///
/// What is not known is null, a reply that never came "". `events` holds what all ends saw, in time order:
/// the role (none for the proxy), the side, the event's name; the detail is its size and "by peer", or the
/// decision in words. A role's failure is one more event, `failure`. `duration_ns` is Summary::latency. What else
/// is told of a part, where it is not what a reader takes it to be: SessionMembers.
[[nodiscard]] QByteArray sessionLine(const Exchange &exchange);
/// The same with another number.
[[nodiscard]] QByteArray sessionLine(const Exchange &exchange, ExchangeId id);

/// Appends exchanges to a session file (JSON Lines). Continues an existing session: a torn last line is cut,
/// ids go on. One thread at a time.
class SessionWriter final
{
public:
    struct OpenError
    {
        bool foreign = false; ///< the file is no session: exit status 5
        QString text;         ///< what happened, why, what to do
    };

    [[nodiscard]] static Result<std::unique_ptr<SessionWriter>, OpenError> open(const QString &path);

    /// Bound of what is kept while the file cannot be written; exchanges beyond it are dropped, counted and
    /// told.
    static constexpr qsizetype MaxPending = 64 << 20;

    enum class Ids : quint8 {
        GoOn, ///< from the file's last one: what is recorded continues a session
        Keep, ///< the exchanges' own: for a new file that tells what is held, e.g. to be recovered
    };

    /// The number the next exchange gets, where numbers go on.
    [[nodiscard]] ExchangeId nextId() const { return m_nextId; }
    /// Writes exchanges in one write. False when the file could not be written; errorText() says why, and what
    /// was not written is kept and tried again with the next call.
    [[nodiscard]] bool append(const std::vector<Exchange> &exchanges, Ids ids = Ids::GoOn);
    /// Bytes of the file, once all that waits is written. (Not what other programs do to it.)
    [[nodiscard]] qint64 size() const { return m_written + m_pending.size(); }
    [[nodiscard]] QString errorText() const { return m_error; }
    /// Exchanges that were dropped because too much was waiting to be written.
    [[nodiscard]] quint64 lost() const { return m_lost; }

private:
    SessionWriter() = default;
    [[nodiscard]] bool writePending();

    QFile m_file;
    ExchangeId m_nextId{1};
    QByteArray m_pending;
    qint64 m_written = 0;
    quint64 m_lost = 0;
    QString m_error;
};

} // namespace midhop::trace
