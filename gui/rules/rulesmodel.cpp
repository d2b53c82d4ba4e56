#include "gui/rules/rulesmodel.h"

#include "gui/rules/rowruns.h"
#include "gui/rules/rulewords.h"

#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

/// Beyond so many runs of rows one reset costs less than telling of each.
constexpr std::size_t MostRuns = 64;

} // namespace

RulesModel::RulesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

access::RuleList RulesModel::list() const
{
    access::RuleList list;
    list.rules.reserve(m_entries.size());
    for (const RuleEntry &entry : m_entries)
        list.rules.push_back(entry.rule);
    list.defaultAction = m_default;
    return list;
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int RulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RulesModel::text(const RuleEntry &entry, int column) const
{
    switch (column) {
    case Action:
        return RuleWords::action(entry.rule.action);
    case Destination:
        return QString::fromUtf8(entry.rule.text);
    case Hits:
        return QLocale().toString(entry.hits->count);
    case LastHit:
        return entry.hits->last ? RuleWords::time(*entry.hits->last) : QString();
    case Comment:
        return QString::fromUtf8(entry.rule.comment);
    default:
        return {};
    }
}

QVariant RulesModel::accessibleText(const QModelIndex &index) const
{
    const RuleEntry &entry = m_entries[std::size_t(index.row())];
    if (index.column() == On)
        return entry.rule.enabled ? tr("rule %1, on").arg(index.row() + 1) : tr("rule %1, off").arg(index.row() + 1);
    const QString told = text(entry, index.column());
    if (index.column() == Destination && index.row() == m_marked.row())
        return tr("%1, met by the test").arg(told);
    return told;
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RuleEntry &entry = m_entries[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::EditRole:
        return index.column() == Action ? QVariant(int(entry.rule.action)) : QVariant(text(entry, index.column()));
    case Qt::CheckStateRole:
        return index.column() == On ? QVariant(entry.rule.enabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Hits ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case MarkedRole:
        return index.row() == m_marked.row();
    default:
        return {};
    }
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Hits ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case On:
        return tr("On");
    case Action:
        return tr("Action");
    case Destination:
        return tr("Destination");
    case Hits:
        return tr("Hits");
    case LastHit:
        return tr("Last hit");
    case Comment:
        return tr("Comment");
    default:
        return {};
    }
}

Qt::ItemFlags RulesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the rows
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == On)
        flags |= Qt::ItemIsUserCheckable;
    else if (index.column() == Action || index.column() == Destination || index.column() == Comment)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool RulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    const bool checks = role == Qt::CheckStateRole && index.column() == On;
    if (!checks && (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)))
        return false;
    emit edited(index.row(), index.column(), value);
    return true;
}

void RulesModel::put(const std::vector<int> &rows, std::vector<RuleEntry> entries)
{
    Q_ASSERT(rows.size() == entries.size());
    const auto runs = rowRuns(rows);
    if (runs.size() > MostRuns) {
        std::vector<RuleEntry> all;
        all.reserve(m_entries.size() + entries.size());
        auto old = m_entries.begin();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto next = old + (rows[i] - int(all.size()));
            std::move(old, next, std::back_inserter(all));
            all.push_back(std::move(entries[i]));
            old = next;
        }
        std::move(old, m_entries.end(), std::back_inserter(all));
        exchangeAll(all);
        return;
    }
    auto from = entries.begin();
    for (const auto &[first, count] : runs) {
        beginInsertRows({}, first, first + count - 1);
        m_entries.insert(m_entries.begin() + first, std::make_move_iterator(from), std::make_move_iterator(from + count));
        from += count;
        endInsertRows();
    }
}

std::vector<RuleEntry> RulesModel::take(const std::vector<int> &rows)
{
    std::vector<RuleEntry> taken;
    taken.reserve(rows.size());
    for (const int row : rows)
        taken.push_back(m_entries[std::size_t(row)]);
    const auto runs = rowRuns(rows);
    if (runs.size() > MostRuns) {
        std::vector<RuleEntry> left;
        auto next = rows.begin();
        for (int row = 0; row < int(m_entries.size()); ++row) {
            if (next != rows.end() && *next == row)
                ++next;
            else
                left.push_back(m_entries[std::size_t(row)]);
        }
        exchangeAll(left);
        return taken;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->first + run->second - 1);
        m_entries.erase(m_entries.begin() + run->first, m_entries.begin() + run->first + run->second);
        endRemoveRows();
    }
    return taken;
}

void RulesModel::arrange(const std::vector<int> &order)
{
    Q_ASSERT(order.size() == m_entries.size());
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<RuleEntry> arranged;
    std::vector<int> places(order.size());
    arranged.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        arranged.push_back(std::move(m_entries[std::size_t(order[i])]));
        places[std::size_t(order[i])] = int(i);
    }
    m_entries = std::move(arranged);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after += index(places[std::size_t(old.row())], old.column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void RulesModel::exchange(const std::vector<int> &rows, std::vector<RuleEntry> &entries)
{
    Q_ASSERT(!rows.empty() && rows.size() == entries.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::swap(m_entries[std::size_t(rows[i])], entries[i]);
    emit dataChanged(index(rows.front(), 0), index(rows.back(), ColumnCount - 1));
}

void RulesModel::exchangeAll(std::vector<RuleEntry> &entries)
{
    beginResetModel();
    std::swap(m_entries, entries);
    endResetModel();
}

void RulesModel::showHits()
{
    if (!m_entries.empty())
        emit dataChanged(index(0, Hits), index(rowCount() - 1, LastHit), {Qt::DisplayRole});
}

void RulesModel::mark(int row)
{
    const int before = m_marked.row();
    if (before == row)
        return;
    m_marked = row < 0 ? QModelIndex() : index(row, Destination);
    for (const int changed : {before, row}) {
        if (changed >= 0 && changed < rowCount())
            emit dataChanged(index(changed, 0), index(changed, ColumnCount - 1), {MarkedRole, Qt::AccessibleTextRole});
    }
}

void RulesModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_entries.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace midhop::gui
