#include "core/roles/rehearsal.h"

#include "core/net/callqueued.h"
#include "core/net/worker.h"
#include "core/roles/proxyconversation.h"
#include "core/wire/envelopereader.h"

#include <QtCore/QTimer>

namespace midhop::roles {

/// getaddrinfo in the resolver's threads; its answers come by way of a reactor of their own.
class Rehearsal::SystemLookUp final
{
public:
    explicit SystemLookUp(QObject *receiver)
        : m_receiver(receiver)
    {}

    /// False where the system had no descriptors or no thread for it: nothing would be answered.
    [[nodiscard]] bool isRunning() const { return m_worker.isRunning(); }

    void operator()(const wire::Host &host, const Answer &answer)
    {
        const auto found = [receiver = m_receiver, answer](const net::LookupResult &result) {
            net::callQueued(receiver, std::bind_front(answer, result));
        };
        m_resolver.lookUp(host, m_worker.reactor(), found);
    }

private:
    QObject *m_receiver;
    net::Worker m_worker{"rehearsal"};
    net::Resolver m_resolver; // behind the worker: gone before its reactor
};

/// One rehearsal: plays the client, and the world around the conversation as far as the decision needs one.
class Rehearsal::Stage final : private ProxyActions
{
public:
    Stage(Rehearsal &owner, ProxyShared shared)
        : m_owner(owner)
        , m_shared(std::move(shared))
        , m_conversation(m_shared, *this, true)
    {
        m_lookUpLimit.setSingleShot(true);
        connect(&m_lookUpLimit, &QTimer::timeout, &m_lookUpLimit, [this] {
            m_conversation.deadlinePassed(ProxyDeadline::Lookup);
            settle();
        });
    }

    void play(const QByteArray &bytes)
    {
        // The bytes behind the envelope stay out: the conversation would wait with them for the reply.
        wire::EnvelopeReader reader(m_shared.limits.maxEnvelope);
        const auto progress = reader.feed(bytes);
        const bool complete = progress.status == wire::EnvelopeReader::Status::Complete;
        if (complete) {
            m_result.behind = QByteArrayView(bytes).sliced(progress.consumed).trimmed().size();
            const wire::Envelope envelope = reader.takeEnvelope();
            m_port = envelope.port;
            if (envelope.host.kind == wire::Host::Kind::Name)
                m_name = envelope.host.text;
            else if (envelope.host.zone.isEmpty())
                m_result.addresses = {envelope.host.address};
        }
        m_conversation.start({}, m_shared.listening);
        m_conversation.downstreamReceived(complete ? QByteArrayView(bytes).first(progress.consumed) : QByteArrayView(bytes));
        m_conversation.downstreamEnded();
        settle();
    }

    [[nodiscard]] const Rehearsed &result() const { return m_result; }

private:
    qsizetype sendDownstream(QByteArrayView bytes) override
    {
        note();
        m_result.reply = bytes.toByteArray();
        m_over = true;
        return 0;
    }
    void connectUpstream(const wire::Endpoint &, const QByteArray &) override
    {
        note();
        m_over = true;
    }
    void lookUp(const wire::Host &host) override
    {
        const auto answer = [stage = std::weak_ptr(m_alive), this](const net::LookupResult &found) {
            if (!stage.expired())
                answered(found);
        };
        if (host.kind == wire::Host::Kind::Name) {
            m_owner.m_lookUp(host, answer);
            return;
        }
        const net::LookupResult found = net::withScope(host);
        QMetaObject::invokeMethod(&m_lookUpLimit, [answer, found] { answer(found); }, Qt::QueuedConnection);
    }
    void arm(ProxyDeadline deadline, milliseconds after) override
    {
        if (deadline == ProxyDeadline::Lookup)
            m_lookUpLimit.start(after);
    }
    void disarm(ProxyDeadline deadline) override
    {
        if (deadline == ProxyDeadline::Lookup)
            m_lookUpLimit.stop();
    }
    // Not of the play.
    void finishDownstream() override {}
    void closeDownstream() override {}
    void closeUpstream() override {}
    void readDownstream(bool) override {}
    void publish(trace::Part &&) override {}
    void counted(trace::Outcome) override {}
    void began() override {}
    // GCOVR_EXCL_START: behind the decision; the play is over by then, and nothing asks for these.
    qsizetype sendUpstream(const QByteArray &) override { return 0; }
    void finishUpstream() override {}
    void resetDownstream() override {}
    void readUpstream(bool) override {}
    void continueLater() override {}
    // GCOVR_EXCL_STOP

    void answered(const net::LookupResult &found)
    {
        m_result.addresses = found.addresses;
        m_conversation.lookedUp(found.addresses, found.failure);
        settle();
    }
    /// What the conversation has found out so far: as it would be recorded.
    void note()
    {
        const trace::Part &part = m_conversation.recorder().part();
        m_result.serverIp = part.serverIp;
        m_result.serverPort = part.serverPort;
        m_result.message = part.message;
        m_result.verdict = part.verdict;
        m_result.decision = part.decision;
        if (!m_result.addresses.empty())
            m_result.access = m_shared.rules->decide(m_name, m_result.addresses, m_port);
    }
    /// May end this stage's life.
    void settle()
    {
        if (m_over)
            m_owner.finish();
    }

    Rehearsal &m_owner;
    ProxyShared m_shared;
    ProxyConversation m_conversation;
    QTimer m_lookUpLimit;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    Rehearsed m_result;
    QByteArray m_name; ///< of a host that is looked up
    quint16 m_port = 0;
    bool m_over = false;
};

Rehearsal::Rehearsal(QObject *parent)
    : QObject(parent)
    , m_lookUp([this](const wire::Host &host, const Answer &answer) { lookUpInSystem(host, answer); })
{}

Rehearsal::Rehearsal(LookUp lookUp, QObject *parent)
    : QObject(parent)
    , m_lookUp(std::move(lookUp))
{}

Rehearsal::~Rehearsal() = default;

void Rehearsal::lookUpInSystem(const wire::Host &host, const Answer &answer)
{
    if (!m_system || !m_system->isRunning())
        m_system = std::make_unique<SystemLookUp>(this);
    if (m_system->isRunning()) {
        (*m_system)(host, answer);
        return;
    }
    const auto tell = [answer] {
        answer({{}, QByteArrayLiteral("no thread can be started for it")});
    }; // GCOVR_EXCL_BR_LINE: the text's destructor, which never has something to free
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void Rehearsal::setRules(const access::RuleList &rules)
{
    m_list = rules;
    m_rules.reset();
}

void Rehearsal::setListening(const std::optional<wire::Endpoint> &listening)
{
    m_listening = listening.value_or(wire::Endpoint());
}

void Rehearsal::start(const QByteArray &bytes)
{
    cancel();
    if (!m_rules)
        m_rules = std::make_shared<const access::Blocklist>(m_list);
    m_stage = std::make_unique<Stage>(*this, ProxyShared{{}, Forward::Message, m_listening, m_rules});
    m_stage->play(bytes);
}

void Rehearsal::cancel()
{
    m_stage.reset();
}

bool Rehearsal::isRunning() const
{
    return m_stage != nullptr;
}

void Rehearsal::finish()
{
    // The stage goes before anybody hears of it: what is connected may start the next one.
    const Rehearsed result = m_stage->result();
    m_stage.reset();
    emit finished(result);
}

} // namespace midhop::roles
