#include "gui/inspector/envelopeview.h"

#include "gui/inspector/envelopemodel.h"
#include "gui/inspector/envelopetree.h"
#include "gui/inspector/envelopewords.h"
#include "gui/inspector/rawtextview.h"
#include "gui/panels/sign.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedLayout>

namespace midhop::gui {

namespace {

using State = trace::EnvelopeBytes::State;

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

bool isSame(const trace::EnvelopeBytes &one, const trace::EnvelopeBytes &other)
{
    return one.state == other.state && one.seenBy == other.seenBy && one.proxyRead == other.proxyRead &&
           one.sent == other.sent && one.before == other.before && one.refusal == other.refusal &&
           one.bytes == other.bytes;
}

} // namespace

EnvelopeView::EnvelopeView(Journal *journal, QWidget *parent)
    : QWidget(parent)
    , m_followed(new FollowedExchange(journal, this))
    , m_model(new EnvelopeModel(this))
    , m_pages(new QStackedLayout(this))
    , m_hint(makeLabel(this))
    , m_halves(new QSplitter(Qt::Vertical))
    , m_tree(new EnvelopeTree)
    , m_text(new RawTextView(m_halves))
{
    auto *page = new QWidget(this);
    m_sign = new Sign(Glyph::Check, &Colours::good, page);
    m_status = makeLabel(page);
    setUpTree();
    m_halves->insertWidget(0, m_tree);
    m_halves->setChildrenCollapsible(false);
    m_halves->setStretchFactor(0, 3);
    m_halves->setStretchFactor(1, 2);

    auto *line = new QHBoxLayout;
    line->setContentsMargins(10, 4, 10, 4);
    line->setSpacing(6);
    line->addWidget(m_sign, 0, Qt::AlignVCenter);
    line->addWidget(m_status, 1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_halves, 1);
    m_hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_hint->setMargin(12);
    Tint::apply(m_hint, &Colours::muted);
    m_pages->addWidget(m_hint);
    m_pages->addWidget(page);

    connect(m_followed, &FollowedExchange::changed, this, &EnvelopeView::showAll);
    connect(m_text, &ByteArea::rangeSelected, this, &EnvelopeView::textSelected);
    connect(m_text, &ByteArea::copied, this, [this](qsizetype bytes, bool unchanged) {
        if (!unchanged)
            m_status->setText(
                tr("Copied %Ln byte(s); those that are no UTF-8 as a replacement character. As hex, C or "
                   "Python they stay what they are.",
                   nullptr, int(bytes)));
    });
    retranslate();
}

void EnvelopeView::setUpTree()
{
    m_tree->setModel(m_model);
    m_tree->addActions(m_text->copyActions()); // of what is selected there
    connect(m_tree, &EnvelopeTree::copyRequested, m_text, [this] { m_text->copy(ByteArea::Form::Text); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &EnvelopeView::treeMoved);
}

void EnvelopeView::showExchange(trace::ExchangeId id)
{
    m_followed->follow(id);
}

QString EnvelopeView::statusText() const
{
    return m_pages->currentIndex() == 0 ? m_hint->text() : m_status->text();
}

void EnvelopeView::showAll()
{
    const std::optional<trace::Exchange> &exchange = m_followed->exchange();
    const trace::EnvelopeBytes envelope = exchange ? trace::envelopeBytes(*exchange) : trace::EnvelopeBytes();
    if (!isSame(envelope, m_envelope))
        showEnvelope(envelope);
    showStatus();
}

/// What was selected stays so while the bytes of one envelope get more.
void EnvelopeView::showEnvelope(const trace::EnvelopeBytes &envelope)
{
    m_envelope = envelope;
    const QScopedValueRollback following(m_following, true);
    m_model->setEnvelope(envelope);
    m_tree->expand(m_model->index(0, 0));
    m_text->setBytes(envelope.bytes);
    m_text->setFault(faultOf(envelope));
    if (!m_text->selection().isEmpty())
        showInTree(m_text->selection());
    else if (const auto fault = faultOf(envelope))
        m_text->showByte(*fault);
}

void EnvelopeView::showStatus()
{
    const bool shows = !m_envelope.bytes.isEmpty();
    m_pages->setCurrentIndex(shows ? 1 : 0);
    if (!shows) {
        m_hint->setText(m_followed->exchange() ? envelopeWords(m_envelope)
                                               : tr("Select an exchange to see its envelope."));
        return;
    }
    QString text = envelopeWords(m_envelope);
    if (const QString origin = envelopeOrigin(m_envelope); !origin.isEmpty())
        text += u' ' + origin;
    if (m_model->readTo() < m_envelope.bytes.size())
        text += u' ' + tr("The tree shows the first %Ln byte(s).", nullptr, int(m_model->readTo()));
    m_status->setText(text);
    const auto &exchange = m_followed->exchange();
    const bool sending = m_envelope.sent >= 0 && exchange && exchange->client && !exchange->client->finished;
    const bool good = m_envelope.state == State::Complete && m_envelope.sent < 0;
    const bool bad = !good && !sending && m_envelope.state != State::UnderWay;
    m_sign->setGlyph(good  ? Glyph::Check
                     : bad ? Glyph::Warn
                           : Glyph::Play,
                     good  ? &Colours::good
                     : bad ? &Colours::bad
                           : &Colours::muted);
}

void EnvelopeView::treeMoved(const QModelIndex &current)
{
    if (m_following || !current.isValid())
        return;
    const wire::ByteRange range = m_model->bytesOf(current);
    m_text->select(range);
    tellSelection(range);
}

void EnvelopeView::textSelected(const wire::ByteRange &range)
{
    showInTree(range);
    tellSelection(range);
}

/// The innermost value that holds all of the bytes.
void EnvelopeView::showInTree(const wire::ByteRange &range)
{
    const QScopedValueRollback following(m_following, true);
    QModelIndex index = range.isEmpty() ? QModelIndex() : m_model->indexAt(range.begin);
    const QModelIndex last = range.isEmpty() ? QModelIndex() : m_model->indexAt(range.end - 1);
    if (index != last) {
        while (index.isValid() && m_model->bytesOf(index).end < range.end)
            index = index.parent();
    }
    if (index.isValid())
        m_tree->setCurrentIndex(index);
    else
        m_tree->selectionModel()->clear();
}

void EnvelopeView::tellSelection(const wire::ByteRange &range)
{
    emit bytesSelected(m_followed->id(), trace::Direction::ClientToProxy, range.begin + m_envelope.before,
                       range.size());
}

void EnvelopeView::selectBytes(trace::Direction direction, qint64 offset, qint64 size)
{
    m_followed->refresh();
    if (direction == trace::Direction::ClientToProxy) {
        const qsizetype begin = offset - m_envelope.before;
        const wire::ByteRange range{std::max<qsizetype>(0, begin), std::max<qsizetype>(0, begin + size)};
        m_text->setLinked({});
        m_text->select(range);
        showInTree(m_text->selection());
    } else if (direction == trace::Direction::ProxyToServer && m_followed->exchange()) {
        const trace::Carried carried = trace::carriedBy(*m_followed->exchange(), direction);
        m_text->setLinked(
            trace::MessageLink(m_envelope.bytes, carried.bytes).inEnvelope({offset, offset + size}));
        if (!m_text->linked().isEmpty())
            m_text->showByte(m_text->linked().begin);
    }
}

void EnvelopeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void EnvelopeView::retranslate()
{
    m_tree->setAccessibleName(tr("Envelope"));
    m_text->setAccessibleName(tr("Envelope text"));
    m_model->retranslate();
    m_tree->expand(m_model->index(0, 0));
    showStatus();
}

} // namespace midhop::gui
