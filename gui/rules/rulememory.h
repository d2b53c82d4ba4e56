#pragma once

#include "core/access/rule.h"

#include <optional>

class QSettings;

namespace midhop::gui {

/// Keeps the rules from one start to the next, in the group `rules`: the text of a rule file, in which rules that are off
/// are comments.
class RuleMemory final
{
public:
    struct Loaded
    {
        access::RuleList list;                   ///< the default rule alone at the first start, and with a problem
        std::optional<access::RuleError> problem; ///< what is remembered can't be read; it is left as it is until save()
        QByteArray text;                         ///< what was read
    };

    /// `store` must outlive it.
    explicit RuleMemory(QSettings *store)
        : m_store(store)
    {}

    [[nodiscard]] Loaded load() const;
    void save(const access::RuleList &list);

private:
    QSettings *m_store;
};

} // namespace midhop::gui
