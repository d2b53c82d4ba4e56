#include "gui/inspector/bytesview.h"

#include "core/trace/wholefile.h"
#include "gui/inspector/differenceview.h"
#include "gui/inspector/directionbar.h"
#include "gui/inspector/directionwords.h"
#include "gui/inspector/hexview.h"
#include "gui/panels/elidedlabel.h"
#include "gui/panels/tint.h"
#include "gui/tables/foreign.h"
#include "gui/theme/glyph.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using trace::Direction;

constexpr std::array Directions{Direction::ClientToProxy, Direction::ProxyToServer, Direction::ServerToProxy,
                                Direction::ProxyToClient};

enum End { AsRead, AsWritten }; // of the segments: the choice's rows

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

BytesView::BytesView(Journal *journal, QWidget *parent)
    : QWidget(parent)
    , m_followed(new FollowedExchange(journal, this))
    , m_pages(new QStackedLayout(this))
    , m_hint(makeLabel(this))
{
    auto *page = new QWidget(this);
    m_bar = new DirectionBar(page);
    m_remark = makeLabel(page);
    m_remark->setContentsMargins(10, 2, 10, 2);
    m_hex = new HexView(page);
    m_tools = new QWidget(page);
    makeTools();
    m_differenceView = new DifferenceView(page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_bar, m_tools, m_remark})
        layout->addWidget(widget);
    layout->addWidget(m_hex, 1);
    layout->addWidget(m_differenceView, 1);

    m_hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_hint->setMargin(12);
    Tint::apply(m_hint, &Colours::muted);
    m_pages->addWidget(m_hint);
    m_pages->addWidget(page);

    connect(m_followed, &FollowedExchange::changed, this, &BytesView::showAll);
    connect(m_bar, &DirectionBar::pageChosen, this, &BytesView::showPage);
    connect(m_hex, &ByteArea::rangeSelected, this, &BytesView::rangeSelected);
    connect(m_hex, &ByteArea::copied, this, [this](qsizetype bytes, bool unchanged) {
        tell(unchanged
                 ? tr("Copied %Ln byte(s).", nullptr, int(bytes))
                 : tr("Copied %Ln byte(s); those that are no UTF-8 as a replacement character. As hex, C or "
                      "Python they stay what they are.",
                      nullptr, int(bytes)));
    });
    connect(m_differenceView, &DifferenceView::stretchSelected, this, &BytesView::stretchSelected);
    retranslate();
    showAll();
}

