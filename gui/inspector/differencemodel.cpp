#include "gui/inspector/differencemodel.h"

#include "gui/inspector/inspectordelegate.h"
#include "gui/tables/foreign.h"

#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Kind = trace::DifferenceKind;
using Look = InspectorDelegate::Look;
using What = trace::Comparison::What;

constexpr qsizetype MostShown = 300; ///< bytes of one cell; its range tells how many there are

QString stretch(const wire::ByteRange &range, QByteArrayView bytes)
{
    if (range.isEmpty())
        return {};
    const QLocale locale;
    QString place = locale.toString(range.begin);
    if (range.size() > 1)
        place += u'\u2013' + locale.toString(range.end - 1);
    return place + u"  "_s + shown(range.of(bytes), MostShown);
}

} // namespace

DifferenceModel::DifferenceModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void DifferenceModel::setDifference(const trace::Difference &difference)
{
    beginResetModel();
    m_difference = difference;
    endResetModel();
}

int DifferenceModel::firstRows() const
{
    return m_difference.toServer ? int(m_difference.toServer->rows.size()) : 0;
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return firstRows() + (m_difference.onTheWay ? 1 + int(m_difference.onTheWay->rows.size()) : 0);
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const trace::Comparison *DifferenceModel::comparisonOf(int row) const
{
    const auto &comparison = row < firstRows() ? m_difference.toServer : m_difference.onTheWay;
    return comparison ? &*comparison : nullptr;
}

const trace::DifferenceRow *DifferenceModel::rowAt(int row) const
{
    const int behind = row - firstRows();
    if (behind < 0)
        return &m_difference.toServer->rows[std::size_t(row)];
    return behind == 0 ? nullptr : &m_difference.onTheWay->rows[std::size_t(behind - 1)];
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const trace::DifferenceRow *row = rowAt(index.row());
    if (role == Qt::DisplayRole)
        return cellText(index.row(), index.column());
    if (role == InspectorDelegate::WireRole)
        return row && index.column() != KindColumn;
    if (role != InspectorDelegate::LookRole)
        return {};
    if (!row)
        return int(Look::Plain);
    switch (row->kind) {
    case Kind::Same:
        return int(Look::Plain);
    case Kind::Unescaped:
    case Kind::Rewritten:
        return int(Look::Different);
    case Kind::Changed:
    case Kind::Added:
        return int(index.column() == KindColumn ? Look::Different : Look::Plain);
    case Kind::Removed:
        return int(Look::Muted);
    }
    return {};
}

QString DifferenceModel::cellText(int row, int column) const
{
    const trace::DifferenceRow *it = rowAt(row);
    if (!it) {
        const std::array headings{tr("on the way"), tr("What the proxy sent"), tr("What the server read")};
        return headings[std::size_t(column)];
    }
    if (column == LeftColumn)
        return stretch(it->left, comparisonOf(row)->left);
    if (column == RightColumn)
        return stretch(it->right, comparisonOf(row)->right);
    QString text;
    switch (it->kind) {
    case Kind::Same:
        text = tr("= the same");
        break;
    case Kind::Unescaped:
        text = tr("~ unescaped");
        break;
    case Kind::Rewritten:
        text = tr("~ written otherwise");
        break;
    case Kind::Changed:
        text = tr("\u2260 changed");
        break;
    case Kind::Removed:
        text = tr("\u2212 not there");
        break;
    case Kind::Added:
        text = tr("+ added");
        break;
    }
    return it->member.isEmpty() ? text : text + u": "_s + shown(it->member, MostShown);
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const trace::Comparison first = m_difference.toServer.value_or(trace::Comparison());
    switch (section) {
    case KindColumn:
        return tr("Difference");
    case LeftColumn:
        return first.leftWhat == What::Message ? tr("The message the client sent")
                                               : tr("What the client sent");
    case RightColumn:
        return first.rightWhat == What::ServerGot ? tr("What the server got")
                                                  : tr("What the proxy sent the server");
    default:
        return {};
    }
}

} // namespace midhop::gui
