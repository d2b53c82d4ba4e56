#include "callworld.h"
#include "injectedcalls.h"
#include "proxyscene.h"

#include "core/net/outputwriter.h"
#include "core/net/signals.h"
#include "core/roles/rehearsal.h"
#include "core/wire/envelope.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <csignal>
#include <cstring>
#include <map>

#include <netdb.h>

using namespace midhop;
using namespace Qt::StringLiterals;

namespace {

struct FailingCall
{
    injected::Call *call;
    const char *name;
    std::vector<int> harmless; ///< of the errors in its manual page those that nobody may notice: the exchanges go on as ever
    std::vector<int> harmful;  ///< those that may end an exchange, in words
};

#define CALL(name) &injected::name, #name

const std::vector<FailingCall> &failures()
{
    static const std::vector<FailingCall> all{
        {CALL(openSocket), {}, {EACCES, EAFNOSUPPORT, EMFILE, ENFILE, ENOBUFS, ENOMEM}},
        {CALL(accept), {EAGAIN, ECONNABORTED, EINTR, EMFILE, ENFILE, ENOBUFS, ENOMEM, EPERM, EPROTO, ENETDOWN}, {}},
        {CALL(bind), {EACCES, EADDRINUSE, EADDRNOTAVAIL}, {}}, // the next free port is only a proposal
        {CALL(listen), {EADDRINUSE}, {}},
        {CALL(connect), {EINTR}, {EACCES, EPERM, EADDRNOTAVAIL, EAFNOSUPPORT, EAGAIN, ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ETIMEDOUT}},
        {CALL(recv), {EAGAIN, EINTR}, {ECONNREFUSED, ECONNRESET, ENOMEM, ETIMEDOUT}},
        {CALL(send), {EAGAIN, EINTR}, {EACCES, ECONNRESET, ENOBUFS, ENOMEM, EPIPE}},
        {CALL(peek), {EAGAIN, EINTR}, {ECONNRESET}},
        {CALL(shutdown), {}, {ENOTCONN, ENOBUFS}},
        {CALL(getsockopt), {}, {ENOBUFS, ENOMEM}},
        {CALL(setsockopt), {EINVAL, ENOBUFS, ENOMEM}, {}},
        {CALL(getsockname), {ENOBUFS}, {}},
        {CALL(getpeername), {}, {ENOBUFS, ENOTCONN}},
        {CALL(pipe), {}, {EMFILE, ENFILE}},
        {CALL(read), {EAGAIN, EINTR}, {}},
        {CALL(write), {EINTR}, {}}, // EAGAIN only where the pipe is full, and whoever reads it is awake
        {CALL(duplicate), {EMFILE}, {}},
        {CALL(epollCreate), {}, {EMFILE, ENFILE, ENOMEM}},
        {CALL(epollAdd), {}, {ENOMEM, ENOSPC}},
        {CALL(epollWait), {EINTR}, {}},
        {CALL(getaddrinfo), {}, {EAI_AGAIN, EAI_FAIL, EAI_MEMORY, EAI_NONAME, EAI_SYSTEM}},
        {CALL(getifaddrs), {}, {EMFILE, ENOBUFS, ENOMEM}},
        {CALL(interfaceIndex), {}, {ENODEV, EMFILE}},
        {CALL(interfaceExists), {}, {ENXIO, EMFILE}},
        {CALL(getrlimit), {EPERM}, {}},
        {CALL(setrlimit), {EPERM}, {}},
        {CALL(startThread), {}, {EAGAIN}},
    };
    return all;
}

/// The set once, from the start to the stop, and then one exchange more. The `which`th `call` fails, where there is one. What is
/// wrong; in `made` how often each call was made for the set.
QByteArrayList playRound(bool exactly, injected::Call *call = nullptr, int which = 0, int error = 0,
                         std::map<const injected::Call *, int> *made = nullptr)
{
    injected::clearAll();
    const int descriptors = openDescriptors();
    QByteArrayList problems;
    {
        if (call)
            call->failFrom(which, error);
        CallWorld world(exactly ? CallWorld::Limits::Roomy : CallWorld::Limits::Short);
        world.start();
        injected::slowConnects = 6;
        world.playAll(exactly);
        injected::slowConnects = 0;
        world.askAround();
        world.stop();
        if (made) {
            for (const injected::NamedCall &named : injected::allCalls())
                (*made)[named.call] = named.call->made;
        }
        if (call)
            call->failures = 0;
        world.setLimits(CallWorld::Limits::Roomy);
        world.start();
        world.playOne();
        world.stop();
        problems = world.problems();
    }
    // A look-up that nobody waits for any more may still have a file open.
    if (!RawSocket::wait(-1, 0, [&] { return openDescriptors() == descriptors; }))
        problems << QByteArray::number(openDescriptors() - descriptors) + " descriptors more than before"_ba;
    return problems;
}

/// How often a call is made where nothing fails; 0, too, where something did.
int callsOf(const injected::Call *call)
{
    static const std::map<const injected::Call *, int> all = [] {
        std::map<const injected::Call *, int> made;
        return playRound(true, nullptr, 0, 0, &made).isEmpty() ? made : std::map<const injected::Call *, int>();
    }();
    const auto found = all.find(call);
    return found == all.end() ? 0 : found->second;
}

} // namespace

