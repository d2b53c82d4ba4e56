#include "core/trace/textexporter.h"

#include "core/trace/clock.h"

#include <algorithm>

namespace midhop::trace {

namespace {

struct RoleLine
{
    Role role = Role::Proxy;
    LogLine line;
};

} // namespace

QByteArray TextExporter::begin()
{
    return {};
}

QByteArray TextExporter::add(const Exchange &exchange)
{
    std::vector<RoleLine> all;
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (!*part)
            continue;
        for (LogLine &line : logLines(**part, Detail::Window))
            all.push_back({(*part)->role, std::move(line)});
    }
    // Stable: a role's lines of the same time stay in their order.
    std::ranges::stable_sort(all, {}, [](const RoleLine &line) { return line.line.at; });
    QByteArray text;
    for (const RoleLine &line : all) {
        text += rfc3339(line.line.at);
        text += ' ';
        text += QByteArray::number(exchange.id.value);
        text += ' ';
        text += name(line.role).leftJustified(7);
        text += line.line.text;
        text += '\n';
    }
    return text;
}

QByteArray TextExporter::end()
{
    return {};
}

} // namespace midhop::trace
