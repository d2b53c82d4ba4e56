#include "gui/logs/logpane.h"

#include "gui/logs/logactions.h"
#include "gui/logs/logdelegate.h"
#include "gui/logs/logexport.h"
#include "gui/logs/logheader.h"
#include "gui/logs/logmodel.h"
#include "gui/logs/logsearch.h"
#include "gui/logs/logselection.h"
#include "gui/logs/rowlinefilter.h"
#include "gui/logs/searchbar.h"
#include "gui/tables/foreign.h"
#include "gui/tables/rowsview.h"
#include "gui/tables/tailfollower.h"
#include "gui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto MessageTime = 10s;
constexpr int LeastDigits = 2;
constexpr int LeastLine = 14; ///< characters

} // namespace

LogPane::LogPane(trace::Role role, Journal *journal, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
    , m_journal(journal)
    , m_model(new LogModel(role, journal, this))
    , m_view(new RowsView(this))
    , m_delegate(new LogDelegate(this))
    , m_selection(new LogSelection(m_model, m_view, m_delegate, this))
    , m_follower(new TailFollower(m_view))
    , m_search(new LogSearch(m_model, this))
    , m_export(new LogExport(m_model, journal, this))
    , m_header(new LogHeader(this))
    , m_searchBar(new SearchBar(this))
    , m_actions(new LogActions(this, m_view, m_header))
    , m_state(new QLabel(this))
{
    makeLayout();
    connectModel();
    connectTools();
    adaptToFont();
    retranslate();
}

LogPane::~LogPane() = default;

void LogPane::makeLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_searchBar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_state);
    m_actions->follow->setChecked(true);
    m_searchBar->hide();
    m_state->hide();
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_view->horizontalHeader()->hide();
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->setItemDelegate(m_delegate);
    m_view->setModel(m_model);
    m_selection->begin();
}

void LogPane::setFilter(RowFilter *filter)
{
    setLineFilter(filter ? new RowLineFilter(filter, this) : nullptr);
}

void LogPane::setLineFilter(LineFilter *filter)
{
    m_filter = filter;
    m_model->setFilter(filter);
    if (filter)
        connect(filter, &LineFilter::restarted, this, &LogPane::showState);
    showState();
}

/// While the user reads, what comes or goes above does not move what is in sight.
void LogPane::keepPlace()
{
    connect(m_model, &LogModel::rowsAboutToBeRemoved, this, [this] { m_top = m_view->firstVisibleRow(); });
    connect(m_model, &LogModel::rowsAboutToBeInserted, this, [this] { m_top = m_view->firstVisibleRow(); });
    connect(m_model, &LogModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        if (!isFollowing() && first < m_top)
            m_view->scrollRows(first - std::min(last + 1, m_top));
    });
    connect(m_model, &LogModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (!isFollowing() && first < m_top)
            m_view->scrollRows(last + 1 - first);
    });
}

void LogPane::connectModel()
{
    keepPlace();
    connect(m_model, &LogModel::sifted, this, [this] {
        m_selection->restore();
        showState();
    });
    // Flips may have taken the last line, or brought the first.
    connect(m_model, &LogModel::rowsInserted, this, [this] {
        if (m_tellsEmpty)
            showState();
    });
    connect(m_model, &LogModel::rowsRemoved, this, [this] {
        if (m_model->isFilteredEmpty())
            showState();
    });
    connect(m_model, &LogModel::rowsInserted, this, [this](const QModelIndex &, int, int last) {
        const qsizetype digits = QString::number(m_model->exchangeAt(last).value).size();
        if (digits > m_digits)
            setNumberWidth(int(digits));
    });
    connect(m_model, &LogModel::modelReset, this, [this] { m_digits = 0, setNumberWidth(LeastDigits); });
    connect(m_model, &LogModel::heldBackChanged, this, &LogPane::showState);
    connect(m_model, &LogModel::pausedChanged, this, [this](bool paused) {
        m_actions->pause->setChecked(paused);
        showState();
    });
    connect(m_selection, &LogSelection::exchangeSelected, this, &LogPane::exchangeSelected);
    connect(m_view, &RowsView::resized, this, &LogPane::showTime);
    connect(m_view, &RowsView::copyRequested, this, &LogPane::copy);
    connect(m_follower, &TailFollower::followingChanged, m_actions->follow, &QAction::setChecked);
}

