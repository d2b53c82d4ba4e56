#include "gui/diagram/diagramcanvas.h"

#include "gui/diagram/diagramwords.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr qreal ZoomStep = 1.2;

/// Plain text as a tool tip: Qt would take foreign text that looks like it for HTML.
QString harmless(const QString &text)
{
    return u"<p style='white-space:pre-wrap'>"_s + text.toHtmlEscaped() + u"</p>"_s;
}

} // namespace

DiagramCanvas::DiagramCanvas(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_fonts(font())
    , m_stack(&m_fonts)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    retranslate();
    layOut();
}

void DiagramCanvas::setEntries(std::vector<DiagramEntry> entries, qsizetype omitted)
{
    m_current.reset();
    m_selected.reset();
    m_hovered.reset();
    m_stack.setEntries(std::move(entries), omitted);
    adaptBars();
    verticalScrollBar()->setValue(0);
    tellCurrent();
    viewport()->update();
}

void DiagramCanvas::updateFlows(std::vector<DiagramStack::Update> updates)
{
    // Who looks at the end goes on looking at it.
    QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->maximum() > 0 && bar->value() == bar->maximum();
    relayout([&] { m_stack.update(std::move(updates)); });
    if (atEnd)
        bar->setValue(bar->maximum());
}

void DiagramCanvas::setToScale(bool toScale)
{
    relayout([&] {
        DiagramStack::Options options = m_stack.options();
        options.toScale = toScale;
        m_stack.setOptions(options);
    });
}

void DiagramCanvas::setEverySegment(bool everySegment)
{
    relayout([&] {
        DiagramStack::Options options = m_stack.options();
        options.everySegment = everySegment;
        m_stack.setOptions(options);
    });
}

template <typename Change>
void DiagramCanvas::relayout(const Change &change)
{
    const std::optional<Anchor> current = anchorOf(m_current);
    const std::optional<Anchor> selected = anchorOf(m_selected);
    m_hovered.reset();
    change();
    m_current = placeOf(current);
    m_selected = placeOf(selected);
    adaptBars();
    viewport()->update();
}

std::optional<DiagramCanvas::Anchor>
DiagramCanvas::anchorOf(const std::optional<DiagramStack::Place> &place) const
{
    if (!place)
        return std::nullopt;
    return Anchor{m_stack.layout(place->exchange).id, m_stack.step(*place)};
}

std::optional<DiagramStack::Place> DiagramCanvas::placeOf(const std::optional<Anchor> &anchor) const
{
    return anchor ? m_stack.find(anchor->id, anchor->step) : std::nullopt;
}

void DiagramCanvas::layOut()
{
    relayout([&] {
        DiagramStack::Options options = m_stack.options();
        options.width = viewport()->width() / m_zoom;
        options.mirrored = layoutDirection() == Qt::RightToLeft;
        m_stack.setOptions(options);
    });
}

void DiagramCanvas::adaptBars()
{
    const QSizeF size = m_stack.size() * m_zoom;
    const int row = m_stack.isEmpty() ? 1 : int(m_fonts.lineHeight() * m_zoom * 1.6);
    const auto adapt = [row](QScrollBar *bar, qreal whole, int page) {
        bar->setRange(0, std::max(0, int(std::ceil(whole)) - page));
        bar->setPageStep(page);
        bar->setSingleStep(row);
    };
    adapt(verticalScrollBar(), size.height(), viewport()->height());
    adapt(horizontalScrollBar(), size.width(), viewport()->width());
}

// Where the diagram's corner is on the viewport: narrower ones stand in the middle.
QPointF DiagramCanvas::origin() const
{
    const QScrollBar *bar = horizontalScrollBar();
    const int scrolled = layoutDirection() == Qt::RightToLeft ? bar->maximum() - bar->value() : bar->value();
    const qreal free = viewport()->width() - m_stack.size().width() * m_zoom;
    return {free > 0 ? std::floor(free / 2) : qreal(-scrolled), qreal(-verticalScrollBar()->value())};
}

QPointF DiagramCanvas::toDiagram(QPointF place) const
{
    return (place - origin()) / m_zoom;
}

