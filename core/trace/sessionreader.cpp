#include "core/trace/sessionreader.h"

#include "core/trace/sessionparser.h"

#include <algorithm>

namespace midhop::trace {

using namespace Qt::StringLiterals;
using Kind = LineFault::Kind;

namespace {

constexpr qint64 KnownVersion = 1;
/// A first line that goes on behind this is none of ours.
constexpr qsizetype LongestHead = 4096;
constexpr QByteArrayView HeadBegins = R"({"format": "midhop-session")";
constexpr QByteArrayView ByteOrderMark = "\xef\xbb\xbf";

bool isBlank(QByteArrayView line)
{
    return std::ranges::all_of(line, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

} // namespace

void SessionReader::feed(QByteArrayView bytes)
{
    m_any = m_any || !bytes.isEmpty();
    while (!m_foreign && !bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        if (end < 0) {
            keepPart(bytes);
            return;
        }
        const QByteArrayView line = bytes.first(end);
        bytes = bytes.sliced(end + 1);
        if (m_part.isEmpty() && !m_skipping && line.size() <= LongestLine) {
            endLine(line, false);
        } else {
            keepPart(line);
            if (!std::exchange(m_skipping, false) && !m_foreign)
                endLine(std::exchange(m_part, {}), false);
        }
        ++m_line;
    }
}

/// A piece of a line whose end has not come yet.
void SessionReader::keepPart(QByteArrayView part)
{
    if (m_skipping)
        return;
    const qsizetype size = m_part.size() + part.size();
    if (m_line == 1 && size > LongestHead) {
        refuse(Kind::Foreign);
    } else if (size > LongestLine) {
        fault(LineFault::of(Kind::TooLong, m_line));
        m_skipping = true;
        m_part = {};
    } else {
        m_part.append(part);
    }
}

void SessionReader::end()
{
    if (!m_any) {
        refuse(Kind::Empty);
    } else if (!m_foreign && !m_skipping && !m_part.isEmpty()) {
        endLine(std::exchange(m_part, {}), true);
    }
}

void SessionReader::endLine(QByteArrayView line, bool torn)
{
    if (line.endsWith('\r'))
        line.chop(1);
    if (m_line == 1) {
        firstLine(line, torn);
    } else if (!isBlank(line)) {
        nextLine(line, torn);
    }
}

void SessionReader::firstLine(QByteArrayView line, bool torn)
{
    if (line.startsWith(ByteOrderMark))
        line = line.sliced(ByteOrderMark.size());
    if (takeHead(line)) {
        m_foreign = m_unreadable;
    } else if (torn && (line.startsWith(HeadBegins) || HeadBegins.startsWith(line))) {
        fault(LineFault::of(Kind::Torn, m_line));
    } else {
        refuse(Kind::Foreign);
    }
}

/// Whether `line` is a head of ours, of whichever version.
bool SessionReader::takeHead(QByteArrayView line)
{
    const auto head = SessionParser::parseHead(line);
    if (!head || !head->ours)
        return false;
    m_unreadable = head->version != KnownVersion;
    if (m_unreadable) {
        fault(LineFault::of(Kind::UnknownVersion, m_line, 0,
                            head->version ? QByteArray::number(*head->version) : "unknown"_ba));
    }
    return true;
}

void SessionReader::nextLine(QByteArrayView line, bool torn)
{
    if (m_unreadable) {
        static_cast<void>(takeHead(line));
        return;
    }
    auto parsed = SessionParser::parseExchange(line);
    if (parsed) {
        SessionParser::Line read = parsed.takeValue();
        m_unknownEvents += read.unknownEvents;
        m_exchanges.push_back(std::move(read.exchange));
        return;
    }
    if (takeHead(line))
        return;
    LineFault problem = parsed.error();
    problem.line = m_line;
    const bool notWhole = problem.kind == Kind::NotJson || problem.kind == Kind::NotUtf8;
    if (torn && notWhole)
        problem = LineFault::of(Kind::Torn, m_line);
    fault(std::move(problem));
}

void SessionReader::fault(LineFault &&fault)
{
    ++m_faultCount;
    if (m_faults.size() < FaultsKept)
        m_faults.push_back(std::move(fault));
}

void SessionReader::refuse(LineFault::Kind kind)
{
    m_foreign = true;
    m_part = {};
    fault(LineFault::of(kind, 1));
}

} // namespace midhop::trace
