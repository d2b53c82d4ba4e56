#pragma once

#include "core/trace/facts.h"
#include "core/trace/logline.h"
#include "core/trace/phases.h"
#include "core/trace/store.h"

#include <QtCore/QString>

namespace midhop::gui {

/// What the cells of an exchange's row say, made when it is asked for. GUI thread.
namespace ExchangeText {

/// How many bytes of a message or reply a cell shows; a longer one ends with an ellipsis.
constexpr qsizetype MostBytes = 256;

/// The text of a cell; foreign bytes are made harmless.
[[nodiscard]] QString cell(const trace::Store &store, qsizetype row, int column);
/// The tone of a cell: plain but for the decision and the reply of what failed.
[[nodiscard]] trace::LogLine::Tone tone(const trace::Store &store, qsizetype row, int column);
/// The filter that lets the rows through whose cell has this value; empty where the filter cannot ask for it.
[[nodiscard]] QString filterTerm(const trace::Store &store, qsizetype row, int column);
/// The phase of a column from ExchangeColumn::FirstPhase on.
[[nodiscard]] trace::Phases::Duration phase(const trace::Phases &phases, int column);

} // namespace ExchangeText

} // namespace midhop::gui
