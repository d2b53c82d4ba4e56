#include "gui/diagram/diagramview.h"

#include "gui/diagram/diagramactions.h"
#include "gui/diagram/diagramcanvas.h"
#include "gui/diagram/diagrampicture.h"
#include "gui/diagram/diagramwords.h"
#include "gui/logs/logheader.h"
#include "gui/panels/noticebar.h"
#include "gui/tables/foreign.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto RefreshInterval = 33ms;
constexpr auto Group = "diagram"_L1;
constexpr auto ToScaleKey = "toScale"_L1;
constexpr auto EverySegmentKey = "everySegment"_L1;
constexpr auto ZoomKey = "zoom"_L1;

} // namespace

DiagramView::DiagramView(Journal *journal, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_strip(new LogHeader(this))
    , m_canvas(new DiagramCanvas(this))
    , m_actions(new DiagramActions(m_canvas))
    , m_notice(new NoticeBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_notice);
    layout->addWidget(m_canvas, 1);
    for (QAction *action : {m_actions->toScale, m_actions->everySegment})
        m_strip->addButton(action, true);
    for (QAction *action : {m_actions->zoomOut, m_actions->zoomIn, m_actions->copy, m_actions->save})
        m_strip->addButton(action, false);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DiagramView::refresh);
    connect(m_canvas, &DiagramCanvas::stepSelected, this, &DiagramView::stepSelected);
    connect(m_canvas, &DiagramCanvas::bytesSelected, this, &DiagramView::bytesSelected);
    connectActions();
    connectJournal();
    showTitle();
}

DiagramView::~DiagramView() = default;

void DiagramView::connectActions()
{
    connect(m_actions->zoomIn, &QAction::triggered, m_canvas, &DiagramCanvas::zoomIn);
    connect(m_actions->zoomOut, &QAction::triggered, m_canvas, &DiagramCanvas::zoomOut);
    connect(m_actions->normalSize, &QAction::triggered, m_canvas, [this] { m_canvas->setZoom(1); });
    connect(m_actions->fitWidth, &QAction::triggered, m_canvas, &DiagramCanvas::fitWidth);
    connect(m_actions->toScale, &QAction::toggled, m_canvas, &DiagramCanvas::setToScale);
    connect(m_actions->everySegment, &QAction::toggled, m_canvas, &DiagramCanvas::setEverySegment);
    connect(m_actions->copy, &QAction::triggered, this, &DiagramView::copyPicture);
    connect(m_actions->save, &QAction::triggered, this, &DiagramView::savePicture);
    connect(m_actions->toScale, &QAction::toggled, this, &DiagramView::remember);
    connect(m_actions->everySegment, &QAction::toggled, this, &DiagramView::remember);
    connect(m_canvas, &DiagramCanvas::zoomChanged, this, &DiagramView::remember);
}

void DiagramView::connectJournal()
{
    connect(m_journal, &Journal::changed, this, &DiagramView::takeChanges);
    connect(m_journal, &Journal::leaving, this, &DiagramView::takeLeaving);
    connect(m_journal, &Journal::cleared, this, &DiagramView::takeCleared);
}

void DiagramView::rememberIn(QSettings *settings)
{
    m_settings = nullptr; // what is read is not written
    if (settings != nullptr) {
        settings->beginGroup(Group);
        m_actions->toScale->setChecked(settings->value(ToScaleKey, false).toBool());
        m_actions->everySegment->setChecked(settings->value(EverySegmentKey, false).toBool());
        bool ok = false;
        const double zoom = settings->value(ZoomKey, 1.0).toDouble(&ok);
        m_canvas->setZoom(
            ok && zoom >= DiagramCanvas::SmallestZoom && zoom <= DiagramCanvas::LargestZoom ? zoom : 1);
        settings->endGroup();
    }
    m_settings = settings;
}

void DiagramView::remember() const
{
    if (m_settings == nullptr)
        return;
    m_settings->beginGroup(Group);
    m_settings->setValue(ToScaleKey, m_actions->toScale->isChecked());
    m_settings->setValue(EverySegmentKey, m_actions->everySegment->isChecked());
    m_settings->setValue(ZoomKey, m_canvas->zoom());
    m_settings->endGroup();
}

std::optional<trace::Flow> DiagramView::flowAt(qsizetype row) const
{
    return row < 0 ? std::nullopt : std::optional(trace::flowOf(m_journal->store().exchange(row)));
}

