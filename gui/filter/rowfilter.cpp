#include "gui/filter/rowfilter.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <chrono>
#include <utility>

namespace midhop::gui {

namespace {

constexpr qsizetype WordBits = 64;
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

/// Rows to be asked about, by one thread or by several.
struct RowFilter::Search
{
    Search(qsizetype firstRow, qsizetype endRow)
        : first(firstRow)
        , end(endRow)
        , nextChunk(firstRow / trace::Store::RowsPerChunk)
        , reached(endRow)
    {
    }
    /// The row itself has not been asked about; each thread does this once at most.
    void stopAt(qsizetype row)
    {
        qsizetype least = reached;
        while (row < least && !reached.compare_exchange_weak(least, row)) {
        }
    }

    const qsizetype first;
    const qsizetype end;
    trace::Filter::Needle needle; ///< empty: each row has to be looked at
    std::atomic<qsizetype> nextChunk;
    std::atomic<qsizetype> reached; ///< all rows below have been asked about
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
    Slice slice(m_filter->isCostly(), m_matches == 0 ? m_firstSliceLimit : m_sliceLimit);
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
        const bool passes = ask(row, m_filter->wanted(), slice);
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
    Search search(first, end);
    search.needle = m_filter->needle();
    if (!search.needle.bytes.isEmpty() && m_journal->store().sharedHave(search.needle.bytes))
        search.needle = {};
    m_answers.resize(std::size_t((end - m_base + WordBits - 1) / WordBits));
    const int known = std::popcount(m_answers[std::size_t((first - m_base) / WordBits)]);
    if (together) {
        // The others only read the store, while this thread waits for them.
        m_crew.run([&] {
            Slice own(false, m_firstSliceLimit);
            askChunks(search, own);
        });
    } else {
        askChunks(search, slice);
    }
    m_matches -= known;
    takeAnswers(first, search.reached);
    if (m_end > first)
        emit answered(first, m_end);
}

/// Asks about rows, a chunk of the store at a time, until the slice is over.
void RowFilter::askChunks(Search &search, Slice &slice)
{
    const trace::Store &store = m_journal->store();
    constexpr qsizetype Rows = trace::Store::RowsPerChunk;
    while (true) {
        const qsizetype chunk = search.nextChunk++;
        qsizetype row = std::max(chunk * Rows, search.first);
        const qsizetype behind = std::min((chunk + 1) * Rows, search.end);
        if (row >= behind)
            return;
        trace::FactsWanted wanted = m_filter->wanted();
        if (!search.needle.bytes.isEmpty() && !slice.isOver() && !store.mayHave(row, search.needle.bytes)) {
            slice.spend(BytesUnwatched);
            if (!search.needle.elsewhere)
                continue;
            wanted = *search.needle.elsewhere;
        }
        for (; row < behind && !slice.isOver(); ++row)
            setAnswer(row, ask(row, wanted, slice));
        if (row < behind) {
            search.stopAt(row);
            return;
        }
    }
}

/// The rows up to below `end` have their answers; what others may have found out behind it is forgotten.
void RowFilter::takeAnswers(qsizetype first, qsizetype end)
{
    const qsizetype words = (end - m_base + WordBits - 1) / WordBits;
    m_answers.resize(std::size_t(words));
    if (const qsizetype rest = (end - m_base) % WordBits; rest != 0)
        m_answers.back() &= (quint64(1) << rest) - 1;
    for (qsizetype word = (first - m_base) / WordBits; word < words; ++word)
        m_matches += std::popcount(m_answers[std::size_t(word)]);
    m_end = end;
}

bool RowFilter::ask(qsizetype row, trace::FactsWanted wanted, Slice &slice) const
{
    const trace::Store &store = m_journal->store();
    const trace::Facts facts = store.facts(row, wanted);
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
