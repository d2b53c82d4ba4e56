#include "diagramflows.h"
#include "fakeparts.h"

#include "gui/diagram/diagramactions.h"
#include "gui/diagram/diagramcanvas.h"
#include "gui/diagram/diagrampicture.h"
#include "gui/diagram/diagramview.h"
#include "gui/panels/noticebar.h"
#include "gui/theme/theme.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QHelpEvent>
#include <QtGui/QImageReader>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using trace::ExchangeId;
using trace::Role;
namespace flows = trace::flows;
using Place = DiagramStack::Place;

class TestDiagramView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void askForAnExchangeWhileThereIsNone();
    void showsTheSelectedExchanges();
    void isLiveWhileItRuns();
    void tellsWhatLeftMemory();
    void keepsThePlaceWhenSaidAgain();
    void drawsNoMoreThanItSays();
    void aClickSelectsTheLineAndTheBytes();
    void keysWalkThroughTheSteps();
    void enterSelects();
    void theFocusIsToldInWords();
    void theFocusStaysAtItsStep();
    void aDoubleClickOpensARun();
    void theTipTellsForeignTextAsItIs();
    void zoomsByKeyAndWheel();
    void copiesAPicture();
    void writesPng();
    void tellsWhereThePictureIs();
    void writesPdf();
    void longExchangesGoOverPages();
    void leavesTheOldFileWhenItCannotWrite();
    void refusesOtherEndings();
    void remembersItsSettings();
    void readsOnlySensibleSettings();
    void looksOtherInDarkAndFromTheRight();

private:
    [[nodiscard]] DiagramCanvas *canvas() const { return m_view->canvas(); }
    /// Hand-made flows in place of the journal's.
    void show(const std::vector<trace::Flow> &all);
    [[nodiscard]] QPoint middleOf(Place place) const { return canvas()->visualRect(place).center(); }
    void publish(std::vector<trace::Part> parts);

    QTemporaryDir m_folder;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<DiagramView> m_view;
};

void TestDiagramView::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QVERIFY(m_folder.isValid());
}

void TestDiagramView::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_journal = std::make_unique<Journal>();
    m_view = std::make_unique<DiagramView>(m_journal.get());
    m_view->resize(640, 420);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestDiagramView::cleanup()
{
    m_view.reset();
    m_journal.reset();
}

void TestDiagramView::show(const std::vector<trace::Flow> &all)
{
    std::vector<DiagramEntry> entries;
    for (const trace::Flow &flow : all)
        entries.push_back({flow.id, flow, {}});
    canvas()->setEntries(std::move(entries), 0);
}

void TestDiagramView::publish(std::vector<trace::Part> parts)
{
    const QSignalSpy changed(m_journal.get(), &Journal::changed);
    m_journal->feed()->publish(std::move(parts));
    QTRY_VERIFY(!changed.isEmpty());
}

void TestDiagramView::askForAnExchangeWhileThereIsNone()
{
    QVERIFY(canvas()->stack().isEmpty());
    QCOMPARE(canvas()->accessibleName(), u"Sequence"_s);
    QCOMPARE(canvas()->accessibleDescription(), u"Select an exchange to see its way."_s);
    QVERIFY(!m_view->actionsHere()->copy->isEnabled());
    QTest::keyClick(canvas(), Qt::Key_Down);
    QTest::keyClick(canvas(), Qt::Key_Return);
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, {100, 100});
    QVERIFY(!canvas()->current());
}

void TestDiagramView::showsTheSelectedExchanges()
{
    publish({proxyPart(1), blockedPart(2)});
    m_view->showExchanges({{2}, {1}});
    const DiagramStack &stack = canvas()->stack();
    QCOMPARE(stack.entries().size(), std::size_t(2));
    QCOMPARE(stack.entries()[0].id, ExchangeId{2});
    QCOMPARE(stack.entries()[0].flow->verdict, trace::Verdict::Blocked);
    QCOMPARE(stack.entries()[1].flow->verdict, trace::Verdict::Allowed);
    QVERIFY(!stack.layout(0).marks.empty());
    m_view->showExchanges({});
    QVERIFY(stack.isEmpty());
}

