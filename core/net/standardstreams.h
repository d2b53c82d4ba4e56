#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace midhop::net {

/// Opens /dev/null in place of standard streams that were closed by whoever started this program, so that no
/// socket takes their numbers and is written lines to. Call it before anything else is opened.
void openMissingStandardStreams();

/// Whether standard error is a terminal.
[[nodiscard]] bool standardErrorIsTerminal();
[[nodiscard]] bool standardOutputIsTerminal();

/// Waits for bytes on standard input and takes what is there, at most `most`; none at its end. Where it can't be
/// read `error` is the system's words.
[[nodiscard]] QByteArray readStandardInput(qsizetype most, QByteArray &error);

/// Writes all to standard output, waiting for its reader as long as it takes: for data, which OutputWriter might
/// drop. Nothing when all is written, else the system's words, which are empty where the reader has gone. From then
/// on the calling thread takes no SIGPIPE.
[[nodiscard]] std::optional<QByteArray> writeStandardOutput(QByteArrayView bytes);

} // namespace midhop::net
