#include "gui/rules/hitcollector.h"

#include <algorithm>

namespace midhop::gui {

namespace {

bool take(quint64 counted, quint64 &seen, RuleHits &hits, std::chrono::nanoseconds now)
{
    if (counted == seen)
        return false;
    hits.count += counted - seen;
    hits.last = now;
    seen = counted;
    return true;
}

} // namespace

void HitCollector::add(std::shared_ptr<const access::Blocklist> list, std::vector<std::shared_ptr<RuleHits>> rules)
{
    Q_ASSERT(rules.size() == list->list().rules.size());
    if (!m_sources.empty() && m_sources.back().list->list().defaultAction != list->list().defaultAction)
        m_default = {};
    std::vector<quint64> seen(rules.size());
    m_sources.push_back({std::move(list), std::move(rules), std::move(seen), 0});
}

bool HitCollector::collect(std::chrono::nanoseconds now)
{
    bool any = false;
    const auto present = m_sources.empty() ? m_sources.end() : m_sources.end() - 1;
    // Nobody else holds it: it will count no more. Asked before it is read, so that the last hits are in.
    std::vector<bool> over;
    for (auto source = m_sources.begin(); source != m_sources.end(); ++source) {
        over.push_back(source != present && source->list.use_count() == 1);
        any = collect(*source, now) || any;
    }
    std::size_t index = 0;
    std::erase_if(m_sources, [&](const Source &) { return over[index++]; });
    return any;
}

bool HitCollector::collect(Source &source, std::chrono::nanoseconds now)
{
    bool any = false;
    for (std::size_t i = 0; i < source.rules.size(); ++i)
        any = take(source.list->hits(int(i)), source.seen[i], *source.rules[i], now) || any;
    const bool sameDefault = source.list->list().defaultAction == m_sources.back().list->list().defaultAction;
    RuleHits former;
    return take(source.list->defaultHits(), source.seenDefault, sameDefault ? m_default : former, now) || any;
}

} // namespace midhop::gui
