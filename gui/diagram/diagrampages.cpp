#include "gui/diagram/diagrampages.h"

#include "gui/diagram/diagrampainter.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QMarginsF>
#include <QtGui/QPageLayout>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include <algorithm>

namespace midhop::gui {

namespace {

constexpr qreal PageMargin = 15; ///< millimetres
constexpr qreal UsualWidth = 44; ///< of a page, in heights of a line: text of about 9 points
constexpr int Resolution = 300;

/// Paints layouts on pages whose unit is the diagram's.
class Pages final
{
public:
    Pages(QPdfWriter *writer, QPainter *painter, const DiagramFonts &fonts, QSizeF page)
        : m_writer(writer)
        , m_painter(painter)
        , m_diagram(painter, fonts, Colours::light())
        , m_page(page)
    {
    }

    void add(const DiagramLayout &layout)
    {
        turnPage();
        qreal from = 0;
        qreal room = m_page.height();
        for (;;) {
            const qreal to = endOfPage(layout, from, room);
            paint(layout, from, to);
            m_left = room - (to - from);
            if (to >= layout.size.height())
                return;
            turnPage();
            paint(layout, 0, layout.headBottom);
            m_painter->translate(0, layout.headBottom);
            from = to;
            room = m_page.height() - layout.headBottom;
        }
    }

    void addRemark(DiagramText remark)
    {
        const qreal height = 2 * remark.rect.height();
        if (m_left < height) {
            turnPage();
            m_left = m_page.height();
        }
        m_painter->resetTransform();
        m_painter->scale(scale(), scale());
        remark.rect.moveTop(m_page.height() - m_left + height / 4);
        m_diagram.paintText(remark);
    }

private:
    [[nodiscard]] qreal scale() const { return qreal(m_writer->width()) / m_page.width(); }

    void turnPage()
    {
        if (!m_fresh)
            m_writer->newPage();
        m_fresh = false;
        m_painter->resetTransform();
        m_painter->scale(scale(), scale());
    }

    /// Behind the last mark that the page has room for; never nothing.
    [[nodiscard]] static qreal endOfPage(const DiagramLayout &layout, qreal from, qreal room)
    {
        if (layout.size.height() - from <= room)
            return layout.size.height();
        qreal end = from;
        for (std::size_t i = layout.firstMarkBelow(from); i < layout.marks.size(); ++i) {
            const qreal bottom = layout.marks[i].bounds.bottom();
            if (bottom - from > room)
                break;
            end = std::max(end, bottom);
        }
        return end > from ? end : from + room;
    }

    void paint(const DiagramLayout &layout, qreal from, qreal to)
    {
        m_painter->save();
        m_painter->translate(0, -from);
        m_painter->setClipRect(QRectF(0, from, layout.size.width(), to - from));
        m_diagram.paint(layout, QRectF(0, from, layout.size.width(), to - from));
        m_painter->restore();
    }

    QPdfWriter *m_writer;
    QPainter *m_painter;
    DiagramPainter m_diagram;
    QSizeF m_page;
    qreal m_left = 0; ///< room on the page
    bool m_fresh = true;
};

} // namespace

QByteArray diagramPages(const DiagramStack &stack, const DiagramFonts &fonts)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    QPdfWriter writer(&buffer);
    writer.setResolution(Resolution);
    writer.setCreator(QCoreApplication::applicationName());
    const QMarginsF margins(PageMargin, PageMargin, PageMargin, PageMargin);
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, margins, QPageLayout::Millimeter));

    DiagramStack paged = stack;
    DiagramStack::Options options = stack.options();
    options.width = std::max(leastDiagramWidth(fonts), UsualWidth * fonts.lineHeight());
    options.headings = true;
    paged.setOptions(options);

    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    const QSizeF page(options.width, options.width * writer.height() / writer.width());
    Pages pages(&writer, &painter, fonts, page);
    for (std::size_t i = 0; i < paged.entries().size(); ++i)
        pages.add(paged.layout(i));
    if (paged.remark())
        pages.addRemark(*paged.remark());
    return painter.end() ? bytes : QByteArray();
}

} // namespace midhop::gui
