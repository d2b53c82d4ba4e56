#pragma once

#include "core/access/rule.h"

#include <QtCore/QCoreApplication>

#include <chrono>

namespace midhop::gui {

/// What the window says of rules, in the interface's language.
class RuleWords final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::RuleWords)
public:
    /// `block`, `allow`: the words of the rule file are not translated, those of the table are.
    [[nodiscard]] static QString action(access::Action action);
    /// `at` is a trace::now() value. The time of day, with the date before it when that was not today.
    [[nodiscard]] static QString time(std::chrono::nanoseconds at);
    /// `Line 3, character 7: …`, or without the line where there is none. `text` is what was parsed.
    [[nodiscard]] static QString problem(const access::RuleError &error, QByteArrayView text);
    /// Counted from 1, in characters as people count them, of the byte at `column` (from 0) in a line of UTF-8.
    [[nodiscard]] static int character(QByteArrayView line, qsizetype column);
};

} // namespace midhop::gui
