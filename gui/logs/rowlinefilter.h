#pragma once

#include "gui/logs/linefilter.h"

namespace midhop::gui {

class RowFilter;

/// The window's filter as a log sees it.
class RowLineFilter final : public LineFilter
{
    Q_OBJECT

public:
    /// `filter` must outlive this.
    explicit RowLineFilter(RowFilter *filter, QObject *parent = nullptr);

    [[nodiscard]] bool isActive() const override;
    [[nodiscard]] qsizetype answeredEnd() const override;
    [[nodiscard]] bool passes(qsizetype row) const override;
    [[nodiscard]] bool isSearching() const override;

private:
    RowFilter *m_filter;
};

} // namespace midhop::gui
