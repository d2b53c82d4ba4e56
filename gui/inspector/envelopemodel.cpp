#include "gui/inspector/envelopemodel.h"

#include "core/wire/jsonstring.h"
#include "core/wire/stringmap.h"
#include "gui/inspector/inspectordelegate.h"
#include "gui/tables/foreign.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using wire::JsonTree;
using Kind = JsonTree::Kind;
using Look = InspectorDelegate::Look;

constexpr qsizetype LongestEscape = 12; ///< of bytes: two of four digits each
constexpr qsizetype MostShown = 300;    ///< bytes of one value; its range tells how many there are

/// What stands between the quotes means, where it is sound.
std::optional<QByteArray> meant(QByteArrayView string)
{
    if (string.size() < 2 || string.front() != '"' || string.back() != '"')
        return std::nullopt;
    const QByteArrayView inside = string.sliced(1, string.size() - 2);
    return wire::StringMap::of(inside) ? wire::unescapedString(inside) : std::nullopt;
}

/// The beginning of that: of no more than MostShown bytes, and an escape that these cut is left out.
std::optional<QByteArray> meantBeginning(QByteArrayView string)
{
    if (string.size() <= MostShown)
        return meant(string);
    const QByteArrayView inside = string.sliced(1, MostShown);
    for (qsizetype less = 0; less < LongestEscape; ++less) {
        if (wire::StringMap::of(inside.chopped(less)))
            return wire::unescapedString(inside.chopped(less));
    }
    return std::nullopt;
}

QString rangeText(const wire::ByteRange &range)
{
    const QLocale locale;
    if (range.isEmpty())
        return {};
    if (range.size() == 1)
        return locale.toString(range.begin);
    return locale.toString(range.begin) + u'\u2013' + locale.toString(range.end - 1);
}

/// Of what a string means, in bytes.
std::optional<qsizetype> meantSize(QByteArrayView string)
{
    if (string.size() < 2 || string.front() != '"' || string.back() != '"')
        return std::nullopt;
    return wire::StringMap::meantSize(string.sliced(1, string.size() - 2));
}

bool isContainer(Kind kind)
{
    return kind == Kind::Object || kind == Kind::Array;
}

} // namespace

EnvelopeModel::EnvelopeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void EnvelopeModel::setEnvelope(const trace::EnvelopeBytes &envelope)
{
    beginResetModel();
    m_envelope = envelope;
    m_tree = JsonTree(m_envelope.bytes);
    makeGroups();
    findMeanings();
    m_faulty = envelope.state == trace::EnvelopeBytes::State::Malformed ? m_tree.nodeAt(envelope.error.offset)
                                                                        : JsonTree::Outermost;
    endResetModel();
}

void EnvelopeModel::makeGroups()
{
    m_groups.clear();
    m_firstGroup.clear();
    for (int node = JsonTree::Outermost; node < m_tree.count(); ++node) {
        if (!isGrouped(node))
            continue;
        m_firstGroup[node] = int(m_groups.size());
        const int count = (m_tree.childCount(node) + GroupSize - 1) / GroupSize;
        for (int number = 0; number < count; ++number)
            m_groups.push_back({node, number});
    }
}

void EnvelopeModel::findMeanings()
{
    m_meanings.clear();
    m_messageSize.reset();
    if (m_tree.count() == 0)
        return;
    static constexpr std::array names{std::pair{QByteArrayView("server_ip"), Meaning::ServerIp},
                                      std::pair{QByteArrayView("server_port"), Meaning::ServerPort},
                                      std::pair{QByteArrayView("message"), Meaning::Message}};
    std::map<Meaning, int> first;
    for (int row = 0; row < m_tree.childCount(0); ++row) {
        const int node = m_tree.child(0, row);
        const std::optional<QByteArray> name = meant(m_tree.node(node).name().of(m_envelope.bytes));
        const auto found = std::ranges::find_if(
            names, [&](const auto &known) { return name && QByteArrayView(*name) == known.first; });
        if (found == names.end())
            continue;
        const auto [before, isFirst] = first.emplace(found->second, node);
        m_meanings[node] = isFirst ? found->second : Meaning::Twice;
        if (!isFirst)
            m_meanings[before->second] = Meaning::Twice;
        if (found->second == Meaning::Message)
            m_messageSize = meantSize(m_tree.node(node).value().of(m_envelope.bytes));
    }
}

void EnvelopeModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

const EnvelopeModel::Group *EnvelopeModel::groupOf(const QModelIndex &index) const
{
    const auto id = qsizetype(index.internalId());
    return index.isValid() && id >= m_tree.count() ? &m_groups[std::size_t(id - m_tree.count())] : nullptr;
}

int EnvelopeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() && !groupOf(index) ? int(index.internalId()) : JsonTree::Outermost;
}

QModelIndex EnvelopeModel::indexOf(int node, int column) const
{
    if (node == JsonTree::Outermost)
        return {};
    const JsonTree::Node &it = m_tree.node(node);
    return createIndex(isGrouped(it.parent) ? it.row % GroupSize : it.row, column, quintptr(node));
}

QModelIndex EnvelopeModel::indexAt(qsizetype offset) const
{
    return indexOf(m_tree.nodeAt(offset));
}

wire::ByteRange EnvelopeModel::bytesOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Group *group = groupOf(index);
    if (!group) {
        const JsonTree::Node &node = m_tree.node(nodeOf(index));
        return node.kind == Kind::Missing ? node.name() : node.value();
    }
    const int first = group->number * GroupSize;
    const int last = std::min(first + GroupSize, m_tree.childCount(group->parent)) - 1;
    return {m_tree.node(m_tree.child(group->parent, first)).whole().begin,
            m_tree.node(m_tree.child(group->parent, last)).whole().end};
}

QModelIndex EnvelopeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (const Group *group = groupOf(parent))
        return createIndex(row, column,
                           quintptr(m_tree.child(group->parent, group->number * GroupSize + row)));
    const int node = nodeOf(parent);
    if (isGrouped(node))
        return createIndex(row, column, quintptr(m_tree.count() + m_firstGroup.at(node) + row));
    return createIndex(row, column, quintptr(m_tree.child(node, row)));
}

QModelIndex EnvelopeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (const Group *group = groupOf(index))
        return indexOf(group->parent);
    const JsonTree::Node &node = m_tree.node(nodeOf(index));
    if (!isGrouped(node.parent))
        return indexOf(node.parent);
    const int number = node.row / GroupSize;
    return createIndex(number, 0, quintptr(m_tree.count() + m_firstGroup.at(node.parent) + number));
}

int EnvelopeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != 0)
        return 0;
    if (const Group *group = groupOf(parent))
        return std::min(GroupSize, m_tree.childCount(group->parent) - group->number * GroupSize);
    const int children = m_tree.childCount(nodeOf(parent));
    return children > GroupSize ? (children + GroupSize - 1) / GroupSize : children;
}

int EnvelopeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant EnvelopeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Group *group = groupOf(index);
    const int node = nodeOf(index);
    if (role == InspectorDelegate::LookRole)
        return group ? int(Look::Muted) : lookOf(node, index.column());
    if (role == InspectorDelegate::WireRole)
        return !group && (index.column() <= ValueColumn || index.column() == BytesColumn);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case MemberColumn:
        return group ? groupText(*group) : memberText(node);
    case ValueColumn:
        return group ? QString() : valueText(node);
    case MeaningColumn:
        return group ? QString() : meaningText(node);
    case TypeColumn:
        return group ? QString() : typeText(node);
    case BytesColumn:
        return rangeText(bytesOf(index));
    default:
        return {};
    }
}

QVariant EnvelopeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case MemberColumn:
        return tr("Member");
    case ValueColumn:
        return tr("Value");
    case MeaningColumn:
        return tr("Meaning");
    case TypeColumn:
        return tr("Type");
    case BytesColumn:
        return tr("Bytes");
    default:
        return {};
    }
}

EnvelopeModel::Meaning EnvelopeModel::meaningOf(int node) const
{
    const JsonTree::Node &it = m_tree.node(node);
    if (it.parent == JsonTree::Outermost)
        return node == 0 ? (it.kind == Kind::Object ? Meaning::Envelope : Meaning::None) : Meaning::Behind;
    if (it.parent != 0 || m_tree.node(0).kind != Kind::Object)
        return Meaning::None;
    const auto known = m_meanings.find(node);
    return known == m_meanings.end() ? Meaning::Ignored : known->second;
}

