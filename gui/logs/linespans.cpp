#include "gui/logs/linespans.h"

#include <QtCore/QString>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

/// Behind the closing quote of the string that begins at `quote`, or the end.
qsizetype endOfString(QStringView text, qsizetype quote)
{
    for (qsizetype i = quote + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            return i + 1;
    }
    return text.size();
}

} // namespace

std::vector<LineSpan> toneSpans(QStringView line, trace::LogLine::Tone tone)
{
    using Tone = trace::LogLine::Tone;
    if (tone == Tone::Plain || line.isEmpty())
        return {};
    const qsizetype colon = line.indexOf(": "_L1);
    if (colon < 0) {
        if (tone == Tone::Good)
            return {};
        return {{0, line.size(), LineSpan::Kind::Emphasis}};
    }
    qsizetype start = colon + 1;
    while (start < line.size() && line[start] == u' ')
        ++start;
    qsizetype end = line.size();
    if (line.first(colon) == "Decision"_L1) {
        end = start;
        while (end < line.size() && line[end].isLetter())
            ++end;
    }
    if (end == start)
        return {};
    return {{start, end - start, LineSpan::Kind::Emphasis}};
}

std::vector<LineSpan> matchSpans(QStringView line, QStringView needle)
{
    std::vector<LineSpan> spans;
    if (needle.isEmpty())
        return spans;
    for (qsizetype at = line.indexOf(needle, 0, Qt::CaseInsensitive); at >= 0;
         at = line.indexOf(needle, at + needle.size(), Qt::CaseInsensitive))
        spans.push_back({at, needle.size(), LineSpan::Kind::Match});
    return spans;
}

std::vector<LineSpan> jsonSpans(QStringView line)
{
    std::vector<LineSpan> spans;
    const qsizetype object = line.indexOf(u'{');
    if (object < 0)
        return spans;
    qsizetype quote = line.indexOf(u'"', object);
    while (quote >= 0) {
        const qsizetype end = endOfString(line, quote);
        qsizetype behind = end;
        while (behind < line.size() && line[behind].isSpace())
            ++behind;
        const bool key = behind < line.size() && line[behind] == u':';
        spans.push_back({quote, end - quote, key ? LineSpan::Kind::Key : LineSpan::Kind::String});
        quote = end < line.size() ? line.indexOf(u'"', end) : -1;
    }
    return spans;
}

} // namespace midhop::gui
