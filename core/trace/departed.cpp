#include "core/trace/departed.h"

#include <utility>

namespace midhop::trace {

void Departed::add(quint64 serial)
{
    if (m_young.size() >= MostInGeneration)
        m_old = std::exchange(m_young, {});
    m_young.insert(serial);
}

bool Departed::contains(quint64 serial) const
{
    return m_young.contains(serial) || m_old.contains(serial);
}

void Departed::remove(quint64 serial)
{
    m_young.erase(serial);
    m_old.erase(serial);
}

} // namespace midhop::trace
