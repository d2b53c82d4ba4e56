#pragma once

#include "core/trace/exporter.h"
#include "core/trace/flow.h"

namespace midhop::trace {

/// Exchanges as one Mermaid sequence diagram (mermaid.js.org/syntax/sequenceDiagram.html), one under the other,
/// each below a heading. Foreign text is escaped with entity codes, so that it can never be syntax.
class MermaidExporter final : public Exporter
{
public:
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray add(const Exchange &exchange) override;
    [[nodiscard]] QByteArray end() override;

    /// UTF-8 that stands for itself in a Mermaid label, whatever it is.
    [[nodiscard]] static QByteArray escaped(QByteArrayView utf8);
};

/// A flow's heading and steps as Mermaid statements, a line each.
[[nodiscard]] QByteArray mermaidStatements(const Flow &flow);

} // namespace midhop::trace
