#include "core/trace/sessiontail.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <optional>

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestHead = 4096;
constexpr qint64 BlockSize = 64 * 1024;
/// Longer than any line Midhop writes (an envelope of 1 MiB escaped throughout, a reply, the events).
constexpr qint64 LongestLine = 64 << 20;
/// How many lines without a number are looked at, from the last one on; Midhop writes none.
constexpr int MostOddLines = 1000;
constexpr QByteArrayView HeadBegins = R"({"format": "midhop-session")";

std::optional<SessionFault> judgeHead(QByteArrayView line)
{
    const QJsonObject head = QJsonDocument::fromJson(line.toByteArray()).object();
    if (head.value("format"_L1).toString() != "midhop-session"_L1)
        return SessionFault{true, u"it is no Midhop session"_s};
    const QJsonValue version = head.value("version"_L1);
    if (version.toInt() != 1)
        return SessionFault{true, u"its session format is version %1, and this program knows version 1"_s.arg(
                                      version.toVariant().toString())};
    return std::nullopt;
}

/// The bytes from `from` up to `to`, or nothing if they can't be read.
std::optional<QByteArray> readRange(QIODevice &file, qint64 from, qint64 to)
{
    if (!file.seek(from))
        return std::nullopt;
    QByteArray bytes = file.read(to - from);
    return bytes.size() == to - from ? std::optional(std::move(bytes)) : std::nullopt;
}

/// Where the line begins that ends before `end`: behind the last line end in [from, end), else `from`.
std::optional<qint64> lineStart(QIODevice &file, qint64 from, qint64 end)
{
    while (end > from) {
        const qint64 start = std::max(from, end - BlockSize);
        const auto block = readRange(file, start, end);
        if (!block)
            return std::nullopt;
        if (const qsizetype at = block->lastIndexOf('\n'); at >= 0)
            return start + at + 1;
        end = start;
    }
    return from;
}

/// The number of the exchange in [from, to); 0 if that is no line of an exchange.
std::optional<quint64> exchangeId(QIODevice &file, qint64 from, qint64 to)
{
    if (from == to || to - from > LongestLine)
        return 0;
    const auto line = readRange(file, from, to);
    if (!line)
        return std::nullopt;
    return quint64(std::max<qint64>(0, QJsonDocument::fromJson(*line).object().value("id"_L1).toInteger()));
}

Result<SessionTail, SessionFault> unreadable(const QIODevice &file)
{
    return Failure{SessionFault{false, file.errorString()}};
}

/// `headEnd`: behind the first line, which is ours.
Result<SessionTail, SessionFault> findEnd(QIODevice &file, qint64 headEnd)
{
    const qint64 size = file.size();
    const auto start = lineStart(file, headEnd, size);
    if (!start)
        return unreadable(file);
    SessionTail tail{*start, 0, false};
    // An object without its last brace is no object: what can be read here lost its line end only.
    const auto tornId = exchangeId(file, *start, size);
    if (!tornId)
        return unreadable(file);
    if (*tornId != 0)
        return SessionTail{size, *tornId, true};
    qint64 lineBegin = *start;
    for (int lines = 0; lineBegin > headEnd && tail.lastId == 0; ++lines) {
        if (lines == MostOddLines)
            return Failure{SessionFault{false, u"no exchange's number is to be found near its end"_s}};
        const qint64 lineEnd = lineBegin - 1;
        const auto begin = lineStart(file, headEnd, lineEnd);
        const auto id = begin ? exchangeId(file, *begin, lineEnd) : std::nullopt;
        if (!id)
            return unreadable(file);
        lineBegin = *begin;
        tail.lastId = *id;
    }
    return tail;
}

} // namespace

Result<SessionTail, SessionFault> findSessionTail(QIODevice &file)
{
    const qint64 size = file.size();
    const auto head = readRange(file, 0, std::min(size, LongestHead));
    if (!head)
        return unreadable(file);
    const qsizetype headEnd = head->indexOf('\n');
    if (headEnd < 0) {
        // Empty, or the very first write was cut short, wherever.
        if (HeadBegins.startsWith(*head) || (size < LongestHead && head->startsWith(HeadBegins)))
            return SessionTail{};
        return Failure{SessionFault{true, u"it is no Midhop session"_s}};
    }
    if (auto fault = judgeHead(QByteArrayView(*head).first(headEnd)))
        return Failure{std::move(*fault)};
    return findEnd(file, headEnd + 1);
}

} // namespace midhop::trace
