#pragma once

#include "gui/exchanges/exchangescopy.h"

#include <QtCore/QObject>

namespace midhop::gui {

class ColumnLayout;
class ExchangeActions;
class ExchangesModel;
class RowsView;
class SelectionKeeper;

/// Carries out the actions on the selected exchanges, or asks others to, and enables each where it makes
/// sense.
class SelectionCommands final : public QObject
{
    Q_OBJECT

public:
    /// How many exchanges are sent again at a time.
    static constexpr int MostSent = 200;

    /// What it works on; all must outlive it.
    struct Table
    {
        RowsView *view;
        ExchangesModel *model;
        ColumnLayout *columns;
        SelectionKeeper *keeper;
        ExchangeActions *actions;
    };

    SelectionCommands(const Table &table, QObject *parent);

    void copyAs(ExchangesCopy::Form form);

public slots:
    /// The selection, the current cell or what they show may be another.
    void enable();

signals:
    void sendAgainRequested(const std::vector<midhop::trace::ExchangeId> &ids);
    void editRequested(midhop::trace::ExchangeId id);
    void blockRequested(const QByteArray &ip, quint16 port);
    void filterRequested(const QString &expression);
    /// A sentence for the user: not all was done.
    void told(const QString &text);

private:
    void tellCopied(const ExchangesCopy::Copied &copied, qsizetype selected);
    void sendAgain();
    void block();
    void requestFilter(bool exclude);
    void enableForCurrent(bool one);
    [[nodiscard]] qsizetype currentStoreRow() const;

    Table m_table;
};

} // namespace midhop::gui
