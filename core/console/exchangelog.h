#pragma once

#include "core/console/recorder.h"

#include <deque>
#include <unordered_map>

namespace midhop::console {

/// How exchanges are printed.
enum class Form : quint8 {
    Lines, ///< the contract's lines
    Json,  ///< a JSON object each
    None,
};

/// Takes what a role publishes out of its feed and prints each exchange as it ends; records it when the end of
/// its connection is known too, or 50 ms after its own. Lives in the main thread.
class ExchangeLog final : public QObject
{
    Q_OBJECT
public:
    /// `recorder` may be null.
    ExchangeLog(Output &output, Form form, std::unique_ptr<Recorder> recorder);
    /// Records what is left.
    ~ExchangeLog() override;

    /// What the role is given: null where nothing that it tells would be used, so that nothing is traced.
    [[nodiscard]] trace::Feed *feed();
    /// Prints and records what has been published up to now.
    void take();

private:
    /// An exchange that has ended and is not recorded yet.
    struct Unrecorded
    {
        trace::Part part;
        bool due = false; ///< nothing more is waited for
    };

    /// Which exchange of this log the part tells of, counted from 0; the next one for a new part.
    [[nodiscard]] quint64 indexOf(const trace::Part &part);
    [[nodiscard]] trace::ExchangeId nextId() const;
    void print(const trace::Part &part);
    void printLines(const trace::Part &part);
    void record();

    Output &m_output;
    Form m_form;
    std::unique_ptr<Recorder> m_recorder;
    std::deque<Unrecorded> m_unrecorded; ///< in the order of their ends, which is that of their numbers
    QTimer m_recordTimer;
    /// Indices, by serial, of the exchanges whose last version is still to come.
    std::unordered_map<quint64, quint64> m_lingering;
    quint64 m_count = 0;    ///< exchanges that have ended
    quint64 m_recorded = 0; ///< of these
    trace::Feed m_feed;
};

} // namespace midhop::console
