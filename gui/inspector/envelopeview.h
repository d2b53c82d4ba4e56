#pragma once

#include "core/trace/carried.h"
#include "core/trace/difference.h"
#include "gui/inspector/followedexchange.h"

#include <QtWidgets/QWidget>

class QLabel;
class QSplitter;
class QStackedLayout;

namespace midhop::gui {

class EnvelopeModel;
class EnvelopeTree;
class RawTextView;
class Sign;

/// The envelope of one exchange, live: what became of it in words, as a tree, and as text byte by byte with
/// the byte at fault marked. What is selected in one is selected in the other. GUI thread.
class EnvelopeView final : public QWidget
{
    Q_OBJECT

public:
    EnvelopeView(Journal *journal, QWidget *parent);

    /// 0 for none.
    void showExchange(midhop::trace::ExchangeId id);
    /// Bytes of a direction are selected elsewhere: those of ClientToProxy are selected here, and the message
    /// marked where it is selected in ProxyToServer.
    void selectBytes(midhop::trace::Direction direction, qint64 offset, qint64 size);
    /// What is said above the tree.
    [[nodiscard]] QString statusText() const;

signals:
    /// The user selected bytes of what the client sent.
    void bytesSelected(midhop::trace::ExchangeId exchange, midhop::trace::Direction direction, qint64 offset,
                       qint64 size);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTree();
    void retranslate();
    void showAll();
    void showEnvelope(const trace::EnvelopeBytes &envelope);
    void showStatus();
    void treeMoved(const QModelIndex &current);
    void textSelected(const wire::ByteRange &range);
    void showInTree(const wire::ByteRange &range);
    void tellSelection(const wire::ByteRange &range);

    FollowedExchange *m_followed;
    trace::EnvelopeBytes m_envelope;
    EnvelopeModel *m_model;
    QStackedLayout *m_pages;
    QLabel *m_hint;
    Sign *m_sign;
    QLabel *m_status;
    QSplitter *m_halves;
    EnvelopeTree *m_tree;
    RawTextView *m_text;
    bool m_following = false; ///< the tree follows the text, not the user
};

} // namespace midhop::gui
