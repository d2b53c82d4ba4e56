#pragma once

#include "tests/load/trial.h"

namespace midhop::load {

/// Clients that send half an envelope and stay: what they cost the others, until and while their time is
/// over.
class HalfEnvelopesTrial final : public Trial
{
public:
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    void run(const TrialSetup &setup, Report &report) override;
};

} // namespace midhop::load
