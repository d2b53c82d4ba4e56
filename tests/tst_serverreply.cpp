#include "core/roles/serverrole.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace midhop::roles;
using namespace Qt::StringLiterals;
using Kind = ServerReply::Kind;

/// CONTRACT.md, "Server": what replyTo() makes of a message.
class TestServerReply : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aReplyAnswersAMessage_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("asJson");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("answer");
        const auto text = [](const char *name, Kind kind, const QByteArray &message,
                             const QByteArray &answer) {
            QTest::newRow(name) << int(kind) << false << message << answer;
        };
        const auto json = [](const char *name, Kind kind, const QByteArray &message,
                             const QByteArray &answer) {
            QTest::newRow(name) << int(kind) << true << message << answer;
        };
        text("fixed text", Kind::Fixed, "tgmr"_ba, "DONE"_ba);
        text("an echo, byte for byte", Kind::Echo, QByteArray("a\0\xff\r\n", 5),
             QByteArray("a\0\xff\r\n", 5));
        text("reversed by characters", Kind::Reversed, "a\u00e9\U0001f600z"_ba, "z\U0001f600\u00e9a"_ba);
        text("reversed by bytes where it is no text", Kind::Reversed, "a\xc3z"_ba,
             "z\xc3"
             "a"_ba);
        text("reversed with a zero byte", Kind::Reversed, QByteArray("a\0b", 3), QByteArray("b\0a", 3));
        text("silent", Kind::Silent, "tgmr"_ba, ""_ba);
        text("an object is text like others", Kind::Echo, R"({"message": "x"})"_ba, R"({"message": "x"})"_ba);

        json("the same object with the fixed text", Kind::Fixed,
             R"({"a":[1,2.50],"message":"tgmr","b":null})"_ba,
             R"({"a": [1, 2.5], "message": "DONE", "b": null})"_ba);
        json("the echo of the message", Kind::Echo, R"({"message": "t\u00e9\n\ud83d\ude00"})"_ba,
             R"({"message": "t\u00e9\n\ud83d\ude00"})"_ba);
        json("the message reversed", Kind::Reversed, R"({"message": "ab\u00e9"})"_ba,
             R"({"message": "\u00e9ba"})"_ba);
        json("a text that is no object is answered as text", Kind::Reversed, "tgmr"_ba, "rmgt"_ba);
        json("an object that is not complete is text", Kind::Reversed, "{\"a\""_ba, "\"a\"{"_ba);
        json("an object with something behind it is text", Kind::Echo, "{\"message\": \"x\"} y"_ba,
             "{\"message\": \"x\"} y"_ba);
        json("a line end behind the object is white space", Kind::Reversed, "{\"message\": \"xy\"}\r\n"_ba,
             R"({"message": "yx"})"_ba);
        json("an object without message gets one", Kind::Fixed, R"({"a": 1})"_ba,
             R"({"a": 1, "message": "DONE"})"_ba);
        json("an empty object gets one", Kind::Fixed, "{}"_ba, R"({"message": "DONE"})"_ba);
        json("a message that is no text is echoed as none", Kind::Echo, R"({"message": 5})"_ba,
             R"({"message": ""})"_ba);
        json("a name written with escapes is the same name", Kind::Reversed, R"({"mess\u0061ge": "ab"})"_ba,
             R"({"message": "ba"})"_ba);
        json("silent", Kind::Silent, R"({"message": "x"})"_ba, ""_ba);
    }
    void aReplyAnswersAMessage()
    {
        QFETCH(int, kind);
        QFETCH(bool, asJson);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, answer);
        ServerReply reply;
        reply.kind = Kind(kind);
        reply.asJson = asJson;
        QCOMPARE(replyTo(reply, message), answer);
    }

    void theFixedTextMayBeAnything()
    {
        ServerReply reply;
        reply.text = "\"\u00e9\""_ba;
        QCOMPARE(replyTo(reply, "x"_ba), "\"\u00e9\"");
        reply.asJson = true;
        QCOMPARE(replyTo(reply, R"({"message": "x"})"_ba), "{\"message\": \"\\\"\\u00e9\\\"\"}"_ba);
        reply.text.clear();
        QCOMPARE(replyTo(reply, "x"_ba), "");
    }

    void reversedTwiceIsTheSame_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("ASCII") << "abcd"_ba;
        QTest::newRow("text") << "\u00e4\U0001f600\u20ac"_ba;
        QTest::newRow("bytes") << "\xff\x00\xfe"_ba;
    }
    void reversedTwiceIsTheSame()
    {
        QFETCH(QByteArray, message);
        ServerReply reply;
        reply.kind = Kind::Reversed;
        QCOMPARE(replyTo(reply, replyTo(reply, message)), message);
    }
};

QTEST_GUILESS_MAIN(TestServerReply)
#include "tst_serverreply.moc"
