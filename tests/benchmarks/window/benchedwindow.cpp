#include "tests/benchmarks/window/benchedwindow.h"

#include "core/trace/clock.h"
#include "core/wire/envelope.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QStringBuilder>

namespace midhop::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using trace::EventKind;
using trace::Part;
using trace::Side;

namespace {

constexpr quint64 NeedlesFrom = 999'900;
constexpr int AtOnce = 2000; ///< exchanges: what comes in a fifth of a second

wire::Endpoint at(quint64 port)
{
    return {wire::IpAddress::fromIpv4(0x7f000001), static_cast<quint16>(port)};
}

/// Adds events to a part, each at its own microseconds behind the part's start.
class Course final
{
public:
    explicit Course(Part &part)
        : m_part(part)
    {
    }
    Course &add(int microseconds, EventKind kind, Side side, quint32 size = 0, bool byPeer = false)
    {
        const std::chrono::nanoseconds jitter(m_part.serial * 7919 % 997);
        m_part.events.push_back({m_part.started + std::chrono::microseconds(microseconds) + jitter, kind, side, byPeer, size});
        return *this;
    }

private:
    Part &m_part;
};

Part common(quint64 number, trace::Role role, const QByteArray &message)
{
    Part part;
    part.role = role;
    part.serial = number * 3 + 1 + static_cast<quint64>(role);
    part.finished = true;
    part.client = at(10'000 + number % 50'000);
    part.proxy = at(6000);
    part.envelope = wire::writeEnvelope("127.0.0.1", 8888, message);
    part.serverIp = "127.0.0.1"_ba;
    part.serverPort = "8888"_ba;
    part.message = message;
    part.outcome = trace::Outcome::Done;
    part.reply = "DONE"_ba;
    part.replyBytes = part.reply.size();
    return part;
}

Part clientPart(quint64 number, std::chrono::nanoseconds start, const QByteArray &message)
{
    Part part = common(number, trace::Role::Client, message);
    part.started = start;
    part.ended = start + 700us;
    part.randomMessage = true;
    Course(part)
        .add(0, EventKind::Connecting, Side::Downstream)
        .add(50, EventKind::Connected, Side::Downstream)
        .add(60, EventKind::Sent, Side::Downstream, static_cast<quint32>(part.envelope.size()))
        .add(70, EventKind::HalfClosed, Side::Downstream)
        .add(600, EventKind::Received, Side::Downstream, 4)
        .add(610, EventKind::HalfClosed, Side::Downstream, 0, true)
        .add(690, EventKind::Closed, Side::Downstream);
    return part;
}

Part proxyPart(quint64 number, std::chrono::nanoseconds start, const QByteArray &message)
{
    Part part = common(number, trace::Role::Proxy, message);
    part.started = start + 40us;
    part.ended = start + 650us;
    part.upstream = at(10'000 + number * 7 % 50'000);
    part.server = at(8888);
    part.verdict = trace::Verdict::Allowed;
    part.decision = "allowed, no rule matches 127.0.0.1:8888"_ba;
    Course(part)
        .add(0, EventKind::Connected, Side::Downstream)
        .add(30, EventKind::Received, Side::Downstream, static_cast<quint32>(part.envelope.size()))
        .add(40, EventKind::EnvelopeComplete, Side::Downstream)
        .add(60, EventKind::HalfClosed, Side::Downstream, 0, true)
        .add(80, EventKind::Decided, Side::Downstream)
        .add(90, EventKind::Connecting, Side::Upstream)
        .add(140, EventKind::Connected, Side::Upstream)
        .add(150, EventKind::Sent, Side::Upstream, static_cast<quint32>(message.size()))
        .add(400, EventKind::Received, Side::Upstream, 4)
        .add(420, EventKind::Sent, Side::Downstream, 4)
        .add(430, EventKind::HalfClosed, Side::Upstream, 0, true)
        .add(440, EventKind::Closed, Side::Upstream)
        .add(500, EventKind::Closed, Side::Downstream);
    return part;
}

Part serverPart(quint64 number, std::chrono::nanoseconds start, const QByteArray &message)
{
    Part part = common(number, trace::Role::Server, message);
    part.started = start + 150us;
    part.ended = start + 450us;
    part.client = part.proxy = {};
    part.upstream = at(10'000 + number * 7 % 50'000);
    part.server = at(8888);
    part.envelope = message;
    Course(part)
        .add(0, EventKind::Connected, Side::Upstream)
        .add(40, EventKind::Received, Side::Upstream, static_cast<quint32>(message.size()))
        .add(50, EventKind::EnvelopeComplete, Side::Upstream)
        .add(100, EventKind::Sent, Side::Upstream, 4)
        .add(110, EventKind::HalfClosed, Side::Upstream)
        .add(200, EventKind::HalfClosed, Side::Upstream, 0, true)
        .add(210, EventKind::Closed, Side::Upstream);
    return part;
}

QByteArray messageOf(quint64 number)
{
    const QByteArray digits = QByteArray::number(1000 + number * 2'654'435'761U % 9000);
    return hasNeedle(number) ? digits + " needle"_ba : digits;
}

/// No folder of the person who measures is touched, and nothing is asked.
QSettings *prepared(QSettings *store)
{
    store->setValue(u"session/askAboutUnsaved"_s, false);
    return store;
}

} // namespace

bool hasNeedle(quint64 number)
{
    return number >= NeedlesFrom && number < NeedlesFrom + 100;
}

BenchedWindow::BenchedWindow(quint16 proxyPort, quint16 serverPort)
    : m_window({.start = true, .proxyPort = proxyPort, .serverPort = serverPort, .session = {}, .language = u"en"_s},
               prepared(&m_store), &m_theme, &m_languages)
{
    m_window.setWindowState(Qt::WindowNoState); // the offscreen screen is smaller, and the window would fill it
    m_window.resize(1920, 1080);
    m_window.show();
    m_window.begin();
    m_window.startAll();
}

BenchedWindow::~BenchedWindow()
{
    QEventLoop loop;
    QObject::connect(&m_window, &gui::MainWindow::closed, &loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(&m_window, &QWidget::close, Qt::QueuedConnection);
    loop.exec();
}

void BenchedWindow::fill(qsizetype count)
{
    const auto known = [this] { return journal().exchanges() + journal().left(); };
    const qsizetype end = known() + count;
    while (known() < end) {
        std::vector<Part> parts;
        const int now = static_cast<int>(std::min<qsizetype>(AtOnce, end - known()));
        for (int i = 0; i < now; ++i, ++m_filled) {
            const QByteArray message = messageOf(m_filled);
            const auto start = trace::now();
            m_payload += wire::writeEnvelope("127.0.0.1", 8888, message).size() + message.size() + 4;
            parts.push_back(clientPart(m_filled, start, message));
            parts.push_back(proxyPart(m_filled, start, message));
            parts.push_back(serverPart(m_filled, start, message));
        }
        const qsizetype wanted = known() + now;
        journal().feed()->publish(std::move(parts));
        turnUntil([&] { return known() >= wanted; });
    }
}

void BenchedWindow::turnFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

void BenchedWindow::turnUntil(const std::function<bool()> &condition)
{
    QEventLoop loop;
    QTimer look;
    look.callOnTimeout(&loop, [&] {
        if (condition())
            loop.quit();
    });
    look.start(5);
    if (!condition())
        loop.exec();
}

} // namespace midhop::bench
