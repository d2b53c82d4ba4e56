#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

class QSettings;

namespace midhop::gui {

/// The filters used lately and those that were given names, as they are remembered in the settings' group
/// `filter`. What is read there may be old, edited or broken: what makes no sense is left out.
class FilterMemory final
{
public:
    struct Saved
    {
        QString name;
        QString text;
        friend bool operator==(const Saved &, const Saved &) = default;
    };

    static constexpr qsizetype HistoryKept = 50;
    static constexpr qsizetype SavedKept = 200;
    static constexpr qsizetype LongestName = 100;

    /// `settings` may be null, then nothing outlasts the program.
    explicit FilterMemory(QSettings *settings);

    /// The latest first, each once.
    [[nodiscard]] const QStringList &history() const { return m_history; }
    void remember(const QString &text);

    /// In the order of their names.
    [[nodiscard]] const std::vector<Saved> &saved() const { return m_saved; }
    /// Another one of that name is replaced. False if the name is empty or too long, or there are too many.
    bool save(const QString &name, const QString &text);
    /// Replaces one that has the new name already.
    bool rename(const QString &name, const QString &newName);
    void remove(const QString &name);

private:
    void read();
    void write() const;

    QSettings *m_settings;
    QStringList m_history;
    std::vector<Saved> m_saved;
};

} // namespace midhop::gui
