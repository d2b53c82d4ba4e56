#include "gui/rules/ruledocument.h"

#include "core/trace/clock.h"
#include "gui/rules/rowruns.h"
#include "gui/rules/rulechanges.h"
#include "gui/rules/rulewords.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

/// So many changes can be undone; each keeps the rules that it took away.
constexpr int MostUndo = 500;

std::vector<RuleEntry> entriesOf(const std::vector<access::Rule> &rules)
{
    std::vector<RuleEntry> entries;
    entries.reserve(rules.size());
    for (const access::Rule &rule : rules)
        entries.push_back({.rule = rule});
    return entries;
}

RuleDocument::Rows rowsFrom(int first, std::size_t count)
{
    RuleDocument::Rows rows(count);
    std::iota(rows.begin(), rows.end(), first);
    return rows;
}

} // namespace

RuleDocument::RuleDocument(QObject *parent)
    : QObject(parent)
{
    m_stack.setUndoLimit(MostUndo);
    begin({{access::defaultRule()}});
    connect(&m_stack, &QUndoStack::indexChanged, this, &RuleDocument::compile);
    connect(&m_model, &RulesModel::edited, this, &RuleDocument::applyEdit);
}

RuleDocument::~RuleDocument()
{
    // It tells of its end by signals.
    disconnect(&m_stack, nullptr, this, nullptr);
}

void RuleDocument::begin(const access::RuleList &list)
{
    m_stack.clear();
    auto entries = entriesOf(list.rules);
    m_model.setDefaultAction(list.defaultAction);
    m_model.exchangeAll(entries);
    compile();
}

void RuleDocument::compile()
{
    m_blocklist = std::make_shared<const access::Blocklist>(m_model.list());
    std::vector<std::shared_ptr<RuleHits>> hits;
    hits.reserve(m_model.entries().size());
    for (const RuleEntry &entry : m_model.entries())
        hits.push_back(entry.hits);
    m_hits.add(m_blocklist, std::move(hits));
    emit changed();
}

void RuleDocument::collectHits()
{
    if (!m_hits.collect(trace::now()))
        return;
    m_model.showHits();
    emit hitsChanged();
}

QString RuleDocument::nameOf(const Rows &rows) const
{
    if (rows.size() != 1)
        return tr("%Ln rule(s)", nullptr, int(rows.size()));
    return tr("rule %1").arg(QString::fromUtf8(m_model.entries()[std::size_t(rows.front())].rule.text));
}

void RuleDocument::insert(int before, const std::vector<access::Rule> &rules, const QString &words)
{
    if (rules.empty())
        return;
    QString told = words;
    if (told.isEmpty())
        told = rules.size() == 1 ? tr("add rule %1").arg(QString::fromUtf8(rules.front().text))
                                 : tr("add %Ln rule(s)", nullptr, int(rules.size()));
    m_stack.push(RuleChanges::insert(&m_model, told, rowsFrom(before, rules.size()), entriesOf(rules)).release());
}

void RuleDocument::remove(const Rows &rows)
{
    if (!rows.empty())
        m_stack.push(RuleChanges::remove(&m_model, tr("remove %1").arg(nameOf(rows)), rows).release());
}

RuleDocument::Rows RuleDocument::duplicate(const Rows &rows)
{
    if (rows.empty())
        return {};
    std::vector<RuleEntry> copies;
    Rows places;
    for (const auto &[first, count] : rowRuns(rows)) {
        for (int row = first; row < first + count; ++row) {
            places.push_back(first + count + int(copies.size()));
            copies.push_back({.rule = m_model.entries()[std::size_t(row)].rule});
        }
    }
    m_stack.push(
        RuleChanges::insert(&m_model, tr("duplicate %1").arg(nameOf(rows)), places, std::move(copies)).release());
    return places;
}

RuleDocument::Rows RuleDocument::moveTo(const Rows &rows, int before)
{
    const int total = m_model.rowCount();
    const auto above = std::lower_bound(rows.begin(), rows.end(), before) - rows.begin();
    const int first = before - int(above);
    Rows order;
    order.reserve(std::size_t(total));
    auto next = rows.begin();
    for (int row = 0; row < total; ++row) {
        if (next != rows.end() && *next == row)
            ++next;
        else
            order.push_back(row);
    }
    order.insert(order.begin() + first, rows.begin(), rows.end());
    if (!std::is_sorted(order.begin(), order.end()))
        m_stack.push(RuleChanges::arrange(&m_model, tr("move %1").arg(nameOf(rows)), std::move(order)).release());
    return rowsFrom(first, rows.size());
}

RuleDocument::Rows RuleDocument::moveBy(const Rows &rows, int step)
{
    Q_ASSERT(step == 1 || step == -1);
    if (rows.empty() || (step < 0 && rows.front() == 0) || (step > 0 && rows.back() == m_model.rowCount() - 1))
        return rows;
    Rows order = rowsFrom(0, std::size_t(m_model.rowCount()));
    Rows moved = rows;
    const auto shift = [&order, step](int &row) {
        std::swap(order[std::size_t(row)], order[std::size_t(row + step)]);
        row += step;
    };
    if (step < 0)
        std::for_each(moved.begin(), moved.end(), shift);
    else
        std::for_each(moved.rbegin(), moved.rend(), shift);
    const QString words = step < 0 ? tr("move %1 up").arg(nameOf(rows)) : tr("move %1 down").arg(nameOf(rows));
    m_stack.push(RuleChanges::arrange(&m_model, words, std::move(order)).release());
    return moved;
}

