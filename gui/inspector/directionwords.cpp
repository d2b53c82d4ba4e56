#include "gui/inspector/directionwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DirectionWords)
};

/// As the receiver read them, or where it was not seen as the sender wrote them.
qsizetype segmentCount(const trace::Carried &carried)
{
    return qsizetype(carried.received.empty() ? carried.sent.size() : carried.received.size());
}

} // namespace

QString DirectionWords::brief(const trace::Carried &carried)
{
    if (!carried.seen)
        return Words::tr("not seen");
    if (carried.size == 0)
        return Words::tr("nothing");
    return Words::tr("%Ln byte(s)", nullptr, int(carried.size));
}

QString DirectionWords::detail(const trace::Carried &carried)
{
    const qsizetype segments = segmentCount(carried);
    if (!carried.seen || segments == 0)
        return brief(carried);
    return brief(carried) + u" \u00b7 "_s + Words::tr("%Ln segment(s)", nullptr, int(segments));
}

QString DirectionWords::sentence(const trace::Carried &carried)
{
    if (!carried.seen)
        return Words::tr("Not seen: neither end of this direction is one of ours.");
    if (carried.size == 0)
        return Words::tr("Nothing was carried.");
    const qsizetype segments = segmentCount(carried);
    if (segments == 0)
        return Words::tr("%Ln byte(s)", nullptr, int(carried.size));
    return Words::tr("%Ln byte(s) in %1", nullptr, int(carried.size))
        .arg(Words::tr("%Ln segment(s)", nullptr, int(segments)));
}

QString DirectionWords::remark(const trace::Carried &carried, bool asRead)
{
    if (!carried.seen || carried.size == 0)
        return {};
    QStringList remarks;
    if (carried.size > carried.bytes.size()) {
        const QLocale locale;
        remarks += Words::tr("Only the first %1 of %2 bytes were kept.")
                       .arg(locale.toString(carried.bytes.size()), locale.toString(carried.size));
    }
    const std::vector<trace::Segment> &segments = asRead ? carried.received : carried.sent;
    const trace::Role role = asRead ? receiverOf(carried.direction) : senderOf(carried.direction);
    if (segments.empty()) {
        switch (role) {
        case trace::Role::Client:
            remarks += Words::tr("How the client's end saw the segments is not known.");
            break;
        case trace::Role::Proxy:
            remarks += Words::tr("How the proxy's end saw the segments is not known.");
            break;
        case trace::Role::Server:
            remarks += Words::tr("How the server's end saw the segments is not known.");
            break;
        }
    }
    return remarks.join(u' ');
}

QString DirectionWords::asRead(trace::Direction direction)
{
    switch (receiverOf(direction)) {
    case trace::Role::Client:
        return Words::tr("as read by the client");
    case trace::Role::Proxy:
        return Words::tr("as read by the proxy");
    case trace::Role::Server:
        return Words::tr("as read by the server");
    }
    return {};
}

QString DirectionWords::asWritten(trace::Direction direction)
{
    switch (senderOf(direction)) {
    case trace::Role::Client:
        return Words::tr("as written by the client");
    case trace::Role::Proxy:
        return Words::tr("as written by the proxy");
    case trace::Role::Server:
        return Words::tr("as written by the server");
    }
    return {};
}

QString DirectionWords::selection(const wire::ByteRange &range)
{
    const QLocale locale;
    if (range.size() == 1)
        return Words::tr("byte %1").arg(locale.toString(range.begin));
    return Words::tr("bytes %1–%2").arg(locale.toString(range.begin), locale.toString(range.end - 1));
}

QString DirectionWords::fileName(trace::ExchangeId id, trace::Direction direction)
{
    return u"exchange-%1-%2-to-%3.bin"_s.arg(QString::number(id.value),
                                             QString::fromLatin1(name(senderOf(direction))),
                                             QString::fromLatin1(name(receiverOf(direction))));
}

std::chrono::nanoseconds DirectionWords::startOf(const trace::Exchange &exchange)
{
    auto start = std::chrono::nanoseconds::max();
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part)
            start = std::min(start, (*part)->started);
    }
    return start;
}

} // namespace midhop::gui
