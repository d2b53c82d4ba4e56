#include "gui/inspector/differenceview.h"

#include "gui/inspector/differencemodel.h"
#include "gui/inspector/inspectordelegate.h"
#include "gui/tables/foreign.h"
#include "gui/tables/plainheader.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Form = trace::Difference::Form;
using What = trace::Comparison::What;

QString rangeWords(const wire::ByteRange &range)
{
    const QLocale locale;
    if (range.size() == 1)
        return DifferenceView::tr("byte %1").arg(locale.toString(range.begin));
    return DifferenceView::tr("bytes %1–%2")
        .arg(locale.toString(range.begin), locale.toString(range.end - 1));
}

} // namespace

DifferenceView::DifferenceView(QWidget *parent)
    : QWidget(parent)
    , m_model(new DifferenceModel(this))
    , m_words(new QLabel(this))
    , m_rows(new RowsView(this))
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(10, 4, 10, 4);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->setHorizontalHeader(new PlainHeader(m_rows));
    m_rows->horizontalHeader()->setStretchLastSection(true);
    m_rows->setModel(m_model);
    m_rows->setItemDelegate(new InspectorDelegate(m_rows));
    auto *copy = new QAction(m_rows);
    copy->setObjectName(u"copy"_s);
    m_rows->addAction(copy);
    connect(copy, &QAction::triggered, this, &DifferenceView::copyRows);
    connect(m_rows, &RowsView::copyRequested, this, &DifferenceView::copyRows);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { tell(current.row()); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_words);
    layout->addWidget(m_rows, 1);
    layout->addStretch(0);
    retranslate();
    adaptToFont();
}

void DifferenceView::setDifference(const trace::Difference &difference)
{
    m_model->setDifference(difference);
    m_words->setText(summary());
    m_rows->setVisible(m_model->rowCount() > 0);
}

QString DifferenceView::words() const
{
    return m_words->text();
}

void DifferenceView::tell(int row)
{
    const trace::DifferenceRow *it = row < 0 ? nullptr : m_model->rowAt(row);
    if (!it)
        return;
    const trace::Difference &difference = m_model->difference();
    wire::ByteRange ofEnvelope;
    switch (m_model->comparisonOf(row)->leftWhat) {
    case What::Envelope:
        ofEnvelope = it->left;
        break;
    case What::Message:
        ofEnvelope = trace::MessageLink(difference.envelope.bytes, m_model->comparisonOf(row)->left)
                         .inEnvelope(it->left);
        break;
    case What::ProxySent:
    case What::ServerGot:
        break;
    }
    emit stretchSelected(ofEnvelope, it->right);
}

void DifferenceView::copyRows()
{
    QString text;
    for (const auto &[first, last] : m_rows->selectedRuns()) {
        for (int row = first; row <= last; ++row) {
            for (int column = 0; column < DifferenceModel::ColumnCount; ++column)
                text += (column > 0 ? u"\t"_s : QString()) + m_model->index(row, column).data().toString();
            text += u'\n';
        }
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text.chopped(1));
}

QString DifferenceView::brief(const trace::Difference &difference)
{
    switch (difference.form) {
    case Form::EnvelopeNotSeen:
    case Form::ServerNotSeen:
        return tr("not known");
    case Form::NothingSent:
        return difference.over ? tr("nothing sent") : tr("nothing sent yet");
    case Form::Message:
        return difference.escapes > 0 ? tr("%Ln escape(s)", nullptr, int(difference.escapes))
                                      : tr("message alone");
    case Form::Json:
        return tr("JSON");
    case Form::Other:
        return tr("other bytes");
    }
    return {};
}

QString DifferenceView::summary() const
{
    const trace::Difference &difference = m_model->difference();
    switch (difference.form) {
    case Form::EnvelopeNotSeen:
        return tr("What the client sent is not known: no byte of an envelope was seen.");
    case Form::ServerNotSeen:
        return tr("What the server got is not known: neither the proxy nor the server is one of ours.");
    case Form::NothingSent:
        if (!difference.over)
            return tr("Nothing was sent to the server yet.");
        if (difference.reason.isEmpty())
            return tr("Nothing was sent to the server.");
        return tr("Nothing was sent to the server. The proxy said: %1.")
            .arg(shown(difference.reason));
    case Form::Message:
        return messageWords() + wayWords();
    case Form::Json:
        return jsonWords() + wayWords();
    case Form::Other:
        return otherWords() + wayWords();
    }
    return {};
}

