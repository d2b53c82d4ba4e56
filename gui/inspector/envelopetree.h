#pragma once

#include <QtWidgets/QTreeView>

namespace midhop::gui {

/// The tree of an EnvelopeModel: columns share the width in the proportion of what stands in them, and scroll
/// only where it is too narrow for that.
class EnvelopeTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit EnvelopeTree(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

signals:
    void copyRequested();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void shareWidth();
};

} // namespace midhop::gui
