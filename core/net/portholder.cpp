#include "core/net/portholder.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSet>

#include <array>
#include <cstring>

#include <unistd.h>

namespace midhop::net {

using namespace Qt::StringLiterals;

namespace {

/// `0100007F` or 32 digits: 32-bit words in the machine's byte order, see proc(5).
wire::IpAddress addressOf(const QByteArray &digits)
{
    std::array<quint8, 16> bytes{};
    for (size_t word = 0; word < 4 && qsizetype(word * 8) < digits.size(); ++word) {
        const quint32 value = digits.mid(qsizetype(word * 8), 8).toUInt(nullptr, 16);
        std::memcpy(bytes.data() + word * 4, &value, sizeof(value));
    }
    if (digits.size() > 8)
        return wire::IpAddress::fromIpv6(bytes);
    return wire::IpAddress::fromIpv4(quint32(bytes[0]) << 24 | quint32(bytes[1]) << 16 | quint32(bytes[2]) << 8 | bytes[3]);
}

bool isInTheWay(const wire::IpAddress &held, const wire::IpAddress &wanted)
{
    return held.isUnspecified() || wanted.isUnspecified() || held.bytes() == wanted.bytes();
}

/// The inodes of the sockets that keep others from listening on `endpoint`, from /proc/net/tcp or tcp6.
void collectListening(const QString &table, const wire::Endpoint &endpoint, QSet<QByteArray> &inodes)
{
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray listenState = "0A"_ba;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() < 10 || fields[3] != listenState)
            continue;
        bool ok = false;
        const qsizetype colon = fields[1].indexOf(':');
        const uint localPort = fields[1].mid(colon + 1).toUInt(&ok, 16);
        if (ok && localPort == endpoint.port && isInTheWay(addressOf(fields[1].first(colon)), endpoint.address))
            inodes.insert("socket:["_ba + fields[9] + ']');
    }
}

bool holdsOneOf(const QString &process, const QSet<QByteArray> &sockets)
{
    const QDir descriptors(process + u"/fd"_s);
    const QStringList names = descriptors.entryList(QDir::Files | QDir::System);
    for (const QString &name : names) {
        std::array<char, 64> target{};
        const QByteArray path = QFile::encodeName(descriptors.filePath(name));
        const ssize_t length = ::readlink(path.constData(), target.data(), target.size());
        if (length > 0 && sockets.contains(QByteArray(target.data(), length)))
            return true;
    }
    return false;
}

} // namespace

QByteArray portHolder(const wire::Endpoint &endpoint)
{
    QSet<QByteArray> sockets;
    collectListening(u"/proc/net/tcp"_s, endpoint, sockets);
    collectListening(u"/proc/net/tcp6"_s, endpoint, sockets);
    if (sockets.isEmpty())
        return {};
    const QStringList processes = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    for (const QString &pid : processes) {
        const QString process = u"/proc/"_s + pid;
        if (!holdsOneOf(process, sockets))
            continue;
        QFile comm(process + u"/comm"_s);
        const QByteArray program = comm.open(QIODevice::ReadOnly) ? comm.readAll().trimmed() : QByteArray();
        const bool ourselves = pid.toLongLong() == static_cast<qint64>(::getpid());
        return (ourselves ? "this program, "_ba : QByteArray()) + program + " (pid "_ba + pid.toLatin1() + ')';
    }
    return {};
}

} // namespace midhop::net
