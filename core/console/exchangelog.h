#pragma once

#include "core/console/recorder.h"

namespace midhop::console {

/// How exchanges are printed.
enum class Form : quint8 {
    Lines, ///< the contract's lines
    Json,  ///< a JSON object each
    None,
};

/// Takes what a role publishes out of its feed and prints and records each exchange as it ends. Lives in the
/// main thread.
class ExchangeLog final : public QObject
{
    Q_OBJECT
public:
    /// `recorder` may be null.
    ExchangeLog(Output &output, Form form, std::unique_ptr<Recorder> recorder);

    /// What the role is given: null where nothing that it tells would be used, so that nothing is traced.
    [[nodiscard]] trace::Feed *feed();
    /// Prints and records what has been published up to now.
    void take();

private:
    void print(const std::vector<trace::Exchange> &exchanges);
    void printLines(const trace::Part &part);

    Output &m_output;
    Form m_form;
    std::unique_ptr<Recorder> m_recorder;
    quint64 m_count = 0;
    trace::Feed m_feed;
};

} // namespace midhop::console
