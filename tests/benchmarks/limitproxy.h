#pragma once

#include <QtCore/QtGlobal>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace midhop::bench {

/// The limit: the least that a proxy of this protocol can do on epoll in one thread. It reads plain envelopes
/// (PlainEnvelope), refuses 127.0.0.1:7777, connects to the others, hands on message and reply, keeps the
/// client's connection for a next envelope and watches it meanwhile, as CONTRACT.md asks. It has no timers,
/// no log and no other rules; a reply that the system does not take at once ends the connection.
class LimitProxy final
{
public:
    /// Listens on 127.0.0.1, a free port with `port` 0.
    explicit LimitProxy(quint16 port);
    ~LimitProxy();
    LimitProxy(const LimitProxy &) = delete;
    LimitProxy &operator=(const LimitProxy &) = delete;

    /// 0 when it could not listen.
    [[nodiscard]] quint16 port() const;
    /// Serves until the process ends.
    [[noreturn]] void run();

private:
    struct Relay
    {
        int client = -1;
        int server = -1;
        bool waits = false;  ///< more of the client, or its end, is to be read behind the reply
        std::string pending; ///< an envelope that is not complete; then what of the message was not taken yet
    };

    void accept();
    void moveClient(Relay &relay, quint32 events);
    void moveServer(Relay &relay, quint32 events);
    /// Reads from the client until nothing is there, an exchange has begun, or the relay is over.
    void readClient(Relay &relay);
    /// False when the relay is over.
    [[nodiscard]] bool act(Relay &relay, std::string_view envelope);
    [[nodiscard]] bool forward(Relay &relay, quint32 address, quint16 port, std::string_view message);
    void endReply(Relay &relay);
    void release(Relay &relay);
    void watch(int descriptor, quint32 events, Relay *relay, bool isServer) const;

    int m_listener = -1;
    int m_poller = -1;
    std::vector<char> m_buffer;
    std::vector<Relay *> m_free;
    std::vector<Relay *> m_over; ///< events of the same batch may still name them
    std::vector<std::unique_ptr<Relay>> m_relays;
};

} // namespace midhop::bench
