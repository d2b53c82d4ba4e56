#include "gui/filter/rowfilter.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr qsizetype WordBits = 64;
/// Of the GUI thread at a time; more while somebody waits for the first hit.
constexpr auto SliceLimit = 5ms;
constexpr auto FirstSliceLimit = 20ms;
/// How many bytes are looked at between two looks at the clock. A row counts for some.
constexpr qsizetype BytesUnwatched = 16 * 1024;
constexpr qsizetype BytesOfRow = 256;
/// Fewer rows are not worth waking other threads.
constexpr qsizetype LeastTogether = 8192;

} // namespace

/// A few milliseconds, whatever the rows cost.
class RowFilter::Slice
{
public:
    /// A pattern can take long even for few bytes, so that the clock has to be looked at each time.
    Slice(bool costly, std::chrono::milliseconds limit)
        : m_limit(limit)
        , m_costly(costly)
    {
    }

    void spend(qsizetype bytes) { m_unwatched += m_costly ? BytesUnwatched : BytesOfRow + bytes; }
    [[nodiscard]] bool isOver()
    {
        if (m_unwatched < BytesUnwatched)
            return false;
        m_unwatched = 0;
        return std::chrono::steady_clock::now() - m_began >= m_limit;
    }

private:
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
    std::chrono::milliseconds m_limit;
    qsizetype m_unwatched = 0;
    bool m_costly;
};

RowFilter::RowFilter(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &RowFilter::work);
    connect(journal, &Journal::changed, this, &RowFilter::takeChanges);
    connect(journal, &Journal::leaving, this, &RowFilter::forgetBelow);
    connect(journal, &Journal::cleared, this, [this] {
        forgetAll();
        emit progressed();
    });
}

RowFilter::~RowFilter() = default;

void RowFilter::setFilter(std::optional<trace::Filter> filter)
{
    m_filter = std::move(filter);
    forgetAll();
    plan();
    emit restarted();
    emit progressed();
}

qsizetype RowFilter::answeredEnd() const
{
    return isActive() ? m_end : m_journal->store().endRow();
}

bool RowFilter::passes(qsizetype row) const
{
    return !isActive() || (row >= m_first && row < m_end && answer(row));
}

qsizetype RowFilter::matches() const
{
    return isActive() ? m_matches : m_journal->exchanges();
}

double RowFilter::progress() const
{
    const qsizetype total = m_journal->store().endRow() - m_first;
    return !isActive() || total <= 0 ? 1.0 : double(m_end - m_first) / double(total);
}

void RowFilter::takeChanges(const std::vector<trace::Store::Change> &changes)
{
    if (!isActive())
        return;
    for (const trace::Store::Change &change : changes) {
        if (change.row >= m_first && change.row < m_end)
            m_changed.push_back(change.row);
    }
    plan();
}

void RowFilter::forgetBelow(qsizetype firstRow)
{
    if (!isActive() || firstRow <= m_first)
        return;
    for (qsizetype row = m_first; row < std::min(firstRow, m_end); ++row)
        m_matches -= answer(row);
    m_first = firstRow;
    m_end = std::max(m_end, firstRow);
    const qsizetype gone = std::min((firstRow - m_base) / WordBits, qsizetype(m_answers.size()));
    m_answers.erase(m_answers.begin(), m_answers.begin() + gone);
    m_base = m_answers.empty() ? firstRow / WordBits * WordBits : m_base + gone * WordBits;
    std::erase_if(m_changed, [firstRow](qsizetype row) { return row < firstRow; });
    emit progressed();
}

void RowFilter::forgetAll()
{
    m_answers.clear();
    m_changed.clear();
    m_matches = 0;
    m_first = m_journal->store().firstRow();
    m_end = m_first;
    m_base = m_first / WordBits * WordBits;
}

