#include "gui/rules/rulechanges.h"

#include <utility>

namespace midhop::gui {

namespace {

class Insert final : public QUndoCommand
{
public:
    Insert(RulesModel *model, const QString &words, std::vector<int> rows, std::vector<RuleEntry> entries)
        : QUndoCommand(words)
        , m_model(model)
        , m_rows(std::move(rows))
        , m_entries(std::move(entries))
    {}
    void redo() override { m_model->put(m_rows, std::exchange(m_entries, {})); }
    void undo() override { m_entries = m_model->take(m_rows); }

private:
    RulesModel *m_model;
    std::vector<int> m_rows;
    std::vector<RuleEntry> m_entries; ///< while they are not in the model
};

class Remove final : public QUndoCommand
{
public:
    Remove(RulesModel *model, const QString &words, std::vector<int> rows)
        : QUndoCommand(words)
        , m_model(model)
        , m_rows(std::move(rows))
    {}
    void redo() override { m_entries = m_model->take(m_rows); }
    void undo() override { m_model->put(m_rows, std::exchange(m_entries, {})); }

private:
    RulesModel *m_model;
    std::vector<int> m_rows;
    std::vector<RuleEntry> m_entries; ///< while they are not in the model
};

class Replace final : public QUndoCommand
{
public:
    Replace(RulesModel *model, const QString &words, std::vector<int> rows, std::vector<RuleEntry> entries)
        : QUndoCommand(words)
        , m_model(model)
        , m_rows(std::move(rows))
        , m_entries(std::move(entries))
    {}
    void redo() override { m_model->exchange(m_rows, m_entries); }
    void undo() override { m_model->exchange(m_rows, m_entries); }

private:
    RulesModel *m_model;
    std::vector<int> m_rows;
    std::vector<RuleEntry> m_entries; ///< those that are not in the model
};

class Arrange final : public QUndoCommand
{
public:
    Arrange(RulesModel *model, const QString &words, std::vector<int> order)
        : QUndoCommand(words)
        , m_model(model)
        , m_order(std::move(order))
    {}
    void redo() override { m_model->arrange(m_order); }
    void undo() override
    {
        std::vector<int> back(m_order.size());
        for (std::size_t i = 0; i < m_order.size(); ++i)
            back[std::size_t(m_order[i])] = int(i);
        m_model->arrange(back);
    }

private:
    RulesModel *m_model;
    std::vector<int> m_order;
};

class SetDefault final : public QUndoCommand
{
public:
    SetDefault(RulesModel *model, const QString &words, access::Action action)
        : QUndoCommand(words)
        , m_model(model)
        , m_action(action)
    {}
    void redo() override { swap(); }
    void undo() override { swap(); }

private:
    void swap()
    {
        const access::Action before = m_model->defaultAction();
        m_model->setDefaultAction(m_action);
        m_action = before;
    }

    RulesModel *m_model;
    access::Action m_action; ///< the other one
};

class ReplaceAll final : public QUndoCommand
{
public:
    ReplaceAll(RulesModel *model, const QString &words, std::vector<RuleEntry> entries, access::Action action)
        : QUndoCommand(words)
        , m_model(model)
        , m_entries(std::move(entries))
        , m_action(action)
    {}
    void redo() override { swap(); }
    void undo() override { swap(); }

private:
    void swap()
    {
        const access::Action before = m_model->defaultAction();
        m_model->setDefaultAction(m_action);
        m_action = before;
        m_model->exchangeAll(m_entries);
    }

    RulesModel *m_model;
    std::vector<RuleEntry> m_entries; ///< those that are not in the model
    access::Action m_action;
};

} // namespace

std::unique_ptr<QUndoCommand> RuleChanges::insert(RulesModel *model, const QString &words, std::vector<int> rows,
                                                  std::vector<RuleEntry> entries)
{
    return std::make_unique<Insert>(model, words, std::move(rows), std::move(entries));
}

std::unique_ptr<QUndoCommand> RuleChanges::remove(RulesModel *model, const QString &words, std::vector<int> rows)
{
    return std::make_unique<Remove>(model, words, std::move(rows));
}

std::unique_ptr<QUndoCommand> RuleChanges::replace(RulesModel *model, const QString &words, std::vector<int> rows,
                                                   std::vector<RuleEntry> entries)
{
    return std::make_unique<Replace>(model, words, std::move(rows), std::move(entries));
}

std::unique_ptr<QUndoCommand> RuleChanges::arrange(RulesModel *model, const QString &words, std::vector<int> order)
{
    return std::make_unique<Arrange>(model, words, std::move(order));
}

std::unique_ptr<QUndoCommand> RuleChanges::setDefault(RulesModel *model, const QString &words, access::Action action)
{
    return std::make_unique<SetDefault>(model, words, action);
}

std::unique_ptr<QUndoCommand> RuleChanges::replaceAll(RulesModel *model, const QString &words,
                                                      std::vector<RuleEntry> entries, access::Action action)
{
    return std::make_unique<ReplaceAll>(model, words, std::move(entries), action);
}

} // namespace midhop::gui
