#pragma once

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

class QSettings;

namespace midhop::gui {

/// Writes settings in a thread of its own, soon after they were changed. By itself QSettings writes in the
/// thread that changed them, and waits until the disk has it: on slow ones the window would stand still for a
/// tenth of a second. Both ends share what they know of the file, so changes are seen at once. Lives in the
/// GUI thread.
class SettingsSaver final : public QObject
{
    Q_OBJECT

public:
    /// `store` must outlive it; what is not written yet is written when this ends.
    explicit SettingsSaver(QSettings *store, QObject *parent = nullptr);
    ~SettingsSaver() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void write();
    void settle();

    QSettings *m_store;
    QTimer m_timer;
    QThreadPool m_writer;
    bool m_owed = false; ///< the store asked to be written, and waits
};

} // namespace midhop::gui
