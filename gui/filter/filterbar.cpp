#include "gui/filter/filterbar.h"

#include "gui/filter/filtercompleter.h"
#include "gui/filter/filteredit.h"
#include "gui/filter/filtermenu.h"
#include "gui/filter/filterproblem.h"
#include "gui/filter/filterwords.h"
#include "gui/panels/tint.h"
#include "gui/theme/glyph.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto ReadDelay = 120ms; ///< behind the last key
constexpr auto TellDelay = 100ms; ///< between two counts shown
constexpr int NarrowCharacters = 60;

QString normalForm(const QString &text)
{
    const auto filter = trace::parseFilter(text);
    return filter ? filter->text() : QString();
}

/// `text` in parentheses if it would mean something else without them.
QString guarded(const QString &before, const QString &text, const QString &behind)
{
    const QString closed = u'(' + text + u')';
    const QString plain = before + text + behind;
    const bool same =
        normalForm(plain) == normalForm(before + closed + behind) && !normalForm(plain).isEmpty();
    return same ? text : closed;
}

} // namespace

FilterBar::FilterBar(RowFilter *filter, Journal *journal, QSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_memory(settings)
    , m_edit(new FilterEdit(this))
    , m_completer(new FilterCompleter(m_edit, journal))
    , m_problem(new FilterProblem(m_edit))
    , m_hits(new QLabel(this))
    , m_clear(new QToolButton(this))
    , m_menu(new FilterMenu(&m_memory, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_hits);
    layout->addWidget(m_clear);
    layout->addWidget(m_menu);
    m_clear->setIcon(glyphIcon(Glyph::Close));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::TabFocus);
    Tint::apply(m_hits, &Colours::muted);
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(ReadDelay);
    m_tellSoon.setSingleShot(true);
    m_tellSoon.setInterval(TellDelay);

    connect(&m_readSoon, &QTimer::timeout, this, &FilterBar::read);
    connect(&m_tellSoon, &QTimer::timeout, this, &FilterBar::tellHits);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_historyAt = -1;
        m_readSoon.start();
        m_completer->suggest();
    });
    connect(m_edit, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_clear->setVisible(!text.isEmpty()); });
    connect(m_edit, &FilterEdit::entered, this, &FilterBar::enter);
    connect(m_edit, &FilterEdit::escaped, this, &FilterBar::goBack);
    connect(m_edit, &FilterEdit::earlierWanted, this, [this] { browse(1); });
    connect(m_edit, &FilterEdit::laterWanted, this, [this] { browse(-1); });
    connect(m_edit, &FilterEdit::completionWanted, m_completer, &FilterCompleter::suggest);
    connect(m_edit, &FilterEdit::helpWanted, m_menu, &FilterMenu::showHelp);
    connect(m_edit, &FilterEdit::left, this, [this] {
        m_memory.remember(m_inEffect);
        m_problem->hide();
    });
    connect(m_completer, &FilterCompleter::placed, this, &FilterBar::placeProblem);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setText({});
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    connect(m_menu, &FilterMenu::chosen, this, &FilterBar::setText);
    connect(filter, &RowFilter::progressed, this, [this] {
        if (!m_tellSoon.isActive())
            m_tellSoon.start();
    });
    m_clear->hide();
    adaptToFont();
    retranslate();
    tellHits();
}

FilterBar::~FilterBar()
{
    // The edit is destroyed by QWidget, and leaves the focus then: our members are gone by that time.
    m_edit->disconnect(this);
}

QString FilterBar::text() const
{
    return m_edit->text();
}

void FilterBar::setText(const QString &text)
{
    m_completer->hide();
    m_historyAt = -1;
    m_edit->setText(text);
    read();
    if (!m_edit->hasProblem())
        m_memory.remember(text);
}

void FilterBar::addTerm(const QString &expression, bool exclude)
{
    if (normalForm(expression).isEmpty())
        return;
    const QString term = exclude ? QString(u"not " + guarded(u"not "_s, expression, {})) : expression;
    read(); // what was typed just now counts
    const QString base = m_inEffect.trimmed();
    if (base.isEmpty())
        setText(exclude ? term : expression);
    else
        setText(guarded({}, base, u" and "_s + term) + u" and " + guarded(base + u" and ", term, {}));
}

