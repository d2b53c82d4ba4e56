#include "gui/diagram/diagramwords.h"

#include "core/trace/clock.h"
#include "gui/diagram/timewords.h"
#include "gui/tables/words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

struct DiagramWords
{
    Q_DECLARE_TR_FUNCTIONS(DiagramWords)
};

constexpr qsizetype LongestDetail = 2000; ///< characters of foreign text in a tool tip
constexpr qsizetype LongestSpoken = 200;

QString bytesText(qint64 size)
{
    return size == 1 ? DiagramWords::tr("1 byte")
                     : DiagramWords::tr("%1 bytes").arg(QLocale().toString(size));
}

QString segmentsText(const StepGroup &group)
{
    return DiagramWords::tr("%1 in %2 segments", "bytes and their segments")
        .arg(bytesText(group.size), QLocale().toString(group.count));
}

/// The rest of `text` behind `beginning`; nothing if it begins otherwise.
std::optional<QString> behind(const QString &text, QLatin1StringView beginning)
{
    return text.startsWith(beginning) ? std::optional(text.mid(beginning.size())) : std::nullopt;
}

// What core tells of a decision is stable English: contract, "Decision:".
QString decisionText(trace::Verdict verdict, const QString &told)
{
    // No rule has a blank in it: what follows one is the value that it matched.
    const qsizetype on = told.indexOf(" on "_L1);
    if (const auto rule = behind(told.left(on), "allowed by rule "_L1); rule && on >= 0)
        return DiagramWords::tr("allowed: %1 on %2", "the rule that allowed, the value it matched")
            .arg(isolated(*rule), isolated(told.mid(on + 4)));
    if (const auto rule = behind(told.left(on), "blocked by rule "_L1); rule && on >= 0)
        return DiagramWords::tr("blocked: %1 on %2", "the rule that blocked, the value it matched")
            .arg(isolated(*rule), isolated(told.mid(on + 4)));
    if (const auto rule = behind(told, "allowed by rule "_L1))
        return DiagramWords::tr("allowed: %1", "the rule that allowed").arg(isolated(*rule));
    if (told.startsWith("allowed, no rule"_L1))
        return DiagramWords::tr("allowed: no rule");
    if (const auto rule = behind(told, "blocked by rule "_L1))
        return DiagramWords::tr("blocked: %1", "the rule that blocked").arg(isolated(*rule));
    if (const auto reason = behind(told, "refused, "_L1))
        return DiagramWords::tr("refused: %1", "the reason").arg(isolated(*reason));
    return told.isEmpty() ? verdictText(verdict) : told;
}

QString kindText(trace::StepKind kind)
{
    switch (kind) {
    case trace::StepKind::Connect:
        return DiagramWords::tr("connect");
    case trace::StepKind::ConnectFailed:
        return DiagramWords::tr("connect failed");
    case trace::StepKind::Bytes:
        return DiagramWords::tr("bytes");
    case trace::StepKind::LookUp:
        return DiagramWords::tr("look-up");
    case trace::StepKind::Decision:
        return DiagramWords::tr("decision");
    case trace::StepKind::HalfClose:
        return DiagramWords::tr("half-close");
    case trace::StepKind::Close:
        return DiagramWords::tr("close");
    case trace::StepKind::Reset:
        return DiagramWords::tr("reset");
    case trace::StepKind::TimeOut:
        return DiagramWords::tr("timed out");
    case trace::StepKind::Failure:
        return DiagramWords::tr("failed");
    }
    return {};
}

/// Who keeps a connection in TIME_WAIT, in words.
QStringList timeWaitLines(const trace::Step &step)
{
    QStringList lines;
    if (step.timeWaitAtFrom)
        lines.append(DiagramWords::tr("%1 keeps the connection in TIME_WAIT").arg(roleText(step.from)));
    if (step.timeWaitAtTo)
        lines.append(DiagramWords::tr("%1 keeps the connection in TIME_WAIT").arg(roleText(step.to)));
    return lines;
}

/// What the kind alone does not tell.
QString remark(const trace::Flow &flow, const trace::Step &step)
{
    const QString told = QString::fromUtf8(step.text);
    if (step.kind == trace::StepKind::Decision)
        return decisionText(flow.verdict, told);
    if (step.kind == trace::StepKind::LookUp && step.size > 0) {
        const QString addresses = step.size == 1
                                      ? DiagramWords::tr("1 address")
                                      : DiagramWords::tr("%1 addresses").arg(QLocale().toString(step.size));
        return told.isEmpty() ? addresses
                              : DiagramWords::tr("%1: %2", "host, addresses").arg(isolated(told), addresses);
    }
    return told;
}

