#include "core/console/commandline.h"

#include "core/console/exitstatus.h"

#include <QtCore/QRegularExpression>

namespace midhop::console {

using namespace Qt::StringLiterals;

CommandLine::CommandLine(const QString &command, const QString &description)
    : m_command(command)
{
    m_parser.setApplicationDescription(description);
    m_parser.addOption({{u"h"_s, u"help"_s}, u"Tells the options and ends."_s});
    m_parser.addOption({{u"v"_s, u"version"_s}, u"Tells the version and ends."_s});
}

void CommandLine::addFlag(const QString &name, const QString &description)
{
    m_parser.addOption({name, description});
}

void CommandLine::addValue(const QString &name, const QString &valueName, const QString &description)
{
    m_parser.addOption({name, description, valueName});
}

void CommandLine::addArgument(const QString &name, const QString &description, const QString &syntax)
{
    m_takesArguments = true;
    m_syntax += u' ' + syntax;
    m_parser.addPositionalArgument(name, description, syntax);
}

std::optional<int> CommandLine::parse(const QStringList &arguments, Output &output)
{
    const bool understood = m_parser.parse(QStringList{callName()} + arguments);
    if (understood && m_parser.isSet(u"help"_s)) {
        output.print(helpText());
        return ExitStatus::Success;
    }
    if (understood && m_parser.isSet(u"version"_s)) {
        output.print("midhop-cli " MIDHOP_VERSION "\n"_ba);
        return ExitStatus::Success;
    }
    if (!understood)
        fail(m_parser.errorText().chopped(m_parser.errorText().endsWith(u'.') ? 1 : 0));
    else if (!m_takesArguments && !m_parser.positionalArguments().isEmpty())
        fail(u"Unexpected argument '"_s + m_parser.positionalArguments().constFirst() + u'\'');
    return failure(output);
}

std::optional<int> CommandLine::failure(Output &output) const
{
    if (m_failure.isEmpty())
        return std::nullopt;
    output.note(QString(m_failure + u". See "_s + callName() + u" --help."_s).toUtf8());
    return ExitStatus::Usage;
}

qint64 CommandLine::number(const QString &name, qint64 fallback, qint64 least, qint64 most)
{
    if (!isSet(name))
        return fallback;
    static const QRegularExpression digits(u"\\A[0-9]{1,18}\\z"_s);
    const QString text = value(name);
    const qint64 number = text.toLongLong();
    if (digits.match(text).hasMatch() && number >= least && number <= most)
        return number;
    fail(u"--"_s + name + u": '"_s + text + u"' is not a whole number from "_s + QString::number(least) +
         u" to "_s + QString::number(most));
    return fallback;
}

double CommandLine::decimal(const QString &name, double fallback, double least, double most)
{
    if (!isSet(name))
        return fallback;
    static const QRegularExpression digits(u"\\A[0-9]{1,18}(\\.[0-9]{1,18})?\\z"_s);
    const QString text = value(name);
    const double number = text.toDouble();
    if (digits.match(text).hasMatch() && number >= least && number <= most)
        return number;
    fail(u"--"_s + name + u": '"_s + text + u"' is not a number from "_s + QString::number(least) +
         u" to "_s + QString::number(most, 'f', 0));
    return fallback;
}

int CommandLine::choice(const QString &name, std::initializer_list<QString> choices)
{
    if (!isSet(name))
        return 0;
    const QStringList list(choices);
    const qsizetype index = list.indexOf(value(name));
    if (index >= 0)
        return static_cast<int>(index);
    fail(u"--"_s + name + u": '"_s + value(name) + u"' is none of "_s + list.join(u", "_s));
    return 0;
}

void CommandLine::exclude(std::initializer_list<QString> names)
{
    QStringList given;
    for (const QString &name : names) {
        if (isSet(name))
            given += u"--"_s + name;
    }
    if (given.size() > 1)
        fail(given.at(0) + u" and "_s + given.at(1) + u" exclude each other"_s);
}

void CommandLine::fail(const QString &text)
{
    if (m_failure.isEmpty())
        m_failure = text;
}

QString CommandLine::callName() const
{
    return m_command.isEmpty() ? u"midhop-cli"_s : u"midhop-cli "_s + m_command;
}

QByteArray CommandLine::helpText() const
{
    // Qt's first line names the program's file and knows no commands.
    const QString text = m_parser.helpText();
    const QString rest = text.sliced(text.indexOf(u'\n'));
    return QString(u"Usage: "_s + callName() + u" [options]"_s + m_syntax + u'\n' + rest).toUtf8();
}

} // namespace midhop::console
