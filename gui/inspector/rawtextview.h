#pragma once

#include "gui/inspector/bytearea.h"
#include "gui/inspector/textrows.h"

namespace midhop::gui {

/// Foreign bytes as text, each character in cells of its own: see TextRows. The byte at fault has a frame, a
/// sign below it and a colour.
class RawTextView final : public ByteArea
{
    Q_OBJECT

public:
    explicit RawTextView(QWidget *parent);

    [[nodiscard]] qsizetype rowCount() const override;
    [[nodiscard]] QString rowText(qsizetype row) const override;

protected:
    void layoutRows() override;
    [[nodiscard]] wire::ByteRange rowRange(qsizetype row) const override;
    [[nodiscard]] qsizetype rowOf(qsizetype offset) const override;
    [[nodiscard]] wire::ByteRange unitAt(qsizetype offset) const override;
    void paintRow(QPainter &painter, qsizetype row, const QRect &rect) const override;
    [[nodiscard]] qsizetype byteAt(qsizetype row, int x) const override;
    [[nodiscard]] QString describe(qsizetype offset) const override;
    [[nodiscard]] int rowWidth() const override;

private:
    void paintUnit(QPainter &painter, const TextRows::Unit &unit, const QRect &rect) const;
    void paintFault(QPainter &painter, const QRect &rect) const;
    [[nodiscard]] bool isFaultBehindEnd() const;

    TextRows m_rows;
    QByteArray m_laidOut; ///< what m_rows looks into
    int m_columns = 0;
    int m_digits = 0; ///< of the offset before each row
};

} // namespace midhop::gui
