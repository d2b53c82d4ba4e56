#include "gui/panels/wrappedlabel.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace midhop::gui;
using namespace Qt::StringLiterals;

namespace {

/// As a label that remembers nothing.
int heightOf(const WrappedLabel &label, int width)
{
    QLabel plain;
    plain.setTextFormat(Qt::PlainText);
    plain.setWordWrap(true);
    plain.setTextInteractionFlags(Qt::TextSelectableByMouse);
    plain.setFont(label.font());
    plain.setContentsMargins(label.contentsMargins());
    plain.setText(label.text());
    return plain.heightForWidth(width);
}

} // namespace

class TestWrappedLabel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isAsHighAsItsTextNeeds();
    void followsItsTextFontAndMargins();
};

void TestWrappedLabel::isAsHighAsItsTextNeeds()
{
    WrappedLabel label;
    label.setText(u"The proxy is not listening yet: press Start, then Send again and watch the log."_s);
    QVERIFY(label.heightForWidth(100) > label.heightForWidth(1000));
    for (int round = 0; round < 2; ++round) {
        for (const int width : {100, 150, 300, 1000})
            QCOMPARE(label.heightForWidth(width), heightOf(label, width));
    }
}

void TestWrappedLabel::followsItsTextFontAndMargins()
{
    WrappedLabel label;
    label.setText(u"Short"_s);
    const int oneLine = label.heightForWidth(100);
    label.setText(u"A text that is a good deal longer than the one before, and takes several lines."_s);
    QVERIFY(label.heightForWidth(100) > oneLine);
    QCOMPARE(label.heightForWidth(100), heightOf(label, 100));

    QFont large = label.font();
    large.setPointSizeF(large.pointSizeF() * 2);
    const int small = label.heightForWidth(100);
    label.setFont(large);
    QVERIFY(label.heightForWidth(100) > small);
    QCOMPARE(label.heightForWidth(100), heightOf(label, 100));

    const int before = label.heightForWidth(100);
    label.setContentsMargins(0, 20, 0, 20);
    QVERIFY(label.heightForWidth(100) > before);
    QCOMPARE(label.heightForWidth(100), heightOf(label, 100));
}

QTEST_MAIN(TestWrappedLabel)
#include "tst_wrappedlabel.moc"
