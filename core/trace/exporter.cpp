#include "core/trace/exporter.h"

#include "core/trace/csvexporter.h"
#include "core/trace/mermaidexporter.h"
#include "core/trace/pcapngexporter.h"
#include "core/trace/sessionexporter.h"
#include "core/trace/textexporter.h"

namespace midhop::trace {

std::unique_ptr<Exporter> makeExporter(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Session:
        return std::make_unique<SessionExporter>();
    case ExportFormat::Csv:
        return std::make_unique<CsvExporter>();
    case ExportFormat::Text:
        return std::make_unique<TextExporter>();
    case ExportFormat::Mermaid:
        return std::make_unique<MermaidExporter>();
    case ExportFormat::Pcapng:
        return std::make_unique<PcapngExporter>();
    }
    Q_UNREACHABLE();
}

} // namespace midhop::trace
