#pragma once

#include "core/trace/carried.h"
#include "core/trace/difference.h"
#include "gui/inspector/followedexchange.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace midhop::gui {

class DifferenceView;
class DirectionBar;
class ElidedLabel;
class HexView;

/// What each of the four directions of one exchange carried, live, as a hex dump with the borders of the
/// segments; and the difference between what the client sent and what the server got. GUI thread.
class BytesView final : public QWidget
{
    Q_OBJECT

public:
    BytesView(Journal *journal, QWidget *parent);

    /// 0 for none.
    void showExchange(midhop::trace::ExchangeId id);
    /// Goes to a direction and selects there; of size 0 selects nothing.
    void selectBytes(midhop::trace::Direction direction, qint64 offset, qint64 size);
    /// The bytes of the direction that is shown, as far as kept, unchanged. Says in words how it went.
    bool saveTo(const QString &path);

signals:
    /// The user selected bytes.
    void bytesSelected(midhop::trace::ExchangeId exchange, midhop::trace::Direction direction, qint64 offset,
                       qint64 size);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeTools();
    void retranslate();
    void showAll();
    void showPage();
    void showSegments();
    void showDetails();
    void showRemark();
    void showSelection();
    void rangeSelected(const wire::ByteRange &range);
    void stretchSelected(const wire::ByteRange &ofEnvelope, const wire::ByteRange &ofServers);
    void link(trace::Direction direction, const wire::ByteRange &range);
    void save();
    void tell(const QString &text);
    [[nodiscard]] bool showsDifference() const;
    [[nodiscard]] trace::Direction direction() const;
    [[nodiscard]] trace::Carried &carried(trace::Direction direction)
    {
        return m_carried[std::size_t(direction)];
    }

    FollowedExchange *m_followed;
    std::array<trace::Carried, 4> m_carried;
    std::array<wire::ByteRange, 4> m_selected;
    std::array<wire::ByteRange, 4> m_linked;
    trace::Difference m_difference;
    std::optional<trace::MessageLink> m_link; ///< made when something is selected
    QStackedLayout *m_pages;
    QLabel *m_hint;
    DirectionBar *m_bar;
    QLabel *m_remark;
    QWidget *m_tools;
    ElidedLabel *m_info;
    QComboBox *m_end;
    QToolButton *m_copy;
    QMenu *m_copyMenu;
    QToolButton *m_save;
    HexView *m_hex;
    DifferenceView *m_differenceView;
};

} // namespace midhop::gui
