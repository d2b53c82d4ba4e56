#include "gui/window/framepacer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtGui/QWindow>
#include <QtTest/QTest>
#include <QtWidgets/QWidget>

#include <optional>

using namespace midhop::gui;
using namespace Qt::StringLiterals;

namespace {

class Painted final : public QWidget
{
public:
    using QWidget::QWidget;
    int count = 0;

protected:
    void paintEvent(QPaintEvent *) override { ++count; }
};

} // namespace

class TestFramePacer : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void changesInOneGoArePaintedOnce();
    void whatChangesWhileItPaintsIsPaintedNext();
    void inputBringsTheNextPictureForward();
    void otherWindowsPaintAsEver();
};

void TestFramePacer::changesInOneGoArePaintedOnce()
{
    QWidget window;
    Painted one(&window);
    Painted other(&window);
    other.move(0, 50);
    new FramePacer(&window);
    window.resize(200, 100);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(one.count > 0 && other.count > 0);
    one.count = other.count = 0;

    one.update();
    QCoreApplication::sendPostedEvents(); // without the pacer the window would paint here
    other.update();
    QCoreApplication::sendPostedEvents();
    one.update();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(one.count + other.count, 0);

    QTRY_COMPARE(one.count, 1);
    QCOMPARE(other.count, 1);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(one.count + other.count, 2);
}

void TestFramePacer::whatChangesWhileItPaintsIsPaintedNext()
{
    QWidget window;
    Painted one(&window);
    new FramePacer(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(one.count > 0);
    for (int i = 0; i < 5; ++i) {
        one.count = 0;
        one.update();
        QTRY_COMPARE(one.count, 1);
    }
}

void TestFramePacer::inputBringsTheNextPictureForward()
{
    QWidget window;
    Painted one(&window);
    auto *pacer = new FramePacer(&window);
    auto *timer = pacer->findChild<QTimer *>();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(one.count > 0);
    QTRY_COMPARE(pacer->frame(), FramePacer::FrameAtRest);

    // Right behind a picture, so that the next one has almost a whole frame to wait.
    std::optional<std::chrono::milliseconds> sooner;
    const auto askAgain = [&] {
        if (sooner)
            return;
        one.update();
        QCoreApplication::sendPostedEvents();
        timer->setInterval(FramePacer::FrameAtRest); // whatever of the frame is over on a busy machine
        QTest::keyClick(window.windowHandle(), Qt::Key_A);
        sooner = timer->intervalAsDuration();
    };
    connect(timer, &QTimer::timeout, &window, askAgain);
    one.count = 0;
    one.update();
    QTRY_VERIFY(sooner.has_value());
    QCOMPARE(pacer->frame(), FramePacer::FrameInUse);
    QVERIFY(*sooner <= FramePacer::FrameInUse);
    QTRY_COMPARE(one.count, 2);
    QTRY_COMPARE(pacer->frame(), FramePacer::FrameAtRest);

    QTest::mouseMove(window.windowHandle(), QPoint(3, 4));
    QTRY_COMPARE(pacer->frame(), FramePacer::FrameInUse);
}

void TestFramePacer::otherWindowsPaintAsEver()
{
    QWidget window;
    new FramePacer(&window);
    window.show();
    QWidget second;
    Painted part(&second);
    second.show();
    QVERIFY(QTest::qWaitForWindowExposed(&second));
    QTRY_VERIFY(part.count > 0);
    QCoreApplication::sendPostedEvents();
    part.count = 0;
    part.update();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part.count, 1);
}

QTEST_MAIN(TestFramePacer)
#include "tst_framepacer.moc"
