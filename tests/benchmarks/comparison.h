#pragma once

#include "tests/benchmarks/measuring.h"

#include <functional>
#include <memory>
#include <vector>

namespace midhop::bench {

/// All contenders under all settings, interleaved: each round measures each of them once under each setting,
/// those of one setting side by side, each round beginning with another. Main thread.
class Comparison final
{
public:
    using Contenders = std::vector<std::unique_ptr<Contender>>;
    /// The number of the round from 0, and what is measured next.
    using Progress = std::function<void(int round, const Setting &setting, const Contender &contender)>;

    Comparison(std::vector<Setting> settings, Contenders contenders);

    void run(int rounds, const Measuring::Plan &plan, const Progress &progress);

    [[nodiscard]] const std::vector<Setting> &settings() const { return m_settings; }
    [[nodiscard]] const Contenders &contenders() const { return m_contenders; }
    /// Whether this contender can do what this setting asks.
    [[nodiscard]] static bool fits(const Setting &setting, const Contender &contender);
    /// One for each round, by the places of setting and contender; none where it does not fit.
    [[nodiscard]] const std::vector<Measurement> &rounds(size_t setting, size_t contender) const;
    /// Medians by name; nullptr when it was not measured.
    [[nodiscard]] const Measurement *median(const QByteArray &setting, const QByteArray &contender) const;

private:
    struct Cell
    {
        std::vector<Measurement> rounds;
        Measurement median;
    };
    [[nodiscard]] Cell &cell(size_t setting, size_t contender);

    std::vector<Setting> m_settings;
    Contenders m_contenders;
    std::vector<Cell> m_cells;
};

} // namespace midhop::bench
