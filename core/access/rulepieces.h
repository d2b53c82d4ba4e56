#pragma once

#include "core/access/rule.h"
#include "core/wire/result.h"

#include <QtCore/QByteArrayView>

#include <optional>

namespace midhop::access {

/// A piece of a rule and where it begins, so that an error can point to its byte.
struct Piece
{
    QByteArrayView text;
    qsizetype at = 0;

    [[nodiscard]] Piece from(qsizetype position) const { return {text.sliced(position), at + position}; }
    [[nodiscard]] Piece first(qsizetype length) const { return {text.first(length), at}; }
};

/// A rule cut at its punctuation.
struct Pieces
{
    Piece host;
    std::optional<Piece> prefix; ///< behind `/`
    std::optional<Piece> port;   ///< behind `:`
    bool bracketed = false;
};

/// `at` and `piece` are where the byte at fault is; parseRules() adds the line.
[[nodiscard]] RuleError errorAt(qsizetype at, const QByteArray &reason);
[[nodiscard]] RuleError errorAt(const Piece &piece, const QByteArray &reason);
/// In single quotes, a long text shortened.
[[nodiscard]] QByteArray quoted(QByteArrayView text);

/// Cuts `10.0.0.0/8:80` or `[2001:db8::]/32:80` at its punctuation; what the pieces hold is not looked at. An
/// IPv6 address without brackets is an error: which of its colons stands before a port can't be told.
[[nodiscard]] Result<Pieces, RuleError> cutRule(const Piece &rule);

} // namespace midhop::access
