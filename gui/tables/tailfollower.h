#pragma once

#include <QtCore/QObject>

class QAbstractItemView;
class QScrollBar;

namespace midhop::gui {

/// Keeps a view at its end while rows arrive. Scrolling away ends that, scrolling to the end begins it again.
class TailFollower final : public QObject
{
    Q_OBJECT

public:
    explicit TailFollower(QAbstractItemView *view);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// While disabled it never follows, wherever the view is.
    void setEnabled(bool enabled);

signals:
    void followingChanged(bool following);

private:
    void moved(int value);
    void toEnd();

    QScrollBar *m_bar;
    bool m_enabled = true;
    bool m_following = true;
    bool m_moving = false; ///< it is us who scroll
};

} // namespace midhop::gui
