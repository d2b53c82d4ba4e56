#pragma once

#include <QtWidgets/QWidget>

#include <chrono>
#include <utility>
#include <vector>

class QLabel;

namespace midhop::roles {
class Latencies;
}

namespace midhop::gui {

/// p50, p90, p99, p99.9 and the longest latency of a run, side by side; each can be selected and copied.
class PercentileRow final : public QWidget
{
    Q_OBJECT
public:
    explicit PercentileRow(QWidget *parent = nullptr);

    void setLatencies(const roles::Latencies &latencies);
    /// Names and values.
    [[nodiscard]] static std::vector<std::pair<QString, std::chrono::nanoseconds>> values(const roles::Latencies &latencies);

private:
    struct Cell
    {
        QLabel *name;
        QLabel *value;
    };
    std::vector<Cell> m_cells;
};

} // namespace midhop::gui