void LogPane::connectTools()
{
    // Toggled, not triggered: a screen reader switches the button.
    connect(m_actions->find, &QAction::toggled, this, [this](bool open) {
        if (open == m_searchBar->isHidden())
            open ? openSearch() : closeSearch();
    });
    connect(m_actions->findHere, &QAction::triggered, this, &LogPane::openSearch);
    connect(m_actions->findNext, &QAction::triggered, this, &LogPane::findNext);
    connect(m_actions->findPrevious, &QAction::triggered, this, &LogPane::findPrevious);
    connect(m_actions->pause, &QAction::toggled, this, &LogPane::setPaused);
    connect(m_actions->follow, &QAction::toggled, this, &LogPane::setFollowing);
    connect(m_actions->copy, &QAction::triggered, this, &LogPane::copy);
    connect(m_actions->copyLine, &QAction::triggered, this, &LogPane::copyLine);
    connect(m_actions->save, &QAction::triggered, this, &LogPane::save);
    connect(m_actions->clear, &QAction::triggered, this, &LogPane::clear);

    connect(m_searchBar, &SearchBar::textChanged, this, [this](const QString &text) {
        search(text);
        m_search->next(searchRow() - 1);
    });
    connect(m_searchBar, &SearchBar::nextRequested, this, &LogPane::findNext);
    connect(m_searchBar, &SearchBar::previousRequested, this, &LogPane::findPrevious);
    connect(m_searchBar, &SearchBar::closeRequested, this, &LogPane::closeSearch);
    connect(m_search, &LogSearch::found, this, &LogPane::goTo);
    connect(m_search, &LogSearch::progressed, this, &LogPane::showSearchState);

    connect(m_export, &LogExport::progressed, this, &LogPane::showState);
    connect(m_export, &LogExport::failed, this, &LogPane::tell);
    connect(m_export, &LogExport::saved, this, [this](const QString &path, qsizetype lines) {
        tell(lines == 1 ? tr("Saved 1 line to %1").arg(shownPath(path))
                        : tr("Saved %1 lines to %2").arg(locale().toString(lines), shownPath(path)));
    });
    connect(m_export, &LogExport::copied, this, [this](qsizetype lines, bool complete) {
        const QString number = locale().toString(lines);
        if (!complete)
            tell(tr("Copied the first %1 lines; to have all of them, save the log").arg(number));
        else
            tell(lines == 1 ? tr("Copied 1 line") : tr("Copied %1 lines").arg(number));
    });
    m_messageTimer.setSingleShot(true);
    connect(&m_messageTimer, &QTimer::timeout, this, [this] { tell({}); });
}

bool LogPane::isFollowing() const
{
    return m_follower->isFollowing();
}

bool LogPane::isPaused() const
{
    return m_model->isPaused();
}

void LogPane::setFollowing(bool following)
{
    m_follower->setFollowing(following);
}

void LogPane::setPaused(bool paused)
{
    m_model->setPaused(paused);
}

void LogPane::clear()
{
    m_model->clear();
    tell({});
}

void LogPane::selectExchange(trace::ExchangeId id)
{
    m_selection->selectExchange(id);
}

void LogPane::selectEvent(trace::ExchangeId id, std::chrono::nanoseconds at)
{
    m_selection->selectEvent(id, at);
}

void LogPane::openSearch()
{
    m_searchBar->show();
    m_actions->find->setChecked(true);
    m_searchBar->begin();
    if (m_search->text() != m_searchBar->text())
        search(m_searchBar->text());
    showSearchState();
}

void LogPane::closeSearch()
{
    m_searchBar->hide();
    m_actions->find->setChecked(false);
    search({});
    m_view->setFocus();
}

void LogPane::search(const QString &text)
{
    m_search->setText(text);
    m_delegate->setNeedle(text);
    m_view->viewport()->update();
}

int LogPane::searchRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? current.row() : m_view->firstVisibleRow();
}

void LogPane::findNext()
{
    if (!m_searchBar->isVisible() || m_searchBar->text().isEmpty())
        openSearch();
    else
        m_search->next(searchRow());
}

void LogPane::findPrevious()
{
    if (!m_searchBar->isVisible() || m_searchBar->text().isEmpty())
        openSearch();
    else
        m_search->previous(searchRow());
}

void LogPane::goTo(int row)
{
    m_view->selectRow(row);
    setFollowing(false); // New lines must not push what was found out of sight.
    showSearchState();
}

void LogPane::copy()
{
    if (m_delegate->exchange().value != 0)
        m_export->copy(m_model->rowsOf(m_delegate->exchange()));
    else
        m_export->copy(m_view->selectedRuns());
}

