#pragma once

#include "proxyfake.h"
#include "systemaddress.h"

#include <QtCore/QRandomGenerator>

/// Plays what the world may do to a proxy's connection, in whatever order.
namespace midhop::roles {

/// What a Player does next: at random, or as the bytes of a fuzzer say.
class Choices
{
public:
    virtual ~Choices() = default;
    /// 0 to below `end`.
    [[nodiscard]] virtual quint32 below(quint32 end) = 0;
    /// At most `most` bytes of any value.
    [[nodiscard]] virtual QByteArray bytes(quint32 most) = 0;
};

class RandomChoices : public Choices
{
public:
    explicit RandomChoices(quint32 seed)
        : m_random(seed)
    {
    }
    quint32 below(quint32 end) override { return m_random.bounded(end); }
    QByteArray bytes(quint32 most) override
    {
        QByteArray bytes(m_random.bounded(most + 1), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(m_random.bounded(256));
        return bytes;
    }

private:
    QRandomGenerator m_random;
};

/// The fake notes when the conversation does what none may.
class Player
{
public:
    explicit Player(Choices &choices)
        : m_choices(choices)
        , m_proxy(settings(), chance(2))
    {
        m_proxy.forbid([this](const wire::Endpoint &destination) { return whyForbidden(destination); });
    }

    void play(int steps)
    {
        for (int i = 0; i < steps && !m_proxy.isOver(); ++i)
            step();
    }
    /// From now on; it goes on sending.
    void clientStopsReading()
    {
        m_proxy.clientStalls();
        m_clientReads = false;
    }
    ProxyFake &proxy() { return m_proxy; }

private:
    [[nodiscard]] bool chance(quint32 in) { return m_choices.below(in) == 0; }
    template <typename T>
    [[nodiscard]] T oneOf(const std::vector<T> &values)
    {
        return values[m_choices.below(static_cast<quint32>(values.size()))];
    }

    [[nodiscard]] ProxyShared settings()
    {
        ProxyShared shared;
        shared.forward = chance(3) ? Forward::Json : Forward::Message;
        shared.rules = rulesFrom("block 127.0.0.1:7777\nblock bad.example");
        if (chance(4))
            shared.limits.idle = 3s;
        if (chance(4))
            shared.limits.maxEnvelope = 300;
        return shared;
    }

    /// One blocked address among those that were found blocks them all.
    [[nodiscard]] QByteArray whyForbidden(const wire::Endpoint &destination) const
    {
        const bool wasLookedUp = m_lookedUpIn == m_proxy.exchangesBegan();
        if (destination.port == 7777 &&
            (systemaddress::reaches(destination.address, INADDR_LOOPBACK) || (wasLookedUp && m_foundBlocked)))
            return "a blocked destination was connected to"_ba;
        const QByteArray host = m_proxy.hostLookedUp().toLower();
        if (wasLookedUp && (host == "bad.example" || host == "bad.example."))
            return "a blocked name was connected to"_ba;
        return {};
    }

