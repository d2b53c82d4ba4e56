#pragma once

#include "gui/compose/sendqueue.h"

#include <QtCore/QAbstractListModel>

class QSettings;

namespace midhop::gui {

/// What was sent, the newest first, without repeats; remembered from one start to the next.
class ComposeHistory final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype MostKept = 50;
    /// What is longer is kept until the program ends, and not beyond: settings are no place for files.
    static constexpr qsizetype LongestRemembered = 64 * 1024;

    /// `settings` must outlive it; it uses the group `compose`.
    explicit ComposeHistory(QSettings *settings, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// The beginning of the bytes; as a tooltip, all that is known.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    [[nodiscard]] const Composition &at(int row) const { return m_items[std::size_t(row)]; }
    /// Puts it first; an equal one behind goes.
    void add(const Composition &composition);
    void remove(int row);
    void clear();
    /// Words and numbers in the language of now.
    void retranslate();

private:
    void load();
    void save() const;

    QSettings *m_settings;
    std::vector<Composition> m_items;
};

/// In words: `whole`, `in pieces of 8 bytes, 20 ms apart, then reset`, ...
[[nodiscard]] QString sendingText(const roles::ComposedBytes &composed);

} // namespace midhop::gui
