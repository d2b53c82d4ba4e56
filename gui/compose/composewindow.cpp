#include "gui/compose/composewindow.h"

#include "gui/compose/composeeditor.h"
#include "gui/compose/composeexamples.h"
#include "gui/panels/accentbutton.h"
#include "gui/panels/clientwords.h"
#include "gui/panels/field.h"
#include "gui/tables/foreign.h"
#include "gui/tables/words.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using End = roles::ComposedBytes::End;

constexpr int LongestPause = 60'000;
constexpr int LargestPiece = 1 << 20;
constexpr qsizetype ShownReply = 2'000;

} // namespace

ComposeWindow::ComposeWindow(SendQueue *queue, QSettings *settings, QWidget *parent)
    : QDialog(parent)
    , m_queue(queue)
    , m_history(new ComposeHistory(settings, this))
    , m_list(new QListView)
    , m_listLabel(new QLabel)
    , m_remove(new QPushButton)
    , m_toLabel(new QLabel)
    , m_host(new Field)
    , m_port(new Field)
    , m_examples(new QPushButton)
    , m_exampleMenu(new QMenu(this))
    , m_editor(new ComposeEditor)
    , m_piecesLabel(new QLabel)
    , m_pieces(new QComboBox)
    , m_pieceSize(new QSpinBox)
    , m_pause(new QSpinBox)
    , m_endLabel(new QLabel)
    , m_end(new QComboBox)
    , m_result(new QLabel)
    , m_cancel(new QPushButton)
    , m_send(new AccentButton)
{
    m_list->setModel(m_history);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_listLabel->setBuddy(m_list);
    m_port->setDigits(5);
    m_toLabel->setBuddy(m_host);
    m_examples->setMenu(m_exampleMenu);
    m_pieces->addItems({QString(), QString()});
    m_piecesLabel->setBuddy(m_pieces);
    m_pieceSize->setRange(1, LargestPiece);
    m_pieceSize->setValue(8);
    m_pause->setRange(0, LongestPause);
    m_pause->setValue(100);
    m_end->addItems({QString(), QString(), QString()});
    m_endLabel->setBuddy(m_end);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_cancel->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    m_examples->setAutoDefault(false);
    m_send->setDefault(true);
    makeLayout();
    connectParts();
    retranslate();
    checkFields();
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 110, metrics.height() * 28);
}

void ComposeWindow::makeLayout()
{
    m_past = new QWidget;
    auto *pastLayout = new QVBoxLayout(m_past);
    pastLayout->setContentsMargins({});
    pastLayout->addWidget(m_listLabel);
    pastLayout->addWidget(m_list, 1);
    pastLayout->addWidget(m_remove, 0, Qt::AlignLeading);

    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins({});
    auto *to = new QHBoxLayout;
    to->addWidget(m_host, 1);
    to->addWidget(m_port);
    to->addWidget(m_examples);
    grid->addWidget(m_toLabel, 0, 0);
    grid->addLayout(to, 0, 1);
    grid->addWidget(m_editor, 1, 0, 1, 2);
    auto *pieces = new QHBoxLayout;
    pieces->addWidget(m_pieces);
    pieces->addWidget(m_pieceSize);
    pieces->addWidget(m_pause);
    pieces->addStretch(1);
    grid->addWidget(m_piecesLabel, 2, 0);
    grid->addLayout(pieces, 2, 1);
    grid->addWidget(m_endLabel, 3, 0);
    grid->addWidget(m_end, 3, 1, Qt::AlignLeading);
    grid->addWidget(m_result, 4, 0, 1, 2);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_send);
    grid->addLayout(buttons, 5, 0, 1, 2);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(1, 1);

    auto *halves = new QSplitter;
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_past);
    halves->addWidget(form);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(halves);
}

void ComposeWindow::connectParts()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { recall(current.row()); });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { recall(index.row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        recall(index.row());
        send();
    });
    connect(m_remove, &QPushButton::clicked, this, &ComposeWindow::removeRecalled);
    connect(m_host, &QLineEdit::textChanged, this, &ComposeWindow::checkFields);
    connect(m_port, &QLineEdit::textChanged, this, &ComposeWindow::checkFields);
    connect(m_editor, &ComposeEditor::changed, this, &ComposeWindow::checkFields);
    connect(m_pieces, &QComboBox::currentIndexChanged, this, &ComposeWindow::checkFields);
    connect(m_exampleMenu, &QMenu::aboutToShow, this, &ComposeWindow::fillExamples);
    connect(m_send, &QPushButton::clicked, this, &ComposeWindow::send);
    // As in the main window; Return alone is a line for the editor.
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        const auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, &ComposeWindow::send);
    }
    connect(m_cancel, &QPushButton::clicked, m_queue, &SendQueue::cancel);
    connect(m_queue, &SendQueue::started, this, [this] {
        tell(m_queue->waiting() > 0 ? tr("Sending, %Ln more wait…", nullptr, int(m_queue->waiting()))
                                    : tr("Sending…"));
        checkFields();
    });
    connect(m_queue, &SendQueue::finished, this,
            [this](const Composition &, const roles::ClientResult &result) {
                showResult(result);
                checkFields();
            });
}

void ComposeWindow::setProxy(const QString &host, const QString &port)
{
    m_host->setText(host);
    m_port->setText(port);
}

void ComposeWindow::setServer(const QString &ip, int port)
{
    m_serverIp = ip.toUtf8();
    m_serverPort = port;
}

void ComposeWindow::begin()
{
    m_editor->setFocus();
}

