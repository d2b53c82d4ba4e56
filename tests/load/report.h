#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringBuilder>

#include <optional>
#include <vector>

namespace midhop::load {

/// What the trials found. One thread.
class Report final
{
public:
    /// What is told next belongs to it.
    void begin(const QByteArray &trial);
    /// A figure, what is promised of it, and whether that held.
    void judge(const QByteArray &figure, const QByteArray &value, const QByteArray &promised, bool held);
    /// A figure that promises nothing.
    void note(const QByteArray &figure, const QByteArray &value);
    /// The trial could not be carried through: what is promised is not shown.
    void fail(const QByteArray &why);

    [[nodiscard]] bool allHeld() const;
    [[nodiscard]] QByteArray table() const;
    /// An object with `held` and `figures`, an array of objects in the order of the table.
    [[nodiscard]] QByteArray json() const;

private:
    struct Row
    {
        QByteArray trial;
        QByteArray figure;
        QByteArray value;
        QByteArray promised;
        std::optional<bool> held; ///< none: not judged
    };

    QByteArray m_trial;
    std::vector<Row> m_rows;
};

} // namespace midhop::load