void TestDiagramView::isLiveWhileItRuns()
{
    publish({proxyPart(1, false)});
    m_view->showExchanges({{1}});
    const DiagramStack &stack = canvas()->stack();
    QVERIFY(stack.layout(0).note);
    const std::size_t before = stack.layout(0).marks.size();
    trace::Part done = proxyPart(1, true);
    done.started = stack.entries()[0].flow->started;
    done.events.back().size = 4;
    publish({done});
    QTRY_VERIFY(stack.entries()[0].flow->finished);
    QVERIFY(stack.layout(0).marks.size() > before);
    QVERIFY(!stack.layout(0).note);
}

void TestDiagramView::tellsWhatLeftMemory()
{
    publish({proxyPart(1), proxyPart(2), proxyPart(3)});
    m_view->showExchanges({{1}, {2}, {3}, {77}});
    const DiagramStack &stack = canvas()->stack();
    QVERIFY(stack.entries()[2].flow && !stack.entries()[3].flow);
    emit m_journal->leaving(2);
    QVERIFY(!stack.entries()[0].flow && !stack.entries()[1].flow && stack.entries()[2].flow);
    QCOMPARE(stack.layout(1).heading->text, u"#2 is no longer in memory."_s);
    m_journal->clear();
    QVERIFY(!stack.entries()[2].flow);
    QCOMPARE(stack.layout(2).heading->text, u"#3 is no longer in memory."_s);
}

void TestDiagramView::keepsThePlaceWhenSaidAgain()
{
    publish({proxyPart(1), proxyPart(2), proxyPart(3), proxyPart(4)});
    const std::vector<ExchangeId> all{{1}, {2}, {3}, {4}};
    m_view->showExchanges(all);
    QScrollBar *bar = canvas()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 60);
    bar->setValue(60);
    m_view->showExchanges(all);
    QCOMPARE(bar->value(), 60);
    m_view->showExchanges({{2}, {1}, {3}, {4}});
    QCOMPARE(bar->value(), 0);
}

void TestDiagramView::drawsNoMoreThanItSays()
{
    std::vector<trace::Part> parts;
    std::vector<ExchangeId> ids;
    for (quint32 i = 1; i <= DiagramView::MostExchanges + 5; ++i) {
        parts.push_back(proxyPart(i));
        ids.push_back({i});
    }
    publish(std::move(parts));
    QTRY_COMPARE(m_journal->exchanges(), qsizetype(ids.size()));
    m_view->showExchanges(ids);
    QCOMPARE(canvas()->stack().entries().size(), DiagramView::MostExchanges);
    QCOMPARE(canvas()->stack().remark()->text, u"5 more exchanges are selected, and not drawn."_s);
}

void TestDiagramView::aClickSelectsTheLineAndTheBytes()
{
    const trace::Flow flow = flows::done();
    show({flow});
    QSignalSpy steps(m_view.get(), &DiagramView::stepSelected);
    QSignalSpy bytes(m_view.get(), &DiagramView::bytesSelected);
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, middleOf({0, 5}));
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps[0][0].value<ExchangeId>(), flow.id);
    QCOMPARE(steps[0][1].value<Role>(), flow.steps[5].teller);
    QCOMPARE(steps[0][2].value<std::chrono::nanoseconds>(), flow.steps[5].told);
    QCOMPARE(bytes.size(), 1);
    QCOMPARE(bytes[0][1].value<trace::Direction>(), trace::Direction::ProxyToServer);
    QCOMPARE(bytes[0][2].toLongLong(), 0);
    QCOMPARE(bytes[0][3].toLongLong(), 4);
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, middleOf({0, 3}));
    QCOMPARE(steps.size(), 2);
    QCOMPARE(bytes.size(), 1); // a decision has none
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, {2, 2});
    QCOMPARE(steps.size(), 2);
}

