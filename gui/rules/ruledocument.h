#pragma once

#include "core/access/blocklist.h"
#include "gui/rules/hitcollector.h"
#include "gui/rules/rulesmodel.h"

#include <QtGui/QUndoStack>

#include <functional>

namespace midhop::gui {

/// The one rule list of the window. Every change goes through its undo stack, and every change, undone ones too, makes a
/// new compiled blocklist. It holds rules that can be read only. GUI thread.
class RuleDocument final : public QObject
{
    Q_OBJECT
public:
    using Rows = std::vector<int>; ///< ascending, each once

    /// With the default rule alone.
    explicit RuleDocument(QObject *parent = nullptr);
    ~RuleDocument() override;

    [[nodiscard]] RulesModel *model() { return &m_model; }
    [[nodiscard]] QUndoStack *undoStack() { return &m_stack; }
    [[nodiscard]] access::RuleList list() const { return m_model.list(); }
    /// Made of list(). Its own counts begin at zero with each change; hits() goes on.
    [[nodiscard]] std::shared_ptr<const access::Blocklist> blocklist() const { return m_blocklist; }
    [[nodiscard]] quint64 hits(int row) const { return m_model.entries()[std::size_t(row)].hits->count; }
    [[nodiscard]] const RuleHits &defaultHits() const { return m_hits.ofDefault(); }
    /// Brings what the proxy counted since into hits().
    void collectHits();

    /// Begins with a list; there is nothing to undo then.
    void begin(const access::RuleList &list);

    /// `before` is a row, or the number of rows for the end. `words` are for the undo command, empty for the usual ones.
    void insert(int before, const std::vector<access::Rule> &rules, const QString &words = {});
    void remove(const Rows &rows);
    /// Each run of rows once more, right behind it; the rows of the copies.
    Rows duplicate(const Rows &rows);
    /// To before the row `before` (as counted now); the rows they have then.
    Rows moveTo(const Rows &rows, int before);
    /// All of them one row up or down; none if one of them is at the end already. The rows they have then.
    Rows moveBy(const Rows &rows, int step);
    void setEnabled(const Rows &rows, bool enabled);
    void setAction(const Rows &rows, access::Action action);
    /// What stands behind the action word; nothing happens where that is no rule.
    bool setDestination(int row, const QString &text);
    void setComment(int row, const QString &text);
    void setDefaultAction(access::Action action);
    /// The whole list by another one; `source` is for the undo command.
    void replaceAll(const access::RuleList &list, const QString &source);
    /// Blocks a destination before all other rules; `host` is an address or a name, as an envelope says it. False where no
    /// rule can be made of it.
    bool block(const QByteArray &host, quint16 port);

signals:
    /// The rules are other ones; blocklist() is made of them.
    void changed();
    void hitsChanged();

private:
    using Edit = std::function<void(access::Rule &)>;
    void edit(const Rows &rows, const Edit &edit, bool sameRule, const QString &words);
    void applyEdit(int row, int column, const QVariant &value);
    void compile();
    [[nodiscard]] QString nameOf(const Rows &rows) const;

    RulesModel m_model; ///< outlives the stack
    HitCollector m_hits;
    QUndoStack m_stack;
    std::shared_ptr<const access::Blocklist> m_blocklist;
};

} // namespace midhop::gui
