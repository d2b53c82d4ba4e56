#include "gui/many/manywindow.h"

#include "gui/many/histogramview.h"
#include "gui/many/manyform.h"
#include "gui/many/manyreport.h"
#include "gui/many/manyresults.h"
#include "gui/many/manywords.h"
#include "gui/many/sendrun.h"
#include "gui/panels/accentbutton.h"
#include "gui/panels/clientpanel.h"
#include "gui/panels/tint.h"

#include <QtCore/QSettings>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtGui/QShortcut>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr int Permille = 1000;
constexpr qsizetype LongestGeometry = 64 * 1024;
/// What the platform draws around a window.
constexpr QSize FrameRoom{8, 40};

} // namespace

ManyWindow::ManyWindow(SendRun *run, ClientPanel *client, QSettings *settings, QWidget *parent)
    : QDialog(parent)
    , m_run(run)
    , m_client(client)
    , m_settings(settings)
    , m_form(new ManyForm)
    , m_bar(new QProgressBar)
    , m_progress(new QLabel)
    , m_cancel(new QPushButton)
    , m_start(new AccentButton)
    , m_pages(new QStackedWidget)
    , m_hint(new QLabel)
    , m_results(new ManyResults)
    , m_copyText(new QPushButton)
    , m_copyPicture(new QPushButton)
    , m_close(new QPushButton)
{
    m_bar->setRange(0, Permille);
    QSizePolicy keepsItsPlace = m_bar->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(keepsItsPlace);
    m_progress->setTextFormat(Qt::PlainText);
    m_progress->setWordWrap(true);
    m_progress->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setMargin(fontMetrics().height());
    Tint::apply(m_hint, &Colours::muted);
    for (QPushButton *button : {m_cancel, static_cast<QPushButton *>(m_start), m_copyText, m_copyPicture, m_close})
        button->setAutoDefault(false); // Return in a field starts, and nothing else
    makeLayout();
    connectParts();
    m_form->setSettings(ManySettings::load(*settings));
    m_form->setTarget(client->fields());
    retranslate();
    showState();
    placeWindow();
}

ManyWindow::~ManyWindow() = default;

void ManyWindow::makeLayout()
{
    m_pages->addWidget(m_hint);
    m_pages->addWidget(m_results);
    auto *progress = new QHBoxLayout;
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_cancel);
    progress->addWidget(m_start);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copyText);
    buttons->addWidget(m_copyPicture);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_form);
    layout->addLayout(progress);
    layout->addWidget(m_progress);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);
}

void ManyWindow::connectParts()
{
    connect(m_client, &ClientPanel::fieldsChanged, this, [this] { m_form->setTarget(m_client->fields()); });
    connect(m_form, &ManyForm::changed, this, &ManyWindow::showState);
    connect(m_form, &ManyForm::startRequested, this, &ManyWindow::start);
    connect(m_start, &QPushButton::clicked, this, &ManyWindow::start);
    connect(m_cancel, &QPushButton::clicked, m_run, &SendRun::cancel);
    connect(m_close, &QPushButton::clicked, this, &ManyWindow::reject);
    connect(m_copyText, &QPushButton::clicked, this, &ManyWindow::copyText);
    connect(m_copyPicture, &QPushButton::clicked, this, &ManyWindow::copyPicture);
    connect(m_results, &ManyResults::copyRequested, this, &ManyWindow::copyText);
    connect(m_run, &SendRun::started, this, &ManyWindow::showState);
    connect(m_run, &SendRun::progressed, this, &ManyWindow::showProgress);
    connect(m_run, &SendRun::finished, this, &ManyWindow::tellEnd);
    // As in the main window.
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        const auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, &ManyWindow::start);
    }
}

void ManyWindow::placeWindow()
{
    const QByteArray geometry = m_settings->value(u"many/geometry"_s).toByteArray();
    if (!geometry.isEmpty() && geometry.size() <= LongestGeometry && restoreGeometry(geometry))
        return;
    const QFontMetrics metrics = fontMetrics();
    const QSize wanted(metrics.averageCharWidth() * 150, metrics.height() * 42);
    resize(wanted.boundedTo(screen()->availableSize() - FrameRoom));
}

void ManyWindow::save()
{
    m_form->settings(ManySettings::load(*m_settings)).save(*m_settings);
    m_settings->setValue(u"many/geometry"_s, saveGeometry());
}