void TestDiagramView::keysWalkThroughTheSteps()
{
    show({flows::done(1), flows::blocked(2)});
    canvas()->clearFocus();
    canvas()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(canvas()->hasFocus());
    QVERIFY(canvas()->current() == (Place{0, 0}));
    QTest::keyClick(canvas(), Qt::Key_Down);
    QVERIFY(canvas()->current() == (Place{0, 1}));
    QTest::keyClick(canvas(), Qt::Key_Up);
    QTest::keyClick(canvas(), Qt::Key_Up);
    QVERIFY(canvas()->current() == (Place{0, 0}));
    QTest::keyClick(canvas(), Qt::Key_End);
    QVERIFY(canvas()->current() == canvas()->stack().last());
    QVERIFY(canvas()->viewport()->rect().contains(middleOf(*canvas()->current())));
    QTest::keyClick(canvas(), Qt::Key_PageUp);
    QVERIFY(*canvas()->current() < *canvas()->stack().last());
    QTest::keyClick(canvas(), Qt::Key_PageDown);
    QVERIFY(canvas()->current() == canvas()->stack().last());
    QTest::keyClick(canvas(), Qt::Key_Home);
    QVERIFY(canvas()->current() == (Place{0, 0}));
    QCOMPARE(canvas()->verticalScrollBar()->value(), 0);
}

void TestDiagramView::enterSelects()
{
    show({flows::dripping(20)});
    QSignalSpy steps(m_view.get(), &DiagramView::stepSelected);
    QSignalSpy bytes(m_view.get(), &DiagramView::bytesSelected);
    QTest::keyClick(canvas(), Qt::Key_Home);
    QTest::keyClick(canvas(), Qt::Key_Down);
    QTest::keyClick(canvas(), Qt::Key_Return);
    QCOMPARE(steps.size(), 1);
    QCOMPARE(bytes.size(), 1);
    QCOMPARE(bytes[0][3].toLongLong(), 20); // all of the run
}

void TestDiagramView::theFocusIsToldInWords()
{
    show({flows::done()});
    QTest::keyClick(canvas(), Qt::Key_Home);
    QCOMPARE(canvas()->accessibleDescription(), u"Client to Proxy, at 0 ms: connect"_s);
    QTest::keyClick(canvas(), Qt::Key_Down);
    QVERIFY(canvas()->accessibleDescription().startsWith(
        u"Client to Proxy, at +0.06 ms: 66 bytes, {\"server_ip\""_s));
    QTest::keyClick(canvas(), Qt::Key_End);
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(canvas());
    QVERIFY(told);
    QCOMPARE(told->text(QAccessible::Name), u"Sequence"_s);
    QCOMPARE(told->text(QAccessible::Description),
             u"Proxy to Client, at +0.42 ms: close, Client keeps the connection in TIME_WAIT"_s);
}

void TestDiagramView::theFocusStaysAtItsStep()
{
    trace::Flow flow = flows::done();
    show({flow});
    QTest::keyClick(canvas(), Qt::Key_End);
    const trace::Step last = flow.steps.back();
    flow.steps.erase(flow.steps.begin() + 2);
    canvas()->updateFlows({{flow.id, flow}});
    QVERIFY(canvas()->current() == canvas()->stack().last());
    QCOMPARE(canvas()->stack().step(*canvas()->current()).left, last.left);
    flow.steps.pop_back();
    canvas()->updateFlows({{flow.id, flow}});
    QVERIFY(!canvas()->current());
}

void TestDiagramView::aDoubleClickOpensARun()
{
    show({flows::dripping(30)});
    const std::size_t folded = canvas()->stack().layout(0).marks.size();
    QTest::mouseDClick(canvas()->viewport(), Qt::LeftButton, {}, middleOf({0, 1}));
    QCOMPARE(canvas()->stack().layout(0).marks.size(), folded + 29);
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_Home);
    QTest::keyClick(canvas(), Qt::Key_Down);
    QTest::keyClick(canvas(), Qt::Key_Space);
    QCOMPARE(canvas()->stack().layout(0).marks.size(), folded);
    m_view->actionsHere()->everySegment->trigger();
    QCOMPARE(canvas()->stack().layout(0).marks.size(), folded + 3 * 29);
}

