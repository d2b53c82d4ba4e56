#include "core/trace/filterpattern.h"

#include <QtCore/QString>

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

bool FilterPattern::matches(QByteArrayView bytes) const
{
    const QString text = QString::fromUtf8(bytes);
    const QRegularExpression &expression = text.size() <= ShortText ? m_plain : m_guarded;
    const QRegularExpressionMatch match = expression.match(
        text, 0, QRegularExpression::NormalMatch, QRegularExpression::DontCheckSubjectStringMatchOption);
    if (!match.isValid())
        ++m_gaveUp;
    return match.hasMatch();
}

} // namespace midhop::trace