QString endName(const trace::Flow &flow, trace::Role role, trace::Side side)
{
    const trace::Flow::Lifeline &line = flow.lifelines[std::size_t(role)];
    const wire::Endpoint &end = side == trace::Side::Downstream ? line.downstream : line.upstream;
    return end.port == 0 ? roleText(role)
                         : QString(roleText(role) + u' ' + QString::fromLatin1(end.toText()));
}

QString preciseTime(std::chrono::nanoseconds time)
{
    const double milliseconds = std::chrono::duration<double, std::milli>(time).count();
    const QString sign = milliseconds < 0 ? QString() : u"+"_s;
    return DiagramWords::tr("%1 ms").arg(QString(sign + QLocale().toString(milliseconds, 'f', 3)));
}

/// Local time of day with microseconds: logs of other programs have them, too.
QString clockTime(std::chrono::nanoseconds at)
{
    const std::chrono::microseconds wall = trace::wallClock(at);
    const QString milliseconds =
        QDateTime::fromMSecsSinceEpoch(wall.count() / 1000).time().toString(u"hh:mm:ss.zzz"_s);
    return QString(milliseconds + u"%1"_s.arg(qlonglong(wall.count() % 1000), 3, 10, QChar(u'0')));
}

QString timesText(const trace::Flow &flow, const StepGroup &group)
{
    const trace::Step &step = flow.steps[group.first];
    const QString left = preciseTime(step.left - flow.started);
    if (group.count > 1) {
        const auto end = flow.steps[group.last].left;
        return DiagramWords::tr("%1 to %2 from the start, at %3 to %4")
            .arg(left, preciseTime(end - flow.started), clockTime(step.left), clockTime(end));
    }
    QString text = DiagramWords::tr("%1 from the start, at %2").arg(left, clockTime(step.left));
    if (step.from != step.to && step.arrived && step.seenAtFrom)
        text += u'\n' + DiagramWords::tr("arrived %1 later").arg(preciseTime(*step.arrived - step.left));
    if (step.answered && step.seenAtFrom)
        text += u'\n' + DiagramWords::tr("answered %1 later").arg(preciseTime(*step.answered - step.left));
    return text;
}

QStringList unseenEnds(const trace::Step &step)
{
    QStringList lines;
    if (!step.seenAtFrom && !step.seenAtTo)
        return lines;
    if (!step.seenAtFrom)
        lines.append(DiagramWords::tr("not seen at its beginning: %1").arg(roleText(step.from)));
    if (!step.seenAtTo && step.to != step.from)
        lines.append(DiagramWords::tr("not seen at its end: %1").arg(roleText(step.to)));
    return lines;
}

QString beginningOf(const QByteArray &bytes, qsizetype most)
{
    const QString text = QString::fromUtf8(bytes);
    return text.size() <= most ? text : QString(text.left(most) + u'\u2026');
}

} // namespace

QString roleText(trace::Role role)
{
    switch (role) {
    case trace::Role::Client:
        return DiagramWords::tr("Client");
    case trace::Role::Proxy:
        return DiagramWords::tr("Proxy");
    case trace::Role::Server:
        return DiagramWords::tr("Server");
    }
    return {};
}

StepLabel stepLabel(const trace::Flow &flow, const StepGroup &group)
{
    const trace::Step &step = flow.steps[group.first];
    switch (step.kind) {
    case trace::StepKind::Bytes:
        if (group.count > 1)
            return {segmentsText(group), Face::Plain, false};
        if (step.text.isEmpty())
            return {bytesText(step.size), Face::Plain, false};
        return {QString::fromUtf8(step.text), Face::Fixed, true};
    case trace::StepKind::Connect:
        return {isUnderWay(flow, group.first) ? DiagramWords::tr("connecting\u2026") : kindText(step.kind)};
    case trace::StepKind::Decision:
        return {remark(flow, step)};
    case trace::StepKind::ConnectFailed:
    case trace::StepKind::Failure: // the cross, or the frame, tells the kind
        return {step.text.isEmpty() ? kindText(step.kind) : isolated(QString::fromUtf8(step.text))};
    default: {
        if (step.kind == trace::StepKind::Close && step.from == step.to)
            return {DiagramWords::tr("closed without waiting")};
        if (step.timeWaitAtFrom && step.timeWaitAtTo)
            return {DiagramWords::tr("close \u00b7 TIME_WAIT at both"), Face::Plain, false,
                    DiagramWords::tr("TIME_WAIT at both")};
        if (step.timeWaitAtFrom || step.timeWaitAtTo)
            return {DiagramWords::tr("close \u00b7 TIME_WAIT here"), Face::Plain, false,
                    DiagramWords::tr("TIME_WAIT here")};
        const QString more = remark(flow, step);
        return {more.isEmpty() ? kindText(step.kind)
                               : QString(kindText(step.kind) + u" \u00b7 " + isolated(more))};
    }
    }
}