void TestDiagramView::theTipTellsForeignTextAsItIs()
{
    trace::Flow flow = flows::done();
    flow.steps[5].text = "<b>tgmr</b>";
    show({flow});
    const QPoint place = middleOf({0, 5});
    QHelpEvent event(QEvent::ToolTip, place, canvas()->viewport()->mapToGlobal(place));
    QApplication::sendEvent(canvas()->viewport(), &event);
    const QString tip = QToolTip::text();
    QVERIFY2(tip.contains(u"&lt;b&gt;tgmr&lt;/b&gt;"_s), qPrintable(tip));
    QVERIFY2(tip.contains(u"Proxy 127.0.0.1:51412 \u2192 Server 127.0.0.1:8888"_s), qPrintable(tip));
    QVERIFY2(tip.contains(u"4 bytes, from byte 0 on"_s), qPrintable(tip));
    QVERIFY2(tip.contains(u"+0.210 ms from the start, at "_s), qPrintable(tip));
    QVERIFY2(tip.contains(u"arrived +0.010 ms later"_s), qPrintable(tip));
    QToolTip::hideText();
}

void TestDiagramView::zoomsByKeyAndWheel()
{
    show({flows::done()});
    canvas()->setFocus();
    QTRY_VERIFY(canvas()->hasFocus());
    QTest::keyClick(canvas(), Qt::Key_Plus);
    QCOMPARE(canvas()->zoom(), 1.2);
    QTest::keyClick(canvas(), Qt::Key_Minus);
    QTest::keyClick(canvas(), Qt::Key_Minus);
    QVERIFY(canvas()->zoom() < 1);
    QTest::keyClick(canvas(), Qt::Key_0);
    QCOMPARE(canvas()->zoom(), 1.0);
    const QPointF place(200, 200);
    QWheelEvent wheel(place, canvas()->viewport()->mapToGlobal(place), {}, {0, 240}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas()->viewport(), &wheel);
    QCOMPARE(canvas()->zoom(), 1.44);
    canvas()->setZoom(1000);
    QCOMPARE(canvas()->zoom(), DiagramCanvas::LargestZoom);
    QVERIFY(canvas()->horizontalScrollBar()->maximum() > 0);
    m_view->actionsHere()->fitWidth->trigger();
    QTRY_COMPARE(canvas()->horizontalScrollBar()->maximum(), 0);
}

void TestDiagramView::copiesAPicture()
{
    publish({proxyPart(1)});
    m_view->showExchanges({{1}});
    QGuiApplication::clipboard()->clear();
    canvas()->setFocus();
    QTRY_VERIFY(canvas()->hasFocus());
    QTest::keySequence(canvas(), QKeySequence(QKeySequence::Copy));
    const QImage image = QGuiApplication::clipboard()->image();
    QVERIFY(!image.isNull());
    QCOMPARE(image.height(), int(std::ceil(canvas()->stack().size().height() * 2)));
}

void TestDiagramView::writesPng()
{
    show({flows::done(1), flows::blocked(2)});
    const QString path = m_folder.filePath(u"two.png"_s);
    QString error;
    QVERIFY2(m_view->exportPicture(path, &error), qPrintable(error));
    QImageReader reader(path);
    const QImage image = reader.read();
    QVERIFY2(!image.isNull(), qPrintable(reader.errorString()));
    QCOMPARE(image.size(), (canvas()->stack().size() * 2).toSize().expandedTo(image.size()));
    // Something is drawn, in the client's colour among others.
    bool found = false;
    for (int y = 0; y < image.height() && !found; ++y) {
        for (int x = 0; x < image.width() && !found; ++x)
            found = image.pixelColor(x, y) == Colours::of(m_view->palette()).client;
    }
    QVERIFY(found);
}

void TestDiagramView::tellsWhereThePictureIs()
{
    show({flows::done()});
    const auto save = [this](const QString &path) {
        m_view->savePicture();
        auto *dialog = m_view->findChild<QFileDialog *>();
        emit dialog->fileSelected(path);
        delete dialog;
    };
    const QString path = m_folder.filePath(u"told.png"_s);
    save(path);
    const auto *notice = m_view->findChild<NoticeBar *>();
    QCOMPARE(notice->text(), u"The diagram is saved to %1."_s.arg(path));
    save(u"/no such folder/told.png"_s);
    QVERIFY2(notice->text().startsWith(u"/no such folder/told.png can't be written"_s), qPrintable(notice->text()));
}

