#pragma once

#include "gui/diagram/diagramtext.h"
#include "gui/diagram/stepgroups.h"

/// The diagram's words, in the interface's language. GUI thread.
namespace midhop::gui {

/// What stands at an arrow or in a box.
struct StepLabel
{
    QString text;
    Face face = Face::Plain;
    bool foreign = false; ///< bytes from the wire: isolated when drawn
    QString brief{};      ///< where there is no room for `text`
};

/// `Client`, `Proxy`, `Server`.
[[nodiscard]] QString roleText(trace::Role role);
[[nodiscard]] StepLabel stepLabel(const trace::Flow &flow, const StepGroup &group);
/// Everything that is known of a step, several lines of plain text: for a tool tip.
[[nodiscard]] QString stepDetails(const trace::Flow &flow, const StepGroup &group);
/// One line in words, for those who hear it: `Client to proxy, at +0.06 ms: 66 bytes, {"server_ip": …`.
[[nodiscard]] QString stepSpoken(const trace::Flow &flow, const StepGroup &group);
/// `#3 · 14:36:31.870 · done`.
[[nodiscard]] QString flowHeading(const trace::Flow &flow);
/// What stands at the head of a lifeline that was not seen: a blocked destination was not contacted.
[[nodiscard]] QString lifelineRemark(const trace::Flow &flow, trace::Role role);
/// What stands below an exchange that is not finished.
[[nodiscard]] QString runningText(const trace::Flow &flow);
/// A connect of which nothing tells yet how it went.
[[nodiscard]] bool isUnderWay(const trace::Flow &flow, std::size_t step);
/// `#3 is no longer in memory.`
[[nodiscard]] QString goneText(trace::ExchangeId id);
/// What is said where more exchanges are selected than drawn.
[[nodiscard]] QString omittedText(qsizetype count);
/// The end of a lifeline: `:8888` on 127.0.0.1, else `10.0.0.7:8888`; empty where the port is not known.
[[nodiscard]] QString endText(const wire::Endpoint &end);

} // namespace midhop::gui