void BytesView::makeTools()
{
    m_info = new ElidedLabel(m_tools);
    Tint::apply(m_info, &Colours::muted);
    m_end = new QComboBox(m_tools);
    m_end->addItems({QString(), QString()});
    m_end->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_copy = new QToolButton(m_tools);
    m_copyMenu = new QMenu(m_copy);
    m_copyMenu->addActions(m_hex->copyActions());
    m_copy->setMenu(m_copyMenu);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setIcon(glyphIcon(Glyph::Copy));
    m_save = new QToolButton(m_tools);
    m_save->setIcon(glyphIcon(Glyph::Save));
    for (QToolButton *button : {m_copy, m_save}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto *layout = new QHBoxLayout(m_tools);
    layout->setContentsMargins(10, 2, 6, 2);
    layout->addWidget(m_info, 1);
    layout->addWidget(m_end);
    layout->addWidget(m_copy);
    layout->addWidget(m_save);
    connect(m_end, &QComboBox::currentIndexChanged, this, &BytesView::showSegments);
    connect(m_save, &QToolButton::clicked, this, &BytesView::save);
}

void BytesView::showExchange(trace::ExchangeId id)
{
    if (id == m_followed->id())
        return;
    m_selected = {};
    m_linked = {};
    m_followed->follow(id);
}

bool BytesView::showsDifference() const
{
    return m_bar->page() == DirectionBar::Difference;
}

Direction BytesView::direction() const
{
    return Direction(m_bar->page());
}

void BytesView::showAll()
{
    const std::optional<trace::Exchange> &exchange = m_followed->exchange();
    m_pages->setCurrentIndex(exchange ? 1 : 0);
    for (const Direction way : Directions)
        carried(way) = exchange ? trace::carriedBy(*exchange, way) : trace::Carried();
    m_difference = exchange ? trace::differenceOf(*exchange) : trace::Difference();
    m_link.reset();
    m_differenceView->setDifference(m_difference);
    showDetails();
    showPage();
}

void BytesView::showDetails()
{
    for (const Direction way : Directions) {
        const trace::Carried &it = carried(way);
        m_bar->setDetail(
            int(way), {DirectionWords::detail(it), DirectionWords::brief(it), DirectionWords::sentence(it)});
    }
    const QString brief = DifferenceView::brief(m_difference);
    m_bar->setDetail(DirectionBar::Difference, {brief, brief, m_differenceView->words()});
}

void BytesView::showPage()
{
    const bool isDifference = showsDifference();
    m_tools->setVisible(!isDifference);
    m_hex->setVisible(!isDifference);
    m_differenceView->setVisible(isDifference);
    if (isDifference) {
        m_remark->hide();
        return;
    }
    const auto page = std::size_t(direction());
    m_hex->setAccessibleName(DirectionBar::accessibleTitle(direction()));
    m_hex->setHint(DirectionWords::sentence(m_carried[page]));
    m_hex->setBytes(m_carried[page].bytes);
    m_hex->select(m_selected[page]);
    m_hex->setLinked(m_linked[page]);
    m_end->setItemText(AsRead, DirectionWords::asRead(direction()));
    m_end->setItemText(AsWritten, DirectionWords::asWritten(direction()));
    const bool hasBytes = !m_carried[page].bytes.isEmpty();
    m_copy->setEnabled(hasBytes);
    m_save->setEnabled(hasBytes);
    showSegments();
}

void BytesView::showSegments()
{
    if (showsDifference())
        return;
    const trace::Carried &it = carried(direction());
    const bool read = m_end->currentIndex() == AsRead;
    const std::chrono::nanoseconds origin = m_followed->exchange()
                                                ? DirectionWords::startOf(*m_followed->exchange())
                                                : std::chrono::nanoseconds();
    m_hex->setSegments(read ? it.received : it.sent, origin, m_end->currentText());
    showRemark();
    showSelection();
}

void BytesView::showRemark()
{
    const trace::Carried &it = carried(direction());
    m_remark->setText(DirectionWords::remark(it, m_end->currentIndex() == AsRead));
    m_remark->setVisible(!m_remark->text().isEmpty());
}

/// Which bytes are selected, and which are theirs in the other direction.
void BytesView::showSelection()
{
    const wire::ByteRange range = m_hex->selection();
    if (range.isEmpty()) { // without bytes their place says it
        m_info->setText(m_hex->bytes().isEmpty() ? QString()
                                                 : DirectionWords::sentence(carried(direction())));
        return;
    }
    QString text = DirectionWords::selection(range);
    if (const auto segment = m_hex->segmentAt(range.begin))
        text += u" \u00b7 "_s + tr("segment %1").arg(QLocale().toString(*segment + 1));
    const Direction other =
        direction() == Direction::ClientToProxy ? Direction::ProxyToServer : Direction::ClientToProxy;
    const bool linkable = direction() == Direction::ClientToProxy || direction() == Direction::ProxyToServer;
    if (const wire::ByteRange linked = m_linked[std::size_t(other)]; linkable && !linked.isEmpty())
        text += u" \u00b7 "_s + DirectionBar::title(other) + u": "_s + DirectionWords::selection(linked);
    m_info->setText(text);
}

void BytesView::rangeSelected(const wire::ByteRange &range)
{
    link(direction(), range);
    showSelection();
    emit bytesSelected(m_followed->id(), direction(), range.begin, range.size());
}

/// Remembers a selection, and what corresponds to it in the direction that carries the same message.
void BytesView::link(Direction way, const wire::ByteRange &range)
{
    m_selected = {};
    m_linked = {};
    m_selected[std::size_t(way)] = range;
    const QByteArray &envelope = m_difference.envelope.bytes;
    const qsizetype before = m_difference.envelope.before;
    if (!m_link)
        m_link.emplace(envelope, carried(Direction::ProxyToServer).bytes);
    if (way == Direction::ClientToProxy) {
        m_linked[std::size_t(Direction::ProxyToServer)] =
            m_link->inServers({range.begin - before, range.end - before});
    } else if (way == Direction::ProxyToServer) {
        const wire::ByteRange there = m_link->inEnvelope(range);
        if (!there.isEmpty())
            m_linked[std::size_t(Direction::ClientToProxy)] = {there.begin + before, there.end + before};
    }
    m_hex->setLinked(showsDifference() ? wire::ByteRange() : m_linked[std::size_t(direction())]);
}

void BytesView::selectBytes(Direction way, qint64 offset, qint64 size)
{
    m_followed->refresh();
    link(way, {offset, offset + size});
    if (m_bar->page() == int(way))
        showPage();
    else
        m_bar->setPage(int(way));
}

void BytesView::stretchSelected(const wire::ByteRange &ofEnvelope, const wire::ByteRange &ofServers)
{
    const qsizetype before = m_difference.envelope.before;
    m_selected = {};
    m_linked = {};
    if (!ofEnvelope.isEmpty())
        m_selected[std::size_t(Direction::ClientToProxy)] = {ofEnvelope.begin + before,
                                                             ofEnvelope.end + before};
    m_selected[std::size_t(Direction::ProxyToServer)] = ofServers;
    if (!ofEnvelope.isEmpty())
        emit bytesSelected(m_followed->id(), Direction::ClientToProxy, ofEnvelope.begin + before,
                           ofEnvelope.size());
    else
        emit bytesSelected(m_followed->id(), Direction::ProxyToServer, ofServers.begin, ofServers.size());
}

void BytesView::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the bytes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("All files (*)")});
    dialog->selectFile(DirectionWords::fileName(m_followed->id(), direction()));
    connect(dialog, &QFileDialog::fileSelected, this, &BytesView::saveTo);
    dialog->open();
}

bool BytesView::saveTo(const QString &path)
{
    if (showsDifference())
        return false;
    const QByteArray bytes = carried(direction()).bytes;
    trace::WholeFile file(path);
    if (!file.open() || !file.write(bytes) || !file.commit()) {
        tell(tr("%1 can't be written: %2").arg(shownPath(path), file.errorText()));
        return false;
    }
    tell(tr("Saved %Ln byte(s).", nullptr, int(bytes.size())));
    return true;
}

void BytesView::tell(const QString &text)
{
    m_info->setText(text);
}

void BytesView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showAll();
    }
}

void BytesView::retranslate()
{
    m_hint->setText(tr("Select an exchange to see what each direction carried."));
    m_end->setAccessibleName(tr("Segments"));
    m_end->setToolTip(
        tr("Whose segments are shown: one end may read at once what the other wrote in pieces"));
    m_copy->setAccessibleName(tr("Copy"));
    m_copy->setToolTip(tr("Copy what is selected, or everything"));
    m_save->setAccessibleName(tr("Save…"));
    m_save->setToolTip(tr("Save the bytes of this direction unchanged to a file"));
}

} // namespace midhop::gui