/// Each system call of core/net fails once, in turn, in the middle of a set of whole exchanges: nothing dies, each exchange ends
/// in words, is recorded, the next one works, and no descriptor is lost. With MIDHOP_EVERY_CALL set, each one of them.
class TestFailingCalls : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        injected::clearAll();
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void cleanup() { injected::clearAll(); }

    void withoutAFailureEverythingIsAsItShould();
    void eachCallFailsInTurn_data();
    void eachCallFailsInTurn();
    void everyCallHasItsTurn();
    void noCallGoesAnotherWay();
    void aSendWithoutMemoryFailsTheConnection();
    void anOutputWithoutAThreadCountsItsLines();
    void outputGoesOnBehindAnInterruption();
    void aSignalIsHeardThoughItsWriteIsInterrupted();
    void withoutAPipeSignalsKeepTheirWay();
    void aRehearsalWithoutAThreadSaysSoAndTriesAgain();
};

void TestFailingCalls::withoutAFailureEverythingIsAsItShould()
{
    QCOMPARE(playRound(true), QByteArrayList());
}

void TestFailingCalls::eachCallFailsInTurn_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("isHarmless");
    for (size_t i = 0; i < failures().size(); ++i) {
        const FailingCall &failure = failures()[i];
        const auto add = [&](int error, bool isHarmless) {
            const bool isName = failure.call == &injected::getaddrinfo;
            QTest::addRow("%s: %s", failure.name, isName ? ::gai_strerror(error) : std::strerror(error)) << int(i) << error << isHarmless;
        };
        for (const int error : failure.harmless)
            add(error, true);
        for (const int error : failure.harmful)
            add(error, false);
    }
}

void TestFailingCalls::eachCallFailsInTurn()
{
    QFETCH(int, index);
    QFETCH(int, error);
    const FailingCall &failure = failures()[static_cast<size_t>(index)];
    QFETCH(bool, isHarmless);
#ifdef MIDHOP_POLL
    if (QByteArrayView(failure.name).startsWith("epoll"))
        QSKIP("not used with poll()");
#endif
    const int calls = callsOf(failure.call);
    QVERIFY(calls > 0);
    // All of them take minutes: only some, other ones in each row, where not asked for.
    const int step = qEnvironmentVariableIsSet("MIDHOP_EVERY_CALL") ? 1 : std::max(1, calls / 5);
    int failed = 0;
    for (int which = 1 + (index + std::abs(error)) % step; which <= calls; which += step) {
        const QByteArrayList problems = playRound(isHarmless, failure.call, which, error);
        failed += failure.call->failed;
        QVERIFY2(problems.isEmpty(), QByteArray("call "_ba + QByteArray::number(which) + " of "_ba + QByteArray::number(calls)
                                                + ": "_ba + problems.join("; ")).constData());
    }
    QVERIFY(failed > 0);
    qInfo("%d of %d calls failed in turn", failed, calls);
}

