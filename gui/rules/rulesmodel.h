#pragma once

#include "gui/rules/ruleentry.h"

#include <QtCore/QAbstractTableModel>

#include <vector>

namespace midhop::gui {

/// The rules in their order as a table. It shows and holds; what is edited in it is only asked for by its signal:
/// RuleDocument makes undoable changes of it. GUI thread.
class RulesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { On, Action, Destination, Hits, LastHit, Comment, ColumnCount };
    static constexpr int MarkedRole = Qt::UserRole; ///< bool: the rule that the test field's destination meets

    explicit RulesModel(QObject *parent = nullptr);

    [[nodiscard]] const std::vector<RuleEntry> &entries() const { return m_entries; }
    [[nodiscard]] access::Action defaultAction() const { return m_default; }
    [[nodiscard]] access::RuleList list() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// The steps that changes are made of; each is undone by another one. Rows are ascending.
    /// Puts `entries` in, so that they stand in `rows` afterwards.
    void put(const std::vector<int> &rows, std::vector<RuleEntry> entries);
    [[nodiscard]] std::vector<RuleEntry> take(const std::vector<int> &rows);
    /// Row i afterwards is row order[i] before.
    void arrange(const std::vector<int> &order);
    /// Swaps what stands in `rows` with `entries`.
    void exchange(const std::vector<int> &rows, std::vector<RuleEntry> &entries);
    void exchangeAll(std::vector<RuleEntry> &entries);
    void setDefaultAction(access::Action action) { m_default = action; }

    /// Counts of hits have changed.
    void showHits();
    /// Marks one row; -1 for none.
    void mark(int row);
    void retranslate();

signals:
    /// Somebody has edited a cell; `value` is what the editor gave.
    void edited(int row, int column, const QVariant &value);

private:
    [[nodiscard]] QString text(const RuleEntry &entry, int column) const;
    [[nodiscard]] QVariant accessibleText(const QModelIndex &index) const;

    std::vector<RuleEntry> m_entries;
    access::Action m_default = access::Action::Allow;
    QPersistentModelIndex m_marked;
};

} // namespace midhop::gui
