#pragma once

#include "core/roles/runtally.h"

#include <QtCore/QAbstractTableModel>

namespace midhop::gui {

class SendRun;

/// The counts of a run: a row for each outcome, then those that have none. Always the same rows. GUI thread.
class OutcomeModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Outcome, Count, Share, Said, Columns };
    enum class Tone : quint8 { Good, Blocked, Bad, None };
    enum Role {
        ToneRole = Qt::UserRole, ///< Tone, as int
        ZeroRole,                ///< bool: none ended so
    };
    /// Behind those of RunOutcome.
    static constexpr int CancelledRow = int(roles::RunOutcomes);
    static constexpr int NotSentRow = CancelledRow + 1;
    static constexpr int Rows = NotSentRow + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows what `run` counted.
    void show(const SendRun &run);
    void retranslate();
    [[nodiscard]] quint64 count(int row) const { return m_counts[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString rowText(int row) const;
    [[nodiscard]] static Tone tone(int row);

    std::array<quint64, Rows> m_counts{};
    std::array<QString, Rows> m_said;
    quint64 m_whole = 0;
    bool m_sending = false; ///< what was not sent still will be
};

} // namespace midhop::gui
