#pragma once

#include "core/trace/exporter.h"

namespace midhop::trace {

/// The lines of the log panes, each with time (RFC 3339, UTC), exchange and role before it:
/// `2026-11-22T14:36:31.870123Z 17 proxy  Decision: allowed, no rule matches 127.0.0.1:8888`. The lines of an
/// exchange stand together, those of all roles in time order; for one order of all, sort the lines. Foreign
/// text is printable(), so that it is harmless on a terminal.
class TextExporter final : public Exporter
{
public:
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray add(const Exchange &exchange) override;
    [[nodiscard]] QByteArray end() override;
};

} // namespace midhop::trace
