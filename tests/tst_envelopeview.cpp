#include "exchangesamples.h"

#include "gui/inspector/envelopemodel.h"
#include "gui/inspector/envelopetree.h"
#include "gui/inspector/envelopeview.h"
#include "gui/inspector/inspectordelegate.h"
#include "gui/inspector/rawtextview.h"
#include "gui/panels/sign.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace midhop::gui;
using namespace exchangesamples;
using Tester = QAbstractItemModelTester;

namespace {

trace::EnvelopeBytes judged(const QByteArray &envelope)
{
    trace::Exchange exchange;
    exchange.proxy = parts(envelope, "x"_ba).proxy;
    return trace::envelopeBytes(exchange);
}

QString cell(const EnvelopeModel &model, const QModelIndex &parent, int row, int column)
{
    return model.index(row, column, parent).data().toString();
}

} // namespace

class TestEnvelopeView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_journal = std::make_unique<Journal>();
        m_view = std::make_unique<EnvelopeView>(m_journal.get(), nullptr);
        m_view->resize(600, 400);
        m_view->show();
    }
    void cleanup() { m_view.reset(); }

    void treeTellsMembersAsTheyAreWritten();
    void treeMarksWhatIsIgnoredAndGivenTwice();
    void manyElementsComeInGroups();
    void modelStaysSoundWhileTheEnvelopeChanges();
    void asksForAnExchange();
    void showsASoundEnvelope();
    void marksTheByteAtFault();
    void marksWhereTheEnvelopeWasCutOff();
    void anEnvelopeThatWasNotSentIsNoGoodOne();
    void followsAnEnvelopeUnderWay();
    void treeAndTextSelectEachOther();
    void isLinkedWithTheOtherDirections();
    void copiesBytesUnchanged();
    void staysWhenTheExchangeIsGone();
    void deepNestingIsShown();
    void isAccessible();

private:
    [[nodiscard]] RawTextView *text() const { return m_view->findChild<RawTextView *>(); }
    [[nodiscard]] EnvelopeTree *tree() const { return m_view->findChild<EnvelopeTree *>(); }
    void show(const Parts &all)
    {
        publish(*m_journal, all);
        QTRY_COMPARE(m_journal->exchanges(), 1);
        m_view->showExchange(m_journal->store().id(0));
    }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<EnvelopeView> m_view;
};

void TestEnvelopeView::treeTellsMembersAsTheyAreWritten()
{
    EnvelopeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setEnvelope(judged(
        R"({"server_ip": "::1", "server_port": 080, "m\u0065ssage": "a\u001b", "n": [1e400, 12345678901234567890]})"_ba));
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 4);
    QCOMPARE(cell(model, {}, 0, EnvelopeModel::MemberColumn), u"envelope"_s);
    QCOMPARE(cell(model, root, 0, EnvelopeModel::MemberColumn), u"server_ip"_s);
    QCOMPARE(cell(model, root, 0, EnvelopeModel::ValueColumn), u"\"::1\""_s);
    QCOMPARE(cell(model, root, 0, EnvelopeModel::TypeColumn), u"string"_s);
    QCOMPARE(cell(model, root, 0, EnvelopeModel::BytesColumn), u"14\u201318"_s);
    QCOMPARE(cell(model, root, 1, EnvelopeModel::ValueColumn), u"080"_s);
    QCOMPARE(cell(model, root, 1, EnvelopeModel::TypeColumn), u"no JSON value"_s);
    QCOMPARE(cell(model, root, 2, EnvelopeModel::MemberColumn), u"\"m\\u0065ssage\" = message"_s);
    QCOMPARE(cell(model, root, 2, EnvelopeModel::ValueColumn), u"\"a\\u001b\" = a\\u001b"_s);
    QCOMPARE(cell(model, root, 2, EnvelopeModel::MeaningColumn), u"what the server is sent: 2 byte(s)"_s);
    const QModelIndex list = model.index(3, 0, root);
    QCOMPARE(cell(model, list, 0, EnvelopeModel::ValueColumn), u"1e400"_s);
    QCOMPARE(cell(model, list, 1, EnvelopeModel::ValueColumn), u"12345678901234567890"_s);
    // The fault is where the reader finds it.
    QCOMPARE(cell(model, root, 1, EnvelopeModel::MeaningColumn),
             u"at fault: a number must not begin with 0 and another digit"_s);
}

void TestEnvelopeView::treeMarksWhatIsIgnoredAndGivenTwice()
{
    EnvelopeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setEnvelope(judged(R"({"x": 1, "message": "a", "message": "b", "x": 2} {)"_ba));
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(cell(model, root, 0, EnvelopeModel::MeaningColumn), u"ignored"_s);
    QCOMPARE(cell(model, root, 1, EnvelopeModel::MeaningColumn), u"given twice: the proxy refuses it"_s);
    QCOMPARE(cell(model, root, 3, EnvelopeModel::MeaningColumn), u"ignored"_s);
    QCOMPARE(cell(model, {}, 1, EnvelopeModel::MeaningColumn),
             u"behind the envelope: the beginning of a next one"_s);
}

