#pragma once

#include "core/trace/carried.h"
#include "gui/theme/card.h"

#include <chrono>

class QSettings;

namespace midhop::gui {

class BytesView;
class DiagramView;
class EnvelopeView;
class Journal;
class Tabs;

/// What happened in the selected exchanges, as pages: sequence, envelope, bytes. What is selected on one page is
/// selected on the others.
class Details final : public Card
{
    Q_OBJECT
public:
    /// What is given must outlive it.
    Details(Journal *journal, QSettings *settings, QWidget *parent = nullptr);

    [[nodiscard]] DiagramView *diagram() const { return m_diagram; }
    [[nodiscard]] int currentPage() const;
    void setCurrentPage(int page);

public slots:
    /// All of these in the diagram; `current` is inspected. 0 and empty for none.
    void show(const std::vector<midhop::trace::ExchangeId> &ids, midhop::trace::ExchangeId current);

signals:
    /// A step of the diagram was chosen: where a log tells of it. See DiagramView.
    void stepSelected(midhop::trace::ExchangeId id, midhop::trace::Role teller, std::chrono::nanoseconds told);

protected:
    void changeEvent(QEvent *event) override;

private:
    void link(trace::ExchangeId id, trace::Direction direction, qint64 offset, qint64 size, const QWidget *origin);
    void inspect(trace::ExchangeId id);
    void retranslate();

    Tabs *m_tabs;
    DiagramView *m_diagram;
    EnvelopeView *m_envelope;
    BytesView *m_bytes;
    trace::ExchangeId m_inspected;
};

} // namespace midhop::gui
