#include "core/console/ruleoptions.h"

#include <QtCore/QFile>

namespace midhop::console::RuleOptions {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestFile = 16 << 20;

Result<access::RuleList, QByteArray> readFile(const QString &path)
{
    const QByteArray name = path.toUtf8();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure<QByteArray>{name + ": can't be read: " + file.errorString().toUtf8()};
    const QByteArray content = file.read(LargestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return Failure<QByteArray>{name + ": can't be read: " + file.errorString().toUtf8()};
    if (content.size() > LargestFile)
        return Failure<QByteArray>{name + ": too large for a rule file, at most 16 MiB are read"_ba};
    auto rules = access::parseRules(content);
    if (!rules)
        return Failure<QByteArray>{name + ':' + QByteArray::number(rules.error().line) + ": " +
                                   rules.error().reason};
    return rules.takeValue();
}

} // namespace

void add(CommandLine &line)
{
    line.addValue(
        u"block"_s, u"RULE"_s,
        u"Blocks destinations, e.g. 127.0.0.1:7777, 10.0.0.0/8, *:25, example.com. May be given several "
        "times; these rules come first."_s);
    line.addValue(u"rules"_s, u"FILE"_s,
                  u"Reads rules, one a line: block RULE, allow RULE, default block."_s);
    line.addFlag(u"no-default-rules"_s, u"Leaves out the last rule, block 127.0.0.1:7777."_s);
}

Result<access::RuleList, QByteArray> read(const CommandLine &line)
{
    access::RuleList list;
    for (const QString &text : line.values(u"block"_s)) {
        auto rule = access::parseRule(text.toUtf8(), access::Action::Block);
        if (!rule)
            return Failure<QByteArray>{"--block '" + text.toUtf8() + "': " + rule.error().reason};
        list.rules.push_back(rule.takeValue());
    }
    for (const QString &path : line.values(u"rules"_s)) {
        auto file = readFile(path);
        if (!file)
            return Failure{file.error()};
        list.defaultAction = file->defaultAction;
        list.rules.insert(list.rules.end(), file->rules.begin(), file->rules.end());
    }
    if (!line.isSet(u"no-default-rules"_s))
        list.rules.push_back(access::defaultRule());
    return list;
}

} // namespace midhop::console::RuleOptions
