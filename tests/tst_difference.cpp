#include "tracesamples.h"

#include "core/trace/difference.h"
#include "core/wire/envelope.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace midhop::trace;
using namespace std::chrono_literals;
using midhop::wire::ByteRange;
using Form = Difference::Form;
using Kind = DifferenceKind;
using What = Comparison::What;
using State = EnvelopeBytes::State;

namespace {

using namespace Qt::StringLiterals;

/// An exchange of all three roles whose client sent `envelope` and whose server got `toServer`.
Exchange exchangeOf(const QByteArray &envelope, const QByteArray &toServer)
{
    Exchange exchange{{1}, samples::clientPart(1), samples::proxyPart(2), samples::serverPart(3)};
    exchange.client->envelope = envelope;
    exchange.client->events[1].size = quint32(envelope.size());
    exchange.proxy->envelope = envelope;
    exchange.proxy->events[0].size = quint32(envelope.size());
    exchange.proxy->message = toServer;
    exchange.proxy->events[4].size = quint32(toServer.size());
    exchange.server->envelope = toServer;
    exchange.server->message = toServer;
    return exchange;
}

QByteArray drawn(const Comparison &comparison)
{
    QByteArray text;
    for (const DifferenceRow &row : comparison.rows) {
        text += "=~*!-+"[size_t(row.kind)];
        text.append('[').append(row.left.of(comparison.left)).append('|');
        text.append(row.right.of(comparison.right)).append(']');
    }
    return text;
}

} // namespace

class TestDifference : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void envelopeIsJudgedAgain_data();
    void envelopeIsJudgedAgain();
    void whatTheProxyDidNotReadIsShownAsSent();
    void whatTheClientCouldNotSendIsTold();
    void whiteSpaceBeforeTheEnvelopeIsCounted();
    void serverGotTheMessage();
    void escapesMakeADifference();
    void manyEscapesAreBounded();
    void aMessageUnderWayIsItsBeginning();
    void jsonIsComparedByMembers();
    void otherBytesAreComparedWithTheMessage();
    void serverReadOtherBytesThanTheProxySent();
    void unseenEndsAreNotInvented();
    void blockedMeansNothingWasSent();
    void linksTheMessageOnBothSides();
    void linksNothingElse();
};

void TestDifference::envelopeIsJudgedAgain_data()
{
    QTest::addColumn<QByteArray>("envelope");
    QTest::addColumn<QByteArray>("decision");
    QTest::addColumn<bool>("finished");
    QTest::addColumn<State>("state");
    QTest::addColumn<qsizetype>("offset");
    const auto row = [](const char *name, const char *envelope, const char *decision, bool finished,
                        State state, qsizetype offset = 0) {
        QTest::newRow(name) << QByteArray(envelope) << QByteArray(decision) << finished << state << offset;
    };
    row("a sound one", R"({"server_ip": "::1", "server_port": 1, "message": "x"})", "", true,
        State::Complete);
    row("a JSON fault", R"({"server_ip" "::1"})", "refused, malformed envelope: byte 13: expected", true,
        State::Malformed, 13);
    row("a member at fault", R"({"server_ip": "::1", "server_port": "1", "message": "x"})",
        "refused, malformed envelope: server_port", true, State::Malformed, 36);
    row("under way", R"({"server_ip": "::1")", "", false, State::UnderWay);
    row("the stream ended", R"({"server_ip": "::1")",
        "refused, malformed envelope: byte 19: the stream ended", true, State::Truncated);
    row("the time was up", R"({"server_ip")", "refused, envelope not complete within 30 s of its first byte",
        true, State::Truncated);
    row("larger than the proxy's limit", R"({"server_ip")", "refused, envelope too large: more than 12 bytes",
        true, State::TooLarge);
    row("nothing came", "", "", true, State::NotSeen);
}

void TestDifference::envelopeIsJudgedAgain()
{
    QFETCH(const QByteArray, envelope);
    QFETCH(const QByteArray, decision);
    QFETCH(const bool, finished);
    Exchange exchange;
    exchange.proxy = samples::proxyPart(1);
    exchange.proxy->envelope = envelope;
    exchange.proxy->events[0].size = quint32(envelope.size());
    exchange.proxy->decision = decision;
    exchange.proxy->verdict = decision.isEmpty() ? Verdict::Pending : Verdict::Refused;
    exchange.proxy->finished = finished;
    const EnvelopeBytes found = envelopeBytes(exchange);
    QTEST(found.state, "state");
    QCOMPARE(found.bytes, envelope);
    QCOMPARE(found.seenBy, Role::Proxy);
    if (found.state == State::Malformed)
        QTEST(found.error.offset, "offset");
}

