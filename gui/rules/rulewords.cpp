#include "gui/rules/rulewords.h"

#include "core/trace/clock.h"
#include "gui/tables/foreign.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

QString RuleWords::action(access::Action action)
{
    return action == access::Action::Block ? tr("block") : tr("allow");
}

QString RuleWords::time(std::chrono::nanoseconds at)
{
    const auto wall = std::chrono::duration_cast<std::chrono::milliseconds>(trace::wallClock(at));
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(wall.count());
    const QString clock = when.time().toString(u"hh:mm:ss"_s);
    if (when.date() == QDate::currentDate())
        return clock;
    return QLocale().toString(when.date(), QLocale::ShortFormat) + u' ' + clock;
}

int RuleWords::character(QByteArrayView line, qsizetype column)
{
    const QString before = QString::fromUtf8(line.first(std::min(column, line.size())));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, before);
    int count = 1;
    while (finder.toNextBoundary() > 0)
        ++count;
    return count;
}

QString RuleWords::problem(const access::RuleError &error, QByteArrayView text)
{
    const QString reason = shown(error.reason);
    if (error.line == 0)
        return tr("Character %1: %2").arg(QString::number(character(text, error.column)), reason);
    for (int line = 1; line < error.line; ++line)
        text = text.sliced(text.indexOf('\n') + 1);
    const qsizetype end = text.indexOf('\n');
    const QByteArrayView wrong = end < 0 ? text : text.first(end);
    return tr("Line %1, character %2: %3")
        .arg(QString::number(error.line), QString::number(character(wrong, error.column)), reason);
}

} // namespace midhop::gui
