#include "gui/rules/rulememory.h"

#include "gui/rules/ruletext.h"

#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

const QString Key = u"rules/list"_s;

} // namespace

RuleMemory::Loaded RuleMemory::load() const
{
    Loaded loaded{{{access::defaultRule()}}, std::nullopt, {}};
    const QVariant stored = m_store->value(Key);
    if (!stored.isValid())
        return loaded;
    // Edited by hand it may be a list, or a number: what it is not, it is not read as.
    if (!stored.canConvert<QByteArray>()) {
        loaded.problem = access::RuleError{1, 0, "this is no text of rules"_ba};
        return loaded;
    }
    loaded.text = stored.toByteArray();
    auto list = readRuleText(loaded.text);
    if (list)
        loaded.list = list.takeValue();
    else
        loaded.problem = list.error();
    return loaded;
}

void RuleMemory::save(const access::RuleList &list)
{
    m_store->setValue(Key, access::writeRules(list));
}

} // namespace midhop::gui
