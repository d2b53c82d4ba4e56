#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QRandomGenerator>
#include <QtCore/QStringBuilder>

#include <algorithm>
#include <array>

/// Writes destinations in every way that some reader could understand, at random: more than half of them 127.0.0.1:7777
/// or another way to this host, most with something odd about them, some with nothing.
namespace midhop::spellings {

using namespace Qt::StringLiterals;

class Generator final
{
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {
    }

    /// The bytes of an envelope, or nearly one.
    [[nodiscard]] QByteArray next()
    {
        QByteArrayList members{member("server_ip"_ba, hostValue()), member("server_port"_ba, portToken()),
                               "\"message\": \"x\""_ba};
        if (oneIn(12))
            members << member("server_ip"_ba, hostValue());
        if (oneIn(20))
            members << member("server_port"_ba, portToken());
        if (oneIn(20))
            members << "\"other\": {\"server_ip\": \"192.0.2.1\"}"_ba;
        if (oneIn(4))
            std::shuffle(members.begin(), members.end(), m_random);
        QByteArray envelope = '{' + members.join(", ") + '}';
        while (oneIn(8))
            damage(envelope);
        return envelope;
    }

private:
    [[nodiscard]] bool oneIn(quint32 n) { return m_random.bounded(n) == 0; }
    template <size_t N>
    [[nodiscard]] QByteArray oneOf(const std::array<const char *, N> &texts)
    {
        return texts[m_random.bounded(static_cast<quint32>(N))];
    }

    [[nodiscard]] QByteArray member(const QByteArray &name, const QByteArray &value)
    {
        return '"' + (oneIn(10) ? escaped(name) : name) + "\": "_ba + value;
    }

    // --- the host

    [[nodiscard]] QByteArray hostValue()
    {
        QByteArray host = oneIn(8) ? name() : address();
        if (oneIn(12))
            host += oneOf(std::array{".", "..", "%lo", "%1", " ", "/", ":7777", "#", "\\u0000", "\\n", "%00", "@a"});
        if (oneIn(16))
            host.prepend(oneOf(std::array{" ", "[", "http://", "+", "0", ".", "\\ufeff", "user@", "\\t"}));
        if (oneIn(16))
            host.insert(m_random.bounded(static_cast<int>(host.size()) + 1),
                        oneOf(std::array{"\\u00ad", "\\u200b", "\xe2\x80\x8b", "\\u0000", " ", "\\u2060", "%20"}));
        if (oneIn(8))
            host = otherDigits(host);
        if (oneIn(6))
            host = escaped(host);
        if (oneIn(12))
            host = percent(host);
        return oneIn(40) ? host : '"' + host + '"';
    }
    [[nodiscard]] QByteArray name()
    {
        QByteArray name = oneOf(std::array{"localhost", "a.example", "rebind.example", "ip6-localhost", "127-0-0-1.example", "x"});
        for (char &c : name) {
            if (oneIn(4) && c >= 'a' && c <= 'z')
                c = static_cast<char>(c - 'a' + 'A');
        }
        return name;
    }
    [[nodiscard]] quint32 ipv4()
    {
        if (oneIn(3))
            return oneIn(2) ? m_random.generate() : 0xc0000200U + m_random.bounded(256U); // 192.0.2.0/24
        if (oneIn(3))
            return 0x7f000000U + m_random.bounded(0x1000000U);
        return oneIn(4) ? 0 : 0x7f000001U;
    }
    [[nodiscard]] QByteArray address()
    {
        if (oneIn(2))
            return oneIn(3) ? plain(ipv4()) : aton(ipv4());
        std::array<quint8, 16> bytes{};
        size_t at = 12;
        switch (m_random.bounded(6)) {
        case 0:
        case 1:
            bytes[10] = bytes[11] = 0xff;
            break;
        case 2:
            bytes[1] = 0x64;
            bytes[2] = 0xff;
            bytes[3] = 0x9b;
            break;
        case 3:
            bytes[0] = 0x20;
            bytes[1] = 0x02;
            at = 2;
            bytes[15] = static_cast<quint8>(m_random.bounded(3));
            break;
        case 4:
            break; // IPv4-compatible
        default:
            bytes[15] = static_cast<quint8>(m_random.bounded(3)); // ::, ::1 and ::2
            if (oneIn(2))
                return ipv6(bytes);
            bytes[0] = oneIn(2) ? 0xfe : 0x24;
            bytes[1] = 0x80;
            return ipv6(bytes);
        }
        const quint32 inner = ipv4();
        for (size_t i = 0; i < 4; ++i)
            bytes[at + i] = static_cast<quint8>(inner >> (24 - 8 * i));
        return ipv6(bytes);
    }
    [[nodiscard]] static QByteArray plain(quint32 address)
    {
        return QByteArray::number(address >> 24) + '.' + QByteArray::number(address >> 16 & 255) + '.' +
               QByteArray::number(address >> 8 & 255) + '.' + QByteArray::number(address & 255);
    }
    /// As inet_aton(3) reads it: one to four parts, each decimal, octal or hexadecimal.
    [[nodiscard]] QByteArray aton(quint32 address)
    {
        const int parts = 1 + static_cast<int>(m_random.bounded(4U));
        QByteArray text;
        for (int part = 0; part < parts; ++part) {
            const bool isLast = part + 1 == parts;
            const quint32 rest = address << (8 * part);
            quint64 value = isLast ? quint64(rest) >> (8 * part) : rest >> 24;
            if (oneIn(30))
                value += isLast ? Q_UINT64_C(1) << 32 : 256;
            text += (part > 0 ? "."_ba : ""_ba) + number(value);
        }
        return text;
    }
    [[nodiscard]] QByteArray number(quint64 value)
    {
        const QByteArray zeros(oneIn(5) ? m_random.bounded(1, 4) : 0, '0');
        switch (m_random.bounded(4)) {
        case 0:
            return '0' + zeros + QByteArray::number(value, 8);
        case 1:
            return (oneIn(2) ? "0x"_ba : "0X"_ba) + zeros +
                   (oneIn(2) ? QByteArray::number(value, 16) : QByteArray::number(value, 16).toUpper());
        default:
            return zeros + QByteArray::number(value);
        }
    }
    [[nodiscard]] QByteArray ipv6(const std::array<quint8, 16> &bytes)
    {
        const bool dotted = oneIn(3);
        const int groups = dotted ? 6 : 8;
        const auto group = [&bytes](int i) {
            return static_cast<quint16>(bytes[static_cast<size_t>(2 * i)] << 8 | bytes[static_cast<size_t>(2 * i + 1)]);
        };
        // One run of zeros is left out, from somewhere on.
        int from = static_cast<int>(m_random.bounded(static_cast<quint32>(groups)));
        int to = from;
        while (to < groups && group(to) == 0)
            ++to;
        if (oneIn(6))
            to = from;
        QByteArray text;
        for (int i = 0; i < groups; ++i) {
            if (i == from && to > from) {
                text += i == 0 ? "::"_ba : ":"_ba;
                i = to - 1;
                continue;
            }
            const QByteArray hex = QByteArray::number(group(i), 16);
            text += oneIn(6) ? hex.rightJustified(4, '0') : oneIn(6) ? hex.toUpper() : hex;
            if (i + 1 < groups || dotted)
                text += ':';
        }
        const quint32 tail = static_cast<quint32>(group(6)) << 16 | group(7);
        if (dotted)
            text += oneIn(4) ? aton(tail) : plain(tail);
        return text;
    }

