#include "core/net/listener.h"
#include "core/net/portholder.h"
#include "fewdescriptors.h"
#include "ownport.h"
#include "rawsocket.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <cstdlib>

using namespace midhop;
using namespace midhop::net;
using namespace midhop::wire;
using namespace Qt::StringLiterals;

namespace {

Endpoint at(const char *address, quint16 port)
{
    return {IpAddress::parse(QByteArrayView(address)).value(), port};
}

/// Another program, this one with another argument, that listens on `address` and a port until destroyed.
class OtherProgram final
{
public:
    explicit OtherProgram(const QString &address, quint16 port = 0)
    {
        m_process.start(QCoreApplication::applicationFilePath(),
                        {u"--listen"_s, address, QString::number(port)});
        m_port = m_process.waitForReadyRead() ? m_process.readLine().trimmed().toUShort() : 0;
    }
    ~OtherProgram()
    {
        m_process.closeWriteChannel(); // it ends with its standard input
        m_process.waitForFinished();
    }
    OtherProgram(const OtherProgram &) = delete;
    OtherProgram &operator=(const OtherProgram &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray name() const
    {
        return "tst_listener (pid "_ba + QByteArray::number(m_process.processId()) + ')';
    }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

int listenAndWait(const char *address, const char *port)
{
    const RawListener listener(IpAddress::parse(QByteArrayView(address)).value().toIpv4(),
                               static_cast<quint16>(std::atoi(port)));
    if (!listener.listens())
        return 1;
    const QByteArray line = QByteArray::number(listener.port()) + '\n';
    char end = 0;
    if (::write(1, line.constData(), static_cast<size_t>(line.size())) < 0)
        return 1;
    return ::read(0, &end, 1) < 0 ? 1 : 0;
}

/// Connections in TIME_WAIT whose own end has this port; -1 where the system does not tell.
int timeWaits(quint16 port)
{
    QFile table(u"/proc/net/tcp"_s);
    if (!table.open(QIODevice::ReadOnly))
        return -1;
    int count = 0;
    const QByteArray own = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    const QList<QByteArray> lines = table.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 3 && fields[1].endsWith(own) && fields[3] == "06"_ba)
            ++count;
    }
    return count;
}

} // namespace

class TestListener : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void portZeroTakesAFreePort();
    void listensWithoutAccepting();
    void listensOnIpv6();
    void aPortInUseNamesItsHolder();
    void aPortThatWeHoldOurselvesSaysSo();
    void ofSeveralHoldersTheOneInTheWayIsNamed();
    void aHolderOfEveryAddressIsInTheWayOfEach();
    void whoWantsEveryAddressIsToldWhoHoldsOne();
    void anAddressThatIsNotHereIsToldSo();
    void reservedPortsAreToldSo();
    void withoutDescriptorsItIsToldSo();
    void everyErrorSaysWhatToDo_data();
    void everyErrorSaysWhatToDo();
    void theSamePortCanBeListenedOnAgainAtOnce();
    void theSamePortCanBeListenedOnAgainWithConnectionsInTimeWait();
    void theSamePortCanBeListenedOnAgainWithConnectionsOpen();
    void closeEndsListeningForDuplicatesToo();
    void destructionEndsListening();
    void nextFreePortPassesOverPortsInUse();
    void nextFreePortIsZeroAtTheEnd();
    void nextFreePortConnectsToNobody();
};

void TestListener::portZeroTakesAFreePort()
{
    auto first = Listener::open(at("127.0.0.1", 0));
    auto second = Listener::open(at("127.0.0.1", 0));
    QVERIFY(first);
    QVERIFY(second);
    const Endpoint one = first.value()->endpoint();
    QCOMPARE(one.address.toText(), "127.0.0.1"_ba);
    QVERIFY(one.port != 0);
    QVERIFY(one.port != second.value()->endpoint().port);
    QVERIFY(RawSocket::connectedTo(one.port).isOpen());
}

