#include "gui/exchanges/exchangesmodel.h"

#include "gui/exchanges/exchangetext.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto SliceLimit = 5ms;    ///< of sorting at a time
constexpr auto LeastPause = 33ms;   ///< between two batches that move rows
constexpr int PauseOfCost = 2;      ///< and as many times what the last one took
constexpr int RowsPerLook = 128;    ///< between two looks at the clock
constexpr auto PlacingLimit = 12ms; ///< of putting rows into their places
constexpr qsizetype LeastBatch = 256;
constexpr qsizetype MostBatch = 200'000;

} // namespace

ExchangesModel::ExchangesModel(Journal *journal, RowFilter *filter, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_filter(filter)
    , m_order(&journal->store())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ExchangesModel::step);
    connect(journal, &Journal::changed, this, &ExchangesModel::takeChanges);
    connect(journal, &Journal::leaving, this, &ExchangesModel::leave);
    connect(journal, &Journal::cleared, this, &ExchangesModel::restart);
    connect(filter, &RowFilter::restarted, this, &ExchangesModel::restart);
    connect(filter, &RowFilter::answered, this, &ExchangesModel::plan);
    connect(filter, &RowFilter::answerChanged, this, [this](qsizetype row) {
        if (row < m_taken) {
            m_touched.insert(row);
            plan();
        }
    });
    restart();
}

ExchangesModel::~ExchangesModel() = default;

int ExchangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ExchangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ExchangeColumn::Count);
}

QVariant ExchangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return ExchangeText::cell(store(), storeRow(index.row()), index.column());
    case Qt::TextAlignmentRole:
        if (ExchangeColumn::isNumber(index.column()))
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case ToneRole:
        return int(ExchangeText::tone(store(), storeRow(index.row()), index.column()));
    default:
        return {};
    }
}

QVariant ExchangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ExchangeColumn::Count)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return ExchangeColumn::title(section);
    case Qt::TextAlignmentRole:
        return int((ExchangeColumn::isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return ExchangeColumn::explanation(section);
    case Qt::AccessibleTextRole:
        if (section != m_sortColumn)
            return ExchangeColumn::title(section);
        return m_sortOrder == Qt::AscendingOrder
                   ? tr("%1, sorted ascending").arg(ExchangeColumn::title(section))
                   : tr("%1, sorted descending").arg(ExchangeColumn::title(section));
    default:
        return {};
    }
}

qsizetype ExchangesModel::storeRow(int row) const
{
    return m_listed ? m_order.rowAt(row) : m_first + row;
}

trace::ExchangeId ExchangesModel::exchangeAt(int row) const
{
    return row >= 0 && row < m_rows ? store().id(storeRow(row)) : trace::ExchangeId{};
}

int ExchangesModel::rowOf(trace::ExchangeId id) const
{
    const qsizetype row = m_journal->rowOf(id);
    if (row < 0 || row >= m_taken)
        return -1;
    if (m_listed)
        return m_order.positionOf(row);
    return row >= m_first ? int(row - m_first) : -1;
}

ExchangesModel::Place ExchangesModel::placeOf(trace::ExchangeId id) const
{
    const qsizetype row = m_journal->rowOf(id);
    if (row < 0)
        return Place::Gone;
    if (rowOf(id) >= 0)
        return Place::Shown;
    if (row >= m_taken || m_filter->passes(row))
        return Place::Waiting;
    return Place::Filtered;
}

qsizetype ExchangesModel::availableEnd() const
{
    const qsizetype end = store().endRow();
    return m_filter->isActive() ? std::min(end, m_filter->answeredEnd()) : end;
}

qsizetype ExchangesModel::waiting() const
{
    return std::max<qsizetype>(0, availableEnd() - m_taken);
}

bool ExchangesModel::isFilteredToNone() const
{
    return m_rows == 0 && m_filter->isActive() && store().count() > 0 && m_taken >= store().endRow();
}

void ExchangesModel::tellChanged(int first, int last)
{
    if (first >= 0 && first <= last)
        emit dataChanged(index(first, 0), index(last, ExchangeColumn::Count - 1),
                         {Qt::DisplayRole, ToneRole});
}

void ExchangesModel::takeChanges(const std::vector<trace::Store::Change> &changes)
{
    qsizetype first = std::numeric_limits<qsizetype>::max();
    qsizetype last = -1;
    for (const trace::Store::Change &change : changes) {
        if (change.row >= m_taken || change.row < store().firstRow())
            continue;
        first = std::min(first, change.row);
        last = std::max(last, change.row);
        if (m_listed || m_job)
            m_touched.insert(change.row);
        if (m_job)
            m_job->setChanged(change.row);
    }
    if (m_listed && (m_held || m_job) && last >= 0)
        tellChanged(0, m_rows - 1); // what moves later shows its new values now
    else if (!m_listed && last >= 0)
        tellChanged(int(first - m_first), int(last - m_first));
    if (m_listed || m_job)
        plan();
    else
        appendPlain();
}

