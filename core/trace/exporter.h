#pragma once

#include "core/trace/store.h"

#include <memory>

namespace midhop::trace {

enum class ExportFormat : quint8 { Session, Csv, Pcapng, Mermaid, Text };

/// Writes exchanges in a form other programs read. Bytes out, no files: whoever writes them does so whole or not
/// at all. One thread at a time.
class Exporter
{
public:
    virtual ~Exporter() = default;
    /// What stands before the first exchange.
    [[nodiscard]] virtual QByteArray begin() = 0;
    [[nodiscard]] virtual QByteArray add(const Exchange &exchange) = 0;
    /// What stands behind the last one.
    [[nodiscard]] virtual QByteArray end() = 0;
};

[[nodiscard]] std::unique_ptr<Exporter> makeExporter(ExportFormat format);

} // namespace midhop::trace
