#pragma once

#include <QtCore/QObject>

namespace midhop::gui {

/// What a log has to know of a filter over exchanges; see RowFilter, whose functions and signals these are.
/// Lives in the GUI thread.
class LineFilter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual bool isActive() const = 0;
    [[nodiscard]] virtual qsizetype answeredEnd() const = 0;
    [[nodiscard]] virtual bool passes(qsizetype row) const = 0;
    /// No hit has been found yet, and there are exchanges to be looked at: whoever waits for answered() can
    /// leave the thread to the search.
    [[nodiscard]] virtual bool isSearching() const = 0;

signals:
    void restarted();
    void answered(qsizetype first, qsizetype end);
    void answerChanged(qsizetype row, bool passes);
};

} // namespace midhop::gui
