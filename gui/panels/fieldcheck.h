#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace midhop::gui {

/// What is to be said of a field's text. All checks are pure; the words are translated when they are made.
struct FieldCheck
{
    enum class Level : quint8 {
        Fine,
        Warning, ///< odd, and possible: what the others say to it is worth seeing
        Error,   ///< can't be done
    };
    Level level = Level::Fine;
    QString reason; ///< one sentence, without a full stop

    [[nodiscard]] bool isError() const { return level == Level::Error; }
    friend bool operator==(const FieldCheck &, const FieldCheck &) = default;
};

class FieldChecks final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::FieldChecks)
public:
    /// An address of this machine to listen on; a warning where others can reach it.
    [[nodiscard]] static FieldCheck listenAddress(const QString &text);
    /// 0 to 65535; 0 takes a free port.
    [[nodiscard]] static FieldCheck listenPort(const QString &text);
    /// An address or host name to connect to.
    [[nodiscard]] static FieldCheck proxyHost(const QString &text);
    /// 1 to 65535.
    [[nodiscard]] static FieldCheck proxyPort(const QString &text);
    /// `server_ip`: a proxy refuses a bad one, which one may want to see.
    [[nodiscard]] static FieldCheck serverHost(const QString &text);
    /// `server_port`: any integer can be sent.
    [[nodiscard]] static FieldCheck serverPort(const QString &text);
    /// `message`; `envelopeSize` is the whole envelope's in bytes.
    [[nodiscard]] static FieldCheck message(const QString &text, qsizetype envelopeSize);
};

} // namespace midhop::gui
