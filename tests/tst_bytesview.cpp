#include "exchangesamples.h"

#include "gui/inspector/bytesview.h"
#include "gui/inspector/differencemodel.h"
#include "gui/inspector/differenceview.h"
#include "gui/inspector/directionbar.h"
#include "gui/inspector/hexview.h"
#include "gui/tables/rowsview.h"
#include "gui/theme/theme.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace midhop::gui;
using namespace exchangesamples;
using Tester = QAbstractItemModelTester;
using trace::Direction;

class TestBytesView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_journal = std::make_unique<Journal>();
        m_view = std::make_unique<BytesView>(m_journal.get(), nullptr);
        m_view->resize(700, 400);
        m_view->show();
    }
    void cleanup() { m_view.reset(); }

    void tellsWhatEachDirectionCarried();
    void showsSegmentsOfEitherEnd();
    void dumpsInRowsThatFit();
    void tellsWhatWasNotSeen();
    void tellsWhatWasNotKept();
    void selectsWithTheKeyboard();
    void selectsWithTheMouse();
    void linksTheMessageWithTheEnvelope();
    void copiesAndSavesUnchanged();
    void tellsWhenItCannotSave();
    void growsWhileTheExchangeRuns();
    void differenceOfTheMessage();
    void differenceOfAMessageCutShort();
    void differenceOfABlockedExchange();
    void differenceModelStaysSound();
    void barGetsNarrow();

private:
    [[nodiscard]] HexView *hex() const { return m_view->findChild<HexView *>(); }
    [[nodiscard]] DirectionBar *bar() const { return m_view->findChild<DirectionBar *>(); }
    [[nodiscard]] QString words() const { return m_view->findChild<DifferenceView *>()->words(); }
    void showParts(const std::vector<trace::Part> &all)
    {
        m_journal->feed()->publish(std::vector<trace::Part>(all));
        QTRY_COMPARE(m_journal->exchanges(), 1);
        m_view->showExchange(m_journal->store().id(0));
    }
    void show(const Parts &all) { showParts({all.proxy, all.client, all.server}); }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<BytesView> m_view;
};

void TestBytesView::tellsWhatEachDirectionCarried()
{
    show(parts());
    QCOMPARE(bar()->detail(int(Direction::ClientToProxy)).text, u"66 byte(s) \u00b7 2 segment(s)"_s);
    QCOMPARE(bar()->detail(int(Direction::ProxyToServer)).text, u"4 byte(s) \u00b7 1 segment(s)"_s);
    QCOMPARE(bar()->detail(int(Direction::ServerToProxy)).text, u"4 byte(s) \u00b7 1 segment(s)"_s);
    QCOMPARE(bar()->detail(int(Direction::ProxyToClient)).text, u"4 byte(s) \u00b7 1 segment(s)"_s);
    QCOMPARE(hex()->bytes(), samples::envelope());
    QCOMPARE(hex()->accessibleName(), u"Bytes client to proxy"_s);
    bar()->setPage(int(Direction::ServerToProxy));
    QCOMPARE(hex()->bytes(), "DONE"_ba);
    QCOMPARE(hex()->accessibleName(), u"Bytes server to proxy"_s);
    QCOMPARE(hex()->rowText(0), u"0000  44 4f 4e 45  DONE"_s);
}

void TestBytesView::showsSegmentsOfEitherEnd()
{
    show(parts());
    QCOMPARE(hex()->segmentAt(32), std::optional<std::size_t>(0)); // as the proxy read it
    QCOMPARE(hex()->segmentAt(33), std::optional<std::size_t>(1));
    auto *end = m_view->findChild<QComboBox *>();
    QCOMPARE(end->itemText(0), u"as read by the proxy"_s);
    QCOMPARE(end->itemText(1), u"as written by the client"_s);
    end->setCurrentIndex(1);
    QCOMPARE(hex()->segmentAt(33), std::optional<std::size_t>(0));
    QCOMPARE(hex()->segmentAt(66), std::optional<std::size_t>());
}

void TestBytesView::dumpsInRowsThatFit()
{
    show(parts("{\"x\": \"" + QByteArray(100, 'x') + "\"}", {}));
    QCOMPARE(hex()->bytesPerRow(), 16);
    QCOMPARE(hex()->rowCount(), 7);
    m_view->resize(390, 400);
    QTRY_COMPARE(hex()->bytesPerRow(), 8);
    m_view->resize(230, 400);
    QTRY_COMPARE(hex()->bytesPerRow(), 4);
    QCOMPARE(hex()->rowText(27).left(4), u"006c"_s);
}

