#include "gui/diagram/timewords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

struct DiagramWords
{
    Q_DECLARE_TR_FUNCTIONS(DiagramWords)
};

} // namespace

TimeWords::TimeWords(std::chrono::nanoseconds span)
    : m_seconds(span >= 1s)
{
    if (m_seconds)
        m_decimals = span >= 100s ? 1 : 3;
    else
        m_decimals = span >= 100ms ? 1 : 2;
    m_zero = QLocale().toString(0.0, 'f', m_decimals);
}

QString TimeWords::number(std::chrono::nanoseconds time) const
{
    const double value = std::chrono::duration<double>(time).count() * (m_seconds ? 1 : 1000);
    const QString text = QLocale().toString(std::abs(value), 'f', m_decimals);
    if (text == m_zero)
        return u"0"_s;
    return (value < 0 ? u"\u2212"_s : u"+"_s) + text;
}

QString TimeWords::withUnit(const QString &number) const
{
    return m_seconds ? DiagramWords::tr("%1 s").arg(number) : DiagramWords::tr("%1 ms").arg(number);
}

QString TimeWords::widest()
{
    return DiagramWords::tr("%1 ms").arg(u"+888.88"_s);
}

} // namespace midhop::gui