void ManyWindow::begin()
{
    if (!m_run->isRunning())
        m_form->begin();
}

void ManyWindow::start()
{
    if (m_run->isRunning() || !m_form->isFine())
        return;
    save();
    const ManySettings wanted = m_form->settings();
    roles::ClientRunSettings settings;
    settings.request = m_client->request();
    settings.newRandomMessageEach = wanted.message == ManySettings::Message::Random;
    settings.count = quint64(wanted.count);
    settings.concurrency = wanted.concurrency;
    settings.rate = wanted.rate;
    settings.limits.firstByte = roles::ClientFirstByte;
    m_run->start(settings);
    m_cancel->setFocus();
}

/// Which buttons there are, and everything that is known of the run.
void ManyWindow::showState()
{
    const bool running = m_run->isRunning();
    const bool any = m_run->state() != SendRun::State::Idle;
    const bool focusBack = m_cancel->hasFocus() && !running;
    m_form->setRun(running ? std::optional(m_run->settings().request) : std::nullopt);
    m_start->setVisible(!running);
    m_start->setEnabled(m_form->isFine());
    m_start->setToolTip(m_form->isFine() ? QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)
                                         : m_form->note());
    m_cancel->setVisible(running);
    m_cancel->setEnabled(m_run->state() == SendRun::State::Running);
    m_bar->setVisible(any);
    m_progress->setVisible(any);
    m_copyText->setVisible(any);
    m_copyPicture->setVisible(any);
    m_pages->setCurrentIndex(any ? 1 : 0);
    if (focusBack)
        m_start->setFocus();
    if (any)
        showProgress();
}

void ManyWindow::showProgress()
{
    if (!isVisible())
        return; // showEvent() comes back to it
    const quint64 ended = m_run->tally().ended();
    const quint64 count = m_run->settings().count;
    m_bar->setValue(int(double(ended) / double(count) * Permille));
    m_bar->setFormat(ManyWords::wholePercent(ended, count));
    m_cancel->setEnabled(m_run->state() == SendRun::State::Running);
    m_progress->setText(m_run->isRunning() ? ManyWords::progress(*m_run) : ManyWords::verdict(*m_run));
    m_results->showRun(*m_run);
}

void ManyWindow::tellEnd()
{
    if (m_question != nullptr)
        m_question->close(); // there is nothing left to ask
    showState();
    QAccessibleEvent event(m_progress, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ManyWindow::reject()
{
    if (m_run->isRunning() && isVisible())
        return ask();
    save();
    QDialog::reject();
}

void ManyWindow::ask()
{
    if (m_question != nullptr)
        return m_question->raise();
    auto *question = new QMessageBox(QMessageBox::Question, tr("Send many"), tr("Cancel the run?"), QMessageBox::NoButton, this);
    m_question = question;
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("It is still sending. What it has counted so far stays until the next run."));
    QPushButton *cancel = question->addButton(tr("&Cancel the run and close"), QMessageBox::DestructiveRole);
    QPushButton *stay = question->addButton(tr("&Go on sending"), QMessageBox::RejectRole);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_run->cancel();
        save();
        QDialog::reject();
    });
    question->open();
}

void ManyWindow::copyText()
{
    QGuiApplication::clipboard()->setText(ManyReport::text(*m_run));
}

void ManyWindow::copyPicture()
{
    QGuiApplication::clipboard()->setImage(m_results->picture());
}

void ManyWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    showState();
}

void ManyWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ManyWindow::retranslate()
{
    setWindowTitle(tr("Send many"));
    m_bar->setAccessibleName(tr("Progress"));
    m_start->setText(tr("&Start run"));
    m_cancel->setText(tr("&Cancel run"));
    m_copyText->setText(tr("Copy as &text"));
    m_copyText->setToolTip(tr("Counts, percentiles and the histogram, with tabs between"));
    m_copyPicture->setText(tr("Copy as &picture"));
    m_copyPicture->setToolTip(tr("The histogram and the throughput"));
    m_close->setText(tr("C&lose"));
    m_hint->setText(tr("A run sends many exchanges through the proxy, as midhop-cli client --count does. Each of them is in logs, "
                       "table and diagram like any other; what became of them all is counted here."));
    showState();
}

} // namespace midhop::gui
