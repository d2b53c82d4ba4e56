#pragma once

#include <QtCore/QtGlobal>

#include <unordered_set>

namespace midhop::trace {

/// The serials of parts that were finished when they left, and of which one more version is to come. Bounded,
/// because that version may be lost in the feed: of more than 65,536 the oldest are forgotten. One thread at a
/// time.
class Departed final
{
public:
    void add(quint64 serial);
    [[nodiscard]] bool contains(quint64 serial) const;
    void remove(quint64 serial);

private:
    static constexpr size_t MostInGeneration = 65'536;

    std::unordered_set<quint64> m_young;
    std::unordered_set<quint64> m_old;
};

} // namespace midhop::trace
