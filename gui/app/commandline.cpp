#include "gui/app/commandline.h"

#include "gui/app/languages.h"

#include <QtCore/QCommandLineParser>

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

// What the console prints is stable English.
CommandLineAnswer failure(const QString &what)
{
    return {u"midhop: "_s + what + u"\nTry 'midhop --help'.\n"_s, 2};
}

std::optional<quint16> parsePort(const QString &text)
{
    const bool digits = !text.isEmpty() &&
                        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const ushort port = text.toUShort(&ok);
    return digits && ok ? std::optional<quint16>(port) : std::nullopt;
}

bool isOneOf(QByteArrayView argument, std::span<const QByteArrayView> names)
{
    return std::any_of(names.begin(), names.end(), [&](QByteArrayView name) { return name == argument; });
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A client, a proxy and a server in one window. Without a display use midhop-cli."_s);
    const QCommandLineOption start(u"start"_s, u"Start proxy and server."_s);
    const QCommandLineOption proxyPort(u"proxy-port"_s, u"The proxy's port, also in the client's fields."_s,
                                       u"N"_s);
    const QCommandLineOption serverPort(u"server-port"_s,
                                        u"The server's port, also in the client's fields."_s, u"N"_s);
    const QCommandLineOption language(
        u"language"_s, u"Language of the window: "_s + Languages::codes().join(u", "), u"CODE"_s);
    parser.addOptions({start, proxyPort, serverPort, language});
    // Not Qt's own: these bring --help-all and translated words along.
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Tell this, and end."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Tell the version, and end."_s);
    parser.addOptions({help, version});

    parser.addPositionalArgument(u"session"_s, u"A session file to open."_s, u"[SESSION]"_s);

    if (!parser.parse(arguments))
        return {{}, failure(parser.errorText())};
    if (parser.isSet(help))
        return {{}, CommandLineAnswer{parser.helpText(), 0}};
    if (parser.isSet(version))
        return {{}, CommandLineAnswer{u"midhop " MIDHOP_VERSION "\n"_s, 0}};
    if (parser.positionalArguments().size() > 1)
        return {{}, failure(u"Unexpected argument '"_s + parser.positionalArguments().at(1) +
                            u"': one session can be opened."_s)};

    StartOptions options;
    options.session = parser.positionalArguments().value(0);
    options.start = parser.isSet(start);
    for (const auto &[option, port] :
         {std::pair{&proxyPort, &options.proxyPort}, std::pair{&serverPort, &options.serverPort}}) {
        if (!parser.isSet(*option))
            continue;
        *port = parsePort(parser.value(*option));
        if (!*port)
            return {{},
                    failure(u"--"_s + option->names().constFirst() + u": '"_s + parser.value(*option) +
                            u"' is not a port; a number from 0 to 65535 is needed."_s)};
    }
    if (parser.isSet(language)) {
        options.language = Languages::find(parser.value(language));
        if (options.language.isEmpty())
            return {{},
                    failure(u"--language: there is no '"_s + parser.value(language) + u"', only "_s +
                            Languages::codes().join(u", ") + u"."_s)};
    }
    return {options, std::nullopt};
}

int print(const CommandLineAnswer &answer)
{
    std::fputs(answer.text.toUtf8().constData(), answer.status == 0 ? stdout : stderr);
    return answer.status;
}

CommandLineAnswer noDisplay()
{
    return {u"midhop: there is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
            "The same engine runs without one: try 'midhop-cli demo' or 'midhop-cli --help'.\n"_s,
            1};
}

bool displayAvailable(int argc, const char *const *argv)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN) && !defined(Q_OS_ANDROID)
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    constexpr std::array<QByteArrayView, 2> names{"-platform", "--platform"};
    return std::any_of(argv + 1, argv + argc, [&](const char *argument) { return isOneOf(argument, names); });
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
    return true;
#endif
}

bool asksForText(int argc, const char *const *argv)
{
    constexpr std::array<QByteArrayView, 4> names{"-h", "--help", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&](const char *argument) { return isOneOf(argument, names); });
}

} // namespace midhop::gui