QString EnvelopeModel::memberText(int node) const
{
    const JsonTree::Node &it = m_tree.node(node);
    if (it.hasName()) {
        const QByteArrayView written = it.name().of(m_envelope.bytes);
        const std::optional<QByteArray> name = meant(written);
        const QString plain = shown(name ? QByteArrayView(*name) : written, MostShown);
        const bool escaped = name && written.sliced(1, written.size() - 2) != *name;
        return escaped ? shown(written, MostShown) + u" = "_s + plain : plain;
    }
    if (it.parent == JsonTree::Outermost)
        return meaningOf(node) == Meaning::Envelope ? tr("envelope") : QString();
    return m_tree.node(it.parent).kind == Kind::Array ? QString::number(it.row) : QString();
}

QString EnvelopeModel::groupText(const Group &group) const
{
    const QLocale locale;
    const int first = group.number * GroupSize;
    const int last = std::min(first + GroupSize, m_tree.childCount(group.parent)) - 1;
    return locale.toString(first) + u'\u2026' + locale.toString(last);
}

QString EnvelopeModel::valueText(int node) const
{
    const JsonTree::Node &it = m_tree.node(node);
    if (it.kind == Kind::Object && it.opened)
        return tr("%Ln member(s)", nullptr, it.childCount);
    if (it.kind == Kind::Array && it.opened)
        return tr("%Ln element(s)", nullptr, it.childCount);
    const QByteArrayView written = it.value().of(m_envelope.bytes);
    if (!it.escaped)
        return shown(written, MostShown);
    const std::optional<QByteArray> text = meantBeginning(written);
    if (!text)
        return shown(written, MostShown);
    const QString more = written.size() > MostShown ? u"\u2026"_s : QString();
    return shown(written, MostShown) + u" = "_s + shown(*text) + more;
}

QString EnvelopeModel::meaningText(int node) const
{
    if (node == m_faulty) {
        const trace::EnvelopeBytes &envelope = m_envelope;
        return tr("at fault: %1").arg(shown(envelope.error.reason));
    }
    const JsonTree::Node &it = m_tree.node(node);
    if (!it.opened)
        return tr("nested too deep to be opened here");
    switch (meaningOf(node)) {
    case Meaning::None:
        break;
    case Meaning::Envelope:
        return it.closed ? tr("what the client sends the proxy") : tr("not complete");
    case Meaning::ServerIp:
        return tr("where the server is: its address or name");
    case Meaning::ServerPort:
        return tr("the server's port");
    case Meaning::Message:
        return messageText();
    case Meaning::Twice:
        return tr("given twice: the proxy refuses it");
    case Meaning::Ignored:
        return tr("ignored");
    case Meaning::Behind:
        return tr("behind the envelope: the beginning of a next one");
    }
    return it.closed ? QString() : tr("not complete");
}

QString EnvelopeModel::messageText() const
{
    if (!m_messageSize)
        return tr("what the server is sent");
    return tr("what the server is sent: %Ln byte(s)", nullptr, int(*m_messageSize));
}

QString EnvelopeModel::typeText(int node) const
{
    const JsonTree::Node &it = m_tree.node(node);
    switch (it.kind) {
    case Kind::Object:
        return tr("object");
    case Kind::Array:
        return tr("array");
    case Kind::String:
        return it.closed ? tr("string") : tr("string without its end");
    case Kind::Number:
        return tr("number");
    case Kind::True:
    case Kind::False:
        return tr("true or false");
    case Kind::Null:
        return tr("null");
    case Kind::Invalid:
        return tr("no JSON value");
    case Kind::Missing:
        return tr("no value");
    }
    return {};
}

int EnvelopeModel::lookOf(int node, int column) const
{
    const JsonTree::Node &it = m_tree.node(node);
    if (node == m_faulty && column == MeaningColumn)
        return int(Look::Fault);
    const Meaning meaning = meaningOf(node);
    if (column == MeaningColumn && meaning == Meaning::Twice)
        return int(Look::Fault);
    if (it.kind == Kind::Invalid || it.kind == Kind::Missing)
        return int(Look::Different);
    const bool aside = column == MeaningColumn || column == TypeColumn || column == BytesColumn ||
                       meaning == Meaning::Ignored || (column == ValueColumn && isContainer(it.kind));
    return int(aside ? Look::Muted : Look::Plain);
}

} // namespace midhop::gui
