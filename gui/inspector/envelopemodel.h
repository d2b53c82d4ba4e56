#pragma once

#include "core/trace/envelopebytes.h"
#include "core/wire/jsontree.h"

#include <QtCore/QAbstractItemModel>

#include <map>

namespace midhop::gui {

/// An envelope as a tree: member, value, what it means to the proxy, type, and where its bytes stand. Made
/// from the bytes, so that duplicates, escapes and numbers stand there as they are written. Texts are made
/// when they are asked for. More than GroupSize values side by side come in groups.
class EnvelopeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { MemberColumn, ValueColumn, MeaningColumn, TypeColumn, BytesColumn, ColumnCount };
    static constexpr int GroupSize = 1000;

    explicit EnvelopeModel(QObject *parent = nullptr);

    void setEnvelope(const trace::EnvelopeBytes &envelope);
    /// Those of the value; of a group all that is in it.
    [[nodiscard]] wire::ByteRange bytesOf(const QModelIndex &index) const;
    /// The innermost value at a byte; invalid if there is none.
    [[nodiscard]] QModelIndex indexAt(qsizetype offset) const;
    /// How many bytes the tree shows; see JsonTree::readTo().
    [[nodiscard]] qsizetype readTo() const { return m_tree.readTo(); }
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    /// Some of a node's children side by side.
    struct Group
    {
        int parent = wire::JsonTree::Outermost;
        int number = 0;
    };
    enum class Meaning : quint8 { None, Envelope, ServerIp, ServerPort, Message, Twice, Ignored, Behind };

    void makeGroups();
    void findMeanings();
    [[nodiscard]] bool isGrouped(int node) const { return m_tree.childCount(node) > GroupSize; }
    [[nodiscard]] const Group *groupOf(const QModelIndex &index) const;
    [[nodiscard]] int nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(int node, int column = 0) const;
    [[nodiscard]] Meaning meaningOf(int node) const;
    [[nodiscard]] QString memberText(int node) const;
    [[nodiscard]] QString groupText(const Group &group) const;
    [[nodiscard]] QString valueText(int node) const;
    [[nodiscard]] QString meaningText(int node) const;
    [[nodiscard]] QString typeText(int node) const;
    [[nodiscard]] QString messageText() const;
    [[nodiscard]] int lookOf(int node, int column) const;

    trace::EnvelopeBytes m_envelope;
    wire::JsonTree m_tree;
    std::vector<Group> m_groups;
    std::map<int, int> m_firstGroup;        ///< in m_groups, by parent
    std::map<int, Meaning> m_meanings;      ///< of the envelope's own members that mean something
    std::optional<qsizetype> m_messageSize; ///< of what the server is sent
    int m_faulty = wire::JsonTree::Outermost;
};

} // namespace midhop::gui
