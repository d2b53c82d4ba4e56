#include "gui/session/sessionopening.h"

#include "gui/session/faultwindow.h"
#include "gui/session/faultwords.h"
#include "gui/session/progressline.h"
#include "gui/tables/foreign.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

namespace midhop::gui {

namespace {

using Topic = SessionStrip::Topic;
using Tone = NoticeBar::Tone;
using trace::LineFault;

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

SessionOpening::SessionOpening(SessionRecording *recording, SessionStrip *strip, QWidget *window,
                               QObject *parent)
    : QObject(parent)
    , m_recording(recording)
    , m_strip(strip)
    , m_window(window)
{
    connect(&m_load, &SessionLoad::judged, this, &SessionOpening::judged);
    connect(&m_load, &SessionLoad::refused, this, &SessionOpening::tellRefused);
    connect(&m_load, &SessionLoad::progressed, this, &SessionOpening::showProgress);
    connect(&m_load, &SessionLoad::finished, this, &SessionOpening::end);
}

void SessionOpening::judge(const QStringList &paths, bool recovered)
{
    m_paths = paths;
    m_recovered = recovered;
    m_strip->withdraw(Topic::Opening);
    m_load.begin(paths);
    emit busyChanged();
}

void SessionOpening::read()
{
    m_strip->progress()->begin();
    m_load.proceed([this](std::vector<trace::Exchange> &&exchanges) {
        m_recording->put(std::move(exchanges), !m_recovered);
    });
}

void SessionOpening::giveUp()
{
    m_load.giveUp();
    emit busyChanged();
}

QString SessionOpening::name() const
{
    return m_recovered ? tr("the recovered session") : shown(QFileInfo(m_paths.constFirst()).fileName());
}

void SessionOpening::showProgress()
{
    m_strip->progress()->tell(
        tr("Opening %1: %Ln exchange(s) so far", nullptr, int(m_load.exchanges())).arg(name()),
        m_load.percent());
}

void SessionOpening::tellRefused(const LoadFault &fault)
{
    m_strip->tell(Topic::Opening, Tone::Bad, [fault, path = shown(m_paths.constFirst())] {
        if (!fault.line)
            return tr("%1 can't be opened: %2.").arg(path, shown(fault.reason));
        return tr("%1 can't be opened: line %2: %3. Choose a session that Midhop saved or recorded.")
            .arg(path, numberText(fault.line->line), faultWords(*fault.line));
    });
    emit busyChanged();
    emit refused();
}

void SessionOpening::end(const LoadReport &report, bool cancelled)
{
    m_strip->progress()->end();
    const bool rest = !report.reason.isEmpty() || report.unknownEvents > 0;
    const bool torn = report.faultCount == 1 && report.faults.front().kind == LineFault::Kind::Torn;
    // After a crash the last line is torn more often than not; nobody needs to be told.
    const bool damaged = rest || (report.faultCount > 0 && !(m_recovered && torn));
    if (cancelled)
        tellCancelled();
    else if (damaged)
        tellDamage(report);
    emit busyChanged();
    emit opened(cancelled ? Extent::Cancelled : damaged ? Extent::Damaged : Extent::Whole);
}

void SessionOpening::tellCancelled()
{
    m_strip->tell(
        Topic::Opening, Tone::Plain, [name = name(), percent = m_load.percent(), read = m_load.exchanges()] {
            return tr("Opening %1 was ended at %2 %: the first %Ln exchange(s) are here.", nullptr, int(read))
                .arg(name)
                .arg(percent);
        });
}

void SessionOpening::tellDamage(const LoadReport &report)
{
    const auto words = [report, name = name()]() -> QString {
        QStringList parts;
        if (report.faultCount == 1) {
            parts.append(
                tr("%1: line %2 could not be read: %3.")
                    .arg(name, numberText(report.faults.front().line), faultWords(report.faults.front())));
        } else if (report.faultCount > 1) {
            parts.append(
                tr("%1: %Ln line(s) could not be read, the first is line %2: %3.", nullptr,
                   int(report.faultCount))
                    .arg(name, numberText(report.faults.front().line), faultWords(report.faults.front())));
        }
        if (!report.reason.isEmpty())
            parts.append(tr("Reading %1 ended early: %2.").arg(name, shown(report.reason)));
        if (report.unknownEvents > 0)
            parts.append(tr("%Ln event(s) of kinds this Midhop does not know were left out.", nullptr,
                            int(report.unknownEvents)));
        parts.append(tr("Everything else is open; the file is unchanged."));
        return parts.join(QStringLiteral(" "));
    };
    std::vector<SessionStrip::Choice> choices;
    if (report.faultCount > 1) {
        choices.push_back({[] { return tr("List…"); },
                           [this, report, name = name()] {
                               auto *list = new FaultWindow(name, report.faults, report.faultCount, m_window);
                               list->show();
                           }});
    }
    m_strip->tell(Topic::Opening, Tone::Warning, words, std::move(choices));
}

} // namespace midhop::gui
