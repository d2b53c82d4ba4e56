#include "core/net/localports.h"

#include <QtCore/QFile>

namespace midhop::net {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds GoodFor{1};

} // namespace

bool LocalPorts::mayInclude(quint16 port, Time now)
{
    if (now - m_asked >= GoodFor) {
        m_asked = now;
        ask();
    }
    return port >= m_first && port <= m_last;
}

/// Linux, ip(7): two numbers, for IPv6 too.
void LocalPorts::ask()
{
    m_first = 0;
    m_last = 65535;
    QFile file(u"/proc/sys/net/ipv4/ip_local_port_range"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArrayList numbers = file.readLine().simplified().split(' ');
    bool told = numbers.size() == 2;
    const int first = told ? numbers[0].toInt(&told) : 0;
    const int last = told ? numbers[1].toInt(&told) : 0;
    if (!told)
        return;
    m_first = first;
    m_last = last;
}

} // namespace midhop::net
