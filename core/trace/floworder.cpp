#include "core/trace/flowdraft.h"

#include <algorithm>
#include <array>

namespace midhop::trace {

using std::chrono::nanoseconds;

namespace {

/// One touch of a lifeline, to be taken in its turn.
struct Touch
{
    enum class What : quint8 { Leaves, Arrives, Answered };
    size_t place = 0;
    size_t draft = 0;
    What what = What::Leaves;
    nanoseconds at{};
};

/// Takes what happened at each lifeline in that lifeline's order, an arrival after its departure, else in the
/// order of the clock.
class Ordering final
{
public:
    explicit Ordering(std::vector<Draft> &drafts);
    void run();
    /// When a draft came in: by it those with equal times are sorted.
    [[nodiscard]] size_t turnOf(size_t draft) const { return m_turns[draft]; }

private:
    static constexpr size_t NoTurn = size_t(-1);

    void add(Role role, size_t draft, Touch::What what, const Anchor &anchor);
    [[nodiscard]] const Touch *next(size_t role) const;
    [[nodiscard]] bool isReady(const Touch &touch) const;
    /// The role whose turn it is; nothing when all is taken.
    [[nodiscard]] std::optional<size_t> nextRole() const;
    void take(size_t role);

    std::vector<Draft> &m_drafts;
    std::array<std::vector<Touch>, 3> m_touches; ///< by role, in its order
    std::array<size_t, 3> m_taken{};
    std::array<nanoseconds, 3> m_now; ///< of each role: nothing happens there before
    std::vector<size_t> m_turns;
    size_t m_turn = 0;
};

Ordering::Ordering(std::vector<Draft> &drafts)
    : m_drafts(drafts)
    , m_turns(drafts.size(), NoTurn)
{
    m_now.fill(nanoseconds::min());
    for (size_t i = 0; i < drafts.size(); ++i) {
        const Draft &draft = drafts[i];
        // What is written is through when it returns, and the clock is read after that: the peer may have
        // read it before. So it left when it arrived at the latest.
        if (draft.from)
            add(draft.step.from, i, Touch::What::Leaves,
                {draft.from->place, draft.to ? std::min(draft.from->at, draft.to->at) : draft.from->at});
        if (draft.to)
            add(draft.step.to, i, Touch::What::Arrives, *draft.to);
        if (draft.answer)
            add(draft.step.from, i, Touch::What::Answered, *draft.answer);
    }
    for (auto &touches : m_touches)
        std::ranges::stable_sort(touches, {}, &Touch::place);
}

void Ordering::add(Role role, size_t draft, Touch::What what, const Anchor &anchor)
{
    m_touches[size_t(role)].push_back({anchor.place, draft, what, anchor.at});
}

const Touch *Ordering::next(size_t role) const
{
    return m_taken[role] < m_touches[role].size() ? &m_touches[role][m_taken[role]] : nullptr;
}

bool Ordering::isReady(const Touch &touch) const
{
    return touch.what != Touch::What::Arrives || !m_drafts[touch.draft].from ||
           m_turns[touch.draft] != NoTurn;
}

std::optional<size_t> Ordering::nextRole() const
{
    std::optional<size_t> best;
    bool bestReady = false;
    for (size_t role = 0; role < m_touches.size(); ++role) {
        const Touch *touch = next(role);
        if (!touch)
            continue;
        const bool ready = isReady(*touch);
        // Where each waits for another the ends contradict each other, and the clock decides.
        if (!best || (ready && !bestReady) || (ready == bestReady && touch->at < next(*best)->at)) {
            best = role;
            bestReady = ready;
        }
    }
    return best;
}

void Ordering::take(size_t role)
{
    const Touch touch = *next(role);
    ++m_taken[role];
    Step &step = m_drafts[touch.draft].step;
    const bool isNew = m_turns[touch.draft] == NoTurn;
    nanoseconds at = std::max(touch.at, m_now[role]);
    switch (touch.what) {
    case Touch::What::Leaves:
        if (step.arrived)
            at = std::min(at, *step.arrived);
        step.left = at;
        break;
    case Touch::What::Arrives:
        if (m_drafts[touch.draft].from && !isNew)
            at = std::max(at, step.left);
        else
            step.left = at;
        step.arrived = at;
        break;
    case Touch::What::Answered:
        step.answered = at;
        break;
    }
    m_now[role] = std::max(m_now[role], at);
    if (isNew)
        m_turns[touch.draft] = m_turn++;
}

void Ordering::run()
{
    while (const auto role = nextRole())
        take(*role);
}

} // namespace

void bringInOrder(std::vector<Draft> &drafts)
{
    Ordering ordering(drafts);
    ordering.run();
    std::vector<size_t> order(drafts.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, [&](size_t one, size_t other) {
        const nanoseconds left = drafts[one].step.left;
        const nanoseconds otherLeft = drafts[other].step.left;
        return left != otherLeft ? left < otherLeft : ordering.turnOf(one) < ordering.turnOf(other);
    });
    std::vector<Draft> sorted;
    sorted.reserve(drafts.size());
    for (const size_t i : order)
        sorted.push_back(std::move(drafts[i]));
    drafts = std::move(sorted);
}

} // namespace midhop::trace
