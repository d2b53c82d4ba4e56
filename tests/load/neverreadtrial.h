#pragma once

#include "tests/load/trial.h"

namespace midhop::load {

/// Clients that never read a long reply, and clients that read one in tiny pieces: what they cost in memory.
class NeverReadTrial final : public Trial
{
public:
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    void run(const TrialSetup &setup, Report &report) override;
};

} // namespace midhop::load
