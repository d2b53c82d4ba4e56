#pragma once

#include "core/trace/exporter.h"

namespace midhop::trace {

/// The session format itself: what SessionReader reads, with the exchanges' own numbers.
class SessionExporter final : public Exporter
{
public:
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray add(const Exchange &exchange) override;
    [[nodiscard]] QByteArray end() override;
};

} // namespace midhop::trace
