#include "gui/many/outcomemodel.h"

#include "gui/many/manywords.h"
#include "gui/many/sendrun.h"

namespace midhop::gui {

void OutcomeModel::show(const SendRun &run)
{
    const roles::RunTally &tally = run.tally();
    for (std::size_t i = 0; i < roles::RunOutcomes; ++i) {
        m_counts[i] = tally.counts[i];
        m_said[i] = ManyWords::example(tally, roles::RunOutcome(i));
    }
    m_counts[CancelledRow] = tally.cancelled;
    m_counts[NotSentRow] = run.notBegun();
    m_whole = run.settings().count;
    m_sending = run.state() == SendRun::State::Running;
    emit dataChanged(index(0, 0), index(Rows - 1, Columns - 1));
}

void OutcomeModel::retranslate()
{
    emit dataChanged(index(0, 0), index(Rows - 1, Columns - 1));
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

int OutcomeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Rows;
}

int OutcomeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString OutcomeModel::rowText(int row) const
{
    if (row == CancelledRow)
        return tr("Reset by Cancel");
    if (row == NotSentRow)
        return m_sending ? tr("Not sent yet") : tr("Not sent");
    return ManyWords::outcome(roles::RunOutcome(row));
}

OutcomeModel::Tone OutcomeModel::tone(int row)
{
    if (row >= CancelledRow)
        return Tone::None;
    switch (roles::RunOutcome(row)) {
    case roles::RunOutcome::Done:
        return Tone::Good;
    case roles::RunOutcome::Blocked:
        return Tone::Blocked;
    default:
        return Tone::Bad;
    }
}

QVariant OutcomeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
    case ToneRole:
        return int(tone(row));
    case ZeroRole:
        return count(row) == 0;
    case Qt::TextAlignmentRole:
        return index.column() == Count || index.column() == Share ? int(Qt::AlignTrailing | Qt::AlignVCenter)
                                                                  : int(Qt::AlignLeading | Qt::AlignVCenter);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Outcome:
        return rowText(row);
    case Count:
        return ManyWords::number(count(row));
    case Share:
        return ManyWords::share(count(row), m_whole);
    case Said:
        return m_said[std::size_t(row)];
    default:
        return {};
    }
}

QVariant OutcomeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return section == Count || section == Share ? int(Qt::AlignTrailing | Qt::AlignVCenter)
                                                    : int(Qt::AlignLeading | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Outcome:
        return tr("Outcome");
    case Count:
        return tr("Exchanges");
    case Share:
        return tr("Share");
    case Said:
        return tr("What was said of the first");
    default:
        return {};
    }
}

} // namespace midhop::gui