void TestEnvelopeView::manyElementsComeInGroups()
{
    EnvelopeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QByteArray envelope = "{\"x\": [" + QByteArray("7,").repeated(2500) + "8]}";
    model.setEnvelope(judged(envelope));
    const QModelIndex list = model.index(0, 0, model.index(0, 0));
    QCOMPARE(model.rowCount(list), 3);
    const QModelIndex group = model.index(2, 0, list);
    QCOMPARE(group.data().toString(), u"2000\u20262500"_s);
    QCOMPARE(model.rowCount(group), 501);
    const QModelIndex last = model.index(500, 0, group);
    QCOMPARE(last.data().toString(), u"2500"_s);
    QCOMPARE(last.parent(), group);
    QCOMPARE(group.parent(), list);
    QCOMPARE(model.indexAt(envelope.indexOf('8')), last);
    QCOMPARE(model.bytesOf(group).begin, 7 + 2000 * 2);
    QCOMPARE(model.bytesOf(group).end, envelope.indexOf('8') + 1);
}

void TestEnvelopeView::modelStaysSoundWhileTheEnvelopeChanges()
{
    EnvelopeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QByteArray envelope = R"({"a": [1, {"b": null}], "message": "x\ny", "c": tru, 'd': 1})"_ba;
    for (qsizetype size = 0; size <= envelope.size(); ++size)
        model.setEnvelope(judged(envelope.first(size)));
    QCOMPARE(model.rowCount(model.index(0, 0)), 4);
    model.setEnvelope({});
    QCOMPARE(model.rowCount(), 0);
}

void TestEnvelopeView::asksForAnExchange()
{
    QCOMPARE(m_view->statusText(), u"Select an exchange to see its envelope."_s);
    show(parts());
    m_view->showExchange({0});
    QCOMPARE(m_view->statusText(), u"Select an exchange to see its envelope."_s);
}

void TestEnvelopeView::showsASoundEnvelope()
{
    show(parts());
    QCOMPARE(m_view->statusText(), u"Complete: 66 byte(s)."_s);
    QCOMPARE(text()->bytes(), samples::envelope());
    QVERIFY(!text()->fault());
    QCOMPARE(tree()->model()->rowCount(tree()->model()->index(0, 0)), 3);
    QVERIFY(tree()->isExpanded(tree()->model()->index(0, 0)));
}

void TestEnvelopeView::marksTheByteAtFault()
{
    Parts all = parts(R"({"server_ip" "x", "y": 1})"_ba, {});
    all.proxy.envelope.truncate(14);
    all.proxy.events[0].size = 14;
    all.proxy.events.resize(1);
    all.proxy.verdict = trace::Verdict::Refused;
    all.proxy.decision = "refused, malformed envelope: byte 13: expected ':' after a member name";
    m_journal->feed()->publish({all.proxy, all.client});
    QTRY_COMPARE(m_journal->exchanges(), 1);
    m_view->showExchange(m_journal->store().id(0));
    QCOMPARE(text()->fault(), std::optional<qsizetype>(13));
    QCOMPARE(m_view->statusText(),
             u"Malformed at byte 13: expected ':' after a member name. As the client sent "
             u"it; the proxy took the first 14 byte(s)."_s);
    QCOMPARE(text()->bytes(), R"({"server_ip" "x", "y": 1})"_ba);
}

void TestEnvelopeView::marksWhereTheEnvelopeWasCutOff()
{
    Parts all = parts(R"({"server_ip": )"_ba, {});
    all.proxy.verdict = trace::Verdict::Refused;
    all.proxy.decision =
        "refused, malformed envelope: byte 14: the stream ended before the envelope was complete";
    m_journal->feed()->publish({all.proxy});
    QTRY_COMPARE(m_journal->exchanges(), 1);
    m_view->showExchange(m_journal->store().id(0));
    QCOMPARE(text()->fault(), std::optional<qsizetype>(14));
    QCOMPARE(m_view->statusText(), u"Cut off behind 14 byte(s). The proxy said: malformed envelope: byte 14: "
                                   u"the stream ended before the "
                                   u"envelope was complete."_s);
}

void TestEnvelopeView::anEnvelopeThatWasNotSentIsNoGoodOne()
{
    const auto sign = [this] { return m_view->findChild<Sign *>()->grab().toImage(); };
    show(parts());
    QVERIFY2(m_view->statusText().startsWith(u"Complete: "_s), qPrintable(m_view->statusText()));
    const QImage tick = sign();
    m_journal->clear();
    trace::Part client = parts().client;
    client.events.resize(1); // connecting, and no more
    client.finished = true;
    m_journal->feed()->publish({client});
    QTRY_COMPARE(m_journal->exchanges(), 1);
    m_view->showExchange(m_journal->store().id(0));
    QCOMPARE(m_view->statusText(), u"Not sent: none of its 66 byte(s) left the client."_s);
    QVERIFY(sign() != tick);
}

