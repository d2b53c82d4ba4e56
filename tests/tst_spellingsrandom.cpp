#include "proxyfake.h"
#include "spellinggenerator.h"
#include "systemaddress.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::roles;

namespace {

constexpr quint16 Port = 7777;

/// An address as connect() gets it, with what Linux puts in place of the unspecified ones: told by the system's own reader.
std::optional<std::array<quint8, 16>> reached(const QByteArray &numeric)
{
    in6_addr bytes{};
    if (inet_pton(AF_INET6, numeric.constData(), &bytes) != 1 &&
        inet_pton(AF_INET6, QByteArray("::ffff:"_ba + numeric).constData(), &bytes) != 1)
        return std::nullopt;
    if (IN6_IS_ADDR_UNSPECIFIED(&bytes))
        bytes = in6addr_loopback;
    if (IN6_IS_ADDR_V4MAPPED(&bytes) && bytes.s6_addr32[3] == htonl(INADDR_ANY))
        bytes.s6_addr32[3] = htonl(INADDR_LOOPBACK);
    std::array<quint8, 16> result{};
    std::memcpy(result.data(), &bytes, sizeof bytes);
    return result;
}

wire::IpAddress addressOf(const QByteArray &numeric)
{
    const auto bytes = *reached(numeric);
    return wire::IpAddress::fromIpv6(bytes);
}

/// A proxy with a rule, and a resolver that says of a name what the system would if it is a number to it, else
/// something else each time. Watches what is connected to.
class Watched final
{
public:
    /// Whether a connect to an address may reach what the rule blocks.
    using Reaches = bool (*)(const wire::IpAddress &);

    Watched(QByteArrayView rule, Reaches reaches, quint32 seed)
        : m_reaches(reaches)
        , m_random(seed)
    {
        m_shared.rules = rulesFrom(rule);
    }

    /// One envelope, on the connection that is there or a new one.
    void play(const QByteArray &envelope)
    {
        if (!m_proxy || m_proxy->isOver() || !m_proxy->mayClientSend()) {
            m_proxy.emplace(m_shared, false);
            m_proxy->forbid([this](const wire::Endpoint &destination) { return whyWrong(destination); });
        }
        m_envelope = envelope;
        m_found.clear();
        m_proxy->clientSends(envelope);
        while (m_proxy->isLookingUp() || m_proxy->isConnecting()) {
            if (m_proxy->isLookingUp())
                lookUp();
            else
                m_proxy->connectFails(net::StreamError::Refused);
        }
        const Said said = m_proxy->said();
        blocked += said.contains("to client: Error, not allowed address"_ba);
        // What is no whole envelope, or no envelope, leaves the connection of no use.
        if (said.isEmpty() || said.contains("FIN to client"_ba))
            m_proxy.reset();
    }
    void end() { m_proxy.reset(); }

    int connects = 0;
    int blocked = 0;
    int lookUps = 0;

private:
    void lookUp()
    {
        ++lookUps;
        const QByteArray host = m_proxy->hostLookedUp();
        for (const QByteArray &numeric : systemaddress::numericAddresses(host))
            m_found.push_back(addressOf(numeric));
        static const QByteArrayList answers{"192.0.2.1"_ba,       "2001:db8::1"_ba,    "127.0.0.1"_ba, "::1"_ba,
                                            "64:ff9b::7f00:1"_ba, "198.51.100.7"_ba,   "0.0.0.0"_ba,   "192.0.2.3"_ba,
                                            "2001:db8::7f00:1"_ba, "2002:c000:201::1"_ba};
        if (m_found.empty()) {
            do
                m_found.push_back(addressOf(answers[m_random.bounded(static_cast<int>(answers.size()))]));
            while (m_random.bounded(2) == 0);
        }
        m_proxy->lookUpFinds(m_found);
    }

    [[nodiscard]] QByteArray whyWrong(const wire::Endpoint &destination)
    {
        ++connects;
        const QByteArray where = destination.toText() + " for "_ba + m_envelope;
        if (destination.port == Port && m_reaches(destination.address))
            return "a blocked destination: "_ba + where;
        // Another reader of the same bytes says what was meant.
        const QJsonObject object = QJsonDocument::fromJson(m_envelope).object();
        if (object.isEmpty())
            return {}; // several envelopes, or the rest of one
        if (object["server_port"_L1].toInteger(-1) != destination.port)
            return "another port: "_ba + where;
        const QByteArray host = object["server_ip"_L1].toString().toUtf8();
        const auto numeric = systemaddress::numericAddresses(host);
        std::vector<wire::IpAddress> meant = m_found;
        for (const QByteArray &address : numeric)
            meant.push_back(addressOf(address));
        const auto connected = reached(systemaddress::nameOf(destination.address));
        bool found = false;
        for (const wire::IpAddress &address : meant) {
            found = found || reached(systemaddress::nameOf(address)) == connected;
            if (destination.port == Port && m_reaches(address))
                return "one of several addresses is blocked: "_ba + where;
        }
        return found ? QByteArray() : "another address: "_ba + where;
    }

    ProxyShared m_shared;
    Reaches m_reaches;
    QRandomGenerator m_random;
    std::optional<ProxyFake> m_proxy;
    QByteArray m_envelope;
    std::vector<wire::IpAddress> m_found;
};

} // namespace

/// A million spellings at random: none reaches a blocked port, and what is connected to is what the system says is meant.
class TestSpellingsRandom final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void noSpellingReachesABlockedPort_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<Watched::Reaches>("reaches");
        QTest::newRow("an address is blocked") << "block 127.0.0.1:7777"_ba << Watched::Reaches([](const wire::IpAddress &to) {
            return systemaddress::reaches(to, INADDR_LOOPBACK);
        });
        QTest::newRow("this host is blocked") << "block localhost:7777"_ba << Watched::Reaches(systemaddress::reachesLoopback);
    }

    void noSpellingReachesABlockedPort()
    {
        QFETCH(const QByteArray, rule);
        QFETCH(const Watched::Reaches, reaches);
        const quint32 seed = qEnvironmentVariableIsSet("MIDHOP_SEED")
                                 ? static_cast<quint32>(qEnvironmentVariableIntValue("MIDHOP_SEED"))
                                 : QRandomGenerator::global()->generate();
        qInfo("MIDHOP_SEED=%u", seed);
        spellings::Generator generator(seed);
        Watched watched(rule, reaches, seed);
        for (int i = 0; i < Spellings && !QTest::currentTestFailed(); ++i)
            watched.play(generator.next());
        watched.end();
        // They are spellings of something: many are good envelopes, and many of those blocked.
        QVERIFY(watched.connects > Spellings / 50);
        QVERIFY(watched.blocked > Spellings / 50);
        QVERIFY(watched.lookUps > Spellings / 100);
    }

private:
    /// For each of the two rules.
#ifdef MIDHOP_SLOW
    static constexpr int Spellings = 50'000;
#else
    static constexpr int Spellings = 500'000;
#endif
};

QTEST_GUILESS_MAIN(TestSpellingsRandom)
#include "tst_spellingsrandom.moc"
