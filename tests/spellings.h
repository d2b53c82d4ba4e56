#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QStringBuilder>

#include <vector>

/// Ways to write a destination that somebody could try past a blocklist.
namespace midhop::spellings {

using namespace Qt::StringLiterals;

enum class Expected : quint8 {
    Blocked,   ///< a good envelope for a blocked destination
    Malformed, ///< no envelope of the contract, whatever a platform would read in it
};

struct Spelling
{
    QByteArray name;
    QByteArray envelope;
    Expected expected = Expected::Malformed;
    bool isLookedUp = false; ///< the host is a name
};

/// Both as they stand in the JSON text.
inline QByteArray envelopeWith(const QByteArray &host, const QByteArray &port)
{
    return "{\"server_ip\": \""_ba + host + "\", \"server_port\": "_ba + port + ", \"message\": \"x\"}"_ba;
}

namespace detail {

/// Hosts that a good envelope may have.
struct Hosts
{
    Expected expected;
    bool isLookedUp;
    QByteArrayList hosts;
};

inline const std::vector<Hosts> &ofLoopback4()
{
    static const std::vector<Hosts> all{
        {Expected::Blocked,
         false,
         {"127.0.0.1"_ba, "0.0.0.0"_ba, "::ffff:127.0.0.1"_ba, "::FFFF:7F00:1"_ba, "::ffff:0.0.0.0"_ba, "::ffff:0:0"_ba,
          "0:0:0:0:0:ffff:127.0.0.1"_ba, "0000:0000:0000:0000:0000:ffff:7f00:0001"_ba, "0::ffff:7f00:1"_ba, "::127.0.0.1"_ba,
          "::7f00:1"_ba, "0:0:0:0:0:0:7f00:1"_ba, "64:ff9b::127.0.0.1"_ba, "64:ff9b::7f00:1"_ba, "64:FF9B:0:0:0:0:7f00:1"_ba,
          "64:ff9b::"_ba, "64:ff9b::0.0.0.0"_ba, "2002:7f00:1::"_ba, "2002:7f00:1::1"_ba, "2002:7f00:0001:ffff::7"_ba,
          "2002::"_ba, "2002::1"_ba,
          // Escapes are a matter of JSON: what they mean is read.
          "\\u0031\\u0032\\u0037.0.0.1"_ba, "127\\u002e0\\u002E0.1"_ba, "\\u003a:ffff:7f00:1"_ba}},
        {Expected::Blocked, true, {"localhost"_ba, "LOCALHOST"_ba, "localhost."_ba, "LocalHost."_ba, "\\u006cocalhost"_ba}},
        {Expected::Malformed,
         false,
         {// inet_aton(3): fewer parts, hexadecimal, octal, mixtures, leading zeros, values that wrap
          "127.1"_ba, "127.0.1"_ba, "2130706433"_ba, "0x7f000001"_ba, "0X7F000001"_ba, "017700000001"_ba, "0177.0.0.1"_ba,
          "0x7f.0.0.1"_ba, "0x7f.1"_ba, "0177.1"_ba, "127.0x1"_ba, "127.0.0x1"_ba, "127.0.0.01"_ba, "127.0.0.0x1"_ba,
          "127.000.000.001"_ba, "0127.0.0.1"_ba, "127.0.0.+1"_ba, "127.0.0.-1"_ba, "+127.0.0.1"_ba, "127.0.0.1.0"_ba,
          "127..0.1"_ba, ".127.0.0.1"_ba, "383.0.0.1"_ba, "127.0.0.257"_ba, "127.256"_ba, "4294967296"_ba, "6425673729"_ba,
          "-2130706431"_ba, "0"_ba, "0.0"_ba, "00"_ba, "0x0"_ba, "00000000.0.0.0"_ba, "1.27e2.0.0.1"_ba,
          // dots behind, white space, NUL and other controls
          "127.0.0.1."_ba, "127.0.0.1.."_ba, "0.0.0.0."_ba, "127.1."_ba, " 127.0.0.1"_ba, "127.0.0.1 "_ba, "127.0.0.1\\t"_ba,
          "127.0.0.1\\n"_ba, "127.0.0.1\\r\\n"_ba, "127.0.0.1\\u0000"_ba, "127.0.0.1\\u0000.example.com"_ba,
          "\\u0000127.0.0.1"_ba, "127.0.0.1\\u000b"_ba, "127.0.0.1\\u007f"_ba, "127.0.0.1\\u0085"_ba, "127.0.0.1\\u00a0"_ba,
          "127.0.0.1\\u200b"_ba, "\\ufeff127.0.0.1"_ba, "127.0.0.1\\u2028"_ba, "127.0.0.1\\u00ad"_ba, "localhost\\u0000"_ba,
          "localhost\\u200d"_ba, "localhost "_ba, "localhost.."_ba, ".localhost"_ba, "local\\u00adhost"_ba,
          // other digits and dots, which IDNA makes plain ones
          "\\uff11\\uff12\\uff17.0.0.1"_ba, "\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1"_ba, "127\\u30020\\u30020\\u30021"_ba,
          "127\xe3\x80\x82"
          "0.0.1"_ba,
          "127\\uff0e0\\uff0e0\\uff0e1"_ba, "127\\uff610\\uff610\\uff611"_ba, "127\\u20240.0.1"_ba,
          "\\u0661\\u0662\\u0667.0.0.1"_ba, "\\u0967\\u0968\\u096d.0.0.1"_ba, "\\u2460\\u2461\\u2466.0.0.1"_ba,
          "\\u00b9\\u00b2\\u2077.0.0.1"_ba, "\\u2081\\u2082\\u2087.0.0.1"_ba, "\\ud835\\udfcf27.0.0.1"_ba,
          "\\ud835\\udfd927.0.0.1"_ba, "\\u24db\\u24de\\u24d2\\u24d0\\u24db\\u24d7\\u24de\\u24e2\\u24e3"_ba,
          "\\uff4cocalhost"_ba, "\\uff2cocalhost"_ba, "\\u2113ocalhost"_ba, "loca\\u217chost"_ba, "localho\\u017ft"_ba,
          "\\uff10x7f000001"_ba, "\\uff1a:ffff:7f00:1"_ba,
          // escapes of other languages
          "127%2e0%2e0%2e1"_ba, "%31%32%37.0.0.1"_ba, "127.0.0.1%00"_ba, "localhost%00"_ba, "%6cocalhost"_ba,
          "%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1"_ba, "127.0.0.1%20"_ba, "&#49;27.0.0.1"_ba, "\\\\x3127.0.0.1"_ba,
          "\\\\u003127.0.0.1"_ba,
          // URLs and their pieces
          "http://127.0.0.1"_ba, "//127.0.0.1"_ba, "127.0.0.1/"_ba, "127.0.0.1:7777"_ba, "user@127.0.0.1"_ba,
          "127.0.0.1#"_ba, "127.0.0.1?"_ba, "127.0.0.1\\\\"_ba, "[127.0.0.1]"_ba, "[::ffff:127.0.0.1]"_ba, "[::ffff:7f00:1]"_ba,
          "127.0.0.1,192.0.2.1"_ba, "192.0.2.1,127.0.0.1"_ba, "127.0.0.1/32"_ba,
          // zones, and IPv6 that is none
          "127.0.0.1%lo"_ba, "127.0.0.1%1"_ba, "::ffff:127.0.0.1%lo"_ba, "::ffff:7f00:1%1"_ba, "64:ff9b::7f00:1%lo"_ba,
          "2002:7f00:1::%lo"_ba, "::ffff:127.1"_ba, "::ffff:0x7f.0.0.1"_ba, "::ffff:0177.0.0.1"_ba, "::ffff:127.0.0.01"_ba,
          "::ffff:2130706433"_ba, "::ffff:127.0.0.1."_ba, "::ffff:00127.0.0.1"_ba, "::ffff:07f00:1"_ba, ":ffff:127.0.0.1"_ba,
          "::ffff::127.0.0.1"_ba, "0:0:0:0:0:0:ffff:127.0.0.1"_ba, "::ffff:127.0.0.1 "_ba, "::ffff:\\uff11 27.0.0.1"_ba,
          "localhost%lo"_ba, "localhost:7777"_ba, "fe80::7f00:1%"_ba, "fe80::1%lo%lo"_ba, ""_ba, "."_ba}},
    };
    return all;
}

/// Under `block localhost` alone.
inline const std::vector<Hosts> &ofLoopback()
{
    static const std::vector<Hosts> all{
        {Expected::Blocked,
         false,
         {"::1"_ba, "::"_ba, "0:0:0:0:0:0:0:1"_ba, "0:0:0:0:0:0:0:0"_ba, "0000::0001"_ba, "::0"_ba, "::0.0.0.1"_ba,
          "::0.0.0.0"_ba, "0::1"_ba, "::0001"_ba, "127.0.0.2"_ba, "127.0.0.0"_ba, "127.255.255.255"_ba, "127.1.2.3"_ba,
          "::ffff:127.1.2.3"_ba, "::ffff:7fff:ffff"_ba, "::127.1.2.3"_ba, "64:ff9b::127.255.255.254"_ba, "64:ff9b::7f01:203"_ba,
          "2002:7f01:203::"_ba, "2002:7fff:ffff::9"_ba}},
        {Expected::Malformed,
         false,
         {"::1%lo"_ba, "::1%1"_ba, "::%lo"_ba, "[::1]"_ba, "[::]"_ba, "::1."_ba, "::1 "_ba, "::01 "_ba, "::1\\u0000"_ba,
          "::00001"_ba, "0:0:0:0:0:0:0:0:1"_ba, "::1::"_ba, ":::1"_ba, "::1/128"_ba, "::0x1"_ba, "::\\uff11"_ba, "127.2"_ba,
          "127.1.2"_ba, "0x7f010203"_ba, "127.0.0.2."_ba}},
    };
    return all;
}

inline void append(std::vector<Spelling> &spellings, const std::vector<Hosts> &all, quint16 port)
{
    for (const Hosts &kind : all) {
        for (const QByteArray &host : kind.hosts)
            spellings.push_back({"host "_ba + host.toPercentEncoding(":.%\\[]/ @"), envelopeWith(host, QByteArray::number(port)),
                                 kind.expected, kind.isLookedUp});
    }
}

/// Ports that a lax reader takes for `port`, in the JSON text.
inline void appendPorts(std::vector<Spelling> &spellings, quint16 port)
{
    const QByteArray digits = QByteArray::number(port);
    const QByteArray hex = QByteArray::number(port, 16);
    QByteArray fullWidth;
    for (const char digit : digits)
        fullWidth += "\\uff1"_ba + digit;
    const QByteArrayList tokens
         {'"' + digits + '"', digits + ".0"_ba, digits + ".5"_ba, digits + "e0"_ba, digits + "E+0"_ba, digits + "0e-1"_ba,
          QByteArray::number(port / 10.0, 'f', 1) + "e1"_ba, '0' + digits, '+' + digits, '-' + digits, "0x"_ba + hex,
          "\"0x"_ba + hex + '"', "0"_ba + QByteArray::number(port, 8), QByteArray::number(65536 + port),
          QByteArray::number(2 * 65536 + port), QByteArray::number(Q_INT64_C(4294967296) + port),
          "18446744073709551616"_ba.chopped(digits.size()) + digits, QByteArray::number(port - 65536), '[' + digits + ']',
          "{\"a\": "_ba + digits + '}', "\"\\u003"_ba + digits + '"', '"' + fullWidth + '"', "\" "_ba + digits + '"',
          digits + " 1"_ba, digits + ","_ba, "true"_ba, "null"_ba, "NaN"_ba, "1e999"_ba, "\"http\""_ba, "0"_ba, "-0"_ba};
    for (const QByteArray &token : tokens)
        spellings.push_back({"port "_ba + token, envelopeWith("127.0.0.1"_ba, token)});
}

/// Members twice, in other letters, escaped, in other places, and other things that two readers could read in two ways.
inline void appendMembers(std::vector<Spelling> &spellings, quint16 port)
{
    const QByteArray digits = QByteArray::number(port);
    const QByteArray rest = ", \"server_port\": "_ba + digits + ", \"message\": \"x\"}"_ba;
    const auto add = [&spellings](const char *name, const QByteArray &envelope, Expected expected = Expected::Malformed) {
        spellings.push_back({name, envelope, expected});
    };
    const QByteArray good = "\"server_ip\": \"127.0.0.1\""_ba;
    const QByteArray other = "\"server_ip\": \"192.0.2.1\""_ba;
    add("the address twice, the blocked one last", '{' + other + ", "_ba + good + rest);
    add("the address twice, the blocked one first", '{' + good + ", "_ba + other + rest);
    add("the address twice, once escaped", '{' + other + ", \"server\\u005fip\": \"127.0.0.1\""_ba + rest);
    add("the address twice, escaped in two ways",
        "{\"server_\\u0069p\": \"192.0.2.1\", \"\\u0073erver_ip\": \"127.0.0.1\""_ba + rest);
    add("the address behind the rest", "{\"message\": \"x\", \"server_port\": "_ba + digits + ", "_ba + good + '}',
        Expected::Blocked);
    add("the address with its name escaped", "{\"\\u0073erver\\u005Fip\": \"127.0.0.1\""_ba + rest, Expected::Blocked);
    add("the port twice, the blocked one last", '{' + good + ", \"server_port\": 1"_ba + rest);
    add("the port twice, the blocked one first",
        '{' + good + ", \"server_port\": "_ba + digits + ", \"server_port\": 1, \"message\": \"x\"}"_ba);
    add("the port twice, once escaped", '{' + good + ", \"server_p\\u006frt\": 1"_ba + rest);
    add("the name in capitals", "{\"SERVER_IP\": \"127.0.0.1\""_ba + rest);
    add("the name with a NUL", "{\"server_ip\\u0000\": \"127.0.0.1\""_ba + rest);
    add("the name with a blank", "{\"server_ip \": \"127.0.0.1\""_ba + rest);
    add("the name in full-width letters", "{\"\\uff53erver_ip\": \"127.0.0.1\""_ba + rest);
    add("the name in other words", "{\"server_port_ip\": 1, \"host\": \"127.0.0.1\""_ba + rest);
    add("the address in a list", "{\"server_ip\": [\"127.0.0.1\"]"_ba + rest);
    add("the address in an object", "{\"server_ip\": {\"server_ip\": \"127.0.0.1\"}"_ba + rest);
    add("the address as a number", "{\"server_ip\": 2130706433"_ba + rest);
    add("the address as a float", "{\"server_ip\": 127.1"_ba + rest);
    add("the address as null", "{\"server_ip\": null"_ba + rest);
    add("the members in an object inside", "{\"a\": {"_ba + good + rest + '}');
    add("the members in a list", "[{"_ba + good + rest + ']');
    add("another envelope inside a member", "{\"a\": {"_ba + other + "}, "_ba + good + rest, Expected::Blocked);
    add("a comment", "{/**/"_ba + good + rest);
    add("single quotes", "{'server_ip': '127.0.0.1'"_ba + rest);
    add("a byte order mark", "\xef\xbb\xbf{"_ba + good + rest);
    add("a comma behind", '{' + good + ", \"server_port\": "_ba + digits + ", \"message\": \"x\",}"_ba);
    add("an overlong digit", "{\"server_ip\": \"\xc0\xb1"
                             "27.0.0.1\""_ba +
                                 rest);
    add("a lone surrogate in the address", "{\"server_ip\": \"127.0.0.1\\ud800\""_ba + rest);
    add("white space all over", "\r\n\t {\n\t"_ba + good + QByteArray(rest).replace(", ", "\r\n,\t"), Expected::Blocked);
}

} // namespace detail

/// Of 127.0.0.1:port, which both `block 127.0.0.1:port` and `block localhost:port` block.
inline std::vector<Spelling> ofLoopback4(quint16 port)
{
    std::vector<Spelling> spellings;
    detail::append(spellings, detail::ofLoopback4(), port);
    detail::appendPorts(spellings, port);
    detail::appendMembers(spellings, port);
    return spellings;
}

/// Of this host over loopback, which `block localhost:port` blocks besides.
inline std::vector<Spelling> ofLoopback(quint16 port)
{
    std::vector<Spelling> spellings;
    detail::append(spellings, detail::ofLoopback(), port);
    return spellings;
}

} // namespace midhop::spellings
