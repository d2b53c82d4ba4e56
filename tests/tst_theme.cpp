#include "gui/panels/tint.h"
#include "gui/theme/card.h"
#include "gui/theme/theme.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QAccessible>
#include <QtGui/QWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleOptionButton>

#include <algorithm>
#include <cmath>

using namespace midhop;
using namespace midhop::gui;
using namespace Qt::StringLiterals;

namespace {

/// WCAG 2.1, "contrast ratio".
double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(double(colour.redF())) + 0.7152 * linear(double(colour.greenF())) +
           0.0722 * linear(double(colour.blueF()));
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QApplication::setPalette(QPalette());
        QApplication::setFont(m_font);
    }

    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void isDarkOrLightAsChosen();
    void followsAPaletteThatThePlatformSets();
    void looksAgainWhenThePlatformsThemeChanges();
    void keepsTheChosenAppearanceWhateverThePlatformDoes();
    void tintedWordsFollowTheAppearance();
    void scalesText();
    void boundsTheTextScale();
    void stepsLeadBack();
    void cardIsANamedGroup();
    void fieldsAndBoxesAreOutlined_data();
    void fieldsAndBoxesAreOutlined();
    void scrollBarsArePlain_data();
    void scrollBarsArePlain();

private:
    QFont m_font = QApplication::font();
};

void TestTheme::everyTextCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::everyTextCanBeRead()
{
    QFETCH(const bool, dark);
    const Colours &c = dark ? Colours::darkSet() : Colours::light();
    const QColor texts[] = {c.text, c.muted, c.client, c.proxy, c.server, c.good, c.bad, c.warning};
    for (const QColor &back : {c.window, c.surface, c.header, c.base, c.selection}) {
        for (const QColor &text : texts) {
            const QByteArray pair = text.name().toLatin1() + " on " + back.name().toLatin1();
            QVERIFY2(contrast(text, back) >= 4.5, pair.constData());
        }
    }
    for (const QColor &text : {c.text, c.client, c.good, c.bad})
        QVERIFY2(contrast(text, c.match) >= 4.5, text.name().toLatin1().constData());
    QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
    QCOMPARE(Colours::of(c.palette()).dark, dark);
}

void TestTheme::isDarkOrLightAsChosen()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setAppearance(Theme::Appearance::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Colours::darkSet().window);
    QCOMPARE(changed.size(), 1);
    theme.setAppearance(Theme::Appearance::Light);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Colours::light().window);
    QCOMPARE(changed.size(), 2);
}

void TestTheme::followsAPaletteThatThePlatformSets()
{
    Theme theme;
    QVERIFY(!theme.isDark());
    QSignalSpy changed(&theme, &Theme::changed);
    QApplication::setPalette(QPalette(Qt::black));
    QTRY_VERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Colours::darkSet().window);
    // What the change caused itself, in later turns of the event loop, must not come back as a change.
    bool turned = false;
    QMetaObject::invokeMethod(
        &theme, [&] { turned = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(turned);
    QCOMPARE(changed.size(), 1);
    QApplication::setPalette(QPalette(Qt::white));
    QTRY_VERIFY(!theme.isDark());
    QCOMPARE(changed.size(), 2);
}

void TestTheme::looksAgainWhenThePlatformsThemeChanges()
{
    Theme theme;
    QApplication::setPalette(QPalette(Qt::black));
    QTRY_VERIFY(theme.isDark());
    QSignalSpy changed(&theme, &Theme::changed);
    QWindow window;
    QEvent event(QEvent::ThemeChange);
    QCoreApplication::sendEvent(&window, &event);
    QTRY_VERIFY(!theme.isDark()); // The offscreen platform is light.
    QCOMPARE(QApplication::palette().color(QPalette::Window), Colours::light().window);
    QCOMPARE(changed.size(), 1);
}

void TestTheme::keepsTheChosenAppearanceWhateverThePlatformDoes()
{
    Theme theme;
    theme.setAppearance(Theme::Appearance::Light);
    QApplication::setPalette(QPalette(Qt::black));
    QTRY_COMPARE(QApplication::palette().color(QPalette::Window), Colours::light().window);
    QVERIFY(!theme.isDark());
}

void TestTheme::tintedWordsFollowTheAppearance()
{
    Theme theme;
    theme.setAppearance(Theme::Appearance::Light);
    QWidget window;
    auto *inner = new QWidget(&window);
    auto *words = new QLabel(u"words"_s, inner);
    Tint::apply(words, &Colours::muted);
    QCOMPARE(words->palette().color(QPalette::WindowText), Colours::light().muted);
    theme.setAppearance(Theme::Appearance::Dark);
    QTRY_COMPARE(words->palette().color(QPalette::WindowText), Colours::darkSet().muted);
    theme.setAppearance(Theme::Appearance::Light);
    QTRY_COMPARE(words->palette().color(QPalette::WindowText), Colours::light().muted);
}

void TestTheme::scalesText()
{
    Theme theme;
    QLabel label;
    const double before = label.font().pointSizeF();
    theme.setTextScale(200);
    QTRY_COMPARE(label.font().pointSizeF(), before * 2);
    QVERIFY(Theme::fixedFont(label.font()).pointSizeF() > before * 1.5);
    theme.resetSize();
    QTRY_COMPARE(label.font().pointSizeF(), before);
}

void TestTheme::boundsTheTextScale()
{
    Theme theme;
    theme.setTextScale(1000);
    QCOMPARE(theme.textScale(), Theme::LargestText);
    theme.larger();
    QCOMPARE(theme.textScale(), Theme::LargestText);
    theme.setTextScale(-5);
    QCOMPARE(theme.textScale(), Theme::SmallestText);
    theme.smaller();
    QCOMPARE(theme.textScale(), Theme::SmallestText);
}

void TestTheme::stepsLeadBack()
{
    Theme theme;
    theme.larger();
    theme.larger();
    QVERIFY(theme.textScale() > 100);
    theme.smaller();
    theme.smaller();
    QCOMPARE(theme.textScale(), 100);
}

void TestTheme::cardIsANamedGroup()
{
    Card card(trace::Role::Proxy);
    card.setHeading(u"Proxy"_s);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&card);
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::Grouping);
    QCOMPARE(accessible->text(QAccessible::Name), u"Proxy"_s);
    card.resize(200, 100);
    QCOMPARE(card.contentsRect(), QRect(1, 3, 198, 96));
    const QImage image = card.grab().toImage();
    QCOMPARE(image.pixelColor(100, 1), Colours::of(card.palette()).proxy);
}

