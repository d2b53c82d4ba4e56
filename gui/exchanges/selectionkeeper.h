#pragma once

#include "core/trace/store.h"

#include <QtCore/QObject>
#include <QtCore/QPersistentModelIndex>

#include <memory>
#include <vector>

namespace midhop::gui {

class ExchangesModel;
class RowMarks;
class RowsView;

/// Keeps the selection and the place of the view while the model's rows change theirs. Qt keeps an index for
/// each selected row, which takes seconds for a million; here it is a bit a row, and everything selected
/// stays so.
class SelectionKeeper final : public QObject
{
    Q_OBJECT

public:
    /// The selection is in at most so many pieces; where an order would tear it into more, the current row
    /// alone remains, and reduced() tells it.
    static constexpr int MostPieces = 1000;

    SelectionKeeper(RowsView *view, ExchangesModel *model);
    ~SelectionKeeper() override;

    /// How many rows are selected.
    [[nodiscard]] qsizetype count() const;
    /// The first ones of the selected exchanges in the table's order, at most `most`.
    [[nodiscard]] std::vector<trace::ExchangeId> firstIds(int most) const;
    /// The same as rows of the store.
    [[nodiscard]] std::vector<qsizetype> firstRows(qsizetype most) const;

signals:
    void reduced();

private:
    void putDown();
    void takeUp();
    void rememberPlace();
    void restorePlace();
    [[nodiscard]] bool selectMarked();

    RowsView *m_view;
    ExchangesModel *m_model;
    std::unique_ptr<RowMarks> m_marks; ///< the selected rows of the store, while rows change places
    bool m_all = false;
    QPersistentModelIndex m_top; ///< what stands at the top while rows change places …
    int m_offset = 0;            ///< … and how much of it is above
};

} // namespace midhop::gui
