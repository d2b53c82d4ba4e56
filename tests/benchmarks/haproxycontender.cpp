#include "tests/benchmarks/haproxycontender.h"

#include "tests/load/childprocess.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>

namespace midhop::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LargestInBuffer = 8 * 1024; // of the 16 KiB that HAProxy has by default

QByteArray common(const QByteArray &before)
{
    return "global\n"
           "  nbthread 1\n"
           "  maxconn 9900\n"
           "  no strict-limits\n"
           "  no insecure-fork-wanted\n"_ba +
           before +
           "defaults\n"
           "  mode tcp\n"
           "  maxconn 9900\n"
           "  timeout connect 5s\n"
           "  timeout client 600s\n"
           "  timeout server 600s\n"_ba;
}

QByteArray listening(const Place &place)
{
    return "frontend in\n  bind 127.0.0.1:"_ba + QByteArray::number(place.port) + " backlog 4096\n"_ba;
}

QByteArray relayConfiguration(const Place &place)
{
    return common({}) + listening(place) + "  default_backend out\nbackend out\n  server sink 127.0.0.1:"_ba +
           QByteArray::number(place.sink) + '\n';
}

QByteArray luaConfiguration(const Place &place, const QByteArray &script)
{
    return common("  lua-load "_ba + script + '\n') + listening(place) +
           "  tcp-request inspect-delay 600s\n"
           "  tcp-request content lua.decide if { req.len gt 0 }\n"
           "  tcp-request content set-dst var(txn.address) if { var(txn.address) -m found }\n"
           "  tcp-request content set-dst-port var(txn.port) if { var(txn.address) -m found }\n"
           "  tcp-request content accept if { var(txn.outcome) -m found }\n"
           "  use_backend blocked if { var(txn.outcome) -m str blocked }\n"
           "  use_backend malformed if { var(txn.outcome) -m str malformed }\n"
           "  default_backend out\n"
           "backend out\n  server asked 0.0.0.0:0\n"
           "backend blocked\n  tcp-request content use-service lua.blocked\n"
           "backend malformed\n  tcp-request content use-service lua.malformed\n"_ba;
}

} // namespace

HaproxyContender::HaproxyContender(QByteArray program, Form form)
    : m_program(std::move(program))
    , m_form(form)
{
}

bool HaproxyContender::knowsLua(const QByteArray &program)
{
    QProcess process;
    process.start(QFile::decodeName(program), {u"-vv"_s});
    return process.waitForFinished(10'000) && process.readAllStandardOutput().contains("+LUA");
}

QByteArray HaproxyContender::name() const
{
    return m_form == Form::Lua ? "haproxy-lua"_ba : "haproxy"_ba;
}

QByteArray HaproxyContender::description() const
{
    const QByteArray version = firstLineOf(m_program, "-v"_ba);
    const QByteArray what = m_form == Form::Lua ? "reads, decides, forwards in Lua: "_ba : "relay of "_ba;
    return what + version.first(std::max<qsizetype>(version.indexOf(" - "), 0));
}

qsizetype HaproxyContender::largestMessage() const
{
    return m_form == Form::Lua ? LargestInBuffer : Contender::largestMessage();
}

std::unique_ptr<load::ChildProcess> HaproxyContender::start(const Place &place) const
{
    const QByteArray file = place.folder + "/haproxy.cfg"_ba;
    QByteArray content = relayConfiguration(place);
    if (m_form == Form::Lua) {
        const QByteArray script = place.folder + "/decide.lua"_ba;
        QFile source(u":/benchmarks/decide.lua"_s);
        if (!source.open(QIODevice::ReadOnly) || !writeFile(script, source.readAll()))
            return nullptr;
        content = luaConfiguration(place, script);
    }
    if (!writeFile(file, content))
        return nullptr;
    return std::make_unique<load::ChildProcess>(m_program, QByteArrayList{"-db"_ba, "-f"_ba, file});
}

} // namespace midhop::bench
