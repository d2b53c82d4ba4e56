#include "gui/filter/completionmodel.h"

#include "gui/filter/filterwords.h"

namespace midhop::gui {

void CompletionModel::setCompletions(std::vector<trace::FilterCompletion> completions)
{
    beginResetModel();
    m_completions = std::move(completions);
    endResetModel();
}

int CompletionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_completions.size());
}

QVariant CompletionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const trace::FilterCompletion &completion = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return completion.text;
    case ExplanationRole:
        return FilterWords::explanation(completion);
    case Qt::AccessibleTextRole: {
        const QString explanation = FilterWords::explanation(completion);
        return explanation.isEmpty() ? completion.text : QString(completion.text + u": " + explanation);
    }
    default:
        return {};
    }
}

} // namespace midhop::gui
