#include "core/trace/jsonmembers.h"

#include "core/wire/envelopereader.h"

namespace midhop::trace {

void writeName(JsonOut &out, QByteArrayView name)
{
    out.raw(", \"");
    out.raw(name);
    out.raw("\": ");
}

void writeText(JsonOut &out, QByteArrayView name, const std::optional<QByteArrayView> &text)
{
    writeName(out, name);
    if (text) {
        out.string(*text);
    } else {
        out.raw("null");
    }
}

void writeBytes(JsonOut &out, QByteArrayView name, QByteArrayView bytes)
{
    if (wire::isValidUtf8(bytes)) {
        writeText(out, name, bytes);
        return;
    }
    out.raw(", \"");
    out.raw(name);
    out.raw("_base64\": ");
    out.base64(bytes);
}

} // namespace midhop::trace
