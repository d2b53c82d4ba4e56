#include "core/trace/sessionexporter.h"

#include "core/trace/sessionwriter.h"

namespace midhop::trace {

QByteArray SessionExporter::begin()
{
    return sessionHead();
}

QByteArray SessionExporter::add(const Exchange &exchange)
{
    return sessionLine(exchange) + '\n';
}

QByteArray SessionExporter::end()
{
    return {};
}

} // namespace midhop::trace
