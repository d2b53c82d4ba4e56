#include "core/trace/store.h"

#include "core/trace/assembler.h"
#include "core/trace/facts.h"

namespace midhop::trace {

namespace {

constexpr qsizetype SummaryBytes = 256;

QByteArray destinationOf(const Facts &facts)
{
    if (!facts.serverIp || facts.serverIp->isEmpty())
        return {};
    QByteArray text;
    const bool bracketed = facts.serverIp->contains(':');
    if (bracketed)
        text += '[';
    text += *facts.serverIp;
    if (bracketed)
        text += ']';
    if (facts.serverPort) {
        text += ':';
        text += *facts.serverPort;
    }
    return text;
}

QByteArray beginning(QByteArrayView bytes)
{
    return bytes.first(std::min(bytes.size(), SummaryBytes)).toByteArray();
}

} // namespace

class Store::Private
{
public:
    Assembler assembler;
    quint64 firstId = 1;
};

Store::Store()
    : d(std::make_unique<Private>())
{
}

Store::~Store() = default;

std::vector<Store::Change> Store::apply(Batch &&batch, std::chrono::nanoseconds now)
{
    return d->assembler.apply(std::move(batch.parts), now);
}

bool Store::hasWaiting() const
{
    return d->assembler.hasWaiting();
}

qsizetype Store::firstRow() const
{
    return 0;
}

qsizetype Store::endRow() const
{
    return d->assembler.rows().count();
}

std::optional<qsizetype> Store::rowOf(ExchangeId id) const
{
    if (id.value < d->firstId || id.value - d->firstId >= quint64(count()))
        return std::nullopt;
    return qsizetype(id.value - d->firstId);
}

Facts Store::facts(qsizetype row) const
{
    return factsOf(d->assembler.rows().views(row));
}

ExchangeId Store::id(qsizetype row) const
{
    return {d->firstId + quint64(row)};
}

Summary Store::summary(qsizetype row) const
{
    const Facts facts = this->facts(row);
    return {
        .id = id(row),
        .started = facts.started,
        .client = facts.client,
        .destination = destinationOf(facts),
        .message = beginning(facts.message.value_or(QByteArrayView())),
        .verdict = facts.verdict,
        .rule = facts.rule.toByteArray(),
        .outcome = facts.outcome,
        .reply = beginning(facts.reply),
        .replyBytes = facts.replyBytes,
        .latency = facts.latency,
    };
}

Exchange Store::exchange(qsizetype row) const
{
    return {id(row), part(row, Role::Client), part(row, Role::Proxy), part(row, Role::Server)};
}

std::optional<Part> Store::part(qsizetype row, Role role) const
{
    return d->assembler.rows().part(row, role);
}

void Store::clear()
{
    d->firstId += quint64(count());
    d->assembler.clear();
}

} // namespace midhop::trace
