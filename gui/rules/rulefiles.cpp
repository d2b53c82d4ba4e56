#include "gui/rules/rulefiles.h"

#include "core/trace/wholefile.h"
#include "gui/rules/ruletext.h"
#include "gui/rules/rulewords.h"
#include "gui/tables/foreign.h"

#include <QtCore/QFile>

namespace midhop::gui {

namespace {

constexpr qint64 LargestFile = 16 * 1024 * 1024;

} // namespace

Result<access::RuleList, QString> RuleFiles::read(const QString &path)
{
    const QString name = shownPath(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{tr("%1 can't be read: %2").arg(name, file.errorString())};
    // One byte more than allowed: what is no ordinary file does not tell its size.
    const QByteArray content = file.read(LargestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return Failure{tr("%1 can't be read: %2").arg(name, file.errorString())};
    if (content.size() > LargestFile)
        return Failure{tr("%1 is larger than 16 MiB, that is no rule file").arg(name)};
    auto list = readRuleText(content);
    if (!list)
        return Failure{tr("%1 was not imported. %2").arg(name, RuleWords::problem(list.error(), content))};
    return list.takeValue();
}

QString RuleFiles::write(const QString &path, const access::RuleList &list)
{
    trace::WholeFile file(path);
    if (file.open() && file.write(access::writeRules(list)) && file.commit())
        return {};
    return tr("%1 can't be written: %2").arg(shownPath(path), file.errorText());
}

} // namespace midhop::gui
