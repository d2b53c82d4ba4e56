#pragma once

#include "core/access/blocklist.h"
#include "core/net/resolver.h"
#include "core/roles/limits.h"
#include "core/trace/part.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <optional>

namespace midhop::roles {

/// What the proxy would do with an envelope.
struct Rehearsed
{
    /// As far as the envelope tells them, like a log's lines.
    std::optional<QByteArray> serverIp;
    std::optional<QByteArray> serverPort;
    std::optional<QByteArray> message;
    std::vector<wire::IpAddress> addresses; ///< as the envelope or the look-up gave them
    std::optional<access::Decision> access; ///< of the rules; nothing where it did not come so far
    trace::Verdict verdict = trace::Verdict::Refused;
    QByteArray decision;  ///< what the log tells behind `Decision: `
    QByteArray reply;     ///< the proxy's `Error, …`; empty where it would connect
    qsizetype behind = 0; ///< bytes behind the envelope: the proxy would read them as a next one
};

/// Plays an envelope through the proxy's own logic (ProxyConversation: reader, look-up, decision, loops) up to the point
/// where it would connect or has answered. Nothing is sent but the look-up of a name; nothing is counted as a hit. Lives in
/// its owner's thread; one rehearsal at a time.
class Rehearsal final : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const net::LookupResult &)>;
    /// Looks a name up and calls back in the thread of the Rehearsal, never from inside the call.
    using LookUp = std::function<void(const wire::Host &host, const Answer &answer)>;

    /// With the system's resolver.
    explicit Rehearsal(QObject *parent = nullptr);
    explicit Rehearsal(LookUp lookUp, QObject *parent = nullptr);
    ~Rehearsal() override;

    /// From the next start() on.
    void setRules(const access::RuleList &rules);
    /// Where the proxy listens, for loops; nothing: nowhere. From the next start() on.
    void setListening(const std::optional<wire::Endpoint> &listening);

    /// `bytes` are all that a client sends before its FIN, at least one that is no white space. finished() follows, maybe
    /// from inside this call. What was under way is forgotten.
    void start(const QByteArray &bytes);
    /// No finished() follows.
    void cancel();
    /// A name is being looked up.
    [[nodiscard]] bool isRunning() const;

signals:
    void finished(const midhop::roles::Rehearsed &rehearsed);

private:
    class Stage;
    class SystemLookUp;

    void lookUpInSystem(const wire::Host &host, const Answer &answer);
    void finish();

    access::RuleList m_list;
    std::shared_ptr<const access::Blocklist> m_rules; ///< an own copy: what is counted in it is nobody's; null: to be made
    wire::Endpoint m_listening;
    std::unique_ptr<SystemLookUp> m_system;
    LookUp m_lookUp;
    std::unique_ptr<Stage> m_stage;
};

} // namespace midhop::roles
