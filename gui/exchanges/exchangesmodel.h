#pragma once

#include "gui/exchanges/exchangecolumn.h"
#include "gui/exchanges/rowbatch.h"
#include "gui/exchanges/sortjob.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QTimer>

#include <functional>
#include <memory>
#include <unordered_set>

namespace midhop::gui {

/// The journal's exchanges, one a row: those that the filter lets through, as they came or sorted by a
/// column. Without filter and order rows are the store's and cost nothing; else new and changed rows go to
/// their places in batches, each of a few milliseconds. Rows that have left the store are removed at once.
class ExchangesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum DataRole {
        ToneRole = Qt::UserRole, ///< int of trace::LogLine::Tone, of the decision or the reply column
    };
    /// Where an exchange is.
    enum class Place : quint8 {
        Shown,
        Waiting,  ///< not looked at yet: soon shown or filtered out
        Filtered, ///< does not pass the filter
        Gone,     ///< not in the store (any more)
    };

    ExchangesModel(Journal *journal, RowFilter *filter, QObject *parent = nullptr);
    ~ExchangesModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// A column of -1 is the order in which the exchanges came. Many rows take a while: they stand as they
    /// are until they are sorted, and new ones wait.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// Many rows are being sorted.
    [[nodiscard]] bool isSorting() const { return m_job != nullptr; }
    /// While held no row changes its place; what would have to come in between waits.
    void setHeld(bool held);
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// Exchanges the filter has answered that are not in the table yet.
    [[nodiscard]] qsizetype waiting() const;
    /// Every exchange has been looked at, and none is shown though there are some.
    [[nodiscard]] bool isFilteredToNone() const;
    /// Exchanges that have left the memory since the start or the last clearing.
    [[nodiscard]] qsizetype left() const { return m_left; }

    /// The store's row of a row of the table.
    [[nodiscard]] qsizetype storeRow(int row) const;
    [[nodiscard]] trace::ExchangeId exchangeAt(int row) const;
    /// -1 if it is not shown.
    [[nodiscard]] int rowOf(trace::ExchangeId id) const;
    [[nodiscard]] Place placeOf(trace::ExchangeId id) const;
    [[nodiscard]] const trace::Store &store() const { return m_journal->store(); }

signals:
    /// Rows are about to change their places or to leave; behind it, that they have.
    void rearranging();
    void rearranged();
    /// All rows may change places at once; what is kept by row must be put down before, and taken up behind
    /// it.
    void permuting();
    void permuted();
    /// What isSorting(), waiting(), isFilteredToNone() or left() tell may be another.
    void progressed();

private:
    void takeChanges(const std::vector<trace::Store::Change> &changes);
    void appendPlain();
    void leave(qsizetype firstRow);
    void restart();
    void startJob();
    void adoptJob();
    void unsort();
    void plan();
    void step();
    void lookAgain(RowBatch &batch);
    void carryOut(RowBatch &batch);
    void adaptBatch(std::size_t placed, std::chrono::nanoseconds cost);
    void addBehind(const std::vector<RowOrder::Entry> &entries);
    void removeBehind(int count);
    void relayout(const std::function<void()> &change);
    [[nodiscard]] bool isSorted() const { return m_sortColumn >= 0; }
    [[nodiscard]] qsizetype availableEnd() const;
    void tellChanged(int first, int last);

    Journal *m_journal;
    RowFilter *m_filter;
    int m_rows = 0;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_held = false;
    qsizetype m_left = 0;

    bool m_listed = false; ///< the rows are m_order's; else those from m_first on
    qsizetype m_first = 0; ///< unless listed: the store's row of the first
    qsizetype m_taken = 0; ///< rows of the store below have been taken over (or do not pass)
    RowOrder m_order;
    std::unique_ptr<SortJob> m_job;
    std::unordered_set<qsizetype> m_touched; ///< rows below m_taken to be looked at again
    qsizetype m_mostAdded = 4096;            ///< new rows that fit a batch
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_earliest{}; ///< when the next batch may begin
};

} // namespace midhop::gui
