#pragma once

#include <QtCore/QByteArray>

#include <chrono>

namespace midhop::roles {

using std::chrono::milliseconds;

/// The limits of CONTRACT.md, "Limits"; each default has its console option.
struct Limits
{
    milliseconds idle{60'000};          ///< from the last complete envelope or the accept
    milliseconds envelope{30'000};      ///< whole envelope, from its first byte
    milliseconds lookup{5'000};
    milliseconds connect{5'000};        ///< all addresses together
    milliseconds firstByte{10'000};     ///< of the reply, from the message sent (client: 15 s)
    milliseconds quiet{500};            ///< a reply ends so long after its last byte
    milliseconds halfCloseAfter{1'000}; ///< no byte of the reply so long after the message: the upstream is half-closed
    milliseconds writeClient{30'000};   ///< no progress writing to the client
    milliseconds writeServer{10'000};   ///< no progress writing to the server
    milliseconds linger{1'000};         ///< reading off what a peer still sends before a close
    milliseconds nextEnvelope{1'000};   ///< a next envelope must begin within this after an Error
    milliseconds stop{2'000};           ///< exchanges under way may finish so long after a stop
    qsizetype maxEnvelope = 1 << 20;    ///< bytes
    int maxConnections = 10'000;        ///< or half of the descriptors, whichever is less
};

/// The client waits longer for the first byte than the proxy does, so that the proxy's error reaches it.
constexpr milliseconds ClientFirstByte{15'000};

/// What is read off a peer that got our last word, in bytes at most; Limits::linger is the time.
constexpr qsizetype LingerLimit = 64 * 1024;

/// `5 s`, or `1500 ms` where that is no whole number of seconds.
[[nodiscard]] QByteArray inSeconds(milliseconds time);

} // namespace midhop::roles