QRect DiagramCanvas::visualRect(DiagramStack::Place place) const
{
    const QRectF bounds = m_stack.bounds(place);
    return QRectF(bounds.topLeft() * m_zoom + origin(), bounds.size() * m_zoom).toAlignedRect();
}

void DiagramCanvas::setZoom(qreal zoom)
{
    zoomAt(zoom, QPointF(viewport()->rect().center()));
}

void DiagramCanvas::zoomIn()
{
    setZoom(m_zoom * ZoomStep);
}

void DiagramCanvas::zoomOut()
{
    setZoom(m_zoom / ZoomStep);
}

void DiagramCanvas::fitWidth()
{
    setZoom(std::min<qreal>(1, viewport()->width() / leastDiagramWidth(m_fonts)));
}

/// What is at `fixed` on the viewport stays there, as far as the layout does.
void DiagramCanvas::zoomAt(qreal zoom, QPointF fixed)
{
    qreal bounded = std::clamp(zoom, SmallestZoom, LargestZoom);
    if (std::abs(bounded - 1) < 0.01)
        bounded = 1; // steps there and back
    if (qFuzzyCompare(bounded, m_zoom))
        return;
    const QPointF place = toDiagram(fixed);
    m_zoom = bounded;
    layOut();
    verticalScrollBar()->setValue(int(std::round(place.y() * m_zoom - fixed.y())));
    emit zoomChanged(m_zoom);
}

void DiagramCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Colours &colours = Colours::of(palette());
    painter.fillRect(event->rect(), colours.surface);
    if (m_stack.isEmpty()) {
        paintHint(painter);
        return;
    }
    const QRectF exposed(toDiagram(event->rect().topLeft()), QSizeF(event->rect().size()) / m_zoom);
    painter.translate(origin());
    painter.scale(m_zoom, m_zoom);
    const DiagramMarking marking{m_selected, m_hovered, hasFocus() ? m_current : std::nullopt};
    DiagramPainter(&painter, m_fonts, colours).paint(m_stack, exposed, marking);
}

void DiagramCanvas::paintHint(QPainter &painter)
{
    painter.setPen(Colours::of(palette()).muted);
    const int air = fontMetrics().height();
    painter.drawText(viewport()->rect().adjusted(air, air, -air, -air),
                     int(Qt::AlignCenter) | Qt::TextWordWrap, tr("Select an exchange to see its way."));
}

void DiagramCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void DiagramCanvas::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
        relayout([&] {
            m_fonts = DiagramFonts(font());
            m_stack.setRuler(&m_fonts);
        });
        break;
    case QEvent::LanguageChange:
        retranslate();
        relayout([&] { m_stack.setRuler(&m_fonts); });
        break;
    case QEvent::LayoutDirectionChange:
        layOut();
        break;
    case QEvent::PaletteChange:
        viewport()->update();
        break;
    default:
        break;
    }
}

void DiagramCanvas::retranslate()
{
    setAccessibleName(tr("Sequence"));
    tellCurrent();
}

void DiagramCanvas::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (!m_current && event->reason() != Qt::MouseFocusReason) {
        if (const auto first = m_stack.first())
            setCurrent(*first);
    }
    viewport()->update();
}

void DiagramCanvas::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void DiagramCanvas::setCurrent(DiagramStack::Place place)
{
    m_current = place;
    reveal(place);
    tellCurrent();
    viewport()->update();
}

// The description is what screen readers say when the focus moves.
void DiagramCanvas::tellCurrent()
{
    if (m_stack.isEmpty()) {
        setAccessibleDescription(tr("Select an exchange to see its way."));
    } else if (m_current) {
        const trace::Flow &flow = *m_stack.entries()[m_current->exchange].flow;
        setAccessibleDescription(stepSpoken(flow, m_stack.mark(*m_current).group));
    } else {
        setAccessibleDescription({});
    }
}

