#include "gui/panels/listenerwords.h"

#include "gui/tables/foreign.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

// Plural forms are chosen by an int; beyond it they no longer change.
int plural(quint64 count)
{
    return int(std::min<quint64>(count, 2'000'000'000));
}

} // namespace

QString ListenerWords::state(roles::ListenerRole::State state, const wire::Endpoint &listening)
{
    switch (state) {
    case roles::ListenerRole::State::Listening:
        return tr("Listening on %1").arg(QString::fromLatin1(listening.toText()));
    case roles::ListenerRole::State::Stopping:
        return tr("Stopping…");
    case roles::ListenerRole::State::Stopped:
        break;
    }
    return tr("Stopped");
}

QString ListenerWords::counters(const roles::Counters &counters)
{
    QStringList parts{tr("%Ln exchange(s)", nullptr, plural(counters.exchanges))};
    if (counters.done > 0)
        parts += tr("%Ln done", nullptr, plural(counters.done));
    if (counters.blocked > 0)
        parts += tr("%Ln blocked", nullptr, plural(counters.blocked));
    if (counters.failed > 0)
        parts += tr("%Ln failed", nullptr, plural(counters.failed));
    return parts.join(u" · "_s);
}

QString ListenerWords::failure(const net::ListenError &error)
{
    using Kind = net::ListenError::Kind;
    const QString address = QString::fromLatin1(error.endpoint.address.toText());
    const QString port = QString::number(error.endpoint.port);
    switch (error.kind) {
    case Kind::PortInUse:
        if (error.holder.isEmpty())
            return tr("Port %1 on %2 is in use by another program. Stop that program or choose another port.")
                .arg(port, address);
        return tr("Port %1 on %2 is in use by %3. Stop that program or choose another port.")
            .arg(port, address, shown(error.holder));
    case Kind::NotPermitted:
        return tr("Port %1 needs administrator rights here. Choose one from 1024 on.").arg(port);
    case Kind::AddressNotHere:
        return tr("This computer has no address %1. Choose one of its own, such as 127.0.0.1.").arg(address);
    case Kind::NoDescriptors:
        return tr(
            "The system has no free descriptors left. Close connections or other programs and start again.");
    case Kind::Other:
        break;
    }
    return tr("%1 can't be listened on: %2.")
        .arg(QString::fromLatin1(error.endpoint.toText()), shown(error.systemText));
}

} // namespace midhop::gui