/// A rule that stays the same keeps its hits.
void RuleDocument::edit(const Rows &rows, const Edit &edit, bool sameRule, const QString &words)
{
    if (rows.empty())
        return;
    std::vector<RuleEntry> entries;
    entries.reserve(rows.size());
    for (const int row : rows) {
        RuleEntry entry = m_model.entries()[std::size_t(row)];
        edit(entry.rule);
        if (!sameRule)
            entry.hits = std::make_shared<RuleHits>();
        entries.push_back(std::move(entry));
    }
    m_stack.push(RuleChanges::replace(&m_model, words, rows, std::move(entries)).release());
}

void RuleDocument::setEnabled(const Rows &rows, bool enabled)
{
    Rows changing;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(changing),
                 [&](int row) { return m_model.entries()[std::size_t(row)].rule.enabled != enabled; });
    const QString name = nameOf(changing);
    edit(changing, [enabled](access::Rule &rule) { rule.enabled = enabled; }, true,
         enabled ? tr("switch %1 on").arg(name) : tr("switch %1 off").arg(name));
}

void RuleDocument::setAction(const Rows &rows, access::Action action)
{
    Rows changing;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(changing),
                 [&](int row) { return m_model.entries()[std::size_t(row)].rule.action != action; });
    const QString name = nameOf(changing);
    edit(changing, [action](access::Rule &rule) { rule.action = action; }, false,
         action == access::Action::Block ? tr("let %1 block").arg(name) : tr("let %1 allow").arg(name));
}

bool RuleDocument::setDestination(int row, const QString &text)
{
    const access::Rule &before = m_model.entries()[std::size_t(row)].rule;
    auto parsed = access::parseRule(text.toUtf8(), before.action);
    if (!parsed)
        return false;
    if (parsed->text == before.text)
        return true;
    access::Rule rule = parsed.takeValue();
    rule.comment = before.comment;
    rule.enabled = before.enabled;
    const QString words =
        tr("change %1 to %2").arg(QString::fromUtf8(before.text), QString::fromUtf8(rule.text));
    edit({row}, [&rule](access::Rule &changing) { changing = rule; }, false, words);
    return true;
}

void RuleDocument::setComment(int row, const QString &text)
{
    const QByteArray comment = text.simplified().toUtf8();
    if (comment == m_model.entries()[std::size_t(row)].rule.comment)
        return;
    edit({row}, [&comment](access::Rule &rule) { rule.comment = comment; }, true,
         tr("comment on %1").arg(nameOf({row})));
}

void RuleDocument::setDefaultAction(access::Action action)
{
    if (action != m_model.defaultAction())
        m_stack.push(RuleChanges::setDefault(&m_model,
                                             action == access::Action::Block ? tr("block by default")
                                                                             : tr("allow by default"),
                                             action)
                         .release());
}

void RuleDocument::replaceAll(const access::RuleList &list, const QString &source)
{
    m_stack.push(RuleChanges::replaceAll(&m_model, tr("import %1").arg(source), entriesOf(list.rules),
                                         list.defaultAction)
                     .release());
}

bool RuleDocument::block(const QByteArray &host, quint16 port)
{
    const QByteArray bracketed = host.contains(':') ? '[' + host + ']' : host;
    const QByteArray text = bracketed + ':' + QByteArray::number(port);
    auto rule = access::parseRule(text, access::Action::Block);
    if (!rule)
        return false;
    const QString words = tr("block %1").arg(QString::fromUtf8(rule->text));
    Rows there;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const access::Rule &each = m_model.entries()[std::size_t(row)].rule;
        if (each.action == access::Action::Block && each.text == rule->text)
            there.push_back(row);
    }
    if (there.empty()) {
        insert(0, {*rule}, words);
        return true;
    }
    if (there.size() == 1 && there.front() == 0 && m_model.entries().front().rule.enabled)
        return true;
    // It stands once, in force and before all others; with its comment and its hits.
    m_stack.beginMacro(words);
    setEnabled({there.front()}, true);
    moveTo({there.front()}, 0);
    there.erase(there.begin());
    remove(there);
    m_stack.endMacro();
    return true;
}

void RuleDocument::applyEdit(int row, int column, const QVariant &value)
{
    switch (column) {
    case RulesModel::On:
        setEnabled({row}, value.toInt() == Qt::Checked);
        break;
    case RulesModel::Action:
        setAction({row}, access::Action(value.toInt()));
        break;
    case RulesModel::Destination:
        (void)setDestination(row, value.toString());
        break;
    case RulesModel::Comment:
        setComment(row, value.toString());
        break;
    default:
        break;
    }
}

} // namespace midhop::gui
