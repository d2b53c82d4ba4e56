#include "gui/many/sendrun.h"

namespace midhop::gui {

SendRun::SendRun(trace::Feed *feed, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
{
}

SendRun::~SendRun() = default;

void SendRun::start(const roles::ClientRunSettings &settings)
{
    Q_ASSERT(!isRunning());
    if (m_run == nullptr) {
        m_run = std::make_unique<roles::ClientRun>(m_feed);
        connect(m_run.get(), &roles::ClientRun::progressed, this, &SendRun::take);
        connect(m_run.get(), &roles::ClientRun::finished, this, &SendRun::end);
    }
    m_settings = settings;
    m_began = QDateTime::currentDateTime();
    m_tally = {};
    m_pace = RunPace(settings.count);
    m_state = State::Running;
    m_run->start(settings);
    emit started();
}

void SendRun::cancel()
{
    if (m_state != State::Running)
        return;
    m_state = State::Cancelling;
    m_run->cancel();
    emit progressed();
}

void SendRun::take(const roles::RunTally &tally)
{
    if (!isRunning())
        return;
    m_tally = tally;
    m_pace.add(tally.elapsed, tally.ended());
    emit progressed();
}

void SendRun::end(const roles::ClientRunSummary &summary)
{
    // Asked to in the moment of its end, it may have come to it.
    m_state = summary.cancelled ? State::Cancelled : State::Done;
    m_tally = summary.tally;
    m_pace.add(m_tally.elapsed, m_tally.ended());
    emit finished();
}

} // namespace midhop::gui
