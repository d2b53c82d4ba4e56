#pragma once

#include <QtCore/QByteArray>

#include <chrono>
#include <vector>

namespace midhop::load {

/// Many clients that connect, possibly send something, and stay. One thread.
class HeldClients final
{
public:
    HeldClients() = default;
    ~HeldClients() { reset(); }
    HeldClients(const HeldClients &) = delete;
    HeldClients &operator=(const HeldClients &) = delete;

    /// Opens `count` more and sends `first` on each; false, with errno, when one can't be opened. Does not
    /// wait for being accepted.
    [[nodiscard]] bool open(quint16 port, qsizetype count, const QByteArray &first = {});
    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(m_clients.size()); }
    /// Reads what came for each, without waiting. How many got bytes that begin with `text` up to now.
    [[nodiscard]] qsizetype answered(const QByteArray &text);
    /// How many have been ended by the other side, as far as answered() has read.
    [[nodiscard]] qsizetype ended() const;
    /// Bytes that all of them got, as far as answered() has read.
    [[nodiscard]] qint64 received() const;
    /// Sends on those from `first` on, `count` of them; how many took all of it.
    [[nodiscard]] qsizetype send(qsizetype first, qsizetype count, const QByteArray &bytes) const;
    /// Half-closes all: nothing more is sent, and the other side ends them behind its reply.
    void finish() const;
    /// Ends all with a reset: a FIN would only say that nothing more is sent, and the reply would be waited
    /// for.
    void reset();

private:
    struct Client
    {
        int descriptor = -1;
        bool ended = false;
        qint64 received = 0;
        QByteArray begin; ///< the first bytes that came
    };
    static void read(Client &client);

    std::vector<Client> m_clients;
};

} // namespace midhop::load