void TestListener::listensWithoutAccepting()
{
    auto listener = Listener::open(at("127.0.0.1", 0));
    QVERIFY(listener);
    RawSocket client = RawSocket::connectedTo(listener.value()->endpoint().port);
    QVERIFY(client.isOpen());
    QVERIFY(client.send("hello"_ba));
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents(); // QTcpServer would take it now
    const int duplicate = listener.value()->duplicateDescriptor();
    QVERIFY(duplicate >= 0);
    RawSocket accepted = RawSocket::acceptedFrom(duplicate);
    ::close(duplicate);
    QVERIFY(accepted.isOpen());
    QCOMPARE(accepted.receive(5), "hello"_ba);
}

void TestListener::listensOnIpv6()
{
    auto listener = Listener::open(at("::1", 0));
    if (!listener && listener.error().kind == ListenError::Kind::AddressNotHere)
        QSKIP("no IPv6 on this machine");
    QVERIFY(listener);
    QVERIFY(listener.value()->endpoint().toText().startsWith("[::1]:"));
    const auto again = Listener::open(listener.value()->endpoint());
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ListenError::Kind::PortInUse);
    QVERIFY(again.error().holder.contains("this program"));
}

void TestListener::aPortInUseNamesItsHolder()
{
    const OtherProgram other(u"127.0.0.1"_s);
    QVERIFY(other.port() != 0);
    const auto listener = Listener::open(at("127.0.0.1", other.port()));
    QVERIFY(!listener);
    QCOMPARE(listener.error().kind, ListenError::Kind::PortInUse);
    QCOMPARE(listener.error().endpoint, at("127.0.0.1", other.port()));
#ifndef Q_OS_LINUX
    QSKIP("holders are told on Linux alone");
#endif
    QCOMPARE(listener.error().holder, other.name());
    QCOMPARE(listener.error().text(),
             QByteArray("Port "_ba + QByteArray::number(other.port()) + " on 127.0.0.1 is in use by "_ba +
                        other.name() + ". Stop that program or choose another port."_ba));
}

void TestListener::aPortThatWeHoldOurselvesSaysSo()
{
    const RawListener own;
    const auto listener = Listener::open(own.endpoint());
    QVERIFY(!listener);
#ifdef Q_OS_LINUX
    QCOMPARE(listener.error().holder,
             QByteArray("this program, tst_listener (pid "_ba +
                        QByteArray::number(QCoreApplication::applicationPid()) + ')'));
#endif
}

void TestListener::ofSeveralHoldersTheOneInTheWayIsNamed()
{
#ifndef Q_OS_LINUX
    QSKIP("holders are told on Linux alone");
#endif
    // The same port on two loopback addresses: whichever comes first in the table, only one is in the way.
    const OtherProgram first(u"127.0.0.2"_s);
    const OtherProgram second(u"127.0.0.3"_s, first.port());
    const RawListener own(0x7f000004, first.port());
    QVERIFY(first.port() != 0 && second.port() == first.port() && own.listens());
    QCOMPARE(portHolder(at("127.0.0.2", first.port())), first.name());
    QCOMPARE(portHolder(at("127.0.0.3", first.port())), second.name());
    QVERIFY(portHolder(at("127.0.0.4", first.port())).startsWith("this program"));
    QCOMPARE(portHolder(at("127.0.0.5", first.port())), QByteArray());
    QVERIFY(Listener::open(at("127.0.0.5", first.port())));
}

void TestListener::aHolderOfEveryAddressIsInTheWayOfEach()
{
    const OtherProgram other(u"0.0.0.0"_s);
    const auto listener = Listener::open(at("127.0.0.1", other.port()));
    QVERIFY(!listener);
#ifdef Q_OS_LINUX
    QCOMPARE(listener.error().holder, other.name());
#endif
}

void TestListener::whoWantsEveryAddressIsToldWhoHoldsOne()
{
    const OtherProgram other(u"127.0.0.1"_s);
    const auto listener = Listener::open(at("0.0.0.0", other.port()));
    QVERIFY(!listener);
#ifdef Q_OS_LINUX
    QCOMPARE(listener.error().holder, other.name());
#endif
}

