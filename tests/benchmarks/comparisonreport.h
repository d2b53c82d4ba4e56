#pragma once

#include "tests/benchmarks/comparison.h"

#include <QtCore/QJsonObject>

namespace midhop::bench {

/// What a comparison found, for people and for programs.
class ComparisonReport final
{
public:
    /// `conditions`: machine and options, told with both.
    ComparisonReport(const Comparison &comparison, QJsonObject conditions);

    /// One block a setting, one line a contender: medians, and CPU in that of limit, nginx and haproxy-lua.
    [[nodiscard]] QByteArray table() const;
    /// README.md tells the names.
    [[nodiscard]] QByteArray json() const;

private:
    [[nodiscard]] QByteArray block(size_t setting) const;
    [[nodiscard]] QByteArray validity() const;
    [[nodiscard]] QJsonObject settingJson(size_t setting) const;

    const Comparison &m_comparison;
    QJsonObject m_conditions;
};

/// Processor, cores, system, and how busy it was: `load_average` at this moment.
[[nodiscard]] QJsonObject machineHere();

} // namespace midhop::bench
