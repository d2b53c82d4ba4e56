#pragma once

#include <QtCore/QStringList>

class QSettings;

namespace midhop::gui {

/// What the session remembers from one start to the next, in the group `session`. What is stored and makes no
/// sense counts as not there. GUI thread.
class SessionSettings final
{
public:
    static constexpr int MostRecent = 10;
    /// Bounds of how many exchanges are held.
    static constexpr qsizetype LeastLimit = 1'024;
    static constexpr qsizetype GreatestLimit = 1'000'000'000;
    static constexpr qsizetype DefaultLimit = 1'000'000;

    /// `store` must outlive this.
    explicit SessionSettings(QSettings *store)
        : m_store(store)
    {
    }

    /// Absolute paths, the last used first.
    [[nodiscard]] QStringList recent() const;
    void addRecent(const QString &path);
    void removeRecent(const QString &path);
    void clearRecent();

    /// Where a file was chosen last for this purpose (`open`, `save`, …); else the user's documents.
    [[nodiscard]] QString folder(const QString &purpose) const;
    void setFolder(const QString &purpose, const QString &folder);

    /// Whether to ask before unsaved exchanges are given up.
    [[nodiscard]] bool asks() const;
    void setAsks(bool asks);

    [[nodiscard]] qsizetype limit() const;
    void setLimit(qsizetype exchanges);

private:
    QSettings *m_store;
};

} // namespace midhop::gui
