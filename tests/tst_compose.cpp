#include "core/roles/proxyrole.h"
#include "core/roles/serverrole.h"
#include "core/trace/clock.h"
#include "gui/compose/composeeditor.h"
#include "gui/compose/composeexamples.h"
#include "gui/compose/composewindow.h"
#include "gui/compose/escapes.h"
#include "gui/journal/journal.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace midhop;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using End = roles::ComposedBytes::End;

/// Sending any bytes to a proxy from the window.
class ComposeTest final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void escapesStandForBytes_data();
    void escapesStandForBytes();
    void escapesThatCantBeReadAreFound_data();
    void escapesThatCantBeReadAreFound();
    void allBytesCanBeWrittenAndReadBack();
    void theEditorGivesBackTheBytesItWasGiven_data();
    void theEditorGivesBackTheBytesItWasGiven();
    void switchingEscapesKeepsTheBytes();
    void aFileIsSentUnchanged();
    void aFileThatCantBeSentIsTold();
    void theHistoryIsRememberedWithoutRepeats();
    void aBrokenHistoryIsNoHistory();
    void bytesGoOutAndTheReplyIsShown();
    void aResetIsSentAndTold();
    void whatWasSentCanBeSentAgain();
    void severalAreSentOneAfterTheOther();
    void examplesNameTheServer();

private:
    template <typename T>
    static T *named(QWidget &window, const QString &name)
    {
        for (T *widget : window.findChildren<T *>()) {
            if (widget->accessibleName() == name || (name.isEmpty() && widget->isVisible()))
                return widget;
        }
        qFatal("no such widget");
        return nullptr;
    }
    static QPushButton *button(QWidget &window, const QString &text)
    {
        for (QPushButton *each : window.findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no such button");
        return nullptr;
    }
    QString settingsPath() const { return m_folder.filePath(u"settings.ini"_s); }

    QTemporaryDir m_folder;
};

namespace {

/// Proxy and server of the house on free ports.
struct House
{
    Journal journal;
    roles::ProxyRole proxy{journal.feed()};
    roles::ServerRole server{journal.feed()};
    quint16 proxyPort = 0;
    quint16 serverPort = 0;

    House()
    {
        const wire::Endpoint free{wire::IpAddress::fromIpv4(0x7f000001), 0};
        roles::ProxySettings proxySettings;
        proxySettings.listen = free;
        proxySettings.rules = std::make_shared<access::Blocklist>(access::RuleList{});
        roles::ServerSettings serverSettings;
        serverSettings.listen = free;
        proxyPort = proxy.start(proxySettings)->port;
        serverPort = server.start(serverSettings)->port;
    }
    ~House()
    {
        proxy.stop();
        server.stop();
    }
    [[nodiscard]] QByteArray envelope() const
    {
        return R"({"server_ip": "127.0.0.1", "server_port": )"_ba + QByteArray::number(serverPort) +
               R"(, "message": "tgmr"})";
    }
    [[nodiscard]] Composition to(const QByteArray &bytes, End end = End::HalfClose) const
    {
        return {"127.0.0.1"_ba, proxyPort, {bytes, 0, 0ms, end}, {}};
    }
};

} // namespace

void ComposeTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    QFile::remove(settingsPath());
}

void ComposeTest::escapesStandForBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << u""_s << ""_ba;
    QTest::newRow("a plain text") << u"{\"a\": 1}"_s << "{\"a\": 1}"_ba;
    QTest::newRow("characters are UTF-8") << u"ä€😀"_s << "ä€😀"_ba;
    QTest::newRow("line ends and tab") << u"a\\r\\n\\tb"_s << "a\r\n\tb"_ba;
    QTest::newRow("a zero byte") << u"a\\0b"_s << QByteArray("a\0b", 3);
    QTest::newRow("bytes in hex") << u"\\x00\\xff\\xAb"_s << QByteArray("\x00\xff\xab", 3);
    QTest::newRow("a backslash") << u"\\\\n"_s << "\\n"_ba;
    QTest::newRow("a digit behind a hex byte") << u"\\x411"_s << "A1"_ba;
}

void ComposeTest::escapesStandForBytes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const auto read = Escapes::read(text);
    QVERIFY(read);
    QCOMPARE(*read, bytes);
}

