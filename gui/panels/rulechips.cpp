#include "gui/panels/rulechips.h"

#include "gui/panels/chip.h"
#include "gui/panels/tint.h"

#include <QtCore/QEvent>
#include <QtCore/QStringList>
#include <QtGui/QAction>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr int Gap = 6;

} // namespace

RuleChips::RuleChips(QWidget *parent)
    : QWidget(parent)
    , m_more(new QLabel(this))
{
    m_more->setTextFormat(Qt::PlainText);
    Tint::apply(m_more, &Colours::muted);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RuleChips::setRules(std::shared_ptr<const access::Blocklist> rules, HitsOf hits)
{
    m_rules = std::move(rules);
    m_hits = hits ? std::move(hits) : [list = m_rules](int rule) { return list->hits(rule); };
    for (Chip *chip : m_chips) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    const int count = std::min(int(m_rules->list().rules.size()), MostChips);
    for (int i = 0; i < count; ++i) {
        m_chips.push_back(new Chip(this));
        auto *remove = new QAction(m_chips.back());
        remove->setShortcut(QKeySequence::Delete);
        remove->setShortcutContext(Qt::WidgetShortcut);
        connect(remove, &QAction::triggered, this, [this, i] { emit removeRequested(i); });
        m_chips.back()->addAction(remove);
        m_chips.back()->setContextMenuPolicy(Qt::ActionsContextMenu);
        m_chips.back()->setFocusPolicy(Qt::TabFocus);
        m_chips.back()->show();
    }
    refresh();
}

void RuleChips::refresh()
{
    if (!m_rules)
        return;
    for (int i = 0; i < int(m_chips.size()); ++i) {
        Chip *chip = m_chips[std::size_t(i)];
        chip->setText(chipText(i));
        chip->setToolTip(toolTipOf(i));
        chip->actions().constFirst()->setText(tr("Remove this rule"));
    }
    QStringList all;
    for (int i = 0; i < int(std::min<std::size_t>(m_rules->list().rules.size(), 100)); ++i)
        all += toolTipOf(i);
    setAccessibleDescription(all.join(u"; "_s));
    arrange();
}

QSize RuleChips::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, Chip::heightFor(fontMetrics())};
}

QSize RuleChips::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, sizeHint().height()};
}

void RuleChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        refresh();
    }
}

void RuleChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QString RuleChips::chipText(int rule) const
{
    const access::Rule &entry = m_rules->list().rules[std::size_t(rule)];
    QString text = QString::fromUtf8(entry.text);
    if (entry.action == access::Action::Allow)
        text = tr("allow %1").arg(text);
    if (!entry.enabled)
        return tr("%1 (off)").arg(text);
    const quint64 hits = m_hits(rule);
    if (hits == 0)
        return text;
    return text + u" · "_s + tr("%Ln hit(s)", nullptr, int(std::min<quint64>(hits, 2'000'000'000)));
}

// The rule as a rule file has it, which is not translated, and its hits.
QString RuleChips::toolTipOf(int rule) const
{
    const access::Rule &entry = m_rules->list().rules[std::size_t(rule)];
    const QString word = entry.action == access::Action::Allow ? u"allow "_s : u"block "_s;
    if (!entry.enabled)
        return tr("Rule %1: %2 (off)").arg(QString::number(rule + 1), word + QString::fromUtf8(entry.text));
    const int hits = int(std::min<quint64>(m_hits(rule), 2'000'000'000));
    return tr("Rule %1: %2 (%3)")
        .arg(QString::number(rule + 1), word + QString::fromUtf8(entry.text),
             tr("%Ln hit(s)", nullptr, hits));
}

void RuleChips::arrange()
{
    const int total = m_rules ? int(m_rules->list().rules.size()) : 0;
    int x = 0;
    int shown = 0;
    for (Chip *chip : m_chips) {
        const int rest = total - shown - 1;
        const int moreWidth =
            rest > 0 ? Gap + m_more->fontMetrics().horizontalAdvance(tr("+%Ln more", nullptr, rest)) : 0;
        int wide = chip->sizeHint().width();
        if (shown == 0)
            wide = std::min(wide, std::max(1, width() - moreWidth));
        const bool fits = x + wide + moreWidth <= width();
        chip->setVisible(fits);
        if (!fits)
            break;
        chip->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, wide, height())));
        x += wide + Gap;
        ++shown;
    }
    for (std::size_t i = std::size_t(shown); i < m_chips.size(); ++i)
        m_chips[i]->hide();
    m_more->setVisible(shown < total || total == 0);
    m_more->setText(total == 0 ? tr("no rules: everything is allowed")
                               : tr("+%Ln more", nullptr, total - shown));
    QStringList hidden;
    for (int i = shown; i < std::min(total, shown + 30); ++i)
        hidden += toolTipOf(i);
    m_more->setToolTip(hidden.join(u'\n'));
    m_more->setGeometry(
        QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, std::max(0, width() - x), height())));
}

} // namespace midhop::gui
