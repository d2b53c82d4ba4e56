#pragma once

#include "core/trace/store.h"

#include <QtCore/QByteArray>

#include <vector>

namespace midhop::gui {

/// Exchanges as text for the clipboard: made at once, so it is bounded, and how many had room is told.
namespace ExchangesCopy {

enum class Form : quint8 {
    Rows,   ///< the columns given, with tabs between, a line each
    Json,   ///< the session's line each
    Python, ///< a script each that sends the envelope again
    Nc,     ///< a shell's line each
};

constexpr int MostRows = 2000;
constexpr qsizetype MostBytes = 8 << 20;

struct Copied
{
    QByteArray text;   ///< UTF-8
    int count = 0;     ///< exchanges that are in it
    int skipped = 0;   ///< whose envelope, or whose proxy's address, is not known: nothing to send
    bool full = false; ///< there was no room for more
};

/// `rows` are the store's; a first row is taken however long it is.
[[nodiscard]] Copied make(const trace::Store &store, const std::vector<qsizetype> &rows, Form form,
                          const std::vector<int> &columns);
/// Whether the envelope and the proxy it was sent to are known.
[[nodiscard]] bool canBeSent(const trace::Facts &facts);

} // namespace ExchangesCopy

} // namespace midhop::gui
