#include "gui/window/details.h"

#include "gui/diagram/diagramview.h"
#include "gui/inspector/bytesview.h"
#include "gui/inspector/envelopeview.h"
#include "gui/window/tabs.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

namespace {

enum Page { SequencePage, EnvelopePage, BytesPage };

} // namespace

Details::Details(Journal *journal, QSettings *settings, QWidget *parent)
    : Card(std::nullopt, parent)
    , m_tabs(new Tabs(this))
    , m_diagram(new DiagramView(journal))
    , m_envelope(new EnvelopeView(journal, nullptr))
    , m_bytes(new BytesView(journal, nullptr))
{
    m_diagram->rememberIn(settings);
    m_tabs->addPage(m_diagram);
    m_tabs->addPage(m_envelope);
    m_tabs->addPage(m_bytes);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);

    const auto linkFrom = [this](const QWidget *origin) {
        return [this, origin](trace::ExchangeId id, trace::Direction direction, qint64 offset, qint64 size) {
            link(id, direction, offset, size, origin);
        };
    };
    connect(m_diagram, &DiagramView::stepSelected, this, &Details::stepSelected);
    connect(m_diagram, &DiagramView::bytesSelected, this, linkFrom(m_diagram));
    connect(m_envelope, &EnvelopeView::bytesSelected, this, linkFrom(m_envelope));
    connect(m_bytes, &BytesView::bytesSelected, this, linkFrom(m_bytes));
    retranslate();
}

int Details::currentPage() const
{
    return m_tabs->currentIndex();
}

void Details::setCurrentPage(int page)
{
    m_tabs->setCurrentIndex(page);
}

void Details::show(const std::vector<trace::ExchangeId> &ids, trace::ExchangeId current)
{
    m_diagram->showExchanges(ids);
    inspect(current);
}

void Details::inspect(trace::ExchangeId id)
{
    if (id == m_inspected)
        return;
    m_inspected = id;
    m_envelope->showExchange(id);
    m_bytes->showExchange(id);
}

void Details::link(trace::ExchangeId id, trace::Direction direction, qint64 offset, qint64 size, const QWidget *origin)
{
    inspect(id); // of several exchanges in the diagram another one may be meant
    if (origin != m_envelope)
        m_envelope->selectBytes(direction, offset, size);
    if (origin != m_bytes)
        m_bytes->selectBytes(direction, offset, size);
}

void Details::retranslate()
{
    setHeading(tr("Details"));
    m_tabs->setAccessibleBarName(tr("Details"));
    m_tabs->setTitle(SequencePage, tr("Sequence"));
    m_tabs->setTitle(EnvelopePage, tr("Envelope"));
    m_tabs->setTitle(BytesPage, tr("Bytes"));
}

void Details::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace midhop::gui
