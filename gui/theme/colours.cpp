#include "gui/theme/colours.h"

namespace midhop::gui {

namespace {

constexpr QRgb opaque(quint32 rgb)
{
    return 0xff00'0000U | rgb;
}

} // namespace

const Colours &Colours::light()
{
    static const Colours colours{
        .dark = false,
        .window = opaque(0xf4f5f7),
        .surface = opaque(0xffffff),
        .header = opaque(0xfafbfc),
        .base = opaque(0xffffff),
        .border = opaque(0xd9dce1),
        .text = opaque(0x1d2127),
        .muted = opaque(0x5c6370),
        .selection = opaque(0xe3edfc),
        .match = opaque(0xffe9a3),
        .accent = opaque(0x2a63cf),
        .onAccent = opaque(0xffffff),
        .client = opaque(0x2a63cf),
        .proxy = opaque(0x955b0b),
        .server = opaque(0x187547),
        .good = opaque(0x187547),
        .bad = opaque(0xc22f26),
        .warning = opaque(0x8a5a00),
    };
    return colours;
}

const Colours &Colours::darkSet()
{
    static const Colours colours{
        .dark = true,
        .window = opaque(0x1e2126),
        .surface = opaque(0x262a30),
        .header = opaque(0x2a2e35),
        .base = opaque(0x1b1e22),
        .border = opaque(0x3a3f47),
        .text = opaque(0xe5e8ec),
        .muted = opaque(0xa4abb6),
        .selection = opaque(0x2c3d57),
        .match = opaque(0x463c17),
        .accent = opaque(0x6aa3ff),
        .onAccent = opaque(0x10151d),
        .client = opaque(0x7aabff),
        .proxy = opaque(0xe3ab52),
        .server = opaque(0x57c78c),
        .good = opaque(0x57c78c),
        .bad = opaque(0xff8a82),
        .warning = opaque(0xe3ab52),
    };
    return colours;
}

const Colours &Colours::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkSet() : light();
}

QColor Colours::role(trace::Role role) const
{
    switch (role) {
    case trace::Role::Client:
        return client;
    case trace::Role::Proxy:
        return proxy;
    case trace::Role::Server:
        return server;
    }
    return text;
}

QPalette Colours::palette() const
{
    QPalette result;
    result.setColor(QPalette::Window, window);
    result.setColor(QPalette::WindowText, text);
    result.setColor(QPalette::Base, base);
    result.setColor(QPalette::AlternateBase, header);
    result.setColor(QPalette::Text, text);
    result.setColor(QPalette::PlaceholderText, muted);
    result.setColor(QPalette::Button, surface);
    result.setColor(QPalette::ButtonText, text);
    result.setColor(QPalette::BrightText, bad);
    result.setColor(QPalette::ToolTipBase, header);
    result.setColor(QPalette::ToolTipText, text);
    result.setColor(QPalette::Highlight, accent);
    result.setColor(QPalette::HighlightedText, onAccent);
    result.setColor(QPalette::Link, client);
    result.setColor(QPalette::LinkVisited, muted);
    result.setColor(QPalette::Light, dark ? surface.lighter(130) : surface);
    result.setColor(QPalette::Midlight, dark ? surface.lighter(115) : header);
    result.setColor(QPalette::Mid, border);
    result.setColor(QPalette::Dark, dark ? base.darker(120) : border.darker(120));
    result.setColor(QPalette::Shadow, Qt::black);
    const QColor faint = dark ? muted.darker(150) : muted.lighter(150);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        result.setColor(QPalette::Disabled, role, faint);
    result.setColor(QPalette::Disabled, QPalette::Highlight, border);
    result.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
    return result;
}

} // namespace midhop::gui
