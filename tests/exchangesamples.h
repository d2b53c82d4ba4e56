#pragma once

#include "tracesamples.h"

#include "core/wire/envelopereader.h"
#include "gui/journal/journal.h"

/// Whole exchanges put into a journal, for tests of what shows one.
namespace exchangesamples {

using namespace midhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace samples = trace::samples;

struct Parts
{
    trace::Part client;
    trace::Part proxy;
    trace::Part server;
};

/// An exchange of all three roles with an envelope that the proxy read in two segments.
inline Parts parts(const QByteArray &envelope, const QByteArray &message, quint16 number = 1)
{
    const auto port = [number](int base) {
        return quint16(base + number);
    };
    Parts all{samples::clientPart(number * 10, 0ns, port(40'000)),
              samples::proxyPart(number * 10 + 1, 0ns, port(40'000), port(50'000)),
              samples::serverPart(number * 10 + 2, 0ns, port(50'000))};
    const auto size = quint32(envelope.size());
    all.client.envelope = envelope;
    all.client.events[1].size = size;
    all.proxy.envelope = envelope;
    all.proxy.message = message;
    all.proxy.events[0].size = size / 2;
    all.proxy.events.insert(
        all.proxy.events.begin() + 1,
        samples::eventAt(1ms, trace::EventKind::Received, trace::Side::Downstream, size - size / 2, true));
    all.proxy.events[5].size = quint32(message.size());
    all.server.envelope = message;
    all.server.message = message;
    all.server.events.insert(all.server.events.begin(),
                             samples::eventAt(4ms, trace::EventKind::Received, trace::Side::Upstream,
                                              quint32(message.size()), true));
    return all;
}

inline Parts parts()
{
    return parts(samples::envelope(), "tgmr"_ba);
}

inline void publish(gui::Journal &journal, const Parts &all)
{
    journal.feed()->publish({all.proxy, all.client, all.server});
}

} // namespace exchangesamples
