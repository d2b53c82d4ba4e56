#pragma once

#include "tests/load/trial.h"

namespace midhop::load {

/// A recording proxy killed under load: that what it recorded is there, and that the same port is served
/// again at once.
class KillTrial final : public Trial
{
public:
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    void run(const TrialSetup &setup, Report &report) override;
};

} // namespace midhop::load
