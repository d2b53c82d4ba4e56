#include "tests/benchmarks/comparison.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <utility>

namespace midhop::bench {

Comparison::Comparison(std::vector<Setting> settings, Contenders contenders)
    : m_settings(std::move(settings))
    , m_contenders(std::move(contenders))
    , m_cells(m_settings.size() * m_contenders.size())
{
}

void Comparison::run(int rounds, const Measuring::Plan &plan, const Progress &progress)
{
    for (int round = 0; round < rounds; ++round) {
        for (size_t s = 0; s < m_settings.size(); ++s) {
            for (size_t i = 0; i < m_contenders.size(); ++i) {
                const size_t c = (i + static_cast<size_t>(round)) % m_contenders.size();
                const Contender &contender = *m_contenders[c];
                if (!fits(m_settings[s], contender))
                    continue;
                progress(round, m_settings[s], contender);
                const QTemporaryDir folder; // one each: what it writes is large
                Measuring measuring(m_settings[s], contender, plan, QFile::encodeName(folder.path()));
                cell(s, c).rounds.push_back(measuring.run());
            }
        }
    }
    for (Cell &each : m_cells) {
        if (!each.rounds.empty())
            each.median = medianOf(each.rounds);
    }
}

bool Comparison::fits(const Setting &setting, const Contender &contender)
{
    return setting.role == contender.role() && setting.messageSize <= contender.largestMessage() &&
           (contender.decides() || !setting.isBlocked);
}

Comparison::Cell &Comparison::cell(size_t setting, size_t contender)
{
    return m_cells[setting * m_contenders.size() + contender];
}

const std::vector<Measurement> &Comparison::rounds(size_t setting, size_t contender) const
{
    return m_cells[setting * m_contenders.size() + contender].rounds;
}

const Measurement *Comparison::median(const QByteArray &setting, const QByteArray &contender) const
{
    for (size_t s = 0; s < m_settings.size(); ++s) {
        for (size_t c = 0; c < m_contenders.size(); ++c) {
            const Cell &found = m_cells[s * m_contenders.size() + c];
            if (m_settings[s].name == setting && m_contenders[c]->name() == contender &&
                !found.rounds.empty())
                return found.median.isValid() ? &found.median : nullptr;
        }
    }
    return nullptr;
}

} // namespace midhop::bench