QString stepDetails(const trace::Flow &flow, const StepGroup &group)
{
    const trace::Step &step = flow.steps[group.first];
    QStringList lines;
    const QString from = endName(flow, step.from, step.side);
    lines.append(step.from == step.to ? from
                                      : DiagramWords::tr("%1 \u2192 %2", "who sends, who receives")
                                            .arg(from, endName(flow, step.to, step.side)));
    if (step.kind == trace::StepKind::Bytes) {
        lines.append(group.count > 1 ? segmentsText(group)
                                     : DiagramWords::tr("%1, from byte %2 on")
                                           .arg(bytesText(step.size), QLocale().toString(step.offset)));
    } else {
        lines.append(kindText(step.kind));
    }
    lines.append(timesText(flow, group));
    lines += timeWaitLines(step);
    lines += unseenEnds(step);
    if (!step.text.isEmpty())
        lines.append(isolated(beginningOf(step.text, LongestDetail)));
    return lines.join(u'\n');
}

QString stepSpoken(const trace::Flow &flow, const StepGroup &group)
{
    const trace::Step &step = flow.steps[group.first];
    const QString where = step.from == step.to ? roleText(step.from)
                                               : DiagramWords::tr("%1 to %2", "who sends, who receives")
                                                     .arg(roleText(step.from), roleText(step.to));
    const TimeWords times(step.left - flow.started);
    QString what = stepLabel(flow, group).text;
    if (step.kind == trace::StepKind::Bytes && group.count == 1 && !step.text.isEmpty())
        what = bytesText(step.size) + u", " + beginningOf(step.text, LongestSpoken);
    else if (step.kind == trace::StepKind::Decision)
        what = kindText(step.kind) + u": " + what;
    else if (step.timeWaitAtFrom || step.timeWaitAtTo)
        what = kindText(step.kind) + u", " + timeWaitLines(step).join(u", "_s);
    return DiagramWords::tr("%1, at %2: %3", "ends, time, what happened")
        .arg(where, times.withUnit(times.number(step.left - flow.started)), what);
}

QString flowHeading(const trace::Flow &flow)
{
    return DiagramWords::tr("#%1 \u00b7 %2 \u00b7 %3", "number, time and outcome of an exchange")
        .arg(QString::number(flow.id.value), timeOfDay(flow.started), outcomeText(flow.outcome));
}

QString lifelineRemark(const trace::Flow &flow, trace::Role role)
{
    const bool turnedDown =
        flow.verdict == trace::Verdict::Blocked || flow.verdict == trace::Verdict::Refused;
    const bool contacted = std::ranges::any_of(
        flow.steps, [](const trace::Step &step) { return step.side == trace::Side::Upstream; });
    return role == trace::Role::Server && turnedDown && !contacted ? DiagramWords::tr("not contacted")
                                                                   : DiagramWords::tr("not seen");
}

QString runningText(const trace::Flow &flow)
{
    return flow.steps.empty() ? DiagramWords::tr("Nothing has happened yet.")
                              : DiagramWords::tr("still running");
}

bool isUnderWay(const trace::Flow &flow, std::size_t step)
{
    const trace::Step &connect = flow.steps[step];
    return connect.kind == trace::StepKind::Connect && !connect.arrived && !connect.answered &&
           !flow.finished;
}

QString goneText(trace::ExchangeId id)
{
    return DiagramWords::tr("#%1 is no longer in memory.").arg(id.value);
}

QString omittedText(qsizetype count)
{
    return count == 1 ? DiagramWords::tr("1 more exchange is selected, and not drawn.")
                      : DiagramWords::tr("%1 more exchanges are selected, and not drawn.")
                            .arg(QLocale().toString(count));
}

QString endText(const wire::Endpoint &end)
{
    if (end.port == 0)
        return {};
    static const wire::IpAddress usual = wire::IpAddress::fromIpv4(0x7f000001);
    return end.address == usual ? QString(u':' + QString::number(end.port))
                                : QString::fromLatin1(end.toText());
}

} // namespace midhop::gui
