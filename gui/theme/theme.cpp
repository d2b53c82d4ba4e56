#include "gui/theme/theme.h"

#include "gui/theme/flatstyle.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QFontDatabase>
#include <QtGui/QWindow>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <array>

namespace midhop::gui {

namespace {

constexpr double FixedFontScale = 0.92; ///< fonts of fixed width look larger than others of their size
constexpr std::array TextScales{60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300};

bool isDarkPalette(const QPalette &palette)
{
    return Colours::of(palette).dark;
}

QFont scaled(const QFont &base, int percent)
{
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * percent / 100.0);
    else
        font.setPixelSize(std::max(1, base.pixelSize() * percent / 100));
    return font;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_platformDark(isDarkPalette(QApplication::palette()))
    , m_baseFont(QApplication::font())
{
    m_dark = m_platformDark;
    QApplication::setStyle(new FlatStyle); // it is the application's from now on
    apply();
    qApp->installEventFilter(this);
}

const Colours &Theme::colours() const
{
    return m_dark ? Colours::darkSet() : Colours::light();
}

void Theme::setAppearance(Appearance appearance)
{
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    if (appearance == Appearance::System)
        probe();
    look();
}

void Theme::setTextScale(int percent)
{
    const int bounded = std::clamp(percent, SmallestText, LargestText);
    if (bounded == m_textScale)
        return;
    m_textScale = bounded;
    apply();
    emit changed();
}

void Theme::larger()
{
    const auto next = std::upper_bound(TextScales.begin(), TextScales.end(), m_textScale);
    setTextScale(next == TextScales.end() ? LargestText : *next);
}

void Theme::smaller()
{
    const auto same = std::lower_bound(TextScales.begin(), TextScales.end(), m_textScale);
    setTextScale(same == TextScales.begin() ? SmallestText : *std::prev(same));
}

void Theme::resetSize()
{
    setTextScale(100);
}

QFont Theme::fixedFont(const QFont &like)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (like.pointSizeF() > 0)
        font.setPointSizeF(like.pointSizeF() * FixedFontScale);
    else
        font.setPixelSize(std::max(1, int(like.pixelSize() * FixedFontScale)));
    return font;
}

// The platform's changes come in two ways. A platform theme that brings its own palette is heard of by
// ThemeChange (to the windows) only, because our palette hides it. A palette set for the application by
// anything but us is heard of by ApplicationPaletteChange. What we cause ourselves comes back the second way
// too, while m_applying, or later with just the palette that we set.
bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    const bool ofPlatform =
        event->type() == QEvent::ThemeChange && qobject_cast<QWindow *>(watched) != nullptr;
    const bool ofPalette = event->type() == QEvent::ApplicationPaletteChange && watched == qApp;
    if (m_applying || !(ofPlatform || ofPalette))
        return QObject::eventFilter(watched, event);

    if (ofPalette && QApplication::palette().color(QPalette::Window) != colours().window) {
        m_platformDark = isDarkPalette(QApplication::palette());
        QMetaObject::invokeMethod(
            this, [this] { look(); }, Qt::QueuedConnection);
    } else if (ofPlatform && !m_probePending) {
        m_probePending = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_probePending = false;
                probe();
                look();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

// Without our palette the application has the platform's (or the style's) for a moment. Nothing is painted
// meanwhile.
void Theme::probe()
{
    const QScopedValueRollback applying(m_applying, true);
    QApplication::setPalette(QPalette());
    m_platformDark = isDarkPalette(QApplication::palette());
    QApplication::setPalette(colours().palette());
}

void Theme::look()
{
    const bool dark = m_appearance == Appearance::System ? m_platformDark : m_appearance == Appearance::Dark;
    const bool same = dark == m_dark && QApplication::palette().color(QPalette::Window) == colours().window;
    if (same)
        return;
    m_dark = dark;
    apply();
    emit changed();
}

void Theme::apply()
{
    const QScopedValueRollback applying(m_applying, true);
    QApplication::setPalette(colours().palette());
    const QFont font = scaled(m_baseFont, m_textScale);
    if (QApplication::font() != font)
        QApplication::setFont(font);
}

} // namespace midhop::gui
