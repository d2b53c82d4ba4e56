#pragma once

#include "core/roles/limits.h"
#include "core/roles/listenerrole.h"
#include "core/wire/result.h"

namespace midhop::roles {

/// What the server answers.
struct ServerReply
{
    enum class Kind : quint8 { Fixed, Echo, Reversed, Silent };
    Kind kind = Kind::Fixed;
    QByteArray text = QByteArrayLiteral("DONE"); ///< for Fixed
    milliseconds delay{0};
    bool asJson = false;   ///< a JSON message is answered with the same object and `message` replaced
    bool keepOpen = false; ///< further messages are answered on the same connection
};

/// The bytes that answer `message`; none for Silent.
[[nodiscard]] QByteArray replyTo(const ServerReply &reply, const QByteArray &message);

struct ServerSettings
{
    wire::Endpoint listen;
    Limits limits;
    ServerReply reply;
};

/// The server: reads a message, answers it. Lives in its owner's thread.
class ServerRole final : public ListenerRole
{
    Q_OBJECT
public:
    /// `feed` may be null: then nothing is traced. It must outlive the role.
    explicit ServerRole(trace::Feed *feed, QObject *parent = nullptr);
    ~ServerRole() override;

    /// Starts to listen; the endpoint listened on, or why not. May follow a stop() at once.
    [[nodiscard]] Result<wire::Endpoint, net::ListenError> start(const ServerSettings &settings);
    /// Holds from the next message on.
    void setReply(const ServerReply &reply);
};

} // namespace midhop::roles
