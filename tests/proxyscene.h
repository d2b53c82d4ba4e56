#pragma once

#include "core/roles/proxyrole.h"
#include "core/wire/envelope.h"
#include "rawsocket.h"

#include <memory>

/// The list that a proxy begins with.
inline std::shared_ptr<const midhop::access::Blocklist> defaultRules()
{
    return std::make_shared<midhop::access::Blocklist>(midhop::access::RuleList{{midhop::access::defaultRule()}});
}

/// A real proxy between a client and a server that do what a test says.
struct ProxyScene
{
    explicit ProxyScene(const midhop::roles::Limits &limits)
    {
        midhop::roles::ProxySettings settings;
        settings.listen = {midhop::wire::IpAddress::fromIpv4(RawSocket::Loopback), 0};
        settings.rules = defaultRules();
        settings.limits = limits;
        if (proxy.start(settings))
            client = RawSocket::connectedTo(proxy.listening().port);
    }

    [[nodiscard]] QByteArray envelope(const QByteArray &message = QByteArrayLiteral("tgmr")) const
    {
        return midhop::wire::writeEnvelope("127.0.0.1", server.port(), message);
    }
    [[nodiscard]] QByteArray envelopeToNobody() const
    {
        return midhop::wire::writeEnvelope("127.0.0.1", dead.port(), "tgmr");
    }
    /// Up to the message at the server.
    [[nodiscard]] bool sendMessage()
    {
        if (!client.send(envelope()))
            return false;
        upstream = server.accept();
        return upstream.receive(4) == "tgmr";
    }
    /// Up to a part of the reply at the client.
    [[nodiscard]] bool relayPart() { return sendMessage() && upstream.send("DO") && client.receive(2) == "DO"; }

    midhop::trace::Feed feed{[] {}};
    midhop::roles::ProxyRole proxy{&feed};
    RawListener server;
    DeadPort dead;
    RawSocket client;
    RawSocket upstream;
};
