#pragma once

#include "core/trace/filtercompletion.h"

#include <QtCore/QCoreApplication>

namespace midhop::gui {

/// The filter's language in the interface's words. All pure; translated when asked.
class FilterWords final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::FilterWords)
public:
    /// One sentence: what is wrong with `text`, and what could stand there; harmless whatever the text has.
    [[nodiscard]] static QString problem(const trace::FilterError &error, const QString &text);
    /// A few words: what a completion is for.
    [[nodiscard]] static QString explanation(const trace::FilterCompletion &completion);
    /// The language on a page, as rich text.
    [[nodiscard]] static QString help();

private:
    [[nodiscard]] static QString syntaxProblem(const trace::FilterError &error, const QString &piece);
    [[nodiscard]] static QString valueProblem(const trace::FilterError &error, const QString &piece);
    [[nodiscard]] static QString field(trace::FilterField field);
    [[nodiscard]] static QString op(trace::FilterOperator op);
};

} // namespace midhop::gui
