#pragma once

#include <QtWidgets/QWidget>

class QLabel;

namespace midhop::gui {

class HistogramView;
class OutcomeModel;
class PercentileRow;
class RateView;
class RowsView;
class SendRun;

/// What a run has counted so far: outcomes, percentiles, the histogram of latencies, the throughput over its time. GUI thread.
class ManyResults final : public QWidget
{
    Q_OBJECT
public:
    explicit ManyResults(QWidget *parent = nullptr);

    /// Shows what `run` knows now.
    void showRun(const SendRun &run);
    [[nodiscard]] OutcomeModel *outcomes() const { return m_outcomes; }
    /// The charts one below the other, as they are shown.
    [[nodiscard]] QImage picture() const;

signals:
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void fitTable();
    void showCurrent();
    void retranslate();

    OutcomeModel *m_outcomes;
    RowsView *m_table;
    QLabel *m_said; ///< of the first exchange of each outcome that is no reply
    PercentileRow *m_percentiles;
    HistogramView *m_histogram;
    RateView *m_rates;
    QLabel *m_current; ///< what the arrow keys or the mouse chose in a chart, in words
};

} // namespace midhop::gui
