#pragma once

#include "core/trace/logline.h"

#include <QtCore/QStringView>

#include <vector>

namespace midhop::gui {

/// A part of a log line that is drawn differently.
struct LineSpan
{
    enum class Kind : quint8 {
        Emphasis, ///< the decision's word, the reply, the failure: bold in the tone's colour
        Key,      ///< a member name of an envelope
        String,   ///< a string in an envelope
        Match,    ///< found text
    };
    qsizetype start = 0;
    qsizetype length = 0;
    Kind kind = Kind::Emphasis;

    friend bool operator==(const LineSpan &, const LineSpan &) = default;
};

/// What of `line` its tone emphasises: of a decision the first word, else what stands behind the label.
[[nodiscard]] std::vector<LineSpan> toneSpans(QStringView line, trace::LogLine::Tone tone);
/// Where `line` contains `needle`, whatever the case.
[[nodiscard]] std::vector<LineSpan> matchSpans(QStringView line, QStringView needle);
/// Names and strings of the JSON object in `line`, which may be cut off.
[[nodiscard]] std::vector<LineSpan> jsonSpans(QStringView line);

} // namespace midhop::gui