void ExchangesModel::appendPlain()
{
    const qsizetype end = store().endRow();
    if (end <= m_taken)
        return;
    beginInsertRows({}, m_rows, m_rows + int(end - m_taken) - 1);
    m_rows += int(end - m_taken);
    m_taken = end;
    endInsertRows();
    emit progressed();
}

void ExchangesModel::leave(qsizetype firstRow)
{
    m_left = firstRow;
    std::erase_if(m_touched, [firstRow](qsizetype row) { return row < firstRow; });
    emit rearranging();
    if (!m_listed) {
        const int count = int(std::clamp<qsizetype>(firstRow - m_first, 0, m_rows));
        if (count > 0)
            beginRemoveRows({}, 0, count - 1);
        m_rows -= count;
        m_first = std::max(m_first, firstRow);
        m_taken = std::max(m_taken, firstRow);
        if (count > 0)
            endRemoveRows();
    } else {
        RowBatch batch;
        batch.taken = m_order.positionsBelow(firstRow);
        for (const int position : batch.taken)
            batch.gone.push_back(m_order.rowAt(position));
        if (!m_order.isSorted() && !batch.taken.empty()) {
            beginRemoveRows({}, 0, int(batch.taken.size()) - 1);
            m_order.removeFront(int(batch.taken.size()));
            m_rows = m_order.count();
            endRemoveRows();
        } else if (!batch.taken.empty()) {
            relayout([&] { m_order.rearrange(batch.taken, {}, batch.gone); });
            removeBehind(int(batch.gone.size()));
        }
        m_taken = std::max(m_taken, firstRow);
    }
    emit rearranged();
    emit progressed();
}

void ExchangesModel::restart()
{
    beginResetModel();
    m_job.reset();
    m_touched.clear();
    m_order.clear();
    m_left = m_journal->left();
    m_listed = m_filter->isActive();
    m_first = store().firstRow();
    m_taken = m_listed ? m_first : store().endRow();
    m_rows = int(m_taken - m_first);
    m_order.setKeys(isSorted() ? std::optional(SortKeys(&store(), m_sortColumn, m_sortOrder)) : std::nullopt);
    endResetModel();
    if (isSorted() && !m_listed)
        startJob();
    plan();
    emit progressed();
}

void ExchangesModel::sort(int column, Qt::SortOrder order)
{
    column = column >= 0 && column < ExchangeColumn::Count ? column : -1;
    if (column == m_sortColumn && (column < 0 || order == m_sortOrder))
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    m_job.reset();
    emit headerDataChanged(Qt::Horizontal, 0, ExchangeColumn::Count - 1);
    if (isSorted())
        startJob();
    else
        unsort();
    plan();
    emit progressed();
}

// What is sorted at once, before anybody sees it, saves a picture of the old order.
void ExchangesModel::startJob()
{
    std::vector<quint32> codes;
    if (m_listed) {
        codes = m_order.codes();
    } else {
        codes.reserve(std::size_t(m_rows));
        for (qsizetype row = m_first; row < m_taken; ++row)
            codes.push_back(RowOrder::rowCode(row));
    }
    m_job =
        std::make_unique<SortJob>(&store(), SortKeys(&store(), m_sortColumn, m_sortOrder), std::move(codes));
    if (m_job->work(SliceLimit))
        adoptJob();
    else
        m_timer.start(0);
}

void ExchangesModel::adoptJob()
{
    emit rearranging();
    relayout([this] {
        std::vector<quint32> codes = m_job->takeCodes();
        m_order.setKeys(m_job->keys());
        m_order.assign(std::move(codes), m_job->takeHeads());
        m_listed = true;
        Q_ASSERT(m_order.count() == m_rows);
    });
    m_job.reset();
    emit rearranged();
    // Those that changed on the way stand at the end: they belong elsewhere, held or not.
    RowBatch batch;
    lookAgain(batch);
    carryOut(batch);
    emit progressed();
}

void ExchangesModel::unsort()
{
    if (m_listed) {
        emit rearranging();
        relayout([this] {
            m_order.setKeys(std::nullopt);
            if (m_filter->isActive()) {
                m_order.sortByRow();
            } else {
                m_order.clear();
                m_first = store().firstRow();
                m_listed = false;
            }
        });
        emit rearranged();
    }
    if (!m_listed) {
        m_touched.clear();
        appendPlain();
    }
}