void DiagramView::showExchanges(const std::vector<trace::ExchangeId> &ids)
{
    if (ids == m_asked)
        return; // said again: who reads keeps the place
    m_asked = ids;
    m_changed.clear();
    m_timer.stop();
    std::vector<DiagramEntry> entries;
    const std::size_t drawn = std::min(ids.size(), MostExchanges);
    entries.reserve(drawn);
    for (std::size_t i = 0; i < drawn; ++i)
        entries.push_back({ids[i], flowAt(m_journal->rowOf(ids[i])), {}});
    m_canvas->setEntries(std::move(entries), qsizetype(ids.size() - drawn));
    m_refreshed = std::chrono::steady_clock::now();
    showTitle();
}

void DiagramView::takeChanges(const std::vector<trace::Store::Change> &changes)
{
    if (m_canvas->stack().isEmpty())
        return;
    std::set<qsizetype> rows;
    for (const trace::Store::Change &change : changes)
        rows.insert(change.row);
    for (const DiagramEntry &entry : m_canvas->stack().entries()) {
        if (rows.contains(m_journal->rowOf(entry.id)))
            m_changed.insert(entry.id);
    }
    if (m_changed.empty() || m_timer.isActive())
        return;
    const auto since = std::chrono::steady_clock::now() - m_refreshed;
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(RefreshInterval - since);
    m_timer.start(std::clamp(rest, 0ms, std::chrono::milliseconds(RefreshInterval)));
}

void DiagramView::refresh()
{
    std::vector<DiagramStack::Update> flows;
    for (const trace::ExchangeId id : m_changed)
        flows.emplace_back(id, flowAt(m_journal->rowOf(id)));
    m_changed.clear();
    m_canvas->updateFlows(std::move(flows));
    m_refreshed = std::chrono::steady_clock::now();
    showTitle();
}

void DiagramView::takeLeaving(qsizetype firstRow)
{
    std::vector<DiagramStack::Update> gone;
    for (const DiagramEntry &entry : m_canvas->stack().entries()) {
        if (entry.flow && m_journal->rowOf(entry.id) < firstRow) {
            gone.emplace_back(entry.id, std::nullopt);
            m_changed.erase(entry.id);
        }
    }
    if (gone.empty())
        return;
    m_canvas->updateFlows(std::move(gone));
    showTitle();
}

void DiagramView::takeCleared()
{
    std::vector<DiagramStack::Update> gone;
    for (const DiagramEntry &entry : m_canvas->stack().entries())
        gone.emplace_back(entry.id, std::nullopt);
    m_changed.clear();
    m_timer.stop();
    m_canvas->updateFlows(std::move(gone));
    showTitle();
}

void DiagramView::showTitle()
{
    const std::vector<DiagramEntry> &entries = m_canvas->stack().entries();
    QString title;
    if (entries.size() > 1)
        title = tr("%1 exchanges").arg(locale().toString(qsizetype(m_asked.size())));
    else if (entries.size() == 1 && entries.front().flow)
        title = flowHeading(*entries.front().flow);
    m_strip->setTitle(title);
    for (QAction *action : {m_actions->copy, m_actions->save})
        action->setEnabled(!entries.empty());
}

void DiagramView::copyPicture()
{
    if (m_canvas->stack().isEmpty())
        return;
    const QImage image = DiagramPicture(m_canvas->stack(), m_canvas->fonts()).image(Colours::of(palette()));
    if (!image.isNull()) {
        QGuiApplication::clipboard()->setImage(image);
        return;
    }
    m_notice->setTone(NoticeBar::Tone::Bad);
    m_notice->tell(DiagramPicture::tooLongText());
}

void DiagramView::savePicture()
{
    if (m_canvas->stack().isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the diagram"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString png = tr("PNG picture (*.png)");
    dialog->setNameFilters({png, tr("PDF document (*.pdf)")});
    dialog->setDefaultSuffix(u"png"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, png](const QString &filter) {
        dialog->setDefaultSuffix(filter == png ? u"png"_s : u"pdf"_s);
    });
    dialog->selectFile(m_asked.empty() ? u"exchange.png"_s : u"exchange-%1.png"_s.arg(m_asked.front().value));
    connect(dialog, &QFileDialog::fileSelected, this, &DiagramView::saveTo);
    dialog->open();
}

void DiagramView::saveTo(const QString &path)
{
    QString error;
    const bool saved = exportPicture(path, &error);
    m_notice->setTone(saved ? NoticeBar::Tone::Plain : NoticeBar::Tone::Bad);
    m_notice->tell(saved ? tr("The diagram is saved to %1.").arg(shownPath(path)) : error);
}

bool DiagramView::exportPicture(const QString &path, QString *error) const
{
    return DiagramPicture(m_canvas->stack(), m_canvas->fonts()).save(path, Colours::of(palette()), error);
}

void DiagramView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        showTitle();
    }
}

} // namespace midhop::gui