void FilterBar::focusFilter()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::read()
{
    m_readSoon.stop();
    const QString text = m_edit->text();
    auto filter = trace::parseFilter(text);
    const bool empty = !filter && filter.error().kind == trace::FilterError::Kind::Empty;
    m_menu->setSavable(filter ? text.trimmed() : QString());
    if (!filter && !empty) {
        showError(filter.error());
        return;
    }
    m_edit->clearProblem();
    m_problem->hide();
    apply(empty ? QString() : text, filter ? std::optional(filter.takeValue()) : std::nullopt);
    // A count of what has hardly begun would only flicker.
    if (!m_filter->isActive())
        tellHits();
    else if (!m_tellSoon.isActive())
        m_tellSoon.start();
}

// A filter that means the same goes on with its answers.
void FilterBar::apply(const QString &text, std::optional<trace::Filter> filter)
{
    const bool changed = filter.has_value() != m_filter->isActive() ||
                         (filter && filter->text() != m_filter->filter()->text());
    m_inEffect = text;
    if (changed)
        m_filter->setFilter(std::move(filter));
}

void FilterBar::showError(const trace::FilterError &error)
{
    m_edit->setProblem(error.offset, error.length);
    const QString reason = FilterWords::problem(error, m_edit->text());
    m_edit->setAccessibleDescription(reason);
    m_edit->setToolTip(reason.toHtmlEscaped());
    const QString shown =
        fontMetrics().elidedText(m_inEffect, Qt::ElideRight, fontMetrics().averageCharWidth() * 60);
    m_problem->tell(reason, m_inEffect.isEmpty() ? tr("No filter is in effect")
                                                 : tr("Still in effect: %1").arg(shown));
    placeProblem();
}

void FilterBar::placeProblem()
{
    if (m_edit->hasProblem() && m_edit->isVisible())
        m_problem->place(m_completer->popup());
}

void FilterBar::enter()
{
    m_completer->hide();
    read();
    if (!m_edit->hasProblem())
        m_memory.remember(m_inEffect);
}

// First back to what is in effect, then to no filter.
void FilterBar::goBack()
{
    m_completer->hide();
    const bool other = m_edit->text() != m_inEffect;
    m_edit->setText(other ? m_inEffect : QString());
    m_historyAt = -1;
    read();
}

void FilterBar::browse(int step)
{
    const QStringList &history = m_memory.history();
    const qsizetype at = std::clamp<qsizetype>(m_historyAt + step, -1, history.size() - 1);
    if (at == m_historyAt)
        return;
    if (m_historyAt < 0)
        m_draft = m_edit->text();
    m_historyAt = at;
    m_edit->setText(at < 0 ? m_draft : history[at]);
    m_readSoon.start();
}

void FilterBar::tellHits()
{
    const QLocale locale;
    const double progress = m_filter->progress();
    m_edit->setProgress(progress);
    QString hits;
    if (m_filter->isActive()) {
        hits = tr("%1 of %2", "exchanges that pass, and all")
                   .arg(locale.toString(m_filter->matches()), locale.toString(m_filter->total()));
        if (progress < 1)
            hits +=
                u" \u00b7 " + tr("%1 %", "how much has been looked at").arg(int(std::floor(progress * 100)));
        if (const quint64 gaveUp = m_filter->filter()->gaveUp(); gaveUp > 0)
            hits += u" \u00b7 " +
                    tr("pattern took too long %L1 times", "", int(std::min<quint64>(gaveUp, 1'000'000'000)))
                        .arg(gaveUp);
    }
    m_hits->setText(hits);
    m_hits->setVisible(!hits.isEmpty() && width() > fontMetrics().averageCharWidth() * NarrowCharacters);
    if (!m_edit->hasProblem()) {
        m_edit->setToolTip(hits);
        m_edit->setAccessibleDescription(hits);
    }
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        adaptToFont();
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
        read();
    }
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    tellHits();
    if (m_problem->isVisible())
        placeProblem();
}

void FilterBar::adaptToFont()
{
    const int height = fontMetrics().height();
    for (QToolButton *button : std::initializer_list<QToolButton *>{m_clear, m_menu})
        button->setIconSize(QSize(height, height) * 4 / 5);
    layout()->setSpacing(height / 4);
}

void FilterBar::retranslate()
{
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(
        tr("Filter: %1", "an example follows").arg(u"decision is blocked and latency > 5 ms"_s));
    m_clear->setAccessibleName(tr("Clear filter"));
    m_clear->setToolTip(tr("Clear filter (Esc)"));
    tellHits();
}

} // namespace midhop::gui
