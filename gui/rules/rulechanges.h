#pragma once

#include "gui/rules/rulesmodel.h"

#include <QtGui/QUndoCommand>

namespace midhop::gui {

/// The changes of the rule list, each with its way back. `model` must outlive the undo stack they are in.
namespace RuleChanges {

/// `entries` come to stand in `rows`, which are ascending.
[[nodiscard]] std::unique_ptr<QUndoCommand> insert(RulesModel *model, const QString &words, std::vector<int> rows,
                                                   std::vector<RuleEntry> entries);
[[nodiscard]] std::unique_ptr<QUndoCommand> remove(RulesModel *model, const QString &words, std::vector<int> rows);
/// What stands in `rows` becomes `entries`.
[[nodiscard]] std::unique_ptr<QUndoCommand> replace(RulesModel *model, const QString &words, std::vector<int> rows,
                                                    std::vector<RuleEntry> entries);
/// Row i afterwards is row order[i] before.
[[nodiscard]] std::unique_ptr<QUndoCommand> arrange(RulesModel *model, const QString &words, std::vector<int> order);
[[nodiscard]] std::unique_ptr<QUndoCommand> setDefault(RulesModel *model, const QString &words, access::Action action);
[[nodiscard]] std::unique_ptr<QUndoCommand> replaceAll(RulesModel *model, const QString &words,
                                                       std::vector<RuleEntry> entries, access::Action action);

} // namespace RuleChanges

} // namespace midhop::gui
