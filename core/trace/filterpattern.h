#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QRegularExpression>

#include <memory>

namespace midhop::trace {

/// A regular expression whose time is bounded: what takes too many steps is given up and counted. One thread
/// at a time.
class FilterPattern final
{
public:
    /// Case does not matter unless the pattern says `(?-i)`.
    explicit FilterPattern(const QString &pattern);

    [[nodiscard]] const QString &pattern() const { return m_pattern; }
    [[nodiscard]] bool isValid() const { return m_plain.isValid() && m_guarded.isValid(); }
    /// What every text that matches has in it, whatever the case of ASCII letters; in lower case. Empty where no such word
    /// is easily told.
    [[nodiscard]] QByteArray literal() const;
    /// In English; only for one that is not valid.
    [[nodiscard]] QString errorString() const;

    /// Bytes that are not UTF-8 stand as U+FFFD each. False, too, when it was given up.
    [[nodiscard]] bool matches(QByteArrayView bytes) const;
    [[nodiscard]] quint64 gaveUp() const { return m_gaveUp; }

private:
    QString m_pattern;
    QRegularExpression m_probe;   ///< as given, for its errors
    QRegularExpression m_plain;   ///< for short texts
    QRegularExpression m_guarded; ///< for long ones
    mutable quint64 m_gaveUp = 0;
};

} // namespace midhop::trace
