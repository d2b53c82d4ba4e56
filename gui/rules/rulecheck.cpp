#include "gui/rules/rulecheck.h"

#include "gui/rules/rulewords.h"

namespace midhop::gui {

FieldCheck checkRule(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto rule = access::parseRule(bytes, access::Action::Block);
    if (rule)
        return {};
    return {FieldCheck::Level::Error, RuleWords::problem(rule.error(), bytes)};
}

} // namespace midhop::gui