void ComposeWindow::edit(const QByteArray &bytes, const QString &proxyHost, quint16 proxyPort)
{
    if (!proxyHost.isEmpty())
        setProxy(proxyHost, QString::number(proxyPort));
    m_editor->setBytes(bytes);
    begin();
}

void ComposeWindow::fillExamples()
{
    m_exampleMenu->clear();
    for (const ComposeExample &example : composeExamples(m_serverIp, m_serverPort)) {
        QAction *action = m_exampleMenu->addAction(example.name);
        connect(action, &QAction::triggered, this, [this, example] {
            m_editor->setBytes(example.bytes);
            m_pieces->setCurrentIndex(example.pieceSize > 0 ? 1 : 0);
            if (example.pieceSize > 0)
                m_pieceSize->setValue(int(example.pieceSize));
        });
    }
}

void ComposeWindow::checkFields()
{
    m_host->setCheck(FieldChecks::proxyHost(m_host->text()));
    m_port->setCheck(FieldChecks::proxyPort(m_port->text()));
    const bool inPieces = m_pieces->currentIndex() == 1;
    m_pieceSize->setVisible(inPieces);
    m_pause->setVisible(inPieces);
    const auto bytes = m_editor->bytes();
    m_send->setEnabled(!m_queue->isRunning() && !m_host->check().isError() && !m_port->check().isError() &&
                       bytes && !bytes->isEmpty());
    m_cancel->setVisible(m_queue->isRunning());
    m_past->setVisible(m_history->rowCount() > 0);
}

Composition ComposeWindow::composition() const
{
    Composition composition;
    composition.proxyHost = m_host->text().toUtf8();
    composition.proxyPort = m_port->text().toUShort();
    composition.composed.bytes = m_editor->bytes().value_or(QByteArray());
    if (m_pieces->currentIndex() == 1) {
        composition.composed.pieceSize = m_pieceSize->value();
        composition.composed.pause = std::chrono::milliseconds(m_pause->value());
    }
    composition.composed.end = End(m_end->currentIndex());
    composition.file = m_editor->file();
    return composition;
}

void ComposeWindow::send()
{
    if (!m_send->isEnabled())
        return;
    const Composition what = composition();
    m_list->clearSelection();
    m_history->add(what);
    m_queue->send(what);
    checkFields();
}

void ComposeWindow::recall(int row)
{
    if (row < 0 || row >= m_history->rowCount() || !m_list->selectionModel()->isRowSelected(row))
        return;
    const Composition item = m_history->at(row);
    setProxy(QString::fromUtf8(item.proxyHost), QString::number(item.proxyPort));
    m_editor->setBytes(item.composed.bytes, item.file);
    m_pieces->setCurrentIndex(item.composed.pieceSize > 0 ? 1 : 0);
    if (item.composed.pieceSize > 0) {
        m_pieceSize->setValue(int(item.composed.pieceSize));
        m_pause->setValue(int(item.composed.pause.count()));
    }
    m_end->setCurrentIndex(int(item.composed.end));
}

void ComposeWindow::removeRecalled()
{
    const QModelIndexList selected = m_list->selectionModel()->selectedRows();
    if (!selected.isEmpty())
        m_history->remove(selected.constFirst().row());
    checkFields();
}

void ComposeWindow::showResult(const roles::ClientResult &result)
{
    using roles::ClientProblem;
    if (result.problem == ClientProblem::ResetAsAsked) {
        tell(tr("Sent and reset, as asked."));
    } else if (result.problem == ClientProblem::CancelledByUser) {
        tell(tr("Cancelled; the connection was reset."));
    } else if (const QString problem = ClientWords::problem(result); !problem.isEmpty()) {
        tell(problem, result.reply);
    } else {
        tell(tr("Reply after %1:").arg(durationText(result.latency)), result.reply);
    }
}

void ComposeWindow::tell(const QString &text, const QByteArray &reply)
{
    m_result->setText(reply.isEmpty() ? text : QString(text + u'\n' + shown(reply, ShownReply)));
}

void ComposeWindow::retranslate()
{
    setWindowTitle(tr("Compose"));
    m_listLabel->setText(tr("S&ent before"));
    m_list->setAccessibleName(tr("Sent before"));
    m_list->setToolTip(tr("Select to edit, double-click to send again"));
    m_remove->setText(tr("&Remove from the list"));
    m_toLabel->setText(tr("&Proxy"));
    m_host->setAccessibleName(tr("Proxy address"));
    m_port->setAccessibleName(tr("Proxy port"));
    m_examples->setText(tr("E&xamples"));
    m_piecesLabel->setText(tr("Se&nding"));
    m_pieces->setAccessibleName(tr("Sending"));
    m_pieces->setItemText(0, tr("whole, in one write"));
    m_pieces->setItemText(1, tr("in pieces"));
    m_pieceSize->setAccessibleName(tr("Bytes in a piece"));
    m_pieceSize->setSuffix(u' ' + tr("bytes"));
    m_pause->setAccessibleName(tr("Pause between pieces"));
    m_pause->setSuffix(u' ' + tr("ms apart"));
    m_endLabel->setText(tr("&At the end"));
    m_end->setAccessibleName(tr("At the end"));
    m_end->setItemText(int(End::HalfClose), tr("half-close (FIN), as behind an envelope"));
    m_end->setItemText(int(End::Open), tr("leave it open and wait for the reply"));
    m_end->setItemText(int(End::Reset), tr("reset (RST)"));
    m_result->setAccessibleName(tr("Result"));
    m_cancel->setText(tr("&Cancel"));
    m_send->setText(tr("&Send"));
    m_send->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_history->retranslate();
}

void ComposeWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace midhop::gui