void ComposeTest::escapesThatCantBeReadAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("place");
    QTest::newRow("a backslash at the end") << u"abc\\"_s << qsizetype(3);
    QTest::newRow("a letter without meaning") << u"\\q"_s << qsizetype(0);
    QTest::newRow("hex digits that are none") << u"a\\xg0"_s << qsizetype(1);
    QTest::newRow("one hex digit") << u"\\x4"_s << qsizetype(0);
    QTest::newRow("a sign is no digit") << u"\\x+4"_s << qsizetype(0);
    QTest::newRow("digits of another script") << u"\\x١١"_s << qsizetype(0);
}

void ComposeTest::escapesThatCantBeReadAreFound()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, place);
    const auto read = Escapes::read(text);
    QVERIFY(!read);
    QCOMPARE(read.error(), place);
}

void ComposeTest::allBytesCanBeWrittenAndReadBack()
{
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all += char(byte);
    QRandomGenerator random(7);
    for (int run = 0; run < 300; ++run) {
        QByteArray bytes = run == 0 ? all : QByteArray();
        for (quint32 size = random.bounded(60U); size > 0; --size)
            bytes += random.bounded(3) ? char(random.bounded(256)) : "\\xn\u202e"[random.bounded(6)];
        const auto read = Escapes::read(Escapes::write(bytes));
        QVERIFY(read);
        QCOMPARE(*read, bytes);
    }
}

void ComposeTest::theEditorGivesBackTheBytesItWasGiven_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("an envelope") << R"({"server_ip": "127.0.0.1"})"_ba;
    QTest::newRow("several lines") << "{\n\t\"a\": 1\n}\n"_ba;
    QTest::newRow("carriage returns") << "a\r\nb\rc"_ba;
    QTest::newRow("invalid UTF-8") << "caf\xe9"_ba;
    QTest::newRow("zero bytes") << QByteArray("a\0b\0", 4);
    QTest::newRow("no-break space and separators") << "a\u00a0b\u2028c\u2029d\u200be\ufeff"_ba;
    QTest::newRow("right-to-left") << "\u202eevil\u202c שלום"_ba;
    QTest::newRow("beyond the first plane") << "😀"_ba;
    QTest::newRow("backslashes") << R"("\n\\u0041")"_ba;
    QTest::newRow("more than the field shows") << QByteArray(200'000, 'x');
}

void ComposeTest::theEditorGivesBackTheBytesItWasGiven()
{
    QFETCH(QByteArray, bytes);
    ComposeEditor editor;
    editor.setBytes(bytes);
    QCOMPARE(editor.bytes().value(), bytes);
    ComposeEditor escaping;
    escaping.findChild<QCheckBox *>()->setChecked(true);
    escaping.setBytes(bytes);
    QCOMPARE(escaping.bytes().value(), bytes);
}

void ComposeTest::switchingEscapesKeepsTheBytes()
{
    ComposeEditor editor;
    auto *escapes = editor.findChild<QCheckBox *>();
    auto *text = editor.findChild<QPlainTextEdit *>();
    text->setPlainText(uR"(a\nb)"_s);
    QCOMPARE(editor.bytes().value(), R"(a\nb)"_ba);
    escapes->setChecked(true);
    QCOMPARE(editor.bytes().value(), R"(a\nb)"_ba);
    QCOMPARE(text->toPlainText(), uR"(a\\nb)"_s);
    text->setPlainText(uR"(a\)"_s);
    QVERIFY(!editor.bytes());
    text->setPlainText(u"a"_s);
    escapes->setChecked(false);
    QCOMPARE(editor.bytes().value(), "a"_ba);
}