QString DifferenceView::messageWords() const
{
    const trace::Difference &difference = m_model->difference();
    const bool asRead = difference.toServer->rightWhat == What::ServerGot;
    const int size = int(difference.toServer->right.size());
    QString text;
    if (difference.partial && difference.over)
        text =
            asRead
                ? tr("The server got only the beginning of the member message: %Ln byte(s).", nullptr, size)
                : tr("The proxy sent only the beginning of the member message: %Ln byte(s).", nullptr, size);
    else if (difference.partial)
        text = asRead ? tr("The server got the beginning of the member message so far: %Ln byte(s).", nullptr,
                           size)
                      : tr("The proxy sent the beginning of the member message so far: %Ln byte(s).", nullptr,
                           size);
    else
        text = asRead
                   ? tr("The server got exactly the member message, unescaped: %Ln byte(s).", nullptr, size)
                   : tr("The proxy sent exactly the member message, unescaped: %Ln byte(s).", nullptr, size);
    // The last row is what of the envelope is behind them.
    const wire::ByteRange inEnvelope{difference.message.begin, difference.toServer->rows.back().left.begin};
    text += u' ' + tr("In the envelope these are %1.").arg(rangeWords(inEnvelope)) + u' ';
    text += difference.escapes == 0
                ? tr("It has no escapes, so they are the same bytes.")
                : tr("%Ln escape(s) in it made a difference.", nullptr, int(difference.escapes));
    return text;
}

QString DifferenceView::jsonWords() const
{
    const trace::Difference &difference = m_model->difference();
    using Kind = trace::DifferenceKind;
    const auto count = [&](Kind kind) {
        return int(std::ranges::count(difference.toServer->rows, kind, &trace::DifferenceRow::kind));
    };
    QStringList parts;
    if (const int added = count(Kind::Added); added > 0)
        parts += tr("%Ln member(s) added", nullptr, added);
    if (const int removed = count(Kind::Removed); removed > 0)
        parts += tr("%Ln member(s) dropped", nullptr, removed);
    if (const int changed = count(Kind::Changed); changed > 0)
        parts += tr("%Ln member(s) changed", nullptr, changed);
    if (const int rewritten = count(Kind::Rewritten); rewritten > 0)
        parts += tr("%Ln member(s) written otherwise", nullptr, rewritten);
    if (difference.spacing)
        parts += tr("other spacing");
    const QString what = difference.toServer->rightWhat == What::ServerGot
                             ? tr("The server got the envelope as JSON:")
                             : tr("The proxy sent the envelope as JSON:");
    return what + u' ' + (parts.isEmpty() ? tr("no member differs") : parts.join(u", "_s)) + u'.';
}

QString DifferenceView::otherWords() const
{
    const trace::Comparison &comparison = *m_model->difference().toServer;
    const QLocale locale;
    const QString what = comparison.leftWhat == What::Message
                             ? tr("The server got something else than the message.")
                             : tr("The server got something else than the envelope.");
    return what + u' ' +
           tr("%1 bytes on the one side, %2 on the other; the first difference is at byte %3.")
               .arg(locale.toString(comparison.left.size()), locale.toString(comparison.rightSize),
                    locale.toString(comparison.firstDifference()));
}

QString DifferenceView::wayWords() const
{
    const std::optional<trace::Comparison> &way = m_model->difference().onTheWay;
    if (!way)
        return {};
    const QLocale locale;
    return u' ' +
           tr("The server read other bytes than the proxy sent: %1 were sent, %2 read; the first difference "
              "is at byte %3.")
               .arg(locale.toString(way->left.size()), locale.toString(way->rightSize),
                    locale.toString(way->firstDifference()));
}

void DifferenceView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        adaptToFont();
}

void DifferenceView::retranslate()
{
    m_rows->setAccessibleName(tr("Difference"));
    m_rows->findChild<QAction *>(u"copy"_s)->setText(tr("Copy"));
    setDifference(trace::Difference(m_model->difference()));
}

void DifferenceView::adaptToFont()
{
    const int letter = fontMetrics().averageCharWidth();
    m_rows->setColumnWidth(DifferenceModel::KindColumn, letter * 24);
    m_rows->setColumnWidth(DifferenceModel::LeftColumn, letter * 34);
}

} // namespace midhop::gui
