#include "tests/benchmarks/comparison.h"
#include "tests/benchmarks/comparisonreport.h"
#include "tests/benchmarks/limitproxy.h"
#include "tests/benchmarks/loadcommand.h"
#include "tests/benchmarks/print.h"
#include "tests/benchmarks/sinkserver.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <algorithm>

using namespace midhop;
using namespace midhop::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int WrongCall = 2;

template <typename Server>
int serve(const char *name, Server &server)
{
    if (server.port() == 0) {
        print(stderr, "The port can't be listened on.\n"_ba);
        return 4;
    }
    print(stdout,
          QByteArray(name) + " listening on 127.0.0.1:"_ba + QByteArray::number(server.port()) + '\n');
    server.run();
}

/// Takes out what is not among the names; false, with a word, when a name is nobody's.
template <typename List, typename Name>
bool keepOnly(List &list, const QString &names, Name nameOf)
{
    if (names.isEmpty())
        return true;
    const QStringList wanted = names.split(u',');
    for (const QString &name : wanted) {
        if (std::ranges::none_of(list, [&](const auto &one) { return nameOf(one) == name.toUtf8(); })) {
            print(stderr, "There is no "_ba + name.toUtf8() + " here: see --list.\n"_ba);
            return false;
        }
    }
    std::erase_if(list, [&](const auto &one) { return !wanted.contains(QString::fromUtf8(nameOf(one))); });
    return true;
}

void addOptions(QCommandLineParser &options)
{
    options.setApplicationDescription(
        u"Measures midhop-cli beside other proxies, interleaved, and prints medians and ratios.\n"
        "compare (default), load, sink, limit: README.md in tests/benchmarks tells each."_s);
    options.addHelpOption();
    options.addPositionalArgument(u"command"_s, u"compare, load, sink or limit."_s, u"[command]"_s);
    options.addOptions({
        {u"rounds"_s, u"compare: how often each is measured."_s, u"N"_s, u"5"_s},
        {u"seconds"_s, u"compare, load: how long each is loaded."_s, u"S"_s, u"2"_s},
        {u"exchanges"_s, u"compare, load: so many instead of a time."_s, u"N"_s, u"0"_s},
        {u"settings"_s, u"compare: only these, by name."_s, u"a,b"_s},
        {u"contenders"_s, u"compare: only these, by name."_s, u"a,b"_s},
        {u"held"_s, u"compare: half-sent envelopes of the setting held."_s, u"N"_s, u"9800"_s},
        {u"half-close"_s, u"compare, load: the clients send FIN behind the envelope and read to the end."_s},
        {u"json"_s, u"compare: writes the figures to a file, - is standard output instead of the table."_s,
         u"FILE"_s},
        {u"midhop"_s, u"compare: the midhop-cli to measure (default: the one built with this)."_s, u"FILE"_s,
         QStringLiteral(MIDHOP_CLI)},
        {u"before"_s, u"compare: another midhop-cli, measured beside it as the contender before."_s, u"FILE"_s},
        {u"list"_s, u"compare: lists settings and contenders."_s},
        {u"rate"_s, u"compare: a second, in the setting open. load: an open loop at this rate."_s, u"R"_s},
        {u"in-flight"_s, u"load: exchanges at a time."_s, u"N"_s, u"64"_s},
        {u"proxy"_s, u"load: port of the proxy."_s, u"PORT"_s, u"6000"_s},
        {u"server"_s, u"load: port of the server."_s, u"PORT"_s, u"8888"_s},
        {u"message-size"_s, u"load: bytes of the message."_s, u"N"_s, u"4"_s},
        {u"plain"_s, u"load: sends the message without an envelope, as a server is asked."_s},
        {u"port"_s, u"sink, limit: port to listen on, 0 is a free one."_s, u"PORT"_s, u"0"_s},
        {u"expect"_s, u"sink: answers behind so many bytes."_s, u"N"_s, u"1"_s},
    });
}

int compare(const QCommandLineParser &options)
{
    const double rate = options.isSet(u"rate"_s) ? options.value(u"rate"_s).toDouble() : 5000;
    auto settings = allSettings(rate, options.value(u"held"_s).toLongLong());
    auto contenders = contendersHere(QFile::encodeName(options.value(u"midhop"_s)),
                                     QFile::encodeName(options.value(u"before"_s)));
    const auto settingName = [](const Setting &setting) {
        return setting.name;
    };
    const auto contenderName = [](const auto &contender) {
        return contender->name();
    };
    if (!keepOnly(settings, options.value(u"settings"_s), settingName) ||
        !keepOnly(contenders, options.value(u"contenders"_s), contenderName))
        return WrongCall;
    if (options.isSet(u"list"_s)) {
        for (const Setting &setting : settings)
            print(stdout, setting.name.leftJustified(16) + setting.description + '\n');
        for (const auto &contender : contenders)
            print(stdout, contender->name().leftJustified(16) + contender->description() + '\n');
        return 0;
    }
    const int rounds = std::max(options.value(u"rounds"_s).toInt(), 1);
    const Measuring::Plan plan{.duration = secondsOf(options),
                               .exchanges = options.value(u"exchanges"_s).toUInt(),
                               .halfCloses = options.isSet(u"half-close"_s)};
    QJsonObject conditions = machineHere();
    conditions.insert(u"rounds"_s, rounds);
    conditions.insert(u"clients"_s, plan.halfCloses
                                        ? u"send FIN behind the envelope, read to the end"_s
                                        : u"keep their side open, close when they have the reply"_s);
    Comparison comparison(std::move(settings), std::move(contenders));
    comparison.run(rounds, plan, [&](int round, const Setting &setting, const Contender &contender) {
        print(stderr, "round "_ba + QByteArray::number(round + 1) + " of "_ba + QByteArray::number(rounds) +
                          ": "_ba + setting.name + ", "_ba + contender.name() + '\n');
    });
    conditions.insert(u"load_average_behind"_s, machineHere().value(u"load_average"_s));
    const ComparisonReport report(comparison, conditions);
    const QString file = options.value(u"json"_s);
    print(stdout, file == u"-"_s ? report.json() : report.table());
    if (!file.isEmpty() && file != u"-"_s && !writeFile(QFile::encodeName(file), report.json())) {
        print(stderr, "The figures can't be written to "_ba + file.toUtf8() + ".\n"_ba);
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    addOptions(options);
    options.process(application);
    load::raiseDescriptorLimit();
    const QString command = options.positionalArguments().value(0, u"compare"_s);
    if (command == u"sink"_s) {
        SinkServer sink(options.value(u"port"_s).toUShort(), options.value(u"expect"_s).toULongLong());
        return serve("Sink", sink);
    }
    if (command == u"limit"_s) {
        LimitProxy limit(options.value(u"port"_s).toUShort());
        return serve("Limit", limit);
    }
    if (command == u"load"_s)
        return loadCommand(options);
    if (command == u"compare"_s)
        return compare(options);
    print(stderr, "There is no command "_ba + command.toUtf8() + ": see --help.\n"_ba);
    return WrongCall;
}
