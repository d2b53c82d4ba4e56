#pragma once

#include "gui/tables/rowdelegate.h"

namespace midhop::gui {

/// Paints the cells of the inspector's tree and table: foreign text in the fixed font from left to right,
/// with the sign and colour of its tone.
class InspectorDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    /// What a model tells of a cell beside its text.
    enum Role {
        LookRole = Qt::UserRole, ///< a Look
        WireRole,                ///< true: bytes as they are, in the fixed font
    };
    enum class Look : quint8 { Plain, Muted, Good, Fault, Different };

    explicit InspectorDelegate(QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    [[nodiscard]] int padding(const QFontMetrics &metrics) const override;
    [[nodiscard]] QRect textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] static std::optional<Glyph> signOf(const QModelIndex &index);
};

} // namespace midhop::gui