    // --- other ways to write characters

    /// Some digits and dots as Unicode has them elsewhere.
    [[nodiscard]] QByteArray otherDigits(const QByteArray &text)
    {
        const char32_t zero =
            std::array<char32_t, 7>{0xff10, 0x0660, 0x06f0, 0x0966, 0x1d7ce, 0x1d7d8, 0x1d7f6}[m_random.bounded(7U)];
        QByteArray result;
        for (const char c : text) {
            if (c >= '0' && c <= '9' && !oneIn(3)) {
                const char32_t digit = zero + static_cast<char32_t>(c - '0');
                result += QString::fromUcs4(&digit, 1).toUtf8();
            } else if (c == '.' && oneIn(2)) {
                result += oneOf(std::array{"\xe3\x80\x82", "\xef\xbc\x8e", "\xef\xbd\xa1", "\\u2024", "\\u3002"});
            } else {
                result += c;
            }
        }
        return result;
    }
    [[nodiscard]] QByteArray hex(char c, int width)
    {
        const QByteArray digits = QByteArray::number(static_cast<quint8>(c), 16).rightJustified(width, '0');
        return oneIn(2) ? digits : digits.toUpper();
    }
    /// Some characters as JSON may write them.
    [[nodiscard]] QByteArray escaped(const QByteArray &text)
    {
        QByteArray result;
        for (const char c : text) {
            if (c > 0x20 && c != '\\' && oneIn(3) && !result.endsWith('\\'))
                result += "\\u"_ba + hex(c, 4);
            else
                result += c;
        }
        return result;
    }
    [[nodiscard]] QByteArray percent(const QByteArray &text)
    {
        QByteArray result;
        for (const char c : text) {
            if (oneIn(3))
                result += '%' + hex(c, 2);
            else
                result += c;
        }
        return result;
    }

    // --- the port

    [[nodiscard]] QByteArray portToken()
    {
        const qint64 port = oneIn(4) ? qint64(m_random.bounded(70'000)) : 7777;
        const QByteArray digits = QByteArray::number(port);
        switch (m_random.bounded(24)) {
        case 0:
            return '"' + digits + '"';
        case 1:
            return digits + oneOf(std::array{".0", ".5", "e0", "E+0", "0e-1", ".", "e", " 1"});
        case 2:
            return QByteArray::number(double(port) / 1000, 'f', 3) + "e3"_ba;
        case 3:
            return oneOf(std::array{"0", "+", "-", "0x", " "}) + digits;
        case 4:
            return QByteArray::number(port + 65536 * qint64(m_random.bounded(1, 1 << 20)));
        case 5:
            return QByteArray::number(port - 65536);
        case 6:
            return QByteArray::number(quint64(port) - 65536);
        case 7:
            return '[' + digits + ']';
        case 8:
            return number(static_cast<quint64>(port));
        case 9:
            return otherDigits(digits);
        case 10:
            return oneOf(std::array{"true", "null", "NaN", "1e999", "{}", "\"http\"", "-0", "0"});
        default:
            return digits;
        }
    }

    void damage(QByteArray &envelope)
    {
        const int at = m_random.bounded(static_cast<int>(envelope.size()));
        switch (m_random.bounded(4)) {
        case 0:
            envelope[at] = static_cast<char>(m_random.bounded(256));
            break;
        case 1:
            envelope.remove(at, m_random.bounded(1, 4));
            break;
        case 2:
            envelope.insert(at, oneOf(std::array{"\"", "\\", "\\u0031", ",", "}", "{", "\xff", "\xc0\xb1", "0", " ", "\t"}));
            break;
        case 3:
            envelope.insert(at, envelope.mid(m_random.bounded(static_cast<int>(envelope.size())), m_random.bounded(1, 30)));
            break;
        }
        if (envelope.isEmpty())
            envelope = "{"_ba;
    }

    QRandomGenerator m_random;
};

} // namespace midhop::spellings
