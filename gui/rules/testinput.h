#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace midhop::gui {

/// What a person typed into the test field, as the envelope it stands for.
struct TestInput
{
    enum class Kind : quint8 {
        Nothing,
        Envelope,    ///< it begins with `{`: these bytes
        Destination, ///< `host:port`: an envelope that asks for it
        NoPort,      ///< a host alone
    };
    Kind kind = Kind::Nothing;
    QByteArray bytes; ///< what a client would send

    [[nodiscard]] static TestInput read(const QString &text);
};

} // namespace midhop::gui
