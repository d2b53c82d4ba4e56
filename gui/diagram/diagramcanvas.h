#pragma once

#include "gui/diagram/diagramfonts.h"
#include "gui/diagram/diagrampainter.h"

#include <QtWidgets/QAbstractScrollArea>

namespace midhop::gui {

/// Shows a stack of sequence diagrams: scrolls, zooms, tells of events under the mouse, and walks through
/// them by key. Paints what is exposed. Knows flows alone, not where they come from.
class DiagramCanvas final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    static constexpr qreal SmallestZoom = 0.25;
    static constexpr qreal LargestZoom = 4;

    explicit DiagramCanvas(QWidget *parent = nullptr);

    /// Begins anew at the top; `omitted` more were asked for than are here.
    void setEntries(std::vector<DiagramEntry> entries, qsizetype omitted);
    /// See DiagramStack::update().
    void updateFlows(std::vector<DiagramStack::Update> updates);
    void setToScale(bool toScale);
    void setEverySegment(bool everySegment);
    /// Bounded; 1 is the size of the window's text.
    void setZoom(qreal zoom);
    [[nodiscard]] qreal zoom() const { return m_zoom; }
    void zoomIn();
    void zoomOut();
    /// At most the normal size, and so small that no part of the width is hidden.
    void fitWidth();

    [[nodiscard]] const DiagramStack &stack() const { return m_stack; }
    [[nodiscard]] const DiagramFonts &fonts() const { return m_fonts; }
    /// The mark that keys act on; nothing before one was reached.
    [[nodiscard]] std::optional<DiagramStack::Place> current() const { return m_current; }
    /// Where a mark is on the viewport.
    [[nodiscard]] QRect visualRect(DiagramStack::Place place) const;

signals:
    /// Clicked, or Enter: in whose log a line tells of it, and that line's event time.
    void stepSelected(midhop::trace::ExchangeId id, midhop::trace::Role teller,
                      std::chrono::nanoseconds told);
    /// Of a step, or a run of segments, that carried bytes: where they are in what the direction carried.
    void bytesSelected(midhop::trace::ExchangeId id, midhop::trace::Direction direction, qint64 offset,
                       qint64 size);
    void zoomChanged(qreal zoom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    /// What a mark is told again by when the layout is another one.
    struct Anchor
    {
        trace::ExchangeId id;
        trace::Step step;
    };

    void layOut();
    void adaptBars();
    void retranslate();
    /// Runs `change`, and finds the marked places again.
    template <typename Change>
    void relayout(const Change &change);
    [[nodiscard]] std::optional<Anchor> anchorOf(const std::optional<DiagramStack::Place> &place) const;
    [[nodiscard]] std::optional<DiagramStack::Place> placeOf(const std::optional<Anchor> &anchor) const;
    [[nodiscard]] QPointF origin() const;
    [[nodiscard]] QPointF toDiagram(QPointF place) const;
    void zoomAt(qreal zoom, QPointF fixed);
    void setHovered(std::optional<DiagramStack::Place> place);
    void setCurrent(DiagramStack::Place place);
    void reveal(DiagramStack::Place place);
    void choose(DiagramStack::Place place);
    void toggleRun(DiagramStack::Place place);
    [[nodiscard]] std::optional<DiagramStack::Place> pageFrom(DiagramStack::Place place, bool down) const;
    [[nodiscard]] QString toolTipAt(QPointF place) const;
    void tellCurrent();
    void paintHint(QPainter &painter);

    DiagramFonts m_fonts;
    DiagramStack m_stack;
    qreal m_zoom = 1;
    std::optional<DiagramStack::Place> m_current;
    std::optional<DiagramStack::Place> m_selected;
    std::optional<DiagramStack::Place> m_hovered;
    int m_wheel = 0; ///< of a step of the zoom, in eighths of a degree
};

} // namespace midhop::gui