void TestDiagramView::writesPdf()
{
    show({flows::done(1), flows::blocked(2), flows::done(3)});
    const QString path = m_folder.filePath(u"three.pdf"_s);
    QString error;
    QVERIFY2(m_view->exportPicture(path, &error), qPrintable(error));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF"));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    QCOMPARE(bytes.count("/Type /Page\n"), 3); // each exchange begins one
    QVERIFY(!bytes.contains("/Subtype /Image"));
}

void TestDiagramView::longExchangesGoOverPages()
{
    show({flows::dripping(40)});
    m_view->actionsHere()->everySegment->trigger();
    const QByteArray bytes = DiagramPicture(canvas()->stack(), canvas()->fonts()).pdf();
    QVERIFY(bytes.count("/Type /Page\n") > 1);
}

void TestDiagramView::leavesTheOldFileWhenItCannotWrite()
{
    show({flows::done()});
    QString error;
    QVERIFY(!m_view->exportPicture(u"/no such folder/picture.png"_s, &error));
    QVERIFY2(error.startsWith(u"/no such folder/picture.png can't be written: "_s), qPrintable(error));
    const QString path = m_folder.filePath(u"old.png"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    show({flows::dripping(1000)});
    m_view->actionsHere()->everySegment->trigger(); // too long for a picture
    QVERIFY(!m_view->exportPicture(path, &error));
    QCOMPARE(error, DiagramPicture::tooLongText());
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), "old"_ba);
}

void TestDiagramView::refusesOtherEndings()
{
    show({flows::done()});
    QString error;
    QVERIFY(!m_view->exportPicture(m_folder.filePath(u"picture.svg"_s), &error));
    QVERIFY(error.endsWith(u"it must end in .png or .pdf."_s));
    show({});
    QVERIFY(!m_view->exportPicture(m_folder.filePath(u"none.png"_s), &error));
    QCOMPARE(error, u"There is nothing to save: no exchange is selected."_s);
    QVERIFY(!QFile::exists(m_folder.filePath(u"none.png"_s)));
}

void TestDiagramView::remembersItsSettings()
{
    QSettings settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_view->rememberIn(&settings);
    m_view->actionsHere()->toScale->trigger();
    m_view->actionsHere()->everySegment->trigger();
    canvas()->setZoom(1.5);
    DiagramView next(m_journal.get());
    next.rememberIn(&settings);
    QVERIFY(next.actionsHere()->toScale->isChecked());
    QVERIFY(next.canvas()->stack().options().toScale);
    QVERIFY(next.canvas()->stack().options().everySegment);
    QCOMPARE(next.canvas()->zoom(), 1.5);
    QCOMPARE(settings.childGroups(), QStringList{u"diagram"_s});
}

void TestDiagramView::readsOnlySensibleSettings()
{
    QSettings settings(m_folder.filePath(u"broken.ini"_s), QSettings::IniFormat);
    for (const QVariant &zoom : {QVariant(u"nan"_s), QVariant(-3), QVariant(1e9), QVariant(u"wide"_s)}) {
        settings.setValue(u"diagram/zoom"_s, zoom);
        m_view->rememberIn(&settings);
        QCOMPARE(canvas()->zoom(), 1.0);
    }
}

void TestDiagramView::looksOtherInDarkAndFromTheRight()
{
    show({flows::done()});
    m_view->setPalette(Colours::light().palette());
    QCOMPARE(canvas()->viewport()->grab().toImage().pixelColor(1, 1), Colours::light().surface);
    m_view->setPalette(Colours::darkSet().palette());
    QCOMPARE(canvas()->viewport()->grab().toImage().pixelColor(1, 1), Colours::darkSet().surface);
    const qreal client = canvas()->stack().layout(0).lifelines[0].line.x1();
    m_view->setLayoutDirection(Qt::RightToLeft);
    QVERIFY(canvas()->stack().layout(0).lifelines[0].line.x1() > client);
    const qreal line = canvas()->fonts().lineHeight();
    QFont font = m_view->font();
    font.setPointSizeF(font.pointSizeF() * 2);
    m_view->setFont(font);
    QVERIFY(canvas()->fonts().lineHeight() > line * 1.5);
}

QTEST_MAIN(TestDiagramView)
#include "tst_diagramview.moc"