void TestDifference::whatTheProxyDidNotReadIsShownAsSent()
{
    Exchange exchange = exchangeOf(R"({"a" 1, "b": 2})"_ba, {});
    exchange.proxy->envelope.truncate(6);
    exchange.proxy->verdict = Verdict::Refused;
    const EnvelopeBytes envelope = envelopeBytes(exchange);
    QCOMPARE(envelope.state, State::Malformed);
    QCOMPARE(envelope.bytes, R"({"a" 1, "b": 2})"_ba);
    QCOMPARE(envelope.seenBy, Role::Client);
    QCOMPARE(envelope.proxyRead, 6);
    QCOMPARE(envelope.error.offset, 5);
}

void TestDifference::whatTheClientCouldNotSendIsTold()
{
    Exchange exchange;
    exchange.client = samples::clientPart(1);
    exchange.client->events.resize(1); // connecting, and no more
    const EnvelopeBytes envelope = envelopeBytes(exchange);
    QCOMPARE(envelope.bytes, samples::envelope());
    QCOMPARE(envelope.sent, 0);
    QCOMPARE(envelope.proxyRead, -1);
}

void TestDifference::whiteSpaceBeforeTheEnvelopeIsCounted()
{
    Exchange exchange = exchangeOf(samples::envelope(), "tgmr"_ba);
    exchange.client->envelope.prepend("\r\n ");
    exchange.client->events[1].size += 3;
    exchange.proxy->events[0].size += 3;
    const EnvelopeBytes envelope = envelopeBytes(exchange);
    QCOMPARE(envelope.bytes, samples::envelope());
    QCOMPARE(envelope.before, 3);
    QCOMPARE(envelope.seenBy, Role::Proxy);
}

void TestDifference::serverGotTheMessage()
{
    const Difference difference = differenceOf(exchangeOf(samples::envelope(), "tgmr"_ba));
    QCOMPARE(difference.form, Form::Message);
    QVERIFY(difference.over && !difference.partial);
    QCOMPARE(difference.escapes, 0);
    QCOMPARE(difference.message.of(difference.envelope.bytes), QByteArrayView("tgmr"));
    QCOMPARE(difference.toServer->rightWhat, What::ServerGot);
    QCOMPARE(drawn(*difference.toServer),
             R"(-[{"server_ip": "127.0.0.1", "server_port": 8888, "message": "|]=[tgmr|tgmr]-["}|])"_ba);
    QVERIFY(!difference.onTheWay);
}

void TestDifference::escapesMakeADifference()
{
    const Difference difference =
        differenceOf(exchangeOf(R"({"message": "a\u00e9\nb", "x": 1})"_ba, "a\xc3\xa9\nb"_ba));
    QCOMPARE(difference.form, Form::Message);
    QCOMPARE(difference.escapes, 2);
    QCOMPARE(drawn(*difference.toServer),
             "-[{\"message\": \"|]=[a|a]~[\\u00e9\\n|\xc3\xa9\n]=[b|b]-[\", \"x\": 1}|]"_ba);
}

void TestDifference::manyEscapesAreBounded()
{
    const qsizetype count = 100'000;
    const QByteArray message = QByteArray("x\n").repeated(count);
    const QByteArray envelope = "{\"message\": \"" + QByteArray("x\\n").repeated(count) + "\"}";
    const Difference difference = differenceOf(exchangeOf(envelope, message));
    QCOMPARE(difference.form, Form::Message);
    QCOMPARE(difference.escapes, count);
    const std::vector<DifferenceRow> &rows = difference.toServer->rows;
    QVERIFY(qsizetype(rows.size()) <= Comparison::MostRows + 3);
    QCOMPARE(rows.back().left.end, envelope.size());
    QCOMPARE(rows[rows.size() - 2].right.end, message.size());
    QCOMPARE(rows[rows.size() - 2].kind, Kind::Unescaped);
}

void TestDifference::aMessageUnderWayIsItsBeginning()
{
    Exchange exchange = exchangeOf(R"({"message": "a\u00e9b"})"_ba, "a\xc3\xa9"_ba);
    exchange.server.reset();
    exchange.proxy->finished = false;
    const Difference difference = differenceOf(exchange);
    QCOMPARE(difference.form, Form::Message);
    QVERIFY(difference.partial && !difference.over);
    QCOMPARE(difference.toServer->rightWhat, What::ProxySent);
    QCOMPARE(drawn(*difference.toServer), "-[{\"message\": \"|]=[a|a]~[\\u00e9|\xc3\xa9]-[b\"}|]"_ba);
}

