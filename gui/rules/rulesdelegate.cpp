#include "gui/rules/rulesdelegate.h"

#include "gui/panels/field.h"
#include "gui/rules/rulecheck.h"
#include "gui/rules/rulesmodel.h"
#include "gui/rules/rulewords.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>

namespace midhop::gui {

namespace {

// What the editors are for, as their objects' names.
constexpr QLatin1StringView ActionEditor("action");
constexpr QLatin1StringView DestinationEditor("destination");
constexpr QLatin1StringView CommentEditor("comment");

} // namespace

RulesDelegate::RulesDelegate(QObject *parent)
    : RowDelegate(parent)
{
}

QWidget *RulesDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.column() == RulesModel::Action) {
        auto *choice = new QComboBox(parent);
        choice->addItems({QString(), QString()});
        choice->setObjectName(ActionEditor);
        retranslate(choice);
        connect(choice, &QComboBox::activated, this, [this, choice] {
            auto *self = const_cast<RulesDelegate *>(this); // the base's signals are not const
            emit self->commitData(choice);
            emit self->closeEditor(choice);
        });
        return choice;
    }
    auto *field = new Field(parent);
    field->setFrame(false);
    field->setObjectName(index.column() == RulesModel::Comment ? CommentEditor : DestinationEditor);
    retranslate(field);
    if (index.column() == RulesModel::Comment)
        return field;
    connect(field, &QLineEdit::textChanged, this, [this, field](const QString &text) {
        field->setCheck(checkRule(text));
        emit problemChanged(field->check().reason);
    });
    connect(field, &QObject::destroyed, this, [this] { emit problemChanged({}); });
    return field;
}

void RulesDelegate::retranslate(QWidget *editor)
{
    if (editor->objectName() == ActionEditor) {
        auto *choice = qobject_cast<QComboBox *>(editor);
        for (const access::Action action : {access::Action::Allow, access::Action::Block})
            choice->setItemText(int(action), RuleWords::action(action));
        choice->setAccessibleName(tr("Action"));
    } else {
        editor->setAccessibleName(editor->objectName() == CommentEditor ? tr("Comment") : tr("Destination"));
    }
}

void RulesDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *choice = qobject_cast<QComboBox *>(editor))
        choice->setCurrentIndex(index.data(Qt::EditRole).toInt());
    else if (auto *field = qobject_cast<Field *>(editor); field->text().isEmpty())
        field->setText(index.data(Qt::EditRole).toString()); // hits that move must not undo what was typed
}

void RulesDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *choice = qobject_cast<QComboBox *>(editor)) {
        model->setData(index, choice->currentIndex());
        return;
    }
    const auto *field = qobject_cast<Field *>(editor);
    if (field->check().isError())
        emit givenUp(field->check().reason);
    else
        model->setData(index, field->text());
}

void RulesDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect place = option.rect;
    const int missing = qobject_cast<QComboBox *>(editor) ? editor->sizeHint().height() - place.height() : 0;
    editor->setGeometry(missing > 0 ? place.adjusted(0, -missing / 2, 0, (missing + 1) / 2) : place);
}

bool RulesDelegate::eventFilter(QObject *editor, QEvent *event)
{
    auto *field = qobject_cast<Field *>(editor);
    if (event->type() == QEvent::LanguageChange) {
        retranslate(static_cast<QWidget *>(editor));
        if (field != nullptr && field->check().isError()) {
            field->setCheck(checkRule(field->text()));
            emit problemChanged(field->check().reason);
        }
    }
    if (event->type() == QEvent::KeyPress && field != nullptr && field->check().isError()) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            return true; // it stays, and the mistake is told beside it
        default:
            break;
        }
    }
    return RowDelegate::eventFilter(editor, event);
}

void RulesDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const Colours &colours = Colours::of(option->palette);
    const bool on = index.siblingAtColumn(RulesModel::On).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const bool marked = index.data(RulesModel::MarkedRole).toBool();
    QColor text = colours.text;
    if (!on || index.column() == RulesModel::On || index.column() == RulesModel::LastHit)
        text = colours.muted;
    else if (index.column() == RulesModel::Action)
        text = index.data(Qt::EditRole).toInt() == int(access::Action::Block) ? colours.bad : colours.good;
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        option->palette.setColor(group, QPalette::Text, text);
        option->palette.setColor(group, QPalette::HighlightedText, text);
        option->palette.setColor(group, QPalette::Highlight, colours.selection);
    }
    if (index.column() == RulesModel::On) { // beside the box: which one in the order
        option->text = QLocale().toString(index.row() + 1);
        option->features |= QStyleOptionViewItem::HasDisplay;
    }
    option->backgroundBrush = marked ? colours.match : colours.base;
    option->state &= ~QStyle::State_HasFocus;
}

void RulesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = Colours::of(option.palette);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    QStyleOptionViewItem place = option;
    const bool marked = index.data(RulesModel::MarkedRole).toBool() && index.column() == RulesModel::Destination;
    if (marked) { // a sign beside the words, on the way to the rule
        const int side = option.fontMetrics.height();
        painter->fillRect(option.rect,
                          option.state.testFlag(QStyle::State_Selected) ? colours.selection : colours.match);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QRect sign(mirrored ? option.rect.right() - side : option.rect.left() + 2, option.rect.top(), side,
                         option.rect.height());
        paintGlyph(painter, sign, Glyph::Play, colours.accent);
        place.rect.adjust(mirrored ? 0 : side, 0, mirrored ? -side : 0, 0);
    }
    QStyledItemDelegate::paint(painter, place, index);
    if (index.column() == RulesModel::On && view != nullptr) { // the style's box can't be seen on a dark ground
        QStyleOptionViewItem filled = option;
        initStyleOption(&filled, index);
        const QRect box = view->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &filled, view);
        painter->setPen(colours.muted);
        painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5);
    }
    if (view == nullptr || view->currentIndex().row() != index.row() || !view->hasFocus())
        return;
    if (index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(std::max(2, option.fontMetrics.height() / 6), option.rect.height())),
                          colours.accent);
    if (view->currentIndex() == index) { // which cell F2 edits
        painter->setPen(colours.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

} // namespace midhop::gui