void TestListener::anAddressThatIsNotHereIsToldSo()
{
    const auto listener = Listener::open(at("192.0.2.1", 0)); // RFC 5737: nobody has it
    QVERIFY(!listener);
    QCOMPARE(listener.error().kind, ListenError::Kind::AddressNotHere);
    QVERIFY(listener.error().text().contains("192.0.2.1"));
    QVERIFY(listener.error().holder.isEmpty());
}

void TestListener::reservedPortsAreToldSo()
{
    QFile first(u"/proc/sys/net/ipv4/ip_unprivileged_port_start"_s);
    const int unprivileged = first.open(QIODevice::ReadOnly) ? first.readAll().trimmed().toInt() : 1024;
    if (::geteuid() == 0 || unprivileged <= 81)
        QSKIP("this user may listen on every port");
    const auto listener = Listener::open(at("127.0.0.1", 81));
    QVERIFY(!listener);
    QCOMPARE(listener.error().kind, ListenError::Kind::NotPermitted);
}

void TestListener::withoutDescriptorsItIsToldSo()
{
    const auto open = [](rlim_t left) {
        const FewDescriptors few(left);
        auto listener = Listener::open(at("127.0.0.1", 0));
        const int duplicate = listener ? listener.value()->duplicateDescriptor() : -1;
        return std::pair(std::move(listener), duplicate);
    };
    const auto [listener, none] = open(0);
    const auto [poor, duplicate] = open(1); // enough to listen, not enough to hand the descriptor on
    QCOMPARE(none, -1);
    QVERIFY(!listener);
    QCOMPARE(listener.error().kind, ListenError::Kind::NoDescriptors);
    QVERIFY(poor);
    QCOMPARE(duplicate, -1);
}

void TestListener::everyErrorSaysWhatToDo_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, ListenError::Kind kind, const char *text) {
        QTest::newRow(name) << static_cast<int>(kind) << QByteArray(text);
    };
    row("in use, holder unknown", ListenError::Kind::PortInUse,
        "Port 6000 on 127.0.0.1 is in use by another program. Stop that program or choose another port.");
    row("reserved", ListenError::Kind::NotPermitted,
        "Port 6000 on 127.0.0.1 may not be listened on by this user: ports below 1024 are reserved. Choose a "
        "port from "
        "1024 to 65535.");
    row("not here", ListenError::Kind::AddressNotHere,
        "Port 6000 can't be listened on: no network interface of this machine has the address 127.0.0.1. "
        "Use 127.0.0.1, or an address that this machine has.");
    row("no descriptors", ListenError::Kind::NoDescriptors,
        "Port 6000 on 127.0.0.1 can't be listened on: the program has no file descriptors left. Close "
        "connections or "
        "raise the limit (ulimit -n).");
    row("other", ListenError::Kind::Other,
        "Port 6000 on 127.0.0.1 can't be listened on: it rained. Choose another address or port.");
}

void TestListener::everyErrorSaysWhatToDo()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    const ListenError error{static_cast<ListenError::Kind>(kind), at("127.0.0.1", 6000), {}, "it rained"_ba};
    QCOMPARE(error.text(), text);
}

void TestListener::theSamePortCanBeListenedOnAgainAtOnce()
{
    auto listener = Listener::open(at("127.0.0.1", ownPort()));
    const Endpoint endpoint = listener.value()->endpoint();
    for (int i = 0; i < 20; ++i) {
        listener.value()->close();
        listener.value()->close();
        QCOMPARE(RawSocket::connectedTo(endpoint.port).error(), ECONNREFUSED);
        listener = Listener::open(endpoint);
        QVERIFY(listener);
        QVERIFY(RawSocket::connectedTo(endpoint.port).isOpen());
    }
}

void TestListener::theSamePortCanBeListenedOnAgainWithConnectionsInTimeWait()
{
    auto listener = Listener::open(at("127.0.0.1", ownPort()));
    const Endpoint endpoint = listener.value()->endpoint();
    const int duplicate = listener.value()->duplicateDescriptor();
    for (int i = 0; i < 5; ++i) {
        RawSocket client = RawSocket::connectedTo(endpoint.port);
        RawSocket accepted = RawSocket::acceptedFrom(duplicate);
        accepted.close(); // who closes first keeps TIME_WAIT
        client.receiveAll();
    }
    ::close(duplicate);
    if (timeWaits(endpoint.port) >= 0)
        QVERIFY(RawSocket::wait(-1, 0, [&] { return timeWaits(endpoint.port) >= 5; }));
    listener.value()->close();
    QVERIFY(Listener::open(endpoint));
    QVERIFY(nextFreePort(at("127.0.0.1", static_cast<quint16>(endpoint.port - 1))) == endpoint.port);
}

