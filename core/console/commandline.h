#pragma once

#include "core/console/output.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QStringList>

#include <initializer_list>
#include <optional>

namespace midhop::console {

/// The options of one command: `--help` and `--version` everywhere, everything else strictly as it was
/// declared. The first thing that is wrong is kept and told once; after that values are no longer meaningful.
/// Used in one thread.
class CommandLine final
{
public:
    /// `command` is empty for the program itself.
    CommandLine(const QString &command, const QString &description);

    void addFlag(const QString &name, const QString &description);
    void addValue(const QString &name, const QString &valueName, const QString &description);
    /// For the usage line alone; check arguments() for what came.
    void addArgument(const QString &name, const QString &description, const QString &syntax);

    /// Takes in what stands behind the command. An exit status, if that is the end of it (`--help`, or an
    /// error); then all is said.
    [[nodiscard]] std::optional<int> parse(const QStringList &arguments, Output &output);
    /// Same for mistakes that were found since: tells the first one.
    [[nodiscard]] std::optional<int> failure(Output &output) const;

    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    /// The last one given, or empty.
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] QStringList arguments() const { return m_parser.positionalArguments(); }

    /// Decimal digits alone; `fallback` where the option is not given.
    [[nodiscard]] qint64 number(const QString &name, qint64 fallback, qint64 least, qint64 most);
    /// Digits, possibly with a fraction.
    [[nodiscard]] double decimal(const QString &name, double fallback, double least, double most);
    /// The index of the value among `choices`; 0 where the option is not given.
    [[nodiscard]] int choice(const QString &name, std::initializer_list<QString> choices);
    /// Says so if more than one of `names` is given.
    void exclude(std::initializer_list<QString> names);
    /// Notes a mistake; the first one counts.
    void fail(const QString &text);

private:
    [[nodiscard]] QString callName() const;
    [[nodiscard]] QByteArray helpText() const;

    QString m_command;
    QCommandLineParser m_parser;
    bool m_takesArguments = false;
    QString m_syntax;
    QString m_failure;
};

} // namespace midhop::console