void DiagramCanvas::reveal(DiagramStack::Place place)
{
    const QRect rect = visualRect(place);
    const int air = int(m_fonts.lineHeight() * m_zoom / 2);
    QScrollBar *bar = verticalScrollBar();
    if (rect.top() < air) {
        // The first one is seen with the heads above it.
        const qreal wanted =
            place.mark == 0 ? m_stack.top(place.exchange) * m_zoom : bar->value() + rect.top() - air;
        bar->setValue(int(wanted));
    } else if (rect.bottom() > viewport()->height() - air) {
        bar->setValue(bar->value() + rect.bottom() - viewport()->height() + air);
    }
    QScrollBar *across = horizontalScrollBar();
    const int sign = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    if (rect.left() < 0)
        across->setValue(across->value() + sign * (rect.left() - air));
    else if (rect.right() > viewport()->width())
        across->setValue(across->value() + sign * (rect.right() - viewport()->width() + air));
}

void DiagramCanvas::choose(DiagramStack::Place place)
{
    m_selected = place;
    setCurrent(place);
    const trace::ExchangeId id = m_stack.layout(place.exchange).id;
    const trace::Step step = m_stack.step(place);
    const qint64 size = m_stack.mark(place).group.size;
    emit stepSelected(id, step.teller, step.told);
    if (step.kind == trace::StepKind::Bytes && step.direction)
        emit bytesSelected(id, *step.direction, step.offset, size);
}

void DiagramCanvas::toggleRun(DiagramStack::Place place)
{
    const std::optional<SegmentRun> run = m_stack.mark(place).group.run;
    if (run && !m_stack.options().everySegment)
        relayout([&] { m_stack.toggle(place.exchange, *run); });
}

std::optional<DiagramStack::Place> DiagramCanvas::pageFrom(DiagramStack::Place place, bool down) const
{
    const qreal page = viewport()->height() / m_zoom * 0.9;
    const qreal start = m_stack.bounds(place).center().y();
    std::optional<DiagramStack::Place> reached;
    for (auto next = down ? m_stack.behind(place) : m_stack.before(place); next;
         next = down ? m_stack.behind(*next) : m_stack.before(*next)) {
        if (reached && std::abs(m_stack.bounds(*next).center().y() - start) > page)
            break;
        reached = next;
    }
    return reached;
}

void DiagramCanvas::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier) || event->modifiers().testFlag(Qt::AltModifier) ||
        m_stack.isEmpty()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const auto go = [this](std::optional<DiagramStack::Place> place) {
        if (place)
            setCurrent(*place);
    };
    const auto from = m_current ? m_current : m_stack.first();
    switch (event->key()) {
    case Qt::Key_Up:
        go(m_current ? m_stack.before(*m_current) : from);
        break;
    case Qt::Key_Down:
        go(m_current ? m_stack.behind(*m_current) : from);
        break;
    case Qt::Key_Home:
        go(m_stack.first());
        break;
    case Qt::Key_End:
        go(m_stack.last());
        break;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (from)
            go(pageFrom(*from, event->key() == Qt::Key_PageDown));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            choose(*m_current);
        break;
    case Qt::Key_Space:
        if (m_current)
            toggleRun(*m_current);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        break;
    }
}

void DiagramCanvas::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / QWheelEvent::DefaultDeltasPerStep;
    m_wheel %= QWheelEvent::DefaultDeltasPerStep;
    if (steps != 0)
        zoomAt(m_zoom * std::pow(ZoomStep, steps), event->position());
    event->accept();
}

void DiagramCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    if (const auto place = m_stack.markAt(toDiagram(event->position())))
        choose(*place);
}

void DiagramCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto place = m_stack.markAt(toDiagram(event->position()));
    if (event->button() == Qt::LeftButton && place)
        toggleRun(*place);
}

void DiagramCanvas::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(m_stack.markAt(toDiagram(event->position())));
}

void DiagramCanvas::setHovered(std::optional<DiagramStack::Place> place)
{
    if (place == m_hovered)
        return;
    m_hovered = place;
    viewport()->setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

bool DiagramCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered(std::nullopt);
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = toolTipAt(toDiagram(help->pos()));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), harmless(text), viewport());
    return true;
}

QString DiagramCanvas::toolTipAt(QPointF place) const
{
    const auto mark = m_stack.markAt(place);
    if (!mark)
        return m_stack.shortenedAt(place);
    return stepDetails(*m_stack.entries()[mark->exchange].flow, m_stack.mark(*mark).group);
}

} // namespace midhop::gui