void RowFilter::plan()
{
    const bool idle = !isActive() || (m_changed.empty() && m_end >= m_journal->store().endRow());
    if (idle)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void RowFilter::work()
{
    Slice slice(m_filter->isCostly(), m_matches == 0 ? FirstSliceLimit : SliceLimit);
    lookAgain(slice);
    lookFurther(slice);
    plan();
    emit progressed();
}

void RowFilter::lookAgain(Slice &slice)
{
    std::sort(m_changed.begin(), m_changed.end(), std::greater());
    m_changed.erase(std::unique(m_changed.begin(), m_changed.end()), m_changed.end());
    std::vector<qsizetype> others;
    while (!m_changed.empty() && !slice.isOver()) {
        const qsizetype row = m_changed.back();
        m_changed.pop_back();
        const bool passes = ask(row, slice);
        if (passes == answer(row))
            continue;
        setAnswer(row, passes);
        m_matches += passes ? 1 : -1;
        others.push_back(row);
    }
    for (const qsizetype row : others)
        emit answerChanged(row, answer(row));
}

void RowFilter::lookFurther(Slice &slice)
{
    const qsizetype first = m_end;
    const qsizetype end = m_journal->store().endRow();
    if (first == end)
        return;
    // Patterns are for one thread.
    const bool together = m_matches == 0 && !m_filter->isCostly() && end - first >= LeastTogether;
    m_end = together ? lookTogether(first, end) : lookAlone(slice, first, end);
    if (m_end > first)
        emit answered(first, m_end);
}

/// Returns the row it has come to.
qsizetype RowFilter::lookAlone(Slice &slice, qsizetype first, qsizetype end)
{
    qsizetype row = first;
    for (; row < end && !slice.isOver(); ++row) {
        const bool passes = ask(row, slice);
        if ((row - m_base) / WordBits >= qsizetype(m_answers.size()))
            m_answers.push_back(0);
        setAnswer(row, passes);
        m_matches += passes;
    }
    return row;
}

/// A slice with the other cores, which only read the store while this thread waits for them. Returns the row up to
/// which all have been looked at.
qsizetype RowFilter::lookTogether(qsizetype first, qsizetype end)
{
    m_answers.resize(std::size_t((end - m_base + WordBits - 1) / WordBits));
    const qsizetype firstWord = (first - m_base) / WordBits;
    const int known = std::popcount(m_answers[std::size_t(firstWord)]);
    std::atomic<qsizetype> nextWord = firstWord;
    std::atomic<qsizetype> reached = end;
    m_crew.run([&] {
        const qsizetype stopped = askBlocks(nextWord, first, end);
        qsizetype least = reached;
        while (stopped < least && !reached.compare_exchange_weak(least, stopped)) { }
    });
    const qsizetype words = (reached - m_base + WordBits - 1) / WordBits;
    m_answers.resize(std::size_t(words));
    if (const qsizetype rest = (reached - m_base) % WordBits; rest != 0)
        m_answers.back() &= (quint64(1) << rest) - 1;
    m_matches -= known;
    for (qsizetype word = firstWord; word < words; ++word)
        m_matches += std::popcount(m_answers[std::size_t(word)]);
    return reached;
}

/// Asks about rows, a word of answers at a time, until the slice is over. Returns the row it stopped at; the words
/// it began before have been answered whole.
qsizetype RowFilter::askBlocks(std::atomic<qsizetype> &nextWord, qsizetype first, qsizetype end)
{
    Slice slice(false, FirstSliceLimit);
    while (true) {
        const qsizetype word = nextWord++;
        const qsizetype begin = m_base + word * WordBits;
        if (begin >= end)
            return end;
        const qsizetype behind = std::min(begin + WordBits, end);
        quint64 answers = 0;
        qsizetype row = std::max(begin, first);
        for (; row < behind && !slice.isOver(); ++row)
            answers |= quint64(ask(row, slice)) << (row - begin);
        m_answers[std::size_t(word)] |= answers;
        if (row < behind)
            return row;
    }
}

bool RowFilter::ask(qsizetype row, Slice &slice) const
{
    const trace::Store &store = m_journal->store();
    const trace::Facts facts = store.facts(row, m_filter->wanted());
    slice.spend(facts.envelope.size() + facts.reply.size() + (facts.message ? facts.message->size() : 0));
    return m_filter->matches(facts, store.id(row));
}

bool RowFilter::answer(qsizetype row) const
{
    const qsizetype bit = row - m_base;
    return (m_answers[std::size_t(bit / WordBits)] >> (bit % WordBits) & 1) != 0;
}

void RowFilter::setAnswer(qsizetype row, bool passes)
{
    const qsizetype bit = row - m_base;
    quint64 &word = m_answers[std::size_t(bit / WordBits)];
    const quint64 mask = quint64(1) << (bit % WordBits);
    word = passes ? word | mask : word & ~mask;
}

} // namespace midhop::gui
