#include "gui/many/manychecks.h"

#include "core/roles/clientrun.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace midhop::gui {

namespace {

using Level = FieldCheck::Level;
using Limits = roles::ClientRunSettings;

bool isPlain(const QString &text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<qint64> wholeNumber(const QString &typed, qint64 most)
{
    const QString text = typed.trimmed();
    bool ok = false;
    const qint64 number = isPlain(text) ? text.toLongLong(&ok) : QLocale().toLongLong(text, &ok);
    return ok && number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<qint64> ManyChecks::countOf(const QString &text)
{
    return wholeNumber(text, Limits::MostExchanges);
}

std::optional<int> ManyChecks::concurrencyOf(const QString &text)
{
    const auto number = wholeNumber(text, Limits::MostAtOnce);
    return number ? std::optional(int(*number)) : std::nullopt;
}

std::optional<double> ManyChecks::rateOf(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return 0;
    bool ok = false;
    double number = QLocale().toDouble(text, &ok);
    if (!ok)
        number = QLocale::c().toDouble(text, &ok);
    return ok && Limits::isRate(number) ? std::optional(number) : std::nullopt;
}

FieldCheck ManyChecks::count(const QString &text)
{
    if (countOf(text))
        return {};
    return {Level::Error, tr("A whole number from 1 to %1 is needed").arg(QLocale().toString(Limits::MostExchanges))};
}

FieldCheck ManyChecks::concurrency(const QString &text, std::optional<qint64> count)
{
    const auto number = concurrencyOf(text);
    if (!number)
        return {Level::Error, tr("A whole number from 1 to %1 is needed").arg(QLocale().toString(Limits::MostAtOnce))};
    if (count && *number > *count)
        return {Level::Warning, tr("There are fewer exchanges than that")};
    return {};
}

FieldCheck ManyChecks::rate(const QString &text)
{
    if (rateOf(text))
        return {};
    const QLocale locale;
    return {Level::Error, tr("A number from %1 to %2 is needed; empty or 0: as fast as it goes")
                              .arg(locale.toString(Limits::LowestRate), locale.toString(Limits::HighestRate, 'f', 0))};
}

} // namespace midhop::gui
