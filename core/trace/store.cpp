#include "core/trace/store.h"

#include "core/trace/assembler.h"
#include "core/trace/exchangeids.h"
#include "core/trace/facts.h"

namespace midhop::trace {

namespace {

constexpr qsizetype SummaryBytes = 256;

QByteArray beginning(QByteArrayView bytes)
{
    return bytes.first(std::min(bytes.size(), SummaryBytes)).toByteArray();
}

} // namespace

Facts factsOf(const Exchange &exchange)
{
    PartViews views;
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part)
            viewOf(views, (*part)->role) = PartView::of(**part);
    }
    return factsOf(views);
}

static_assert(Store::RowsPerChunk == RowTable::RowsPerChunk);

class Store::Private
{
public:
    Assembler assembler;
    ExchangeIds ids;
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

std::vector<Store::Change> Store::add(Exchange &&exchange)
{
    std::vector<Part> parts;
    const auto take = [&parts](std::optional<Part> &part, Role role) {
        if (!part)
            return;
        part->role = role;
        part->serial = 0;
        part->finished = true;
        part->lingering = false;
        parts.push_back(*std::move(part));
    };
    take(exchange.client, Role::Client);
    take(exchange.proxy, Role::Proxy);
    take(exchange.server, Role::Server);
    if (parts.empty())
        return {};
    d->ids.propose(endRow(), exchange.id.value);
    return d->assembler.add(std::move(parts));
}

void Store::leave(qsizetype newFirstRow)
{
    d->assembler.leave(newFirstRow);
    d->ids.leave(firstRow());
}

void Store::dismiss(quint64 serial)
{
    d->assembler.dismiss(serial);
}

qsizetype Store::firstRow() const
{
    return d->assembler.rows().first();
}

qsizetype Store::endRow() const
{
    return d->assembler.rows().end();
}

std::optional<qsizetype> Store::rowOf(ExchangeId id) const
{
    const std::optional<qsizetype> row = d->ids.rowOf(id.value);
    return row && *row >= firstRow() && *row < endRow() ? row : std::nullopt;
}

Facts Store::facts(qsizetype row, FactsWanted wanted) const
{
    return d->assembler.rows().facts(row, wanted);
}

bool Store::mayHave(qsizetype row, QByteArrayView needle) const
{
    return d->assembler.rows().mayHave(row, needle);
}

bool Store::sharedHave(QByteArrayView needle) const
{
    return d->assembler.rows().sharedHave(needle);
}

ExchangeId Store::id(qsizetype row) const
{
    return {d->ids.at(row)};
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
    auto [client, proxy, server] = d->assembler.rows().parts(row);
    return {id(row), std::move(client), std::move(proxy), std::move(server)};
}

std::optional<Part> Store::part(qsizetype row, Role role) const
{
    return d->assembler.rows().part(row, role);
}

void Store::clear()
{
    d->ids.restart(d->ids.at(endRow()));
    d->assembler.clear();
}

void Store::restart()
{
    d->ids.restart(1);
    d->assembler.clear();
}

} // namespace midhop::trace
