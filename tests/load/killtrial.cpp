#include "tests/load/killtrial.h"

#include "tests/load/childprocess.h"
#include "tests/load/exchangeload.h"
#include "tests/load/processfigures.h"
#include "tests/load/sessionlines.h"
#include "tests/ownport.h"

#include <algorithm>
#include <random>
#include <thread>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

/// How long after its end an exchange is promised to be in the file.
constexpr std::chrono::milliseconds RecordedWithin{100};

/// A kill comes so many milliseconds behind the first replies under load; which one of them is left to chance.
constexpr int FirstMoment = 150;
constexpr int LastMoment = 700;
constexpr int LastMomentInShort = 300;

/// An exchange that had ended so long before the kill.
struct EndedBefore
{
    quint32 number = 0;
    std::chrono::nanoseconds before{0};
};

/// What is known of the exchanges of all runs.
struct Account
{
    std::vector<EndedBefore> ended;
    std::unordered_set<quint32> inFile; ///< seen there while it was written
    std::vector<std::chrono::nanoseconds> restarts;
    quint32 asked = 0;
};

/// Strains the proxy and kills it at a moment that nobody expects; false when it was not under load by then.
/// `record`: a file to look into right before, or none.
[[nodiscard]] bool strainAndKill(ChildProcess &proxy, const ExchangeLoad::Plan &plan,
                                 std::chrono::milliseconds after, const QByteArray &record, Account &account)
{
    ExchangeLoad load(plan);
    ExchangeLoad::Result result;
    std::thread thread([&] { result = load.run(); });
    const bool strained = waitUntil([&] { return load.finished() >= plan.concurrency; });
    std::this_thread::sleep_for(after);
    if (!record.isEmpty())
        account.inFile.merge(SessionLines::of(record).numbers);
    const auto killedAt = Clock::now();
    proxy.kill();
    load.stop();
    thread.join();
    for (const ExchangeLoad::Ended &ended : result.ended) {
        if (ended.at < killedAt)
            account.ended.push_back({ended.number, killedAt - ended.at});
    }
    account.asked = plan.firstNumber + plan.exchanges;
    return strained;
}

QByteArray described(const SessionLines &lines)
{
    if (!lines.wrong.isEmpty())
        return lines.wrong;
    return lines.torn ? "its last line is torn"_ba : "a session with rising ids"_ba;
}

void judge(const Account &account, const SessionLines &lines, const TrialSetup &setup, Report &report)
{
    qsizetype promised = 0;
    qsizetype missing = 0;
    std::chrono::nanoseconds latest{0};
    for (const EndedBefore &ended : account.ended) {
        const bool isThere = lines.numbers.contains(ended.number);
        promised += ended.before >= RecordedWithin ? 1 : 0;
        missing += ended.before >= RecordedWithin && !isThere ? 1 : 0;
        if (!isThere)
            latest = std::max(latest, ended.before);
    }
    const QByteArray figure = "missing of those that ended 100 ms before a kill"_ba;
    const QByteArray value = QByteArray::number(missing) + " of "_ba + QByteArray::number(promised);
    if (setup.full) {
        report.judge(figure, value, "none"_ba, missing == 0 && promised > 0);
    } else {
        report.note(figure, value);
        const auto lost = std::ranges::count_if(
            account.inFile, [&](quint32 number) { return !lines.numbers.contains(number); });
        report.judge("missing of those that were in the file"_ba,
                     QByteArray::number(lost) + " of "_ba + QByteArray::number(account.inFile.size()),
                     "none"_ba, lost == 0 && !account.inFile.empty());
    }
    report.note("the oldest that is missing had ended before the kill"_ba, milliseconds(latest));
    report.judge("the file after all kills"_ba, described(lines), "a session with rising ids"_ba,
                 lines.wrong.isEmpty() && !lines.torn);
    report.note("starts on the same port"_ba, QByteArray::number(account.restarts.size()));
    report.note("from start to the first reply, median and worst"_ba,
                milliseconds(percentile(account.restarts, 0.5)) + ", "_ba +
                    milliseconds(percentile(account.restarts, 1)));
}

} // namespace

QByteArray KillTrial::name() const
{
    return "kill"_ba;
}

QByteArray KillTrial::description() const
{
    return "a recording proxy is killed under load at random moments, and started again"_ba;
}

void KillTrial::run(const TrialSetup &setup, Report &report)
{
    const size_t kills = setup.full ? 40 : 3;
    const QByteArray record = setup.folder + "/kill.jsonl"_ba;
    std::mt19937 random(std::random_device{}());
    std::uniform_int_distribution<int> moment(FirstMoment, setup.full ? LastMoment : LastMomentInShort);
    ChildProcess server(setup.program, {"server"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--quiet"_ba});
    const quint16 serverPort = server.waitForPort();
    const QByteArray listen = "127.0.0.1:"_ba + QByteArray::number(ownPort());
    Account account;
    for (bool isFirst = true;; isFirst = false) {
        const auto begun = Clock::now();
        ChildProcess proxy(setup.program, {"proxy"_ba, "--listen"_ba, listen, "--record"_ba, record});
        const quint16 port = proxy.waitForPort();
        const QByteArray reply = exchangeOnce(port, envelopeFor(serverPort, "again"_ba), Patience);
        if (reply != "DONE"_ba) {
            report.fail("does not serve after "_ba + QByteArray::number(account.restarts.size()) +
                        " kills: "_ba + proxy.errors() + reply);
            return;
        }
        if (!isFirst)
            account.restarts.push_back(Clock::now() - begun);
        if (account.restarts.size() == kills) {
            (void)proxy.stop();
            break;
        }
        const ExchangeLoad::Plan plan{.proxy = port,
                                      .server = serverPort,
                                      .exchanges = 100'000,
                                      .concurrency = 64,
                                      .firstNumber = account.asked};
        const std::chrono::milliseconds after(moment(random));
        if (!strainAndKill(proxy, plan, after, setup.full ? QByteArray() : record, account)) {
            report.fail("not under load before kill "_ba + QByteArray::number(account.restarts.size() + 1));
            return;
        }
    }
    judge(account, SessionLines::of(record), setup, report);
}

} // namespace midhop::load