void TestBytesView::tellsWhatWasNotSeen()
{
    showParts({parts().client});
    QCOMPARE(bar()->detail(int(Direction::ClientToProxy)).brief, u"66 byte(s)"_s);
    QCOMPARE(bar()->detail(int(Direction::ProxyToServer)).text, u"not seen"_s);
    QCOMPARE(bar()->detail(DirectionBar::Difference).text, u"not known"_s);
    QCOMPARE(words(),
             u"What the server got is not known: neither the proxy nor the server is one of ours."_s);
}

void TestBytesView::tellsWhatWasNotKept()
{
    Parts all = parts();
    const QByteArray reply(trace::Part::ReplyKept, 'r');
    for (trace::Part *part : {&all.client, &all.proxy, &all.server}) {
        part->reply = reply;
        part->replyBytes = 100'000;
    }
    all.proxy.events.back().size = 100'000;
    all.client.events.back().size = 100'000;
    show(all);
    bar()->setPage(int(Direction::ProxyToClient));
    QCOMPARE(hex()->bytes().size(), trace::Part::ReplyKept);
    const QList<QLabel *> labels = m_view->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() &&
               label->text().contains(u"Only the first 65536 of 100000 bytes were kept."_s);
    }));
}

void TestBytesView::selectsWithTheKeyboard()
{
    show(parts());
    const QSignalSpy selected(m_view.get(), &BytesView::bytesSelected);
    QTest::keyClick(hex(), Qt::Key_Right);
    QTest::keyClick(hex(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hex()->selection(), (wire::ByteRange{1, 18}));
    QCOMPARE(selected.size(), 2);
    QCOMPARE(selected[1][2].toLongLong(), 1);
    QCOMPARE(selected[1][3].toLongLong(), 17);
    QTest::keyClick(hex(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(hex()->selection(), (wire::ByteRange{65, 66}));
    QTest::keyClick(hex(), Qt::Key_Right);
    QTest::keyClick(hex(), Qt::Key_PageDown);
    QCOMPARE(hex()->selection(), (wire::ByteRange{65, 66}));
    QTest::keyClick(hex(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(hex()->selection(), (wire::ByteRange{0, 66}));
}

void TestBytesView::selectsWithTheMouse()
{
    show(parts());
    const int cell = QFontMetrics(Theme::fixedFont(hex()->font())).horizontalAdvance(u'0');
    // Four digits of offset, a gap, then three cells a byte; a margin of one cell.
    const auto place = [cell](int column) {
        return QPoint(cell * (1 + 6 + 3 * column) + cell, 4);
    };
    QTest::mousePress(hex()->viewport(), Qt::LeftButton, {}, place(2));
    QTest::mouseMove(hex()->viewport(), place(5));
    QTest::mouseRelease(hex()->viewport(), Qt::LeftButton, {}, place(5));
    QCOMPARE(hex()->selection().begin, 2);
    QTest::mouseClick(hex()->viewport(), Qt::LeftButton, Qt::ShiftModifier, place(5));
    QCOMPARE(hex()->selection(), (wire::ByteRange{2, 6}));
}

void TestBytesView::linksTheMessageWithTheEnvelope()
{
    show(parts(R"({"message": "a\nb"})"_ba, "a\nb"_ba));
    m_view->selectBytes(Direction::ClientToProxy, 14, 2);
    QCOMPARE(hex()->selection(), (wire::ByteRange{14, 16}));
    bar()->setPage(int(Direction::ProxyToServer));
    QVERIFY(hex()->selection().isEmpty());
    QCOMPARE(hex()->linked(), (wire::ByteRange{1, 2}));
    QTest::keyClick(hex(), Qt::Key_End, Qt::ControlModifier);
    bar()->setPage(int(Direction::ClientToProxy));
    QCOMPARE(hex()->linked(), (wire::ByteRange{16, 17}));
}

void TestBytesView::copiesAndSavesUnchanged()
{
    Parts all = parts();
    const QByteArray foreign("\0\xff\x1b[31m\xe2\x80\xae\r\n=1+1", 16);
    for (trace::Part *part : {&all.client, &all.proxy, &all.server}) {
        part->reply = foreign;
        part->replyBytes = foreign.size();
    }
    all.proxy.events.back().size = all.client.events.back().size = quint32(foreign.size());
    show(all);
    bar()->setPage(int(Direction::ProxyToClient));
    QCOMPARE(hex()->bytes(), foreign);
    hex()->copy(ByteArea::Form::Python);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"b'\\x00\\xff\\x1b[31m\\xe2\\x80\\xae\\r\\n=1+1'"_s);
    QTest::keyClick(hex(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(foreign.toHex(' ')));
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"bytes.bin"_s);
    QVERIFY(m_view->saveTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), foreign);
}

void TestBytesView::tellsWhenItCannotSave()
{
    show(parts());
    QVERIFY(!m_view->saveTo(u"/nowhere/at/all/bytes.bin"_s));
    const QList<QLabel *> labels = m_view->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->text().startsWith(u"/nowhere/at/all/bytes.bin can't be written: "_s);
    }));
}

