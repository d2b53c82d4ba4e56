#pragma once

#include "core/trace/filtercompletion.h"

#include <QtCore/QAbstractListModel>

namespace midhop::gui {

/// The suggestions for the filter's text, each with a short explanation.
class CompletionModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role : int { ExplanationRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setCompletions(std::vector<trace::FilterCompletion> completions);
    [[nodiscard]] const trace::FilterCompletion &at(int row) const { return m_completions[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<trace::FilterCompletion> m_completions;
};

} // namespace midhop::gui
