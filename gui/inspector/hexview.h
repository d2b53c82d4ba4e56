#pragma once

#include "core/trace/carried.h"
#include "gui/inspector/bytearea.h"

namespace midhop::gui {

/// A hex dump: offset, 16 bytes (8 or 4 where it is narrow), and these as ASCII with dots for others. Where
/// one read or write ended there is a line, and each second one is tinted.
class HexView final : public ByteArea
{
    Q_OBJECT

public:
    explicit HexView(QWidget *parent);

    /// `origin` is the time from which hovering tells the segments' times, `end` says whose they are: `read
    /// by the proxy`.
    void setSegments(const std::vector<trace::Segment> &segments, std::chrono::nanoseconds origin,
                     const QString &end);
    /// The number, from 0, of the segment of a byte; nothing where it is not known.
    [[nodiscard]] std::optional<std::size_t> segmentAt(qsizetype offset) const;
    [[nodiscard]] qsizetype bytesPerRow() const { return m_perRow; }

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
    [[nodiscard]] int cellsFor(int perRow) const;
    [[nodiscard]] int hexCell(qsizetype column) const; ///< in half cells from the row's beginning
    [[nodiscard]] int textCell(qsizetype column) const;
    void paintByte(QPainter &painter, qsizetype offset, const QRect &hexRect, const QRect &textRect) const;
    void paintBackground(QPainter &painter, qsizetype offset, const QRect &rect) const;
    void paintBorder(QPainter &painter, qsizetype offset, const QRect &rect) const;
    [[nodiscard]] bool beginsSegment(qsizetype offset) const;

    std::vector<trace::Segment> m_segments;
    std::chrono::nanoseconds m_origin{};
    QString m_end;
    int m_perRow = 16;
    int m_offsetDigits = 4;
};

} // namespace midhop::gui