void TestBytesView::growsWhileTheExchangeRuns()
{
    trace::Part proxy = samples::underWay(parts().proxy, 2ms);
    showParts({proxy});
    QCOMPARE(bar()->detail(int(Direction::ProxyToServer)).text, u"nothing"_s);
    QCOMPARE(bar()->detail(DirectionBar::Difference).text, u"nothing sent yet"_s);
    m_journal->feed()->publish({parts().proxy});
    QTRY_COMPARE(bar()->detail(int(Direction::ProxyToServer)).text, u"4 byte(s) \u00b7 1 segment(s)"_s);
    QCOMPARE(bar()->detail(DirectionBar::Difference).text, u"message alone"_s);
}

void TestBytesView::differenceOfTheMessage()
{
    show(parts(R"({"message": "a\nb"})"_ba, "a\nb"_ba));
    bar()->setPage(DirectionBar::Difference);
    QVERIFY(!hex()->isVisible());
    QCOMPARE(words(),
             u"The server got exactly the member message, unescaped: 3 byte(s). In the envelope these are "
             u"bytes 13\u201316. 1 escape(s) in it made a difference."_s);
    auto *rows = m_view->findChild<RowsView *>();
    QVERIFY(rows->isVisible());
    QCOMPARE(rows->accessibleName(), u"Difference"_s);
    QCOMPARE(rows->model()->rowCount(), 5);
    const QSignalSpy selected(m_view.get(), &BytesView::bytesSelected);
    rows->setCurrentIndex(rows->model()->index(2, 0));
    QCOMPARE(rows->model()->index(2, 1).data().toString(), u"14\u201315  \\n"_s);
    QCOMPARE(rows->model()->index(2, 2).data().toString(), u"1  \\u000a"_s);
    QCOMPARE(selected.size(), 1);
    bar()->setPage(int(Direction::ProxyToServer));
    QCOMPARE(hex()->selection(), (wire::ByteRange{1, 2}));
}

void TestBytesView::differenceOfAMessageCutShort()
{
    trace::Part proxy = parts().proxy;
    proxy.events[5].size = 2;
    showParts({proxy});
    QCOMPARE(words(),
             u"The proxy sent only the beginning of the member message: 2 byte(s). In the envelope these are "
             u"bytes 60\u201361. It has no escapes, so they are the same bytes."_s);
}

void TestBytesView::differenceOfABlockedExchange()
{
    trace::Part proxy = parts().proxy;
    proxy.verdict = trace::Verdict::Blocked;
    proxy.decision = "blocked by rule 127.0.0.1:7777";
    std::erase_if(proxy.events,
                  [](const trace::Event &event) { return event.side == trace::Side::Upstream; });
    showParts({proxy});
    QCOMPARE(words(), u"Nothing was sent to the server. The proxy said: blocked by rule 127.0.0.1:7777."_s);
}

void TestBytesView::differenceModelStaysSound()
{
    DifferenceModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const Parts all = parts();
    trace::Exchange exchange{{1}, all.client, all.proxy, all.server};
    model.setDifference(trace::differenceOf(exchange));
    QCOMPARE(model.rowCount(), 3);
    exchange.server->envelope = "tgm"_ba;
    exchange.server->events.front().size = 3;
    model.setDifference(trace::differenceOf(exchange));
    const int heading = model.rowCount() - 3;
    QVERIFY(!model.rowAt(heading));
    QCOMPARE(model.index(heading, 1).data().toString(), u"What the proxy sent"_s);
    QCOMPARE(model.index(heading + 2, 0).data().toString(), u"\u2212 not there"_s);
    QCOMPARE(model.index(heading + 2, 1).data().toString(), u"3  r"_s);
    model.setDifference({});
    QCOMPARE(model.rowCount(), 0);
}

void TestBytesView::barGetsNarrow()
{
    show(parts());
    const QList<QToolButton *> buttons = bar()->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), int(DirectionBar::PageCount));
    m_view->resize(1200, 400);
    QTRY_COMPARE(buttons.front()->text(), u"Client \u2192 Proxy\n66 byte(s) \u00b7 2 segment(s)"_s);
    m_view->resize(250, 400);
    QTRY_COMPARE(buttons.front()->text(), u"Client \u2192 Proxy"_s);
    QCOMPARE(m_view->width(), 250);
    QCOMPARE(buttons.front()->accessibleName(), u"Bytes client to proxy"_s);
    QCOMPARE(buttons.front()->accessibleDescription(), u"66 byte(s) in 2 segment(s)"_s);
}

QTEST_MAIN(TestBytesView)
#include "tst_bytesview.moc"
