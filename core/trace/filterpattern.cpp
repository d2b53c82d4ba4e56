#include "core/trace/filterpattern.h"

#include "core/wire/utf8.h"

#include <QtCore/QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::trace {

namespace {

constexpr auto Options =
    QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

// PCRE2 counts its steps from each place in the text anew, and one that has been compiled to machine code
// counts only some of them. So a short text is matched as usual with few steps allowed a place, which no
// short text adds up to much; and a long one from a single place, with a lazy run-in in the pattern, so that
// one count covers the whole. Both take about 50 ms at worst.
// (pcre2pattern(3), "Setting match resource limits"; a pattern's own settings can only lower ours.)
constexpr qsizetype ShortText = 2048;
constexpr auto PlainStart = "(*LIMIT_MATCH=10000)(*LIMIT_HEAP=20000)"_L1;
constexpr auto GuardedStart = "(*NO_JIT)(*LIMIT_MATCH=1300000)(*LIMIT_HEAP=8000)\\A(?s:.*?)(?:"_L1;
// Behind a quotation that the pattern left open, and a comment of the extended syntax.
constexpr auto GuardedEnd = "\\E)"_L1;
constexpr auto GuardedEndOfComment = "\\E\n)"_L1;

/// Stands for itself, and no other character matches it but for the case of ASCII letters: U+017F is an s to PCRE2, U+212A a k.
bool isPlain(QChar character)
{
    const char16_t code = character.toLower().unicode();
    const bool isLetter = character.unicode() < 0x80 && code >= u'a' && code <= u'z' && code != u's' && code != u'k';
    return isLetter || (code >= u'0' && code <= u'9') || QStringView(u" -_:/=,").contains(character);
}

} // namespace

FilterPattern::FilterPattern(const QString &pattern)
    : m_pattern(pattern)
    , m_probe(pattern, Options)
    , m_plain(QString(PlainStart + pattern), Options)
    , m_guarded(QString(GuardedStart + pattern + GuardedEnd), Options)
{
    if (!m_guarded.isValid())
        m_guarded.setPattern(GuardedStart + pattern + GuardedEndOfComment);
}

QString FilterPattern::errorString() const
{
    return (m_probe.isValid() ? m_guarded : m_probe).errorString();
}

QByteArray FilterPattern::literal() const
{
    // Groups, alternatives, classes, escapes, counts and settings may mean anything.
    const auto isEasy = [](QChar character) {
        return !QStringView(u"|()[]{}\\#").contains(character);
    };
    if (!std::all_of(m_pattern.begin(), m_pattern.end(), isEasy))
        return {};
    QByteArray longest;
    QByteArray run;
    for (qsizetype at = 0; at <= m_pattern.size(); ++at) {
        const QChar next = at + 1 < m_pattern.size() ? m_pattern[at + 1] : QChar();
        const bool mayMiss = next == u'*' || next == u'?';
        if (at < m_pattern.size() && isPlain(m_pattern[at]) && !mayMiss) {
            run += m_pattern[at].toLower().toLatin1();
            continue;
        }
        if (run.size() > longest.size())
            longest = run;
        run.clear();
    }
    return longest.size() > 1 ? longest : QByteArray();
}

bool FilterPattern::matches(QByteArrayView bytes) const
{
    const QString text = wire::textOf(bytes);
    const QRegularExpression &expression = text.size() <= ShortText ? m_plain : m_guarded;
    const QRegularExpressionMatch match = expression.match(
        text, 0, QRegularExpression::NormalMatch, QRegularExpression::DontCheckSubjectStringMatchOption);
    if (!match.isValid())
        ++m_gaveUp;
    return match.hasMatch();
}

} // namespace midhop::trace