    [[nodiscard]] QByteArray clientBytes()
    {
        switch (m_choices.below(12)) {
        case 0:
            return oneOf<QByteArray>(
                {" "_ba, "\n\t"_ba, "{"_ba, "x"_ba, "\xff"_ba, "}"_ba, QByteArray(70'000, ' ')});
        case 1:
            return envelope("127.0.0.1", 8888, QByteArray(1 + m_choices.below(120'000), 'm'));
        case 2:
            return m_choices.bytes(160);
        default:
            break;
        }
        const auto host =
            oneOf<QByteArray>({"127.0.0.1"_ba, "0.0.0.0"_ba, "::ffff:127.0.0.1"_ba, "64:ff9b::7f00:1"_ba,
                               "a.example"_ba, "b.example"_ba, "BAD.example."_ba, "fe80::1%lo"_ba});
        return envelope(host, oneOf<int>({7777, 8888, 8888, 6000}), "tgmr");
    }

    void clientSends()
    {
        if (m_rest.isEmpty())
            m_rest = clientBytes();
        if (chance(3))
            m_rest += clientBytes();
        if (m_rest.isEmpty())
            return;
        const qsizetype size =
            chance(3) ? 1 + m_choices.below(static_cast<quint32>(m_rest.size())) : m_rest.size();
        const QByteArray bytes = m_rest.first(size);
        m_rest.remove(0, size);
        m_proxy.clientSends(bytes);
    }

    void step()
    {
        switch (m_choices.below(20)) {
        case 0:
        case 1:
        case 2:
            if (m_proxy.mayClientSend())
                clientSends();
            break;
        case 3:
            if (m_proxy.mayClientSend() && chance(4))
                m_proxy.clientEnds();
            else if (chance(30))
                m_proxy.clientResets();
            break;
        case 4:
            if (chance(3))
                m_proxy.clientStalls();
            break;
        case 5:
        case 6:
            if (m_clientReads)
                m_proxy.clientTakes(oneOf<qsizetype>({1, 100, 65'536, 1 << 20}), room());
            break;
        case 7:
            if (m_proxy.isUpstreamOpen())
                m_proxy.serverTakes(oneOf<qsizetype>({1, 1000, 1 << 20}), room());
            else if (chance(3))
                m_proxy.serverStalls();
            break;
        case 8:
        case 16:
        case 17:
        case 18:
        case 19:
            if (m_proxy.mayServerSend())
                m_proxy.serverSends(QByteArray(oneOf<int>({1, 4, 5'000, 65'536, 300'000}), 'r'));
            break;
        case 9:
            if (m_proxy.mayServerSend() && chance(2))
                m_proxy.serverEnds();
            else if (m_proxy.mayServerSend() && chance(2))
                m_proxy.serverResets();
            break;
        case 10:
        case 11:
            settle();
            break;
        case 12:
        case 13:
            m_proxy.pass(std::chrono::milliseconds(oneOf<int>({0, 1, 20, 499, 500, 501, 999, 1000, 1001})));
            break;
        case 14:
            if (chance(4))
                m_proxy.pass(oneOf<std::chrono::milliseconds>({5s, 10s, 30s, 60s}));
            break;
        case 15:
            if (chance(25))
                m_proxy.stop();
            break;
        }
    }

    [[nodiscard]] std::optional<qsizetype> room()
    {
        return chance(2) ? std::nullopt : std::optional<qsizetype>(m_choices.below(100'000));
    }

    [[nodiscard]] std::vector<wire::IpAddress> addressesFound()
    {
        std::vector<wire::IpAddress> addresses{
            ip(oneOf<QByteArray>({"127.0.0.1"_ba, "::ffff:0.0.0.0"_ba, "2002:7f00:1::"_ba}))};
        if (chance(2))
            addresses.insert(addresses.begin() + m_choices.below(2), ip("192.0.2.1"));
        if (chance(3)) {
            std::array<quint8, 16> bytes{};
            const QByteArray some = m_choices.bytes(16);
            std::copy(some.begin(), some.end(), bytes.begin());
            addresses.front() = wire::IpAddress::fromIpv6(bytes);
        }
        return addresses;
    }

    /// What is under way towards the server comes to its end.
    void settle()
    {
        if (m_proxy.isLookingUp()) {
            if (chance(4)) {
                m_proxy.lookUpFails("not known"_ba);
                return;
            }
            const std::vector<wire::IpAddress> addresses = addressesFound();
            m_lookedUpIn = m_proxy.lookUpExchange(); // the answer may come too late
            m_foundBlocked = std::any_of(addresses.begin(), addresses.end(), [](const wire::IpAddress &address) {
                return systemaddress::reaches(address, INADDR_LOOPBACK);
            });
            m_proxy.lookUpFinds(addresses);
        } else if (m_proxy.isConnecting()) {
            using net::StreamError;
            if (chance(3))
                m_proxy.connectFails(oneOf<StreamError>({StreamError::Refused, StreamError::Unreachable,
                                                         StreamError::TimedOut, StreamError::Reset,
                                                         StreamError::SelfConnection, StreamError::Other}));
            else
                m_proxy.serverAccepts();
        }
    }

    Choices &m_choices;
    ProxyFake m_proxy;
    QByteArray m_rest;
    int m_lookedUpIn = 0; ///< the exchange whose host was looked up last
    bool m_foundBlocked = false;
    bool m_clientReads = true;
};

class RandomPlayer final : private RandomChoices, public Player
{
public:
    explicit RandomPlayer(quint32 seed)
        : RandomChoices(seed)
        , Player(static_cast<RandomChoices &>(*this))
    {
    }
};

/// What is wrong with the parts of a conversation that is over; empty if nothing is.
inline QByteArray problemOfParts(ProxyFake &proxy)
{
    quint32 ordinal = 0;
    for (const trace::Part &part : proxy.parts()) {
        if (part.ordinal != ordinal++)
            return "parts are not in order"_ba;
        if (part.verdict == trace::Verdict::Pending || part.decision.isEmpty())
            return "a part without a decision"_ba;
        if (part.outcome == trace::Outcome::Running)
            return "a part that is finished and runs"_ba;
        // However it ended, the log says how.
        const auto lines = trace::logLines(part, trace::Detail::Console);
        if (lines.back().text != "response send to Client" && !lines.back().text.startsWith("Proxy: "))
            return "a log that does not tell the end: "_ba + lines.back().text;
        if (part.verdict == trace::Verdict::Blocked &&
            (part.server.port != 0 ||
             (part.outcome != trace::Outcome::Blocked && part.outcome != trace::Outcome::Aborted)))
            return "a blocked exchange that went on"_ba;
        if (std::count_if(part.events.begin(), part.events.end(), [](const trace::Event &event) {
                return event.kind == trace::EventKind::Decided;
            }) > 1)
            return "decided twice"_ba;
    }
    return {};
}

} // namespace midhop::roles