void ComposeTest::aFileIsSentUnchanged()
{
    QByteArray bytes(3'000'000, Qt::Uninitialized);
    QRandomGenerator random(3);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    QFile file(m_folder.filePath(u"random.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    ComposeEditor editor;
    editor.openFile(file.fileName());
    QCOMPARE(editor.bytes().value(), bytes);
    QCOMPARE(editor.file(), u"random.bin"_s);
    QVERIFY(editor.findChild<QPlainTextEdit *>()->isReadOnly());
    button(editor, u"&Type instead"_s)->click();
    QVERIFY(!editor.findChild<QPlainTextEdit *>()->isReadOnly());
    QCOMPARE(editor.file(), QString());
}

void ComposeTest::aFileThatCantBeSentIsTold()
{
    ComposeEditor editor;
    editor.setBytes("before"_ba);
    const auto *state = editor.findChild<QLabel *>();
    editor.openFile(m_folder.filePath(u"missing"_s));
    QVERIFY2(state->text().startsWith(u"missing can't be read: "_s), qPrintable(state->text()));
    QFile empty(m_folder.filePath(u"empty"_s));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    editor.openFile(empty.fileName());
    QCOMPARE(state->text(), u"empty is empty: there is nothing to send."_s);
    QFile large(m_folder.filePath(u"large"_s));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(ComposeEditor::LargestFile + 1));
    large.close();
    editor.openFile(large.fileName());
    QVERIFY2(state->text().startsWith(u"large is larger than "_s), qPrintable(state->text()));
    QCOMPARE(editor.bytes().value(), "before"_ba);
}

void ComposeTest::theHistoryIsRememberedWithoutRepeats()
{
    const QByteArray odd("\x00\xff\r\n\\x", 6);
    const Composition first{"127.0.0.1"_ba, 6000, {odd, 3, 20ms, End::Reset}, u"a.bin"_s};
    const Composition second{"::1"_ba, 6001, {"second"_ba, 0, 0ms, End::Open}, {}};
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        ComposeHistory history(&settings);
        QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::QtTest);
        history.add(first);
        history.add(second);
        history.add(first);
        history.add({"127.0.0.1"_ba, 6000, {QByteArray(100'000, 'x'), 0, 0ms, End::HalfClose}, {}});
        QCOMPARE(history.rowCount(), 3);
        for (int i = 0; i < 100; ++i)
            history.add({"127.0.0.1"_ba, 6000, {QByteArray::number(i), 0, 0ms, End::HalfClose}, {}});
        QCOMPARE(history.rowCount(), int(ComposeHistory::MostKept));
        history.clear();
        history.add(second);
        history.add(first);
        history.add({"127.0.0.1"_ba, 6000, {QByteArray(100'000, 'x'), 0, 0ms, End::HalfClose}, {}});
        QCOMPARE(history.rowCount(), 3);
    }
    QSettings settings(settingsPath(), QSettings::IniFormat);
    const ComposeHistory history(&settings);
    QCOMPARE(history.rowCount(), 2);
    QCOMPARE(history.at(0).composed.bytes, odd);
    QCOMPARE(history.at(0).composed.pieceSize, 3);
    QCOMPARE(history.at(0).composed.pause, 20ms);
    QCOMPARE(history.at(0).composed.end, End::Reset);
    QCOMPARE(history.at(0).file, u"a.bin"_s);
    QCOMPARE(history.at(1).proxyHost, "::1"_ba);
    QCOMPARE(history.at(1).proxyPort, 6001);
}

void ComposeTest::aBrokenHistoryIsNoHistory()
{
    QSettings settings(settingsPath(), QSettings::IniFormat);
    settings.setValue(u"compose/size"_s, 1'000'000'000);
    settings.setValue(u"compose/1/bytes"_s, "x"_ba);
    settings.setValue(u"compose/1/host"_s, "127.0.0.1"_ba);
    settings.setValue(u"compose/1/port"_s, u"no port"_s);
    settings.setValue(u"compose/2/bytes"_s, "y"_ba);
    settings.setValue(u"compose/2/host"_s, "127.0.0.1"_ba);
    settings.setValue(u"compose/2/port"_s, 6000);
    settings.setValue(u"compose/2/end"_s, 77);
    settings.setValue(u"compose/2/pause"_s, -5);
    const ComposeHistory history(&settings);
    QCOMPARE(history.rowCount(), 1);
    QCOMPARE(history.at(0).composed.bytes, "y"_ba);
    QCOMPARE(history.at(0).composed.pause, 0ms);
}

void ComposeTest::bytesGoOutAndTheReplyIsShown()
{
    House house;
    QSettings settings(settingsPath(), QSettings::IniFormat);
    SendQueue queue(house.journal.feed());
    ComposeWindow window(&queue, &settings, nullptr);
    window.setProxy(u"127.0.0.1"_s, QString::number(house.proxyPort));
    window.show();
    auto *send = button(window, u"&Send"_s);
    QVERIFY(!send->isEnabled()); // nothing to send
    window.edit(house.envelope() + "  {");
    QVERIFY(send->isEnabled());
    named<QComboBox>(window, u"Sending"_s)->setCurrentIndex(1);
    named<QSpinBox>(window, u"Bytes in a piece"_s)->setValue(20);
    named<QSpinBox>(window, u"Pause between pieces"_s)->setValue(1);
    send->click();
    auto *result = named<QLabel>(window, u"Result"_s);
    QTRY_VERIFY2(result->text().contains(u"DONE"_s), qPrintable(result->text()));
    QVERIFY(result->text().contains(u"Error, malformed envelope"_s));
    QTRY_COMPARE(house.journal.exchanges(trace::Outcome::Malformed), 1);
    QTRY_VERIFY(send->isEnabled());
    QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(house.journal.exchanges(trace::Outcome::Malformed), 2);
    const auto clientPart = [&house] {
        std::optional<trace::Part> part;
        for (qsizetype row = 0; row < house.journal.store().count() && !part; ++row)
            part = house.journal.store().part(row, trace::Role::Client);
        return part;
    };
    QTRY_VERIFY(clientPart() && clientPart()->finished);
    const trace::Part part = *clientPart();
    QCOMPARE(part.envelope, house.envelope() + "  {");
    QVERIFY(std::ranges::count(part.events, trace::EventKind::Sent, &trace::Event::kind) > 3);
}

void ComposeTest::aResetIsSentAndTold()
{
    House house;
    QSettings settings(settingsPath(), QSettings::IniFormat);
    SendQueue queue(house.journal.feed());
    ComposeWindow window(&queue, &settings, nullptr);
    window.setProxy(u"127.0.0.1"_s, QString::number(house.proxyPort));
    window.edit("{\"server_ip\""_ba);
    named<QComboBox>(window, u"At the end"_s)->setCurrentIndex(int(End::Reset));
    window.show();
    button(window, u"&Send"_s)->click();
    auto *result = named<QLabel>(window, u"Result"_s);
    QTRY_COMPARE(result->text(), u"Sent and reset, as asked."_s);
    QTRY_COMPARE(house.journal.exchanges(trace::Outcome::Aborted), 1); // the proxy saw it inside the envelope
}

void ComposeTest::whatWasSentCanBeSentAgain()
{
    House house;
    QSettings settings(settingsPath(), QSettings::IniFormat);
    SendQueue queue(house.journal.feed());
    const QSignalSpy finished(&queue, &SendQueue::finished);
    ComposeWindow window(&queue, &settings, nullptr);
    window.setProxy(u"127.0.0.1"_s, QString::number(house.proxyPort));
    window.show();
    window.edit(house.envelope());
    button(window, u"&Send"_s)->click();
    QTRY_COMPARE(finished.size(), 1);
    window.edit("other"_ba);
    auto *list = window.findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 1);
    list->setCurrentIndex(list->model()->index(0, 0));
    QCOMPARE(window.findChild<ComposeEditor *>()->bytes().value(), house.envelope());
    emit list->activated(list->currentIndex());
    QTRY_COMPARE(finished.size(), 2);
    QTRY_COMPARE(house.journal.exchanges(trace::Outcome::Done), 2);
    QCOMPARE(list->model()->rowCount(), 1);
}

void ComposeTest::severalAreSentOneAfterTheOther()
{
    House house;
    SendQueue queue(house.journal.feed());
    const QSignalSpy finished(&queue, &SendQueue::finished);
    for (int i = 0; i < 5; ++i)
        queue.send(house.to(house.envelope()));
    QTRY_COMPARE(finished.size(), 5);
    QTRY_COMPARE(house.journal.exchanges(trace::Outcome::Done), 5);
    for (int i = 0; i < 3; ++i)
        queue.send(house.to("{"_ba, End::Open));
    queue.cancel();
    QTRY_COMPARE(finished.size(), 6);
    QVERIFY(!queue.isRunning());
    QCOMPARE(queue.waiting(), 0);
}

void ComposeTest::examplesNameTheServer()
{
    const auto examples = composeExamples("::1"_ba, 9999);
    QVERIFY(examples.size() > 10);
    QCOMPARE(examples.front().bytes, R"({"server_ip": "::1", "server_port": 9999, "message": "tgmr"})"_ba);
    for (const ComposeExample &example : examples)
        QVERIFY(!example.name.isEmpty() && !example.bytes.isEmpty());
}

QTEST_MAIN(ComposeTest)
#include "tst_compose.moc"
