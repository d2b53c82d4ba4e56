#pragma once

#include "gui/many/axis.h"

#include <QtGui/QImage>
#include <QtWidgets/QWidget>

#include <optional>

namespace midhop::gui {

struct Colours;

/// What the two pictures of a run have in common: items along an axis of time, of which the mouse or the arrow keys choose one
/// that is told in words, on the screen as a tool tip and by currentText() for whoever shows it. GUI thread.
class Chart : public QWidget
{
    Q_OBJECT
public:
    /// The item that is told; -1 for none.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int item);
    /// The current item in words; what the whole shows, while there is none.
    [[nodiscard]] QString currentText() const;
    [[nodiscard]] virtual int items() const = 0;
    [[nodiscard]] virtual QString itemText(int item) const = 0;
    /// What the whole shows, in a sentence.
    [[nodiscard]] virtual QString summary() const = 0;

    /// As it is shown, at twice the size, on the background of the cards.
    [[nodiscard]] QImage image() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// currentText() is another.
    void currentChanged();

protected:
    /// The height in lines of text that it asks for, and the least.
    Chart(int lines, int leastLines, QWidget *parent);

    virtual void layOut(QSizeF size, const ChartFont &font) = 0;
    [[nodiscard]] virtual const Axes &axes() const = 0;
    [[nodiscard]] virtual int itemAt(QPointF place) const = 0;
    virtual void paintItems(QPainter *painter, const Colours &colours) const = 0;
    [[nodiscard]] virtual QString xCaption() const = 0;
    [[nodiscard]] virtual QString yCaption() const = 0;
    /// Where the current item stands in the plot.
    [[nodiscard]] virtual QRectF placeOf(int item) const = 0;

    /// What is shown is another: it is laid out again and painted.
    void renew();

    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paint(QPainter *painter, const Colours &colours) const;
    void paintAxes(QPainter *painter, const Colours &colours) const;
    void tell();

    int m_lines;
    int m_leastLines;
    int m_current = -1;
};

} // namespace midhop::gui
