#include "core/roles/proxywords.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringBuilder>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace midhop;
using namespace midhop::roles;
using net::StreamError;
using trace::EventKind;
using trace::Outcome;

namespace {

const QByteArray Server = "192.0.2.1:80"_ba;

} // namespace

/// Every error of a connection, in the words of each of its three places: while it is made, under the reply, at the client.
class TestProxyWords final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aConnectThatFails_data()
    {
        QTest::addColumn<StreamError>("error");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Outcome>("outcome");
        const auto row = [](const char *name, StreamError error, const QByteArray &text, Outcome outcome) {
            QTest::newRow(name) << error << text << outcome;
        };
        row("refused", StreamError::Refused, "connection refused by 192.0.2.1:80: nothing listens there"_ba, Outcome::Refused);
        row("without a route", StreamError::Unreachable, "192.0.2.1:80 is unreachable: no route leads there from the proxy"_ba,
            Outcome::Unreachable);
        row("given up by the system", StreamError::TimedOut, "connect to 192.0.2.1:80 timed out"_ba, Outcome::TimedOut);
        row("reset", StreamError::Reset, "connection reset by 192.0.2.1:80 while connecting"_ba, Outcome::Reset);
        row("it met itself", StreamError::SelfConnection,
            "loop: the connection to 192.0.2.1:80 met itself, nothing listens there"_ba, Outcome::Unreachable);
        row("without descriptors", StreamError::NoDescriptors,
            "192.0.2.1:80 is unreachable: the proxy has no file descriptors left"_ba, Outcome::Unreachable);
        row("without ports", StreamError::NoPorts,
            "192.0.2.1:80 is unreachable: the proxy has no local ports left, wait a minute"_ba, Outcome::Unreachable);
        row("for another reason", StreamError::Other, "192.0.2.1:80 is unreachable"_ba, Outcome::Unreachable);
    }
    void aConnectThatFails()
    {
        QFETCH(const StreamError, error);
        QTEST(connectFailureText(error, Server), "text");
        QTEST(outcomeOf(error), "outcome");
        QCOMPARE(isRefusedReply(QByteArray("Error, " + connectFailureText(error, Server))), error == StreamError::Refused);
    }

    void aConnectionThatIsLost_data()
    {
        QTest::addColumn<StreamError>("error");
        QTest::addColumn<QByteArray>("withoutReply");
        QTest::addColumn<QByteArray>("afterAPart");
        QTest::addColumn<QByteArray>("client");
        QTest::addColumn<EventKind>("event");
        QTest::addColumn<bool>("byPeer");
        const auto row = [](const char *name, StreamError error, const QByteArray &withoutReply, const QByteArray &afterAPart,
                            const QByteArray &client, EventKind event, bool byPeer) {
            QTest::newRow(name) << error << withoutReply << afterAPart << client << event << byPeer;
        };
        row("reset by the peer", StreamError::Reset, "connection reset by the server 192.0.2.1:80 without a reply"_ba,
            "the server reset the connection after a part of the reply; the client was reset too"_ba,
            "the client reset the connection"_ba, EventKind::Reset, true);
        row("given up by the system", StreamError::TimedOut, "connection to the server 192.0.2.1:80 timed out without a reply"_ba,
            "connection to the server 192.0.2.1:80 timed out after a part of the reply; the client was reset too"_ba,
            "the connection to the client timed out"_ba, EventKind::TimedOut, false);
        row("without memory", StreamError::NoDescriptors,
            "connection to the server 192.0.2.1:80 failed: the proxy has no memory left for it, without a reply"_ba,
            "connection to the server 192.0.2.1:80 failed: the proxy has no memory left for it, after a part of the reply; "
            "the client was reset too"_ba,
            "the connection to the client failed, because the proxy has no memory left for it,"_ba, EventKind::Closed, false);
        row("for another reason", StreamError::Other, "connection to the server 192.0.2.1:80 failed without a reply"_ba,
            "connection to the server 192.0.2.1:80 failed after a part of the reply; the client was reset too"_ba,
            "the connection to the client failed"_ba, EventKind::Closed, false);
    }
    void aConnectionThatIsLost()
    {
        QFETCH(const StreamError, error);
        QTEST(serverLostText(error, Server, false), "withoutReply");
        QTEST(serverLostText(error, Server, true), "afterAPart");
        QTEST(clientLostText(error), "client");
        QTEST(lostEvent(error).kind, "event");
        QTEST(lostEvent(error).byPeer, "byPeer");
    }
};

QTEST_APPLESS_MAIN(TestProxyWords)
#include "tst_proxywords.moc"