void TestFailingCalls::everyCallHasItsTurn()
{
    const std::vector<injected::Call *> elsewhere{&injected::close, // tells nothing that could be acted on
                                                  &injected::epollModify, // tst_streamcalls, with bytes that wait
                                                  &injected::poll}; // outputGoesOnBehindAnInterruption()
    for (const injected::NamedCall &named : injected::allCalls()) {
        const auto isIt = [&](const FailingCall &failing) { return failing.call == named.call; };
        QVERIFY2(std::any_of(failures().begin(), failures().end(), isIt)
                     || std::find(elsewhere.begin(), elsewhere.end(), named.call) != elsewhere.end(),
                 named.name);
    }
}

void TestFailingCalls::noCallGoesAnotherWay()
{
    const QStringList harmless{
        u"gai_strerror"_s, u"freeaddrinfo"_s, u"freeifaddrs"_s, u"getpid"_s, // can't fail
        u"sigaction"_s, // only with wrong arguments
        u"mallopt"_s, // without it memory goes its usual way
        u"isatty"_s, // no is an answer
        u"fcntl"_s, u"open"_s, // /dev/null for a missing standard stream: there is nobody to be told
        u"readlink"_s, // a process that is none of ours: its name is left off
    };
    static const QRegularExpression call(u"(?<![\\w:>])::([a-z_0-9]+) *\\("_s);
    const QDir room(QStringLiteral(MIDHOP_SOURCE_DIR "/core/net"));
    const QStringList names = room.entryList({u"*.cpp"_s, u"*.h"_s}, QDir::Files);
    QVERIFY(names.size() > 30);
    for (const QString &name : names) {
        if (name == u"systemcalls.cpp"_s)
            continue;
        QFile file(room.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QRegularExpressionMatch &match : call.globalMatch(text))
            QVERIFY2(harmless.contains(match.captured(1)), qPrintable(name + u": "_s + match.captured(0)));
    }
}

void TestFailingCalls::aSendWithoutMemoryFailsTheConnection()
{
    for (const int error : {ENOMEM, ENOBUFS}) {
        ProxyScene scene({});
        QVERIFY(scene.sendMessage());
        // The reply can't be sent to the client; it is there and waits for it.
        injected::send.fail(1, error);
        QVERIFY(scene.upstream.send("DONE"_ba));
        scene.client.receiveAll();
        QCOMPARE(injected::send.failed.load(), 1);
        QVERIFY(scene.client.hasEnded() || scene.client.wasReset());
        QCOMPARE(scene.client.received(), QByteArray());
        QVERIFY(RawSocket::wait(-1, 0, [&] { return scene.proxy.counters().failed == 1; }));
        QCOMPARE(scene.proxy.counters().done, quint64(0));
    }
}

void TestFailingCalls::anOutputWithoutAThreadCountsItsLines()
{
    injected::startThread.fail(1, EAGAIN);
    bool told = false;
    net::OutputWriter writer(STDOUT_FILENO, [&] { told = true; });
    writer.write("one\ntwo\n"_ba);
    QCOMPARE(injected::startThread.failed.load(), 1);
    QVERIFY(told);
    QVERIFY(writer.finish(std::chrono::milliseconds(0)));
    const net::OutputWriter::Loss loss = writer.takeLoss();
    QCOMPARE(loss.lines, quint64(2));
    QVERIFY(loss.systemText.contains(std::strerror(EAGAIN)));
}

