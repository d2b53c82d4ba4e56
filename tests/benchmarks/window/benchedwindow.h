#pragma once

#include "gui/app/languages.h"
#include "gui/mainwindow.h"
#include "gui/theme/theme.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>

#include <functional>

namespace midhop::bench {

/// The real window with settings and files of its own, shown, its proxy and server started. What it holds is recorded to its
/// recovery file, as ever. GUI thread.
class BenchedWindow final
{
public:
    BenchedWindow(quint16 proxyPort, quint16 serverPort);
    ~BenchedWindow();
    BenchedWindow(const BenchedWindow &) = delete;
    BenchedWindow &operator=(const BenchedWindow &) = delete;

    [[nodiscard]] gui::MainWindow &window() { return m_window; }
    [[nodiscard]] gui::Journal &journal() { return *m_window.journal(); }
    /// Exchanges as client, proxy and server tell of them, until the window holds `count`.
    void fill(qsizetype count);
    /// What the messages, envelopes and replies of fill() come to, bytes.
    [[nodiscard]] qint64 payload() const { return m_payload; }
    /// Lets the event loop turn until `condition` holds.
    static void turnUntil(const std::function<bool()> &condition);
    /// Lets it turn for so long.
    static void turnFor(std::chrono::milliseconds time);

private:
    gui::Theme m_theme;
    gui::Languages m_languages;
    QTemporaryDir m_folder;
    QSettings m_store{m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    gui::MainWindow m_window;
    qint64 m_payload = 0;
    quint64 m_filled = 0;
};

/// Whether the message of the `number`th exchange that fill() makes has the word "needle" in it: the last 100 of a million.
[[nodiscard]] bool hasNeedle(quint64 number);

} // namespace midhop::bench
