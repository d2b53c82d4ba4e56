#pragma once

#include "core/trace/filterfield.h"

#include <QtCore/QLatin1StringView>
#include <QtCore/QString>

#include <optional>

namespace midhop::gui {

/// The columns of the exchanges' table and what is known of each without a row. GUI thread.
struct ExchangeColumn
{
    enum Index {
        Number,
        Time,
        Client,
        Destination,
        Message,
        Decision,
        Reply,
        Latency,
        FirstOptional, ///< those from here on are hidden at first
        Outcome = FirstOptional,
        Rule,
        MessageBytes,
        ReplyBytes,
        Proxy,
        UpstreamPort,
        Server,
        FirstPhase, ///< from here on: durations of trace::Phases
        ConnectDownstream = FirstPhase,
        Envelope,
        DecisionTime,
        LookUp,
        ConnectUpstream,
        ServerTime,
        FirstByte,
        ReplyTime,
        Count
    };

    /// In the interface's language.
    [[nodiscard]] static QString title(int column);
    /// What the column tells, for a tooltip; empty where the title says it.
    [[nodiscard]] static QString explanation(int column);
    /// The name under which settings know the column.
    [[nodiscard]] static QLatin1StringView key(int column);
    /// -1 for a name that no column has.
    [[nodiscard]] static int ofKey(const QString &key);
    /// Numbers and durations, which stand at the right.
    [[nodiscard]] static bool isNumber(int column);
    /// Foreign bytes and addresses, shown in the font of fixed width.
    [[nodiscard]] static bool isOfWire(int column);
    /// What the column shows at most times, to measure its width.
    [[nodiscard]] static QString typicalText(int column);
    /// What is to be seen of it at least.
    [[nodiscard]] static QString shortText(int column);
    /// What the filter calls the column's value; nothing where it cannot ask for it.
    [[nodiscard]] static std::optional<trace::FilterField> field(int column);
};

} // namespace midhop::gui