void TestDifference::jsonIsComparedByMembers()
{
    const QByteArray envelope =
        R"({"server_ip":"::1","n":1.50,"proxy_ip":"x","message":"caf\u00E9","server_port":7})"_ba;
    Exchange exchange = exchangeOf(envelope, {});
    const QByteArray forwarded = midhop::wire::forwardedEnvelope(envelope, "127.0.0.1", 6000);
    exchange.proxy->forwarded = forwarded;
    exchange.proxy->events[4].size = quint32(forwarded.size());
    exchange.server->envelope = forwarded;
    const Difference difference = differenceOf(exchange);
    QCOMPARE(difference.form, Form::Json);
    QVERIFY(difference.spacing);
    std::vector<std::pair<QByteArray, Kind>> found;
    for (const DifferenceRow &row : difference.toServer->rows)
        found.emplace_back(row.member, row.kind);
    const std::vector<std::pair<QByteArray, Kind>> expected{
        {"server_ip", Kind::Same},    {"n", Kind::Rewritten},      {"proxy_ip", Kind::Changed},
        {"message", Kind::Rewritten}, {"server_port", Kind::Same}, {"proxy_port", Kind::Added}};
    QCOMPARE(found, expected);
    const DifferenceRow &added = difference.toServer->rows.back();
    QVERIFY(added.left.isEmpty());
    QCOMPARE(added.right.of(forwarded), QByteArrayView("\"proxy_port\": 6000"));
}

void TestDifference::otherBytesAreComparedWithTheMessage()
{
    const Difference difference = differenceOf(exchangeOf(samples::envelope(), "TgmR"_ba));
    QCOMPARE(difference.form, Form::Other);
    QCOMPARE(difference.toServer->leftWhat, What::Message);
    QCOMPARE(difference.toServer->firstDifference(), 0);
    QCOMPARE(drawn(*difference.toServer), "![t|T]=[gm|gm]![r|R]"_ba);
}

void TestDifference::serverReadOtherBytesThanTheProxySent()
{
    Exchange exchange = exchangeOf(samples::envelope(), "tgmr"_ba);
    exchange.server->envelope = "tgm"_ba;
    Difference difference = differenceOf(exchange);
    QVERIFY(difference.onTheWay);
    QCOMPARE(difference.onTheWay->leftWhat, What::ProxySent);
    QCOMPARE(difference.onTheWay->firstDifference(), 3);
    QCOMPARE(drawn(*difference.onTheWay), "=[tgm|tgm]-[r|]"_ba);

    // Not kept is not different.
    exchange.server->events.insert(exchange.server->events.begin(),
                                   samples::eventAt(4ms, EventKind::Received, Side::Upstream, 4, true));
    difference = differenceOf(exchange);
    QVERIFY(!difference.onTheWay);
    QCOMPARE(difference.toServer->rightSize, 4);
}

void TestDifference::unseenEndsAreNotInvented()
{
    Exchange exchange;
    exchange.server = samples::serverPart(1);
    QCOMPARE(differenceOf(exchange).form, Form::EnvelopeNotSeen);
    exchange.server.reset();
    exchange.client = samples::clientPart(1);
    QCOMPARE(differenceOf(exchange).form, Form::ServerNotSeen);
}

void TestDifference::blockedMeansNothingWasSent()
{
    Exchange exchange;
    exchange.proxy = samples::proxyPart(1);
    exchange.proxy->verdict = Verdict::Blocked;
    std::erase_if(exchange.proxy->events, [](const Event &event) { return event.side == Side::Upstream; });
    const Difference difference = differenceOf(exchange);
    QCOMPARE(difference.form, Form::NothingSent);
    QVERIFY(!difference.toServer);
}

void TestDifference::linksTheMessageOnBothSides()
{
    const QByteArray envelope = R"({"message": "a\nb"})"_ba;
    const MessageLink link(envelope, "a\nb");
    QVERIFY(link.isValid());
    QCOMPARE(link.message(), (ByteRange{13, 17}));
    QCOMPARE(link.inServers({0, envelope.size()}), (ByteRange{0, 3}));
    QCOMPARE(link.inServers({14, 15}), (ByteRange{1, 2})); // a half of the escape
    QCOMPARE(link.inEnvelope({1, 3}), (ByteRange{14, 17}));
    QCOMPARE(link.inServers({0, 13}), ByteRange());
    QCOMPARE(link.inEnvelope({3, 9}), ByteRange());
    // The server has not got the last byte yet.
    QCOMPARE(MessageLink(envelope, "a\n").inServers({13, 17}), (ByteRange{0, 2}));
}

void TestDifference::linksNothingElse()
{
    QVERIFY(!MessageLink(R"({"message": "ab"})", "xy").isValid());
    QVERIFY(!MessageLink(R"({"message": "ab", "message": "ab"})", "ab").isValid());
    QVERIFY(!MessageLink(R"({"message": 12})", "12").isValid());
    QVERIFY(!MessageLink("{\"message\": \"ab", "ab").isValid());
    QVERIFY(!MessageLink("", "ab").isValid());
    QCOMPARE(MessageLink("", "ab").inEnvelope({0, 2}), ByteRange());
}

QTEST_APPLESS_MAIN(TestDifference)
#include "tst_difference.moc"
