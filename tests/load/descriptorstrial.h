#pragma once

#include "tests/load/trial.h"

namespace midhop::load {

/// A proxy without descriptors: that it does not spin, says so once, and serves again when some are free.
class DescriptorsTrial final : public Trial
{
public:
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    void run(const TrialSetup &setup, Report &report) override;
};

} // namespace midhop::load
