#pragma once

#include <QtWidgets/QLineEdit>

namespace midhop::gui {

/// The filter's field: shows where its text is wrong and how far the exchanges have been looked at, and tells
/// the keys that mean more than text.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    /// Marks the place; `length` 0 is the end of the text.
    void setProblem(qsizetype offset, qsizetype length);
    void clearProblem();
    [[nodiscard]] bool hasProblem() const { return m_wrong; }
    /// 0 to 1, which shows nothing.
    void setProgress(double progress);

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void entered();
    void escaped();
    /// Through the filters used before: Up and Down.
    void earlierWanted();
    void laterWanted();
    /// Ctrl+Space
    void completionWanted();
    /// F1
    void helpWanted();
    void left(); ///< the focus has gone elsewhere, but for the suggestions

protected:
    void changeEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void adapt();
    [[nodiscard]] int signSide() const;
    [[nodiscard]] QRectF place() const;
    void paintMark(QPainter &painter) const;

    bool m_wrong = false;
    qsizetype m_offset = 0;
    qsizetype m_length = 0;
    double m_progress = 1;
};

} // namespace midhop::gui
