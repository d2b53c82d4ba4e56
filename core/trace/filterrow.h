#pragma once

#include "core/trace/facts.h"
#include "core/trace/filternode.h"
#include "core/trace/store.h"

namespace midhop::trace {

/// What a filter asks of one exchange. Lives as long as the facts' views.
class FilterRow final
{
public:
    FilterRow(const Facts &facts, ExchangeId id)
        : m_facts(facts)
        , m_id(id)
    {
    }

    [[nodiscard]] bool has(FilterField field) const;
    /// `node` is a comparison; false where the value is missing.
    [[nodiscard]] bool compares(const FilterNode &node) const;
    [[nodiscard]] bool contains(const FilterSearch &search) const;
    /// As filterValueOf() tells; no text longer than `longest` bytes.
    [[nodiscard]] QString valueText(FilterField field, qsizetype longest) const;

private:
    [[nodiscard]] std::optional<int> word(FilterField field) const;
    [[nodiscard]] std::optional<qint64> number(FilterField field) const;
    [[nodiscard]] const wire::Endpoint *end(FilterField field) const;
    [[nodiscard]] std::optional<FilterValue::Address> address(FilterField field) const;
    [[nodiscard]] std::optional<wire::Endpoint> endpoint(FilterField field) const;
    /// The bytes of a text, or of an endpoint as it is written; `buffer` holds what has to be put together.
    [[nodiscard]] std::optional<QByteArrayView> text(FilterField field, QByteArray &buffer) const;

    [[nodiscard]] bool comparesText(const FilterNode &node) const;
    [[nodiscard]] bool comparesTime(const FilterNode &node) const;

    const Facts &m_facts;
    ExchangeId m_id;
};

} // namespace midhop::trace
