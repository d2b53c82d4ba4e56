#pragma once

#include <QtCore/QLocale>
#include <QtCore/QObject>
#include <QtCore/QStringMatcher>
#include <QtCore/QTimer>

#include <deque>
#include <optional>

namespace midhop::gui {

class LogModel;

/// Finds the lines of a log that contain a text, whatever the case, in slices of a few milliseconds; also
/// those that arrive later. A text that is the number of an exchange (`#12`) finds its lines too. GUI thread.
class LogSearch final : public QObject
{
    Q_OBJECT

public:
    explicit LogSearch(LogModel *model, QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_matcher.pattern(); }
    /// Starts over; an empty text finds nothing.
    void setText(const QString &text);
    /// Goes to the next match behind `row`, from the end on to the first; found() tells, maybe later.
    void next(int row);
    /// Goes to the match before `row`, from the beginning on to the last.
    void previous(int row);

    [[nodiscard]] bool isRunning() const;
    /// How much of the log was looked at.
    [[nodiscard]] int percent() const;
    [[nodiscard]] qsizetype matches() const { return qsizetype(m_matches.size()); }
    /// The number, from 0, of the match in `row`; -1 if there is none.
    [[nodiscard]] qsizetype numberOf(int row) const;
    /// In words: `2 of 17`, `no match`, ...; `row` is where the user is.
    [[nodiscard]] QString statusText(int row, const QLocale &locale) const;

signals:
    void found(int row);
    /// Matches or progress are others than before.
    void progressed();

private:
    struct Request
    {
        bool forward = true;
        int row = -1;
    };

    void slice();
    void restart();
    void rowsCame(int first, int last);
    void rowsWent(int first, int last);
    [[nodiscard]] int rowOf(qint64 match) const { return int(match - m_gone); }
    void answer();
    [[nodiscard]] std::optional<int> resolve(const Request &request) const;
    [[nodiscard]] bool matchesRow(int row) const;

    LogModel *m_model;
    QStringMatcher m_matcher;
    QTimer m_timer;
    int m_scanned = 0; ///< rows looked at, from the first
    qint64 m_gone = 0; ///< rows that have left at the front, less those that came there
    std::deque<qint64> m_matches; ///< rows plus m_gone
    std::optional<Request> m_request;
};

} // namespace midhop::gui
