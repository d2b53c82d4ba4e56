#include "core/wire/replytext.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace midhop::wire;

class TestReplyText final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void fixesTheBlockedReply();
    void makesOneLineOfAsciiOfAReason();
    void tellsErrorReplies();
    void makesForeignBytesHarmless_data();
    void makesForeignBytesHarmless();
    void escapesExactlyTheHarmfulCharacters();
    void leavesOffACharacterThatIsCutInTwo_data();
    void leavesOffACharacterThatIsCutInTwo();
    void makesUpRandomMessages();
};

void TestReplyText::fixesTheBlockedReply()
{
    QCOMPARE(ErrorReply::notAllowed(), "Error, not allowed address"_ba);
    QVERIFY(isBlockedReply(ErrorReply::notAllowed()));
    QVERIFY(!isBlockedReply("Error, not allowed address\n"_ba));
    QVERIFY(!isBlockedReply("Error, not allowed"_ba));
}

void TestReplyText::makesOneLineOfAsciiOfAReason()
{
    QCOMPARE(ErrorReply::fromReason("no reply"_ba), "Error, no reply"_ba);
    QCOMPARE(ErrorReply::fromReason("'\"' or '\\'\n"_ba), "Error, '\"' or '\\'\\u000a"_ba);
    QCOMPARE(ErrorReply::fromReason("a\r\nb\x1b"_ba), "Error, a\\u000d\\u000ab\\u001b"_ba);
    QCOMPARE(ErrorReply::fromReason("\xc3\xa4\xf0\x9f\x98\x80\xff"_ba),
             "Error, \\u00e4\\ud83d\\ude00\\xff"_ba);
}

void TestReplyText::tellsErrorReplies()
{
    QVERIFY(isErrorReply("Error"_ba));
    QVERIFY(isErrorReply("Error, no reply"_ba));
    QVERIFY(!isErrorReply("error"_ba));
    QVERIFY(!isErrorReply(" Error"_ba));
    QVERIFY(!isErrorReply("Erro"_ba));
    QVERIFY(!isErrorReply({}));
}

void TestReplyText::makesForeignBytesHarmless_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &text) {
        QTest::newRow(name) << bytes << text;
    };
    row("nothing stays nothing", ""_ba, ""_ba);
    row("ASCII stays", "The quick \"brown\" fox\\u001b jumps"_ba, "The quick \"brown\" fox\\u001b jumps"_ba);
    row("characters above ASCII stay", "\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80"_ba,
        "\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80"_ba);
    row("a NUL is escaped", QByteArray("a\0b", 3), "a\\u0000b"_ba);
    row("a colour sequence is escaped", "\x1b[31mred"_ba, "\\u001b[31mred"_ba);
    row("line ends are escaped", "a\r\n"_ba, "a\\u000d\\u000a"_ba);
    row("DEL is escaped", "\x7f"_ba, "\\u007f"_ba);
    row("a C1 control is escaped",
        "\xc2\x9b"
        "31m"_ba,
        "\\u009b31m"_ba);
    row("no-break space stays", "\xc2\xa0"_ba, "\xc2\xa0"_ba);
    row("right-to-left override is escaped",
        "\xe2\x80\xae"
        "abc"_ba,
        "\\u202eabc"_ba);
    row("line and paragraph separator are escaped", "\xe2\x80\xa8\xe2\x80\xa9"_ba, "\\u2028\\u2029"_ba);
    row("a stray continuation byte is shown", "a\x80z"_ba, "a\\x80z"_ba);
    row("Latin-1 is shown",
        "Gr\xfc\xdf"
        "e"_ba,
        "Gr\\xfc\\xdfe"_ba);
    row("a cut character is shown", "a\xe4\xb8"_ba, "a\\xe4\\xb8"_ba);
    row("a cut character before ASCII is shown", "\xf0\x9f\x98z"_ba, "\\xf0\\x9f\\x98z"_ba);
    row("an overlong NUL is shown", "\xc0\x80"_ba, "\\xc0\\x80"_ba);
    row("an encoded surrogate is shown", "\xed\xa0\x80"_ba, "\\xed\\xa0\\x80"_ba);
    row("a character above U+10FFFF is shown", "\xf4\x90\x80\x80"_ba, "\\xf4\\x90\\x80\\x80"_ba);
    row("a fault far behind plain text is found", QByteArray(100, 'x') + '\n' + QByteArray(100, 'y'),
        QByteArray(100, 'x') + "\\u000a" + QByteArray(100, 'y'));
}

void TestReplyText::makesForeignBytesHarmless()
{
    QFETCH(QByteArray, bytes);
    QTEST(printable(bytes), "text");
}

void TestReplyText::escapesExactlyTheHarmfulCharacters()
{
    for (char32_t codePoint = 0; codePoint <= 0xffff; ++codePoint) {
        if (QChar::isSurrogate(codePoint))
            continue;
        const bool control = codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f);
        const bool bidirectional = codePoint == 0x61c || codePoint == 0x200e || codePoint == 0x200f ||
                                   (codePoint >= 0x202a && codePoint <= 0x202e) ||
                                   (codePoint >= 0x2066 && codePoint <= 0x2069);
        const bool separator = codePoint == 0x2028 || codePoint == 0x2029;
        const QByteArray bytes = QString(QChar(static_cast<char16_t>(codePoint))).toUtf8();
        const QByteArray escaped =
            "\\u"_ba + QByteArray::number(quint32(codePoint), 16).rightJustified(4, '0');
        QCOMPARE(printable(bytes), control || bidirectional || separator ? escaped : bytes);
    }
}

void TestReplyText::leavesOffACharacterThatIsCutInTwo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("left");
    const auto row = [](const char *name, const QByteArray &bytes, qsizetype left) {
        QTest::newRow(name) << bytes << left;
    };
    row("nothing", {}, 0);
    row("ASCII", "ab"_ba, 2);
    row("two whole bytes", "a\xc3\xa4"_ba, 3);
    row("one of two", "a\xc3"_ba, 1);
    row("three whole bytes", "\xe4\xb8\xad"_ba, 3);
    row("two of three", "a\xe4\xb8"_ba, 1);
    row("one of three", "a\xe4"_ba, 1);
    row("four whole bytes", "\xf0\x9f\x98\x80"_ba, 4);
    row("three of four", "a\xf0\x9f\x98"_ba, 1);
    row("the beginning alone", "\xf0"_ba, 0);
    row("bytes that are no UTF-8 stay", "a\x80\x80\x80\x80"_ba, 5);
    row("one byte that is no UTF-8 stays", "\x80"_ba, 1);
}

void TestReplyText::leavesOffACharacterThatIsCutInTwo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qsizetype, left);
    QCOMPARE(withoutTornEnd(bytes), QByteArrayView(bytes).first(left));
}

void TestReplyText::makesUpRandomMessages()
{
    QSet<QByteArray> messages;
    for (int count = 0; count < 50; ++count) {
        const QByteArray message = randomMessage();
        QCOMPARE(message.size(), 4);
        for (const char letter : message)
            QVERIFY(letter >= 'a' && letter <= 'z');
        messages.insert(message);
    }
    QVERIFY(messages.size() > 40);
}

QTEST_APPLESS_MAIN(TestReplyText)
#include "tst_replytext.moc"
