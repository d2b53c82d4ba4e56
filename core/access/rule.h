#pragma once

#include "core/wire/endpoint.h"
#include "core/wire/result.h"

#include <QtCore/QByteArray>

#include <vector>

namespace midhop::access {

enum class Action : quint8 { Allow, Block };

/// One line of the blocklist. Any thread.
struct Rule
{
    enum class HostKind : quint8 {
        Any,       ///< `*`
        Network,   ///< an address or a prefix: `127.0.0.1`, `10.0.0.0/8`, `[2001:db8::]/32`
        Localhost, ///< `localhost`: the name, 127.0.0.0/8 and ::1
        Name,      ///< a host name, compared without case and one trailing dot
    };
    Action action = Action::Block;
    HostKind hostKind = HostKind::Any;
    wire::IpAddress network; ///< normalised, host bits cleared
    int prefixLength = 0;    ///< of `network`: 0 to 32 for IPv4, 0 to 128 for IPv6
    QByteArray name;         ///< lower case, without trailing dot
    quint16 firstPort = 0;   ///< 0 to 65535: every port
    quint16 lastPort = 65535;
    QByteArray text;    ///< as written behind the action word, blanks trimmed: `127.0.0.1:7777`
    QByteArray comment; ///< behind `#`, blanks trimmed; UTF-8
    bool enabled = true;
};

struct RuleError
{
    int line = 0;         ///< from 1; 0 where a single rule was parsed
    qsizetype column = 0; ///< of the byte at fault, from 0
    QByteArray reason;    ///< stable English without a full stop, says what is wrong and what would be right
};

/// The rules in order and what happens where none matches.
struct RuleList
{
    std::vector<Rule> rules;
    Action defaultAction = Action::Allow;
};

/// `127.0.0.1:7777`, `10.0.0.0/8`, `*:25`, `*:8000-8099`, `[::1]:7777`, `localhost:7777`, `example.com` …,
/// without the action word.
[[nodiscard]] Result<Rule, RuleError> parseRule(QByteArrayView text, Action action);
/// A whole rule file: one rule a line (`block …` or `allow …`), `default block` or `default allow`, `#`
/// comments, blank lines, LF or CRLF. The first line that can't be read is the error; nothing is taken from a
/// list with one.
[[nodiscard]] Result<RuleList, RuleError> parseRules(QByteArrayView content);
/// What parseRules() reads, one line a rule, with comments; disabled rules are written as comments.
[[nodiscard]] QByteArray writeRules(const RuleList &list);
/// `block 127.0.0.1:7777`.
[[nodiscard]] Rule defaultRule();

} // namespace midhop::access
