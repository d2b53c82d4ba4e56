#pragma once

#include "core/trace/part.h"

#include <QtGui/QColor>
#include <QtGui/QPalette>

namespace midhop::gui {

/// The colours of the window that a QPalette has no role for. Every text colour has a contrast of at
/// least 4.5 : 1 (WCAG 2.1, 1.4.3) on each of the backgrounds (window to base, and selection). Immutable
/// values, GUI thread.
struct Colours
{
    bool dark = false;
    QColor window;  ///< behind the cards
    QColor surface; ///< cards, buttons
    QColor header;  ///< the strips at the top of a card or a log
    QColor base;    ///< fields, logs and tables
    QColor border;  ///< lines between parts; no text
    QColor text;
    QColor muted;     ///< secondary text
    QColor selection; ///< behind a selected exchange; text keeps its own colour on it
    QColor match;     ///< behind found text, which keeps its own colour on it
    QColor accent;    ///< the default button, focus, the client
    QColor onAccent;  ///< text on accent
    QColor client;
    QColor proxy;
    QColor server;
    QColor good;
    QColor bad;
    QColor warning;

    [[nodiscard]] QColor role(trace::Role role) const;
    /// As a palette for all of the application.
    [[nodiscard]] QPalette palette() const;

    [[nodiscard]] static const Colours &light();
    [[nodiscard]] static const Colours &darkSet();
    /// The set that fits a palette: by the lightness of its window colour. For delegates:
    /// `Colours::of(option.palette)`.
    [[nodiscard]] static const Colours &of(const QPalette &palette);
};

} // namespace midhop::gui
