#pragma once

#include "core/trace/exporter.h"

namespace midhop::trace {

/// A table for spreadsheets and scripts: RFC 4180, UTF-8, CRLF, a first row of names, one row an exchange.
/// What is not known is empty. Times are milliseconds as `1.234567`, `started` is RFC 3339.
///
/// Spreadsheets take a cell that begins like a formula for one, and what stands in these cells was written by
/// whoever sent it. So every text that begins with one of `= + - @`, their full-width forms, TAB, CR, LF or
/// an apostrophe gets an apostrophe in front (OWASP, "CSV Injection"). To have the text back, take one
/// apostrophe off the front of each field of text that has one. Everything else is unchanged, control
/// characters included; such a file is not for a terminal.
///
/// Bytes that are not UTF-8, or hold a NUL (at which many readers end), are in the column of the same name
/// with
/// `_base64`, and the other one is empty. Of a reply the first 64 KiB are kept, `reply_bytes` tells all.
class CsvExporter final : public Exporter
{
public:
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray add(const Exchange &exchange) override;
    [[nodiscard]] QByteArray end() override;
};

} // namespace midhop::trace
