#pragma once

#include "tests/benchmarks/contender.h"

namespace midhop::bench {

/// LimitProxy, in a process of its own.
class LimitContender final : public Contender
{
public:
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    [[nodiscard]] bool decides() const override { return true; }
    [[nodiscard]] std::unique_ptr<load::ChildProcess> start(const Place &place) const override;
};

/// The program that runs: sink and limit are commands of it.
[[nodiscard]] QByteArray ownProgram();

} // namespace midhop::bench
