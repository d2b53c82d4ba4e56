#include "core/trace/bytediff.h"

#include <algorithm>

namespace midhop::trace {

namespace {

/// Gathers steps into stretches.
class Stretches final
{
public:
    void add(bool same, qsizetype left, qsizetype right)
    {
        if (left == 0 && right == 0)
            return;
        if (m_changes.empty() || m_changes.back().same != same)
            m_changes.push_back({{m_left, m_left}, {m_right, m_right}, same});
        m_left += left;
        m_right += right;
        m_changes.back().left.end = m_left;
        m_changes.back().right.end = m_right;
    }
    std::vector<ByteChange> take() { return std::move(m_changes); }

private:
    std::vector<ByteChange> m_changes;
    qsizetype m_left = 0;
    qsizetype m_right = 0;
};

/// The table of the longest common subsequences of what is left of both, from each pair of places on. Lengths
/// fit 16 bits because the shorter side is below them.
void addCommon(Stretches &stretches, QByteArrayView left, QByteArrayView right)
{
    const auto columns = std::size_t(right.size()) + 1;
    std::vector<quint16> lengths((std::size_t(left.size()) + 1) * columns);
    const auto cell = [&lengths, columns](qsizetype i, qsizetype j) -> quint16 & {
        return lengths[std::size_t(i) * columns + std::size_t(j)];
    };
    for (qsizetype i = left.size() - 1; i >= 0; --i) {
        for (qsizetype j = right.size() - 1; j >= 0; --j) {
            cell(i, j) = left[i] == right[j] ? quint16(cell(i + 1, j + 1) + 1)
                                             : std::max(cell(i + 1, j), cell(i, j + 1));
        }
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() && j < right.size()) {
        if (left[i] == right[j]) {
            stretches.add(true, 1, 1);
            ++i;
            ++j;
        } else if (cell(i + 1, j) >= cell(i, j + 1)) {
            stretches.add(false, 1, 0);
            ++i;
        } else {
            stretches.add(false, 0, 1);
            ++j;
        }
    }
    stretches.add(false, left.size() - i, right.size() - j);
}

} // namespace

std::vector<ByteChange> byteDiff(QByteArrayView left, QByteArrayView right, qsizetype mostWork)
{
    const auto firstOther = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    const qsizetype prefix = firstOther.first - left.begin();
    const QByteArrayView leftRest = left.sliced(prefix);
    const QByteArrayView rightRest = right.sliced(prefix);
    const auto lastOther =
        std::mismatch(std::reverse_iterator(leftRest.end()), std::reverse_iterator(leftRest.begin()),
                      std::reverse_iterator(rightRest.end()), std::reverse_iterator(rightRest.begin()));
    const qsizetype suffix = lastOther.first - std::reverse_iterator(leftRest.end());
    const QByteArrayView leftMiddle = leftRest.chopped(suffix);
    const QByteArrayView rightMiddle = rightRest.chopped(suffix);

    Stretches stretches;
    stretches.add(true, prefix, prefix);
    const bool comparable = !leftMiddle.isEmpty() && !rightMiddle.isEmpty() &&
                            std::min(leftMiddle.size(), rightMiddle.size()) < 0xffff &&
                            leftMiddle.size() <= mostWork / rightMiddle.size();
    if (comparable)
        addCommon(stretches, leftMiddle, rightMiddle);
    else
        stretches.add(false, leftMiddle.size(), rightMiddle.size());
    stretches.add(true, suffix, suffix);
    return stretches.take();
}

} // namespace midhop::trace
