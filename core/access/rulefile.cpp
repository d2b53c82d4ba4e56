#include "core/access/rule.h"

#include "core/wire/utf8.h"

#include <QtCore/QStringBuilder>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace midhop::access {

namespace {

constexpr QByteArrayView ByteOrderMark = "\xef\xbb\xbf";
constexpr QByteArrayView Blanks = " \t";

bool isBlank(char c)
{
    return Blanks.contains(c);
}

bool isControl(char c)
{
    return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f;
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

/// Comments may come from old editors: what is no UTF-8 is replaced, it decides nothing.
QByteArray commentText(QByteArrayView comment)
{
    const QByteArrayView text = trimmed(comment);
    if (text.isValidUtf8())
        return text.toByteArray();
    return wire::textOf(text).toUtf8();
}

/// Takes the lines of a rule file one by one.
class FileParser final
{
public:
    /// False with error() set.
    [[nodiscard]] bool takeLine(QByteArrayView line);
    [[nodiscard]] const RuleError &error() const { return m_error; }
    [[nodiscard]] RuleList takeList() { return std::move(m_list); }

private:
    [[nodiscard]] bool takeDefault(QByteArrayView rest, qsizetype at);
    [[nodiscard]] bool takeRule(QByteArrayView rest, qsizetype at, Action action, QByteArrayView comment);
    bool fail(qsizetype column, const QByteArray &reason)
    {
        m_error = {m_line, column, reason};
        return false;
    }

    RuleList m_list;
    RuleError m_error;
    int m_line = 0;
    int m_defaultLine = 0; ///< 0: none so far
};

bool FileParser::takeLine(QByteArrayView line)
{
    ++m_line;
    qsizetype at = 0;
    if (m_line == 1 && line.startsWith(ByteOrderMark))
        at = ByteOrderMark.size();
    if (line.endsWith('\r'))
        line.chop(1);
    // In comments too: a carriage return there may be the end of a line that would be lost.
    const auto control = std::find_if(line.begin(), line.end(), isControl);
    if (control != line.end())
        return fail(control - line.begin(),
                    "a control character, a rule file is UTF-8 text with lines that end with LF or CRLF"_ba);

    const qsizetype hash = line.indexOf('#', at);
    const QByteArrayView comment = hash < 0 ? QByteArrayView() : line.sliced(hash + 1);
    if (hash >= 0)
        line.truncate(hash);
    while (at < line.size() && isBlank(line[at]))
        ++at;
    if (at == line.size())
        return true;

    qsizetype end = at;
    while (end < line.size() && !isBlank(line[end]))
        ++end;
    const QByteArrayView word = line.sliced(at, end - at);
    if (word == QByteArrayView("block"))
        return takeRule(line.sliced(end), end, Action::Block, comment);
    if (word == QByteArrayView("allow"))
        return takeRule(line.sliced(end), end, Action::Allow, comment);
    if (word == QByteArrayView("default"))
        return takeDefault(line.sliced(end), end);
    return fail(at, "a line begins with block, allow or default, as in block 127.0.0.1:7777"_ba);
}

bool FileParser::takeRule(QByteArrayView rest, qsizetype at, Action action, QByteArrayView comment)
{
    auto rule = parseRule(rest, action);
    if (!rule)
        return fail(at + rule.error().column, rule.error().reason);
    m_list.rules.push_back(rule.takeValue());
    m_list.rules.back().comment = commentText(comment);
    return true;
}

bool FileParser::takeDefault(QByteArrayView rest, qsizetype at)
{
    while (!rest.isEmpty() && isBlank(rest.front())) {
        rest = rest.sliced(1);
        ++at;
    }
    const QByteArrayView word = trimmed(rest);
    if (word != QByteArrayView("block") && word != QByteArrayView("allow"))
        return fail(at, "expected block or allow alone behind default"_ba);
    if (m_defaultLine != 0)
        return fail(at, "a second default, the first is in line "_ba + QByteArray::number(m_defaultLine) +
                            ", leave one of them"_ba);
    m_defaultLine = m_line;
    m_list.defaultAction = word == QByteArrayView("block") ? Action::Block : Action::Allow;
    return true;
}

QByteArray actionWord(Action action)
{
    return action == Action::Block ? "block"_ba : "allow"_ba;
}

/// On one line, whatever a person pasted.
QByteArray oneLine(QByteArray comment)
{
    std::replace_if(comment.begin(), comment.end(), isControl, ' ');
    return comment;
}

} // namespace

Result<RuleList, RuleError> parseRules(QByteArrayView content)
{
    FileParser parser;
    for (qsizetype start = 0; start < content.size();) {
        const qsizetype newline = content.indexOf('\n', start);
        const qsizetype end = newline < 0 ? content.size() : newline;
        if (!parser.takeLine(content.sliced(start, end - start)))
            return Failure{parser.error()};
        start = end + 1;
    }
    return parser.takeList();
}

QByteArray writeRules(const RuleList &list)
{
    QByteArray text;
    for (const Rule &rule : list.rules) {
        if (!rule.enabled)
            text += "# ";
        text += actionWord(rule.action) + ' ' + rule.text;
        if (!rule.comment.isEmpty())
            text += " # " + oneLine(rule.comment);
        text += '\n';
    }
    if (list.defaultAction == Action::Block)
        text += "default block\n";
    return text;
}

} // namespace midhop::access
