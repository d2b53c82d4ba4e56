#include "gui/rules/ruletext.h"

namespace midhop::gui {

namespace {

constexpr QByteArrayView Off = "# ";

bool isRule(QByteArrayView line)
{
    return line.startsWith(QByteArrayView("block ")) || line.startsWith(QByteArrayView("allow "));
}

} // namespace

Result<access::RuleList, access::RuleError> readRuleText(QByteArrayView content)
{
    auto whole = access::parseRules(content);
    if (!whole)
        return whole;
    access::RuleList list;
    list.defaultAction = whole->defaultAction;
    std::size_t taken = 0;
    while (!content.isEmpty()) {
        const qsizetype newline = content.indexOf('\n');
        const QByteArrayView line = newline < 0 ? content : content.first(newline);
        content = newline < 0 ? QByteArrayView() : content.sliced(newline + 1);
        const bool maybeOff = line.startsWith(Off) && isRule(line.sliced(Off.size()));
        auto alone = access::parseRules(maybeOff ? line.sliced(Off.size()) : line);
        if (!alone || alone->rules.empty())
            continue; // a comment
        access::RuleList one = alone.takeValue();
        one.rules.front().enabled = !maybeOff;
        taken += maybeOff ? 0 : 1;
        list.rules.push_back(std::move(one.rules.front()));
    }
    Q_ASSERT(taken == whole->rules.size());
    return list;
}

} // namespace midhop::gui
