#include "core/trace/filterfield.h"

#include "core/trace/part.h"

#include <algorithm>
#include <array>

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    FilterField field;
    FilterType type;
    const char *name;
};

using enum FilterField;

// In the order of the enumeration.
constexpr std::array Entries{
    Entry{Decision, FilterType::Word, "decision"},
    Entry{Outcome, FilterType::Word, "outcome"},
    Entry{Rule, FilterType::Text, "rule"},
    Entry{Id, FilterType::Number, "id"},
    Entry{Time, FilterType::Time, "time"},
    Entry{Latency, FilterType::Duration, "latency"},
    Entry{Client, FilterType::Endpoint, "client"},
    Entry{ClientIp, FilterType::Ip, "client.ip"},
    Entry{ClientPort, FilterType::Port, "client.port"},
    Entry{Proxy, FilterType::Endpoint, "proxy"},
    Entry{ProxyIp, FilterType::Ip, "proxy.ip"},
    Entry{ProxyPort, FilterType::Port, "proxy.port"},
    Entry{Upstream, FilterType::Endpoint, "upstream"},
    Entry{UpstreamIp, FilterType::Ip, "upstream.ip"},
    Entry{UpstreamPort, FilterType::Port, "upstream.port"},
    Entry{Server, FilterType::Endpoint, "server"},
    Entry{ServerIp, FilterType::Ip, "server.ip"},
    Entry{ServerPort, FilterType::Port, "server.port"},
    Entry{Destination, FilterType::Text, "destination"},
    Entry{Envelope, FilterType::Text, "envelope"},
    Entry{Message, FilterType::Text, "message"},
    Entry{Reply, FilterType::Text, "reply"},
    Entry{Bytes, FilterType::Size, "bytes"},
    Entry{MessageBytes, FilterType::Size, "message.bytes"},
    Entry{ReplyBytes, FilterType::Size, "reply.bytes"},
};

const Entry &entry(FilterField field)
{
    return Entries[size_t(field)];
}

} // namespace

std::span<const FilterField> filterFields()
{
    static constexpr auto Fields = [] {
        std::array<FilterField, Entries.size()> fields{};
        std::transform(Entries.begin(), Entries.end(), fields.begin(),
                       [](const Entry &e) { return e.field; });
        return fields;
    }();
    return Fields;
}

QByteArray name(FilterField field)
{
    return entry(field).name;
}

std::optional<FilterField> filterField(QStringView name)
{
    const auto found = std::find_if(Entries.begin(), Entries.end(),
                                    [name](const Entry &e) { return name == QLatin1StringView(e.name); });
    return found == Entries.end() ? std::nullopt : std::optional(found->field);
}

FilterType type(FilterField field)
{
    return entry(field).type;
}

QByteArray name(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Is:
        return "=="_ba;
    case FilterOperator::IsNot:
        return "!="_ba;
    case FilterOperator::Less:
        return "<"_ba;
    case FilterOperator::LessOrEqual:
        return "<="_ba;
    case FilterOperator::Greater:
        return ">"_ba;
    case FilterOperator::GreaterOrEqual:
        return ">="_ba;
    case FilterOperator::Contains:
        return "contains"_ba;
    case FilterOperator::Matches:
        return "matches"_ba;
    case FilterOperator::In:
        return "in"_ba;
    }
    Q_UNREACHABLE();
}

bool hasOperator(FilterType type, FilterOperator op)
{
    switch (op) {
    case FilterOperator::Is:
    case FilterOperator::IsNot:
    case FilterOperator::In:
        return true;
    case FilterOperator::Contains:
    case FilterOperator::Matches:
        return type == FilterType::Text || type == FilterType::Endpoint;
    default:
        return type != FilterType::Text && type != FilterType::Endpoint && type != FilterType::Word;
    }
}

QByteArrayList filterWords(FilterField field)
{
    QByteArrayList words;
    if (field == FilterField::Decision) {
        for (int value = 0; value <= int(Verdict::Refused); ++value)
            words.append(name(Verdict(value)));
    } else if (field == FilterField::Outcome) {
        for (int value = 0; value <= int(midhop::trace::Outcome::Aborted); ++value)
            words.append(name(midhop::trace::Outcome(value)));
    }
    return words;
}

} // namespace midhop::trace
