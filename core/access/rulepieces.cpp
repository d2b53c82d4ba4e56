#include "core/access/rulepieces.h"

#include <QtCore/QStringBuilder>

using namespace Qt::StringLiterals;

namespace midhop::access {

RuleError errorAt(qsizetype column, const QByteArray &reason)
{
    return {0, column, reason};
}

RuleError errorAt(const Piece &piece, const QByteArray &reason)
{
    return errorAt(piece.at, reason);
}

QByteArray quoted(QByteArrayView text)
{
    constexpr qsizetype Longest = 60;
    if (text.size() > Longest)
        return "'"_ba + text.first(Longest).toByteArray() + "...'"_ba;
    return "'"_ba + text.toByteArray() + '\'';
}

namespace {

Result<Pieces, RuleError> cutBracketed(const Piece &rule)
{
    const qsizetype close = rule.text.indexOf(']');
    if (close < 0)
        return Failure{errorAt(rule, "'[' without ']', write an IPv6 address as in [::1]:7777"_ba)};
    Pieces pieces{rule.first(close).from(1), std::nullopt, std::nullopt, true};
    if (const qsizetype slash = pieces.host.text.indexOf('/'); slash >= 0) {
        pieces.prefix = pieces.host.from(slash + 1);
        pieces.host = pieces.host.first(slash);
    }

    Piece rest = rule.from(close + 1);
    if (rest.text.startsWith('/')) {
        if (pieces.prefix)
            return Failure{errorAt(rest, "a second prefix length, write one as in [2001:db8::]/32"_ba)};
        const qsizetype colon = rest.text.indexOf(':');
        const qsizetype end = colon < 0 ? rest.text.size() : colon;
        pieces.prefix = rest.first(end).from(1);
        rest = rest.from(end);
    }
    if (rest.text.isEmpty())
        return pieces;
    if (!rest.text.startsWith(':'))
        return Failure{errorAt(rest, "expected ':' and a port or '/' and a prefix length behind ']'"_ba)};
    pieces.port = rest.from(1);
    return pieces;
}

Result<Pieces, RuleError> cutPlain(const Piece &rule)
{
    const qsizetype colon = rule.text.indexOf(':');
    if (colon >= 0 && rule.text.indexOf(':', colon + 1) >= 0)
        return Failure{errorAt(rule,
                               "more than one ':', write an IPv6 address in brackets as in [::1]:7777 or "
                               "[2001:db8::]/32"_ba)};
    Pieces pieces{colon < 0 ? rule : rule.first(colon), std::nullopt, std::nullopt, false};
    if (colon >= 0) {
        pieces.port = rule.from(colon + 1);
        if (const qsizetype slash = pieces.port->text.indexOf('/'); slash >= 0)
            return Failure{errorAt(pieces.port->from(slash),
                                   "the prefix length stands before the port, as in "
                                   "10.0.0.0/8:80"_ba)};
    }
    if (const qsizetype slash = pieces.host.text.indexOf('/'); slash >= 0) {
        pieces.prefix = pieces.host.from(slash + 1);
        pieces.host = pieces.host.first(slash);
    }
    return pieces;
}

} // namespace

Result<Pieces, RuleError> cutRule(const Piece &rule)
{
    return rule.text.startsWith('[') ? cutBracketed(rule) : cutPlain(rule);
}

} // namespace midhop::access