void ExchangesModel::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    plan();
    emit progressed();
}

void ExchangesModel::plan()
{
    if (!m_listed && !m_job) {
        appendPlain();
        return;
    }
    if (m_timer.isActive())
        return;
    if (m_job) {
        m_timer.start(0);
    } else if ((!m_touched.empty() && !m_held) || (waiting() > 0 && !(m_held && isSorted()))) {
        const auto pause = std::chrono::ceil<std::chrono::milliseconds>(m_earliest - Clock::now());
        m_timer.start(std::max(0ms, pause));
    } else {
        emit progressed();
    }
}

void ExchangesModel::step()
{
    const Clock::time_point began = Clock::now();
    if (m_job) {
        if (m_job->work(SliceLimit))
            adoptJob();
        plan();
        return;
    }
    if (!m_listed)
        return;
    RowBatch batch;
    const bool moves = isSorted() || (!m_held && !m_touched.empty());
    if (!m_held)
        lookAgain(batch);
    if (!m_held || !isSorted())
        m_taken = batch.lookFurther(m_order, *m_filter, m_taken, availableEnd(), m_mostAdded, SliceLimit);
    carryOut(batch);
    const auto cost = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    m_earliest = Clock::now() + (moves ? std::max(LeastPause, PauseOfCost * cost) : 0ms);
    emit progressed();
    plan();
}

void ExchangesModel::lookAgain(RowBatch &batch)
{
    batch.lookAgain(m_order, *m_filter, store(), m_touched);
    m_touched.clear();
}

void ExchangesModel::carryOut(RowBatch &batch)
{
    tellChanged(batch.firstChanged, batch.lastChanged);
    if (batch.taken.empty() && batch.added.empty())
        return;
    const auto isBefore = [this](const RowOrder::Entry &a, const RowOrder::Entry &b) {
        return m_order.isBefore(a, b);
    };
    std::sort(batch.added.begin(), batch.added.end(), isBefore);
    if (batch.taken.empty() && m_order.isBehindAll(batch.added.front())) {
        addBehind(batch.added);
        return;
    }
    emit rearranging();
    for (int i = 0; i < int(batch.added.size()); ++i)
        batch.taken.push_back(m_rows + i);
    addBehind(batch.added);
    batch.placed.insert(batch.placed.end(), batch.added.begin(), batch.added.end());
    std::sort(batch.placed.begin(), batch.placed.end(), isBefore);
    relayout([&] {
        const Clock::time_point began = Clock::now();
        m_order.rearrange(batch.taken, batch.placed, batch.gone);
        adaptBatch(batch.placed.size(), Clock::now() - began);
    });
    removeBehind(int(batch.gone.size()));
    emit rearranged();
}

// Texts that agree for long have to be fetched for finding a place: then fewer fit a batch.
void ExchangesModel::adaptBatch(std::size_t placed, std::chrono::nanoseconds cost)
{
    if (placed < std::size_t(RowsPerLook))
        return;
    const double fitting = double(placed) * double(std::chrono::nanoseconds(PlacingLimit).count()) /
                           double(std::max<qint64>(1, cost.count()));
    m_mostAdded = std::clamp(qsizetype(fitting), LeastBatch, MostBatch);
}

void ExchangesModel::addBehind(const std::vector<RowOrder::Entry> &entries)
{
    if (entries.empty())
        return;
    beginInsertRows({}, m_rows, m_rows + int(entries.size()) - 1);
    m_order.append(entries);
    m_rows = m_order.count();
    endInsertRows();
}

void ExchangesModel::removeBehind(int count)
{
    if (count == 0)
        return;
    beginRemoveRows({}, m_rows - count, m_rows - 1);
    m_order.truncate(m_rows - count);
    m_rows = m_order.count();
    endRemoveRows();
}

void ExchangesModel::relayout(const std::function<void()> &change)
{
    emit permuting();
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<qsizetype> rows;
    RowMarks marks(store().firstRow(), store().endRow());
    for (const QModelIndex &index : before) {
        rows.push_back(storeRow(index.row()));
        marks.set(rows.back());
    }
    change();
    std::unordered_map<qsizetype, int> positions;
    if (m_listed && !rows.empty()) {
        for (const int position : m_order.positionsOf(marks))
            positions.emplace(m_order.rowAt(position), position);
    }
    QModelIndexList behind;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const qsizetype row = rows[std::size_t(i)];
        behind.append(index(m_listed ? positions.at(row) : int(row - m_first), before[i].column()));
    }
    changePersistentIndexList(before, behind);
    emit layoutChanged({}, VerticalSortHint);
    emit permuted();
}

} // namespace midhop::gui
