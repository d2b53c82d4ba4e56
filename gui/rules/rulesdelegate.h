#pragma once

#include "gui/tables/rowdelegate.h"

namespace midhop::gui {

/// Draws the rules and edits them in place. A destination that can't be read stays in its editor on Enter and Tab, and
/// is given up when the focus goes elsewhere.
class RulesDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    explicit RulesDelegate(QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

signals:
    /// What is wrong with the destination being typed; empty when nothing is (any more), or the editing is over.
    void problemChanged(const QString &problem) const;
    /// A destination was not taken: what was wrong with it.
    void givenUp(const QString &problem) const;

protected:
    bool eventFilter(QObject *editor, QEvent *event) override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    static void retranslate(QWidget *editor);
};

} // namespace midhop::gui
