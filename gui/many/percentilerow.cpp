#include "gui/many/percentilerow.h"

#include "core/roles/latencies.h"
#include "gui/many/manywords.h"
#include "gui/panels/tint.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace midhop::gui {

PercentileRow::PercentileRow(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    for (std::size_t i = 0; i < values({}).size(); ++i) {
        const Cell cell{new QLabel, new QLabel};
        Tint::apply(cell.name, &Colours::muted);
        QFont bold = cell.value->font();
        bold.setBold(true);
        cell.value->setFont(bold);
        cell.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(cell.name);
        column->addWidget(cell.value);
        layout->addLayout(column, 1);
        m_cells.push_back(cell);
    }
    setLatencies({});
}

std::vector<std::pair<QString, std::chrono::nanoseconds>> PercentileRow::values(const roles::Latencies &latencies)
{
    return {
        {u"p50"_s, latencies.percentile(0.5)},     {u"p90"_s, latencies.percentile(0.9)},
        {u"p99"_s, latencies.percentile(0.99)},    {u"p99.9"_s, latencies.percentile(0.999)},
        {tr("longest"), latencies.greatest()},
    };
}

void PercentileRow::setLatencies(const roles::Latencies &latencies)
{
    const auto shown = values(latencies);
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const QString value = latencies.count() == 0 ? u"–"_s : ManyWords::latency(shown[i].second);
        m_cells[i].name->setText(shown[i].first);
        m_cells[i].value->setText(value);
        m_cells[i].value->setAccessibleName(QString(shown[i].first + u": "_s + value));
    }
}

} // namespace midhop::gui
