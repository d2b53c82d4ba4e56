#pragma once

#include "tests/load/trial.h"

namespace midhop::load {

/// Connections held up to the proxy's limit: what they cost, that one more is told so, that each of them is
/// served.
class HeldTrial final : public Trial
{
public:
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    void run(const TrialSetup &setup, Report &report) override;
};

} // namespace midhop::load
