#pragma once

#include <QtCore/QByteArray>

#include <cstdio>

namespace midhop::bench {

/// Writes `text` out at once.
inline void print(FILE *where, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), where);
    std::fflush(where);
}

} // namespace midhop::bench
