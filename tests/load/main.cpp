#include "tests/load/descriptorstrial.h"
#include "tests/load/halfenvelopestrial.h"
#include "tests/load/heldtrial.h"
#include "tests/load/killtrial.h"
#include "tests/load/loopback.h"
#include "tests/load/manytrial.h"
#include "tests/load/neverreadtrial.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace midhop::load;
using namespace Qt::StringLiterals;

namespace {

std::vector<std::unique_ptr<Trial>> allTrials()
{
    std::vector<std::unique_ptr<Trial>> trials;
    trials.push_back(std::make_unique<HalfEnvelopesTrial>());
    trials.push_back(std::make_unique<HeldTrial>());
    trials.push_back(std::make_unique<NeverReadTrial>());
    trials.push_back(std::make_unique<DescriptorsTrial>());
    trials.push_back(std::make_unique<KillTrial>());
    trials.push_back(std::make_unique<ManyTrial>());
    return trials;
}

void print(FILE *where, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), where);
    std::fflush(where);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(
        u"Strains midhop-cli from outside and prints what that costs beside what is promised. "
        "Exit status: 0 all held, 1 not all, 2 a wrong option."_s);
    options.addHelpOption();
    options.addOption({u"short"_s, u"Small sizes, and nothing judged by time: under 20 s."_s});
    options.addOption({u"json"_s, u"JSON on standard output instead of the table."_s});
    options.addOption({u"list"_s, u"Lists the trials."_s});
    options.addOption({u"program"_s, u"The midhop-cli to try (default: the one built with this)."_s,
                       u"FILE"_s, QStringLiteral(MIDHOP_CLI)});
    options.addPositionalArgument(u"trial"_s, u"Only these (default: all)."_s, u"[trial...]"_s);
    options.process(application);

    auto trials = allTrials();
    const QStringList wanted = options.positionalArguments();
    for (const QString &name : wanted) {
        if (std::ranges::none_of(
                trials, [&](const auto &trial) { return QString::fromUtf8(trial->name()) == name; })) {
            print(stderr, "There is no trial "_ba + name.toUtf8() + ": see --list.\n"_ba);
            return 2;
        }
    }
    if (options.isSet(u"list"_s)) {
        for (const auto &trial : trials)
            print(stdout, trial->name().leftJustified(16) + trial->description() + '\n');
        return 0;
    }
    raiseDescriptorLimit();
    const QTemporaryDir folder;
    const TrialSetup setup{.program = QFile::encodeName(options.value(u"program"_s)),
                           .folder = QFile::encodeName(folder.path()),
                           .full = !options.isSet(u"short"_s),
                           .sanitized = MIDHOP_SANITIZED};
    Report report;
    for (const auto &trial : trials) {
        if (!wanted.isEmpty() && !wanted.contains(QString::fromUtf8(trial->name())))
            continue;
        print(stderr, trial->name() + ": "_ba + trial->description() + '\n');
        report.begin(trial->name());
        trial->run(setup, report);
    }
    print(stdout, options.isSet(u"json"_s) ? report.json() : report.table());
    return report.allHeld() ? 0 : 1;
}
