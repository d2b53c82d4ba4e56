#pragma once

#include "core/wire/host.h"

#include <QtCore/QByteArray>

namespace midhop::wire {

/// The JSON object that a client sends, as CONTRACT's "Envelope" has it. Any thread.
struct Envelope
{
    QByteArray raw;     ///< from `{` to `}` as received
    Host host;          ///< of `server_ip`
    quint16 port = 0;   ///< of `server_port`, 1 to 65535
    QByteArray message; ///< of `message`, unescaped, UTF-8, at least one byte
};

/// The bytes a client sends: byte-identical to Python's
/// `json.dumps({"server_ip": ip, "server_port": port, "message": message})`.
/// `ip` and `message` are UTF-8; bytes that are not become U+FFFD, check with isValidUtf8() before.
[[nodiscard]] QByteArray writeEnvelope(QByteArrayView ip, int port, QByteArrayView message);

/// A JSON string with its quotes as Python's json.dumps writes it (ensure_ascii). UTF-8 in, ASCII out.
[[nodiscard]] QByteArray jsonString(QByteArrayView utf8);

/// The envelope in json.dumps form: all members in their order, `proxy_ip` and `proxy_port` as received
/// dropped, then both with the values given (`--forward json`). `raw` must be a complete envelope. Integers
/// stay as written; other numbers are written as Python's repr of the double, or stay where that is infinite.
[[nodiscard]] QByteArray forwardedEnvelope(QByteArrayView raw, QByteArrayView proxyIp, quint16 proxyPort);

/// `raw`, a complete JSON object, in json.dumps form with the value of its (first) member `message` replaced by
/// `message` (UTF-8); one is added at the end where none is. For the server's `--reply-as json`.
[[nodiscard]] QByteArray withMessage(QByteArrayView raw, QByteArrayView message);

} // namespace midhop::wire
