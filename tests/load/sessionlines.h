#pragma once

#include <QtCore/QByteArray>

#include <unordered_set>

namespace midhop::load {

/// What stands in a session file, read without the program's own reader. One thread.
struct SessionLines
{
    std::unordered_set<quint32> numbers; ///< of the exchanges whose message is a number
    qsizetype exchanges = 0;
    bool torn = false; ///< the last line has no end
    QByteArray wrong;  ///< what is not as promised; empty when all is

    [[nodiscard]] static SessionLines of(const QByteArray &path);
};

} // namespace midhop::load