void TestTheme::fieldsAndBoxesAreOutlined_data()
{
    QTest::addColumn<Theme::Appearance>("appearance");
    QTest::newRow("light") << Theme::Appearance::Light;
    QTest::newRow("dark") << Theme::Appearance::Dark;
}

void TestTheme::fieldsAndBoxesAreOutlined()
{
    QFETCH(const Theme::Appearance, appearance);
    Theme theme;
    theme.setAppearance(appearance);
    const Colours &colours = theme.colours();
    const auto atLeft = [&](QWidget &widget, const QRect &rect) {
        QImage image(widget.size(), QImage::Format_RGB32);
        widget.render(&image);
        return image.pixelColor(rect.left(), rect.center().y());
    };

    QCheckBox box;
    box.resize(box.sizeHint());
    QStyleOptionButton option;
    option.initFrom(&box);
    const QRect indicator = box.style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, &box);
    const double least = colours.dark ? 3 : 1.4; // WCAG 2.1, 1.4.11; Fusion's own in the light is fainter
    QVERIFY(contrast(atLeft(box, indicator), colours.window) >= least);
    QLineEdit field;
    field.resize(field.sizeHint());
    QVERIFY(contrast(atLeft(field, field.rect()), colours.base) >= 1.3);
}

void TestTheme::scrollBarsArePlain_data()
{
    QTest::addColumn<Theme::Appearance>("appearance");
    QTest::addColumn<Qt::Orientation>("orientation");
    QTest::newRow("light, upright") << Theme::Appearance::Light << Qt::Vertical;
    QTest::newRow("light, level") << Theme::Appearance::Light << Qt::Horizontal;
    QTest::newRow("dark, upright") << Theme::Appearance::Dark << Qt::Vertical;
    QTest::newRow("dark, level") << Theme::Appearance::Dark << Qt::Horizontal;
}

void TestTheme::scrollBarsArePlain()
{
    QFETCH(const Theme::Appearance, appearance);
    QFETCH(const Qt::Orientation, orientation);
    Theme theme;
    theme.setAppearance(appearance);
    const Colours &colours = theme.colours();
    QScrollBar bar(orientation);
    bar.setRange(0, 100);
    bar.setPageStep(100);
    bar.resize(orientation == Qt::Vertical ? QSize(bar.sizeHint().width(), 300)
                                           : QSize(300, bar.sizeHint().height()));
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = orientation;
    option.maximum = bar.maximum();
    option.pageStep = bar.pageStep();
    option.subControls = QStyle::SC_All;
    const auto middleOf = [&](QStyle::SubControl part) {
        return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, part, &bar).center();
    };
    const auto seenAt = [&](const QPoint &point) {
        QImage image(bar.size(), QImage::Format_RGB32);
        bar.render(&image);
        return image.pixelColor(point);
    };
    const QPoint slider = middleOf(QStyle::SC_ScrollBarSlider);
    const QPoint groove = middleOf(QStyle::SC_ScrollBarAddPage);
    QCOMPARE(seenAt(slider), colours.muted);
    QCOMPARE(seenAt(groove), colours.window);
    bar.setValue(bar.maximum());
    QCOMPARE(seenAt(slider), colours.window);
    QCOMPARE(seenAt(groove), colours.muted);
    bar.setRange(0, 0); // nothing to scroll
    QCOMPARE(seenAt(slider), colours.window);
    QCOMPARE(seenAt(groove), colours.window);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
