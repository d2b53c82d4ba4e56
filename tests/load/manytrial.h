#pragma once

#include "tests/load/trial.h"

namespace midhop::load {

/// Very many exchanges through the three console roles, recorded: that nothing grows and nothing is lost.
class ManyTrial final : public Trial
{
public:
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    void run(const TrialSetup &setup, Report &report) override;
};

} // namespace midhop::load
