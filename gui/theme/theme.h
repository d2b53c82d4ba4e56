#pragma once

#include "gui/theme/colours.h"

#include <QtCore/QObject>
#include <QtGui/QFont>

namespace midhop::gui {

/// How the window looks: light or dark, and the size of its text. Gives the application the Fusion style, a
/// palette and a font. One for the application, made after the QApplication and before the first widget, in
/// the GUI thread. Widgets need no pointer to it: they take colours with Colours::of(palette()) and sizes
/// from their font.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Appearance : quint8 {
        System, ///< light or dark as the platform's palette is, also when that changes
        Light,
        Dark,
    };
    Q_ENUM(Appearance)

    static constexpr int SmallestText = 60; ///< percent of the platform's text size
    static constexpr int LargestText = 300;

    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);
    [[nodiscard]] bool isDark() const { return m_dark; }

    /// Percent of the platform's text size.
    [[nodiscard]] int textScale() const { return m_textScale; }
    /// Bounded to SmallestText and LargestText.
    void setTextScale(int percent);
    void larger();
    void smaller();
    void resetSize();

    [[nodiscard]] const Colours &colours() const;
    /// The platform's font of fixed width in a size that looks like that of `like`.
    [[nodiscard]] static QFont fixedFont(const QFont &like);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// Palette or text size are another than before; the application has them already.
    void changed();

private:
    void apply();
    void look();
    void probe();

    Appearance m_appearance = Appearance::System;
    bool m_dark = false;
    bool m_platformDark = false;
    bool m_applying = false;
    bool m_probePending = false;
    int m_textScale = 100;
    QFont m_baseFont;
};

} // namespace midhop::gui
