#pragma once

#include "core/trace/store.h"
#include "gui/logs/linespans.h"
#include "gui/tables/rowdelegate.h"

namespace midhop::gui {

/// Draws a log line: muted time, number, the tone's sign, and the line with its words emphasised.
class LogDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    explicit LogDelegate(QObject *parent = nullptr);

    /// All lines of this exchange look selected; 0 for none. The view has to be updated by the caller.
    void setExchange(trace::ExchangeId id) { m_exchange = id; }
    /// This text is marked wherever it stands, and the current row is.
    void setNeedle(const QString &needle) { m_needle = needle; }
    [[nodiscard]] trace::ExchangeId exchange() const { return m_exchange; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    [[nodiscard]] QRect textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintLine(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                   const QString &line, Tone tone, bool selected) const;

    trace::ExchangeId m_exchange;
    QString m_needle;
};

} // namespace midhop::gui