void LogPane::copyLine()
{
    if (const QModelIndex current = m_view->currentIndex(); current.isValid())
        m_export->copy({{current.row(), current.row()}});
}

void LogPane::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->setNameFilters({tr("Text (*.txt *.log)"), tr("All files (*)")});
    dialog->selectFile(QString::fromLatin1(trace::name(m_role)) + u"-log.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &LogPane::saveTo);
    dialog->open();
}

void LogPane::saveTo(const QString &path)
{
    m_export->save(path);
}

void LogPane::tell(const QString &message)
{
    m_message = message;
    if (message.isEmpty())
        m_messageTimer.stop();
    else
        m_messageTimer.start(MessageTime);
    showState();
}

void LogPane::showState()
{
    QStringList parts;
    if (m_model->isPaused()) {
        const qsizetype held = m_model->heldBack();
        parts.append(held == 1 ? tr("Paused · 1 new line")
                               : tr("Paused · %1 new lines").arg(locale().toString(held)));
    }
    showHint();
    m_tellsEmpty = m_model->isFilteredEmpty();
    if (m_tellsEmpty && m_model->rowCount() > 0)
        parts.append(tr("No line passes the filter"));
    if (m_export->isRunning())
        parts.append(tr("Writing %1 %").arg(m_export->percent()));
    if (!m_message.isEmpty())
        parts.append(m_message);
    m_state->setText(parts.join(u" · "_s));
    m_state->setVisible(!parts.isEmpty());
}

void LogPane::showSearchState()
{
    const QModelIndex current = m_view->currentIndex();
    m_searchBar->setStatus(m_search->statusText(current.isValid() ? current.row() : -1, locale()));
}

// In a narrow pane with large text the line matters more than its time.
void LogPane::showTime()
{
    const int character = QFontMetrics(m_view->font()).averageCharWidth();
    const int taken = m_timeWidth + m_view->columnWidth(LogModel::NumberColumn);
    m_view->setColumnHidden(LogModel::TimeColumn,
                            m_view->viewport()->width() < taken + LeastLine * character);
}

void LogPane::setNumberWidth(int digits)
{
    m_digits = digits;
    const QFontMetrics metrics(m_view->font());
    const int room = metrics.averageCharWidth();
    const QString widest = u'#' + QString(std::max(LeastDigits, digits), u'0');
    m_view->setColumnWidth(LogModel::NumberColumn, metrics.horizontalAdvance(widest) + room);
}

void LogPane::adaptToFont()
{
    const QFont font = Theme::fixedFont(this->font());
    m_view->setFont(font);
    const QFontMetrics metrics(font);
    m_view->horizontalHeader()->setMinimumSectionSize(1);
    m_timeWidth = metrics.horizontalAdvance(u"00:00:00.000"_s) + metrics.averageCharWidth();
    m_view->setColumnWidth(LogModel::TimeColumn, m_timeWidth);
    setNumberWidth(m_digits);
    showTime();
    const int height = fontMetrics().height();
    m_state->setContentsMargins(height / 2, height / 6, height / 2, height / 6);
    m_view->setMinimumHeight(metrics.height() * 3);
}

void LogPane::retranslate()
{
    m_header->setTitle(tr("Log"));
    m_actions->retranslate();
    switch (m_role) {
    case trace::Role::Client:
        m_view->setAccessibleName(tr("Client log"));
        break;
    case trace::Role::Proxy:
        m_view->setAccessibleName(tr("Proxy log"));
        break;
    case trace::Role::Server:
        m_view->setAccessibleName(tr("Server log"));
        break;
    }
    m_model->retranslate();
    showState();
    showSearchState();
}

/// What a pane without a row tells. With rows that belong to no exchange, showState() tells that no line passes.
void LogPane::showHint()
{
    if (m_model->isSifting() || m_model->isFilteredEmpty()) {
        m_view->setHint(m_model->isSifting() ? QString() : tr("No line passes the filter"));
        return;
    }
    switch (m_role) {
    case trace::Role::Client:
        m_view->setHint(tr("Nothing sent yet. Start proxy and server, then press Send."));
        break;
    case trace::Role::Proxy:
        m_view->setHint(tr("Nothing yet. Every envelope that arrives is shown here, once the proxy is started."));
        break;
    case trace::Role::Server:
        m_view->setHint(tr("Nothing yet. Every message that arrives is shown here, once the server is started."));
        break;
    }
}

void LogPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        adaptToFont();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace midhop::gui
