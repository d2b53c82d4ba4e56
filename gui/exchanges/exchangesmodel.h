#pragma once

#include "gui/journal/journal.h"

#include <QtCore/QAbstractTableModel>

#include <array>

namespace midhop::gui {

/// The journal's exchanges, one a row.
class ExchangesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        TimeColumn,
        ClientColumn,
        DestinationColumn,
        MessageColumn,
        DecisionColumn,
        ReplyColumn,
        LatencyColumn,
        ColumnCount
    };
    enum DataRole {
        ToneRole = Qt::UserRole, ///< int of trace::LogLine::Tone, of the decision or the reply column
    };

    explicit ExchangesModel(Journal *journal, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] trace::ExchangeId exchangeAt(int row) const;
    /// -1 if it is not here.
    [[nodiscard]] int rowOf(trace::ExchangeId id) const;
    /// All columns of a row with tabs between.
    [[nodiscard]] QString rowText(int row) const;

private:
    struct Cached
    {
        int row = -1;
        trace::Summary summary;
    };

    void takeChanges(const std::vector<trace::Store::Change> &changes);
    void reset();
    [[nodiscard]] const trace::Summary &summary(int row) const;
    [[nodiscard]] QString text(int row, int column) const;

    Journal *m_journal;
    int m_rows = 0;
    mutable std::array<Cached, 128> m_cache;
};

} // namespace midhop::gui
