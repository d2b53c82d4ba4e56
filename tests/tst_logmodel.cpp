#include "fakeparts.h"

#include "gui/logs/linespans.h"
#include "gui/logs/logmodel.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;

class TestLogModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_journal = std::make_unique<Journal>();
        m_model = std::make_unique<LogModel>(trace::Role::Proxy, m_journal.get());
        m_tester = std::make_unique<Tester>(m_model.get(), Tester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_journal.reset();
    }

    void showsTheLinesOfItsRole();
    void theLineColumnIsExactlyTheLine();
    void appendsWhatAPartGrowsBy();
    void aNoticeHasNoNumber();
    void oneBatchIsOneInsert();
    void aPauseHoldsLinesBack();
    void findsAllLinesOfAnExchange();
    void clearEmptiesTheLogAlone();
    void clearedJournalEmptiesTheLog();
    void emphasises_data();
    void emphasises();
    void findsJsonNamesAndStrings();

private:
    [[nodiscard]] QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    void publish(std::vector<trace::Part> parts) { m_journal->feed()->publish(std::move(parts)); }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<LogModel> m_model;
    std::unique_ptr<Tester> m_tester;
};

void TestLogModel::showsTheLinesOfItsRole()
{
    LogModel client(trace::Role::Client, m_journal.get());
    const Tester tester(&client, Tester::FailureReportingMode::QtTest);
    publish({proxyPart(1), clientPart(2)});
    QTRY_VERIFY(m_model->rowCount() > 0 && client.rowCount() > 0);
    QCOMPARE(text(0, LogModel::NumberColumn), u"#1"_s);
    QCOMPARE(client.index(0, LogModel::NumberColumn).data().toString(), u"#2"_s);
    QCOMPARE(client.index(0, LogModel::LineColumn).data().toString(), u"Random 4 letter string:  tgmr"_s);
}

void TestLogModel::theLineColumnIsExactlyTheLine()
{
    publish({proxyPart(1)});
    QTRY_COMPARE(m_model->rowCount(), 7);
    const QStringList expected{
        u"Proxy received: {\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"tgmr\"}"_s,
        u"Server IP: 127.0.0.1"_s,
        u"Server Port: 8888"_s,
        u"Message: tgmr"_s,
        u"Decision: allowed, no rule matches 127.0.0.1:8888"_s,
        u"response:  DONE"_s,
        u"response send to Client"_s,
    };
    for (int row = 0; row < 7; ++row)
        QCOMPARE(text(row, LogModel::LineColumn), expected[row]);
    static const QRegularExpression time(u"^\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d$"_s);
    QVERIFY(time.match(text(0, LogModel::TimeColumn)).hasMatch());
    QCOMPARE(m_model->index(4, 0).data(LogModel::ToneRole).toInt(), int(trace::LogLine::Tone::Good));
    QCOMPARE(QString::fromUtf8(m_model->rowText(5)),
             QString(text(5, LogModel::TimeColumn) + u" #1 response:  DONE"));
}

void TestLogModel::appendsWhatAPartGrowsBy()
{
    publish({proxyPart(1, false)});
    QTRY_COMPARE(m_model->rowCount(), 5);
    publish({proxyPart(2)});
    QTRY_COMPARE(m_model->rowCount(), 12);
    publish({proxyPart(1)});
    QTRY_COMPARE(m_model->rowCount(), 14);
    QCOMPARE(text(12, LogModel::NumberColumn), u"#1"_s);
    QCOMPARE(text(12, LogModel::LineColumn), u"response:  DONE"_s);
}

void TestLogModel::aNoticeHasNoNumber()
{
    m_journal->feed()->publish(notice(trace::Role::Server, "not ours"));
    m_journal->feed()->publish(notice(trace::Role::Proxy, "Proxy Server listening on 127.0.0.1:6000"));
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, LogModel::NumberColumn), QString());
    QCOMPARE(text(0, LogModel::LineColumn), u"Proxy Server listening on 127.0.0.1:6000"_s);
    QCOMPARE(m_model->exchangeAt(0).value, 0ULL);
}

void TestLogModel::oneBatchIsOneInsert()
{
    QSignalSpy inserted(m_model.get(), &LogModel::rowsInserted);
    publish({proxyPart(1), proxyPart(2), proxyPart(3)});
    QTRY_COMPARE(m_model->rowCount(), 21);
    QCOMPARE(inserted.size(), 1);
}

