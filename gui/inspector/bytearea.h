#pragma once

#include "core/wire/byterange.h"
#include "gui/theme/colours.h"

#include <QtGui/QFont>
#include <QtWidgets/QAbstractScrollArea>

#include <optional>

class QAction;

namespace midhop::gui {

/// Bytes to look at in rows, with a selection of them by mouse and keyboard. Only what is seen is laid out
/// and painted, so their number does not matter. What a row looks like is a derived class's. Copies as text,
/// hex, and C and Python literals. GUI thread.
class ByteArea : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Form : quint8 { Text, Hex, C, Python };

    ~ByteArea() override;

    /// The selection stays where these bytes begin with the former ones; else it goes, and so do the marks.
    void setBytes(const QByteArray &bytes);
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// What stands there while there are no bytes.
    void setHint(const QString &hint);

    [[nodiscard]] const wire::ByteRange &selection() const { return m_selection; }
    /// Selects and scrolls there; an empty range selects nothing. No signal.
    void select(const wire::ByteRange &range);
    void selectAll();
    /// Marked without being selected: what corresponds to something selected elsewhere.
    void setLinked(const wire::ByteRange &range);
    [[nodiscard]] const wire::ByteRange &linked() const { return m_linked; }
    /// The byte at fault; behind the last one where something is missing.
    void setFault(std::optional<qsizetype> offset);
    [[nodiscard]] std::optional<qsizetype> fault() const { return m_fault; }
    void showByte(qsizetype offset);
    [[nodiscard]] bool isByteVisible(qsizetype offset) const;

    /// The selected bytes, or all where none is.
    [[nodiscard]] QByteArray chosen() const;
    void copy(Form form);
    [[nodiscard]] QList<QAction *> copyActions() const { return m_copies; }

    /// The row with the end of the selection that moves, in words for a screen reader.
    [[nodiscard]] QString currentRowText() const;
    [[nodiscard]] virtual qsizetype rowCount() const = 0;
    [[nodiscard]] virtual QString rowText(qsizetype row) const = 0;

signals:
    /// By the user; empty where nothing is selected any more.
    void rangeSelected(midhop::wire::ByteRange range);
    void copied(qsizetype bytes, bool unchanged);

protected:
    ByteArea(Form ownForm, QWidget *parent);

    /// Bytes, font or width are others: rows too. Never called before the constructor is through.
    virtual void layoutRows() = 0;
    [[nodiscard]] virtual wire::ByteRange rowRange(qsizetype row) const = 0;
    [[nodiscard]] virtual qsizetype rowOf(qsizetype offset) const = 0;
    /// The bytes that are selected together with one.
    [[nodiscard]] virtual wire::ByteRange unitAt(qsizetype offset) const = 0;
    /// `rect` begins where the row does, left of what is scrolled away.
    virtual void paintRow(QPainter &painter, qsizetype row, const QRect &rect) const = 0;
    /// The byte of a row that is nearest to `x`, counted from the row's beginning.
    [[nodiscard]] virtual qsizetype byteAt(qsizetype row, int x) const = 0;
    /// What hovering over a byte tells; plain text.
    [[nodiscard]] virtual QString describe(qsizetype offset) const = 0;
    [[nodiscard]] virtual int rowWidth() const = 0;

    [[nodiscard]] int cellWidth() const { return m_cellWidth; }
    [[nodiscard]] int margin() const;
    [[nodiscard]] const Colours &colours() const { return Colours::of(palette()); }
    [[nodiscard]] qsizetype caret() const { return m_caret; }
    void relayout();

    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void makeActions();
    void retranslate();
    void measure();
    void updateBars();
    [[nodiscard]] qsizetype byteAtPoint(const QPoint &point) const;
    [[nodiscard]] std::optional<qsizetype> targetOf(const QKeyEvent &event) const;
    [[nodiscard]] qsizetype rowsUp(qsizetype rows) const;
    void moveCaret(qsizetype offset, bool extend);
    void setSelection(const wire::ByteRange &range);
    void tellAccessible();

    Form m_ownForm;
    QByteArray m_bytes;
    QString m_hint;
    QList<QAction *> m_copies; ///< by Form
    QAction *m_selectAll;
    wire::ByteRange m_selection;
    wire::ByteRange m_linked;
    std::optional<qsizetype> m_fault;
    qsizetype m_anchor = 0;
    qsizetype m_caret = 0; ///< the other end of the selection
    QFont m_fixed;
    int m_cellWidth = 1;
    int m_rowHeight = 1;
};

} // namespace midhop::gui
