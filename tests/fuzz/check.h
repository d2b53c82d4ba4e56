#pragma once

#include <QtCore/QByteArray>

#include <cstdio>
#include <cstdlib>

/// What a fuzz target promises. A broken promise ends the program, as libFuzzer and the corpus tests expect.
namespace midhop::fuzz {

inline void check(bool holds, QByteArrayView what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

/// As check(), and tells both values.
inline void checkSame(QByteArrayView actual, QByteArrayView expected, QByteArrayView what)
{
    if (actual == expected)
        return;
    std::fprintf(stderr, "was:       %s\nexpected:  %s\n", actual.toByteArray().toPercentEncoding(" \"{}:,/").constData(),
                 expected.toByteArray().toPercentEncoding(" \"{}:,/").constData());
    check(false, what);
}

} // namespace midhop::fuzz
