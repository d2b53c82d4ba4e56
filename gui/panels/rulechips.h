#pragma once

#include "core/access/blocklist.h"

#include <QtWidgets/QWidget>

#include <functional>

class QLabel;

namespace midhop::gui {

class Chip;

/// The blocklist in one row: a chip for each rule with its hits, as many as fit, then how many more there
/// are. A chip's menu, or Delete on it, takes its rule away.
class RuleChips final : public QWidget
{
    Q_OBJECT
public:
    explicit RuleChips(QWidget *parent = nullptr);

    /// How often the rule at a place of the list decided.
    using HitsOf = std::function<quint64(int rule)>;

    /// Without `hits` the rules tell them themselves.
    void setRules(std::shared_ptr<const access::Blocklist> rules, HitsOf hits = {});
    /// Reads the hit counts again.
    void refresh();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void removeRequested(int rule);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QString chipText(int rule) const;
    [[nodiscard]] QString toolTipOf(int rule) const;
    void arrange();

    /// More are never shown at once, however wide the window.
    static constexpr int MostChips = 12;

    std::shared_ptr<const access::Blocklist> m_rules;
    HitsOf m_hits;
    std::vector<Chip *> m_chips;
    QLabel *m_more;
};

} // namespace midhop::gui
