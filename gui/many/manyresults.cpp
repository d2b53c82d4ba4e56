#include "gui/many/manyresults.h"

#include "gui/many/histogramview.h"
#include "gui/many/manywords.h"
#include "gui/many/outcomedelegate.h"
#include "gui/many/outcomemodel.h"
#include "gui/many/percentilerow.h"
#include "gui/many/rateview.h"
#include "gui/many/sendrun.h"
#include "gui/panels/tint.h"
#include "gui/tables/plainheader.h"
#include "gui/tables/rowsview.h"
#include "gui/theme/card.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

ManyResults::ManyResults(QWidget *parent)
    : QWidget(parent)
    , m_outcomes(new OutcomeModel(this))
    , m_table(new RowsView)
    , m_said(new QLabel)
    , m_percentiles(new PercentileRow)
    , m_histogram(new HistogramView)
    , m_rates(new RateView)
    , m_current(new QLabel)
{
    m_table->setHorizontalHeader(new PlainHeader(m_table));
    m_table->setModel(m_outcomes);
    m_table->setItemDelegate(new OutcomeDelegate(m_table));
    m_table->hideColumn(OutcomeModel::Said); // m_said has room for whole sentences
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setContextMenuPolicy(Qt::NoContextMenu);
    for (QLabel *label : {m_said, m_current}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_said->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    Tint::apply(m_current, &Colours::muted);
    makeLayout();
    connect(m_table, &RowsView::copyRequested, this, &ManyResults::copyRequested);
    for (Chart *chart : std::initializer_list<Chart *>{m_histogram, m_rates})
        connect(chart, &Chart::currentChanged, this, &ManyResults::showCurrent);
    retranslate();
}

void ManyResults::makeLayout()
{
    auto *counts = new QWidget;
    auto *countsLayout = new QVBoxLayout(counts);
    countsLayout->setContentsMargins({});
    countsLayout->addWidget(m_table, 1);
    countsLayout->addWidget(m_said);
    auto *pictures = new Card;
    auto *column = new QVBoxLayout(pictures);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_percentiles);
    column->addWidget(m_histogram, 5);
    column->addWidget(m_rates, 2);
    column->addWidget(m_current);
    auto *halves = new QSplitter(Qt::Horizontal);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(10);
    halves->addWidget(counts);
    halves->addWidget(pictures);
    halves->setStretchFactor(0, 0);
    halves->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(halves);
}

void ManyResults::showRun(const SendRun &run)
{
    m_outcomes->show(run);
    m_percentiles->setLatencies(run.tally().latencies);
    m_histogram->setLatencies(run.tally().latencies);
    m_rates->setPace(run.pace());
    m_said->setText(ManyWords::examples(run.tally()));
    fitTable();
}

/// As large as its words and numbers; where there is no room for that it scrolls.
void ManyResults::fitTable()
{
    int all = 0;
    for (const int column : {OutcomeModel::Outcome, OutcomeModel::Count, OutcomeModel::Share}) {
        int width = 0;
        for (int row = 0; row < OutcomeModel::Rows; ++row)
            width = std::max(width, m_table->sizeHintForIndex(m_outcomes->index(row, column)).width());
        const QString heading = m_outcomes->headerData(column, Qt::Horizontal).toString();
        QFont bold = m_table->font();
        bold.setBold(true);
        const QFontMetrics metrics(bold);
        width = std::max(width, metrics.horizontalAdvance(heading) + 3 * metrics.averageCharWidth());
        m_table->setColumnWidth(column, width);
        all += width;
    }
    const int frame = 2 * m_table->frameWidth();
    m_table->setMinimumWidth(all + frame + m_table->verticalScrollBar()->sizeHint().width());
    const int rows = OutcomeModel::Rows * m_table->verticalHeader()->defaultSectionSize();
    m_table->setMaximumHeight(m_table->horizontalHeader()->sizeHint().height() + rows + frame);
}

void ManyResults::showCurrent()
{
    const Chart *chart = m_rates->current() >= 0 ? static_cast<Chart *>(m_rates) : m_histogram;
    m_current->setText(chart->currentText());
}

QImage ManyResults::picture() const
{
    const QImage above = m_histogram->image();
    const QImage below = m_rates->image();
    QImage both(std::max(above.width(), below.width()), above.height() + below.height(), QImage::Format_RGB32);
    if (both.isNull())
        return both;
    both.fill(Colours::of(palette()).surface);
    QPainter painter(&both);
    // In pixels: the parts have a ratio of their own.
    painter.drawImage(QRect(QPoint(), above.size()), above);
    painter.drawImage(QRect(QPoint(0, above.height()), below.size()), below);
    painter.end();
    both.setDevicePixelRatio(above.devicePixelRatio());
    return both;
}

void ManyResults::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        fitTable();
}

void ManyResults::retranslate()
{
    m_table->setAccessibleName(tr("Outcomes"));
    m_histogram->setAccessibleName(tr("Latency histogram"));
    m_rates->setAccessibleName(tr("Throughput"));
    m_outcomes->retranslate();
    fitTable();
    showCurrent();
}

} // namespace midhop::gui
