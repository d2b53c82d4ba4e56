// A filter in its normal form, and bytes as terms of one.
#include "core/trace/filter.h"
#include "core/trace/filternode.h"
#include "core/trace/filtervalue.h"
#include "core/wire/utf8.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::trace {

namespace {

QString hex(char32_t number, int digits)
{
    return QString::number(number, 16).rightJustified(digits, u'0');
}

/// Shown as itself within quotes: nothing that could not be seen, or would change the order of what is.
bool isVisible(char32_t code)
{
    return code == U' ' ||
           (QChar::isPrint(code) && !QChar::isSpace(code) && QChar::category(code) != QChar::Other_Format &&
            QChar::category(code) != QChar::Other_PrivateUse);
}

void appendEscaped(QString &text, const wire::Utf8Character &character, const char *at)
{
    const char32_t code = character.codePoint;
    if (!character.valid) {
        for (int i = 0; i < character.length; ++i)
            text += u"\\x" + hex(quint8(at[i]), 2);
    } else if (code == U'"' || code == U'\\') {
        text += u'\\' + QString(QChar(char16_t(code)));
    } else if (code == U'\n') {
        text += u"\\n";
    } else if (code == U'\r') {
        text += u"\\r";
    } else if (code == U'\t') {
        text += u"\\t";
    } else if (isVisible(code)) {
        text += QString::fromUcs4(&code, 1);
    } else if (code < 0x80) {
        text += u"\\x" + hex(code, 2);
    } else {
        text += u"\\u{" + hex(code, 4) + u'}';
    }
}

/// A word that needs no quotes, whatever stands beside it.
bool isPlainWord(const QByteArray &word)
{
    constexpr QByteArrayView Keywords[] = {"and", "or", "not", "is", "in", "contains", "matches"};
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == ':' || c == '/' ||
               c == '-' || c == '_';
    });
    return plain && std::find(std::begin(Keywords), std::end(Keywords), word) == std::end(Keywords) &&
           !filterField(QString::fromLatin1(word));
}

QString comparisonText(const FilterNode &node)
{
    QString text = QString::fromLatin1(name(node.field)) + u' ' + QString::fromLatin1(name(node.op)) + u' ';
    if (node.op != FilterOperator::In)
        return text + node.values.front().text;
    QStringList values;
    for (const FilterValue &value : node.values)
        values.append(value.text);
    return text + u'{' + values.join(u", "_s) + u'}';
}

QString childText(const FilterNode &child)
{
    const bool compound = child.kind == FilterNode::Kind::And || child.kind == FilterNode::Kind::Or;
    return compound ? QString(u'(' + filterText(child) + u')') : filterText(child);
}

} // namespace

QString filterText(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::And:
    case FilterNode::Kind::Or: {
        QStringList parts;
        for (const FilterNode &child : node.children)
            parts.append(childText(child));
        return parts.join(node.kind == FilterNode::Kind::And ? u" and "_s : u" or "_s);
    }
    case FilterNode::Kind::Not:
        return u"not " + childText(node.children.front());
    case FilterNode::Kind::Exists:
        return QString::fromLatin1(name(node.field));
    case FilterNode::Kind::Compare:
        return comparisonText(node);
    case FilterNode::Kind::Search:
        return isPlainWord(node.search.needle) ? QString::fromLatin1(node.search.needle)
                                               : filterQuoted(node.search.needle);
    }
    Q_UNREACHABLE();
}

QString filterQuoted(QByteArrayView bytes)
{
    QString text = u"\""_s;
    for (const char *at = bytes.begin(); at != bytes.end();) {
        const wire::Utf8Character character = wire::utf8Character(at, bytes.end());
        appendEscaped(text, character, at);
        at += character.length;
    }
    return text + u'"';
}

QString filterTerm(FilterField field, QByteArrayView value)
{
    const QString fieldName = QString::fromLatin1(name(field));
    if (value.isEmpty())
        return u"not " + fieldName;
    if (type(field) == FilterType::Text)
        return fieldName + u" == " + filterQuoted(value);
    const auto parsed = filterValue(field, QString::fromUtf8(value));
    return parsed ? QString(fieldName + u" == " + parsed->text) : QString();
}

} // namespace midhop::trace
