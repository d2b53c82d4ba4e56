#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace midhop::gui {

/// What the command line of `midhop` asks for.
struct StartOptions
{
    bool start = false;               ///< start proxy and server
    std::optional<quint16> proxyPort; ///< 0: a free one
    std::optional<quint16> serverPort;
    QString session;  ///< a file to open; empty for none
    QString language; ///< a code of Languages, or empty: as remembered
};

/// Something to print instead of opening the window.
struct CommandLineAnswer
{
    QString text;
    int status = 0; ///< exit status; 0: `text` is for standard output, else for standard error
};

struct CommandLine
{
    StartOptions options;
    std::optional<CommandLineAnswer> answer;
};

/// `arguments` begin with the program's name. Needs a QCoreApplication for the help text only.
[[nodiscard]] CommandLine parseCommandLine(const QStringList &arguments);

/// Prints the answer where it belongs and returns the exit status.
[[nodiscard]] int print(const CommandLineAnswer &answer);

/// That there is no display, and what to use instead.
[[nodiscard]] CommandLineAnswer noDisplay();

/// Whether a window can be opened here: false on a Unix without X11 and Wayland display where no other
/// platform plug-in is asked for by QT_QPA_PLATFORM or -platform.
[[nodiscard]] bool displayAvailable(int argc, const char *const *argv);
/// Whether `--help` or `--version` is among the arguments: these need no display.
[[nodiscard]] bool asksForText(int argc, const char *const *argv);

} // namespace midhop::gui