void TestListener::theSamePortCanBeListenedOnAgainWithConnectionsOpen()
{
    auto listener = Listener::open(at("127.0.0.1", ownPort()));
    const Endpoint endpoint = listener.value()->endpoint();
    RawSocket client = RawSocket::connectedTo(endpoint.port);
    const int duplicate = listener.value()->duplicateDescriptor();
    RawSocket accepted = RawSocket::acceptedFrom(duplicate);
    listener.value()->close(); // the duplicate is still there
    const auto again = Listener::open(endpoint);
    QVERIFY(again);
    ::close(duplicate);
    QVERIFY(client.send("still here"_ba));
    QCOMPARE(accepted.receive(10), "still here"_ba);
    QVERIFY(RawSocket::connectedTo(endpoint.port).isOpen());
}

void TestListener::closeEndsListeningForDuplicatesToo()
{
    auto listener = Listener::open(at("127.0.0.1", ownPort()));
    const Endpoint endpoint = listener.value()->endpoint();
    const int duplicate = listener.value()->duplicateDescriptor();
    RawSocket waiting = RawSocket::connectedTo(endpoint.port); // in the backlog
    listener.value()->close();
    QCOMPARE(RawSocket::connectedTo(endpoint.port).error(), ECONNREFUSED);
    QVERIFY(::accept(duplicate, nullptr, nullptr) < 0);
    QVERIFY(errno != EAGAIN);
    waiting.receiveAll();
    QVERIFY(waiting.wasReset());
    ::close(duplicate);
}

void TestListener::destructionEndsListening()
{
    auto listener = Listener::open(at("127.0.0.1", ownPort()));
    const Endpoint endpoint = listener.value()->endpoint();
    const int duplicate = listener.value()->duplicateDescriptor();
    listener.takeValue().reset();
    QCOMPARE(RawSocket::connectedTo(endpoint.port).error(), ECONNREFUSED);
    ::close(duplicate);
}

void TestListener::nextFreePortPassesOverPortsInUse()
{
    // Three ports in a row, of which two are taken.
    std::unique_ptr<RawListener> first;
    std::unique_ptr<RawListener> second;
    for (int tries = 0; tries < 100; ++tries) {
        first = std::make_unique<RawListener>(RawSocket::Loopback, ownPort());
        second = std::make_unique<RawListener>(RawSocket::Loopback, static_cast<quint16>(first->port() + 1));
        if (second->listens() &&
            RawListener(RawSocket::Loopback, static_cast<quint16>(first->port() + 2)).listens())
            break;
    }
    QVERIFY(second->listens());
    const quint16 next = nextFreePort(first->endpoint());
    QVERIFY(next > second->port());
    QVERIFY(Listener::open(at("127.0.0.1", next)));
}

void TestListener::nextFreePortIsZeroAtTheEnd()
{
    QCOMPARE(nextFreePort(at("127.0.0.1", 65535)), quint16(0));
    QCOMPARE(nextFreePort(at("192.0.2.1", 6000)), quint16(0)); // an address that is not here has none
}

void TestListener::nextFreePortConnectsToNobody()
{
    RawListener listener(RawSocket::Loopback, ownPort());
    for (int i = 0; i < 5; ++i)
        QVERIFY(nextFreePort(at("127.0.0.1", static_cast<quint16>(listener.port() - 1))) != listener.port());
    QVERIFY(!listener.acceptNow().isOpen());
}

int main(int argc, char *argv[])
{
    if (argc == 4 && QByteArrayView(argv[1]) == "--listen"_ba)
        return listenAndWait(argv[2], argv[3]);
    QCoreApplication application(argc, argv);
    TestListener test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_listener.moc"