void TestLogModel::aPauseHoldsLinesBack()
{
    publish({proxyPart(1)});
    QTRY_COMPARE(m_model->rowCount(), 7);
    QSignalSpy inserted(m_model.get(), &LogModel::rowsInserted);
    m_model->setPaused(true);
    publish({proxyPart(2)});
    QTRY_COMPARE(m_model->heldBack(), 7);
    publish({proxyPart(3)});
    QTRY_COMPARE(m_model->heldBack(), 14);
    QCOMPARE(m_model->rowCount(), 7);
    QVERIFY(inserted.isEmpty());
    QVERIFY(m_model->rowsOf({2}).empty());
    m_model->setPaused(false);
    QCOMPARE(m_model->rowCount(), 21);
    QCOMPARE(m_model->heldBack(), 0);
    QCOMPARE(inserted.size(), 1);
}

void TestLogModel::findsAllLinesOfAnExchange()
{
    publish({proxyPart(1, false)});
    QTRY_COMPARE(m_model->rowCount(), 5);
    publish({proxyPart(2)});
    QTRY_COMPARE(m_model->rowCount(), 12);
    publish({proxyPart(1)});
    QTRY_COMPARE(m_model->rowCount(), 14);
    const std::vector<std::pair<int, int>> expected{{0, 4}, {12, 13}};
    QCOMPARE(m_model->rowsOf({1}), expected);
    QVERIFY(m_model->rowsOf({9}).empty());
    QVERIFY(m_model->rowsOf({0}).empty());
}

void TestLogModel::clearEmptiesTheLogAlone()
{
    publish({proxyPart(1), proxyPart(2, false)});
    QTRY_COMPARE(m_model->rowCount(), 12);
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_journal->exchanges(), 2);
    publish({proxyPart(2)});
    QTRY_COMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(0, LogModel::LineColumn), u"response:  DONE"_s);
}

void TestLogModel::clearedJournalEmptiesTheLog()
{
    publish({proxyPart(1)});
    QTRY_COMPARE(m_model->rowCount(), 7);
    m_journal->clear();
    QCOMPARE(m_model->rowCount(), 0);
    publish({proxyPart(2, true, "anew")});
    QTRY_COMPARE(m_model->rowCount(), 7);
    QCOMPARE(text(3, LogModel::LineColumn), u"Message: anew"_s);
    QCOMPARE(text(3, LogModel::NumberColumn), u"#2"_s);
}

void TestLogModel::emphasises_data()
{
    using Tone = trace::LogLine::Tone;
    QTest::addColumn<QString>("line");
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<QString>("emphasised");
    QTest::newRow("the word of a decision")
        << u"Decision: allowed, no rule matches 127.0.0.1:8888"_s << Tone::Good << u"allowed"_s;
    QTest::newRow("the word of a blocked decision")
        << u"Decision: blocked by rule 127.0.0.1:7777"_s << Tone::Bad << u"blocked"_s;
    QTest::newRow("a reply behind two spaces") << u"response:  DONE"_s << Tone::Good << u"DONE"_s;
    QTest::newRow("a whole error") << u"response:  Error, not allowed address"_s << Tone::Error
                                   << u"Error, not allowed address"_s;
    QTest::newRow("a failure without a label")
        << u"connection refused"_s << Tone::Error << u"connection refused"_s;
    QTest::newRow("nothing of a plain line") << u"Message: tgmr"_s << Tone::Plain << QString();
    QTest::newRow("nothing of a good notice")
        << u"Server listening on 127.0.0.1:8888"_s << Tone::Good << QString();
    QTest::newRow("nothing of an empty reply") << u"Reply: "_s << Tone::Good << QString();
}

void TestLogModel::emphasises()
{
    QFETCH(const QString, line);
    QFETCH(const trace::LogLine::Tone, tone);
    QFETCH(const QString, emphasised);
    QString found;
    for (const LineSpan &span : toneSpans(line, tone))
        found += line.mid(span.start, span.length);
    QCOMPARE(found, emphasised);
}

void TestLogModel::findsJsonNamesAndStrings()
{
    const QString line = u"Json data {\"a\": \"x\\\"y\", \"b\": 1, \"c\" : \"cut o"_s;
    QStringList found;
    for (const LineSpan &span : jsonSpans(line))
        found.append((span.kind == LineSpan::Kind::Key ? u"key "_s : u"string "_s) +
                     line.mid(span.start, span.length));
    QCOMPARE(found, QStringList({u"key \"a\""_s, u"string \"x\\\"y\""_s, u"key \"b\""_s, u"key \"c\""_s,
                                 u"string \"cut o"_s}));
    QVERIFY(jsonSpans(u"Message: \"quoted\"").empty());
}

QTEST_GUILESS_MAIN(TestLogModel)
#include "tst_logmodel.moc"
