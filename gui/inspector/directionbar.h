#pragma once

#include "core/trace/carried.h"

#include <QtWidgets/QWidget>

#include <array>

class QButtonGroup;
class QGridLayout;
class QToolButton;

namespace midhop::gui {

/// Chooses one of the four directions of an exchange, or the difference, and tells with each how much it
/// carried. In one row, with less text or in two rows where it is narrow.
class DirectionBar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int DirectionCount = 4;
    static constexpr int Difference = DirectionCount; ///< the page behind those of the directions
    static constexpr int PageCount = DirectionCount + 1;

    explicit DirectionBar(QWidget *parent);

    /// What a page holds, translated: in a few words, in fewer for where it is narrow, and in a sentence.
    struct Detail
    {
        QString text;
        QString brief;
        QString sentence;
    };
    void setDetail(int page, const Detail &detail);
    [[nodiscard]] const Detail &detail(int page) const { return m_details[std::size_t(page)]; }
    [[nodiscard]] int page() const;
    void setPage(int page);
    /// `Client → Proxy`
    [[nodiscard]] static QString title(trace::Direction direction);
    [[nodiscard]] static QString accessibleTitle(trace::Direction direction);

signals:
    void pageChosen(int page);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// How much stands on the buttons.
    enum class Text : quint8 { Full, Brief, TitleAlone };

    void retranslate();
    /// When it is seen: measuring what nobody sees takes a tenth of the window's start.
    void arrange();
    [[nodiscard]] QString textOf(int page, Text text) const;
    [[nodiscard]] bool fits(Text text, int columns) const;
    void arrange(Text text, int columns);

    QGridLayout *m_grid;
    QButtonGroup *m_group;
    std::array<QToolButton *, PageCount> m_buttons{};
    std::array<Detail, PageCount> m_details;
    int m_columns = 0;
};

} // namespace midhop::gui
