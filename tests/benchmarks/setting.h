#pragma once

#include "tests/benchmarks/role.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringBuilder>

#include <vector>

namespace midhop::bench {

/// Under what load the contenders are measured.
struct Setting
{
    QByteArray name; ///< one word, for the table and the options
    QByteArray description;
    quint32 concurrency = 64;  ///< exchanges under way at a time
    qsizetype messageSize = 4; ///< bytes
    bool isBlocked = false;    ///< the envelopes ask for 127.0.0.1:7777
    qsizetype held = 0;        ///< clients that have sent half an envelope and stay
    double rate = 0; ///< exchanges a second, begun at their time whatever became of others; 0: closed loop
    quint32 exchanges = 0; ///< so many instead of a time, without warming up
    Role role = Role::Proxy;
};

/// All settings, in the order of the table; `rate` is that of the open loop, `held` how many clients stay.
[[nodiscard]] std::vector<Setting> allSettings(double rate, qsizetype held);

} // namespace midhop::bench