void TestEnvelopeView::followsAnEnvelopeUnderWay()
{
    trace::Part proxy = parts().proxy;
    proxy.finished = false;
    proxy.verdict = trace::Verdict::Pending;
    proxy.envelope.truncate(20);
    m_journal->feed()->publish({proxy});
    QTRY_COMPARE(m_journal->exchanges(), 1);
    m_view->showExchange(m_journal->store().id(0));
    QCOMPARE(m_view->statusText(), u"Not complete yet: 20 byte(s) so far."_s);
    text()->select({2, 5});
    m_journal->feed()->publish({parts().proxy});
    QTRY_COMPARE(m_view->statusText(), u"Complete: 66 byte(s)."_s);
    QCOMPARE(text()->selection(), (wire::ByteRange{2, 5})); // the same bytes are still there
    m_view->hide();
    m_journal->clear();
    m_view->show();
    QCOMPARE(m_view->statusText(), u"Select an exchange to see its envelope."_s);
}

void TestEnvelopeView::treeAndTextSelectEachOther()
{
    show(parts());
    const QSignalSpy selected(m_view.get(), &EnvelopeView::bytesSelected);
    const QAbstractItemModel *model = tree()->model();
    tree()->setCurrentIndex(model->index(2, 0, model->index(0, 0)));
    QCOMPARE(text()->selection().of(text()->bytes()), QByteArrayView("\"tgmr\""));
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0][2].toLongLong(), 59);
    QCOMPARE(selected[0][3].toLongLong(), 6);

    QTest::keyClick(text(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(text()->selection(), (wire::ByteRange{0, 1}));
    QCOMPARE(tree()->currentIndex(), model->index(0, 0));
    for (int step = 0; step < 15; ++step)
        QTest::keyClick(text(), Qt::Key_Right);
    QCOMPARE(tree()->currentIndex().siblingAtColumn(0).data().toString(), u"server_ip"_s);
    QCOMPARE(selected.size(), 17);
    QTest::keyClick(text(), Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text()->selection(), (wire::ByteRange{15, 66}));
    QCOMPARE(tree()->currentIndex(), model->index(0, 0)); // what holds all of them
    QTest::keyClick(text(), Qt::Key_Escape);
    QVERIFY(text()->selection().isEmpty());
    QVERIFY(!tree()->currentIndex().isValid());
}

void TestEnvelopeView::isLinkedWithTheOtherDirections()
{
    show(parts(R"({"message": "a\nb"})"_ba, "a\nb"_ba));
    m_view->selectBytes(trace::Direction::ProxyToServer, 1, 1);
    QCOMPARE(text()->linked(), (wire::ByteRange{14, 16}));
    m_view->selectBytes(trace::Direction::ClientToProxy, 12, 6);
    QCOMPARE(text()->selection(), (wire::ByteRange{12, 18}));
    QCOMPARE(tree()->currentIndex().data().toString(), u"message"_s);
    QVERIFY(text()->linked().isEmpty());
}

void TestEnvelopeView::copiesBytesUnchanged()
{
    const QByteArray foreign("{\"\x1b\xff\0\"\xe2\x80\xae}", 11);
    show(parts(foreign, {}));
    text()->selectAll();
    text()->copy(ByteArea::Form::Hex);
    QCOMPARE(QByteArray::fromHex(QGuiApplication::clipboard()->text().toLatin1()), text()->bytes());
    QCOMPARE(text()->bytes(), foreign.first(text()->bytes().size()));
    QVERIFY(text()->rowText(0).startsWith(u"{\"\\u001b\\xff\\u0000"_s));
    text()->select({2, 3});
    QTest::keyClick(text(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"\x1b"_s);
}

void TestEnvelopeView::staysWhenTheExchangeIsGone()
{
    show(parts());
    emit m_journal->leaving(1);
    QCOMPARE(m_view->statusText(), u"Complete: 66 byte(s)."_s);
}

void TestEnvelopeView::deepNestingIsShown()
{
    show(parts("{\"a\": " + QByteArray(200'000, '['), {}));
    QCOMPARE(text()->fault(), std::optional<qsizetype>(6 + 63));
    m_view->selectBytes(trace::Direction::ClientToProxy, 100'000, 1);
    QVERIFY(tree()->currentIndex().isValid());
    QCOMPARE(tree()->currentIndex().siblingAtColumn(EnvelopeModel::MeaningColumn).data().toString(),
             u"nested too deep to be opened here"_s);
}

void TestEnvelopeView::isAccessible()
{
    show(parts());
    QCOMPARE(tree()->accessibleName(), u"Envelope"_s);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(text());
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), u"Envelope text"_s);
    QVERIFY(interface->text(QAccessible::Value).startsWith(u"{\"server_ip\": "_s));
    text()->select({2, 5});
    QCOMPARE(interface->text(QAccessible::Description), u"bytes 2 to 4 are selected"_s);
    QVERIFY(interface->state().readOnly);
}

QTEST_MAIN(TestEnvelopeView)
#include "tst_envelopeview.moc"