void TestFailingCalls::outputGoesOnBehindAnInterruption()
{
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    RawSocket reader(ends[0]);
    for (const int error : {EINTR, EAGAIN}) {
        injected::write.fail(1, error);
        injected::poll.fail(1, EINTR);
        net::OutputWriter writer(ends[1]);
        writer.write("line\n"_ba);
        QVERIFY(writer.finish(std::chrono::seconds(20)));
        QCOMPARE(injected::write.failed.load(), 1);
        QCOMPARE(injected::poll.failed.load(), error == EAGAIN ? 1 : 0); // it waits for room only where it was told of none
        QCOMPARE(writer.takeLoss().lines, quint64(0));
        std::array<char, 16> bytes{};
        QCOMPARE(::read(ends[0], bytes.data(), bytes.size()), ssize_t(5));
        injected::clearAll();
    }
    for (const int error : {EIO, ENOSPC, EPIPE}) {
        injected::write.fail(1, error);
        net::OutputWriter writer(ends[1]);
        writer.write("line\n"_ba);
        QVERIFY(writer.finish(std::chrono::seconds(20)));
        QCOMPARE(injected::write.failed.load(), 1);
        const net::OutputWriter::Loss loss = writer.takeLoss();
        QCOMPARE(loss.lines, quint64(1));
        QCOMPARE(loss.systemText, error == EPIPE ? QByteArray() : QByteArray(std::strerror(error)));
    }
    ::close(ends[1]);
}

void TestFailingCalls::aSignalIsHeardThoughItsWriteIsInterrupted()
{
    net::SignalWatcher watcher;
    int heard = 0;
    connect(&watcher, &net::SignalWatcher::terminateRequested, this, [&] { ++heard; });
    injected::write.fail(1, EINTR);
    ::raise(SIGTERM);
    QTRY_COMPARE(heard, 1);
    QCOMPARE(injected::write.failed.load(), 1);
    injected::read.fail(1, EINTR); // comes round again
    ::raise(SIGTERM);
    QTRY_COMPARE(heard, 2);
    QCOMPARE(injected::read.failed.load(), 1);
}

void TestFailingCalls::withoutAPipeSignalsKeepTheirWay()
{
    struct sigaction before = {};
    ::sigaction(SIGTERM, nullptr, &before);
    injected::pipe.fail(1, EMFILE);
    {
        const net::SignalWatcher watcher;
        QCOMPARE(injected::pipe.failed.load(), 1);
        struct sigaction during = {};
        ::sigaction(SIGTERM, nullptr, &during);
        QVERIFY(during.sa_handler == before.sa_handler);
    }
}

void TestFailingCalls::aRehearsalWithoutAThreadSaysSoAndTriesAgain()
{
    roles::Rehearsal rehearsal;
    QList<roles::Rehearsed> heard;
    connect(&rehearsal, &roles::Rehearsal::finished, this, [&](const roles::Rehearsed &result) { heard << result; });
    const auto ask = [&] { rehearsal.start(wire::writeEnvelope("localhost", 7777, "x")); };
    for (qsizetype times = 1; times <= 2; ++times) {
        injected::pipe.fail(1, EMFILE); // of the reactor: the worker's thread does not start then
        ask();
        QCOMPARE(heard.size(), times - 1); // never from inside the call
        QVERIFY(rehearsal.isRunning());
        QTRY_COMPARE(heard.size(), times);
        QCOMPARE(heard.back().reply, "Error, look-up of localhost failed: no thread can be started for it"_ba);
        QCOMPARE(injected::pipe.failed.load(), 1);
    }
    ask();
    QTRY_COMPARE(heard.size(), 3);
    QVERIFY(!heard.back().addresses.empty());
    ask(); // the thread is there by now
    QTRY_COMPARE(heard.size(), 4);
    QVERIFY(!heard.back().addresses.empty());
}

QTEST_GUILESS_MAIN(TestFailingCalls)
#include "tst_failingcalls.moc"
