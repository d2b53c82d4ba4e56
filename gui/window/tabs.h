#pragma once

#include <QtWidgets/QTabBar>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace midhop::gui {

/// A bar of tabs as the head of a card: the chosen one is bold and underlined in the accent colour.
class CardTabBar final : public QTabBar
{
    Q_OBJECT
public:
    explicit CardTabBar(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;

private:
    [[nodiscard]] QFont boldFont() const;
};

/// Pages of a card under a bar of tabs. Ctrl+Tab and the arrow keys on the bar go through them.
class Tabs final : public QWidget
{
    Q_OBJECT
public:
    explicit Tabs(QWidget *parent = nullptr);

    /// Takes the page over; its title comes with setTitle().
    int addPage(QWidget *page);
    void setTitle(int index, const QString &title);
    /// For people with screen readers: what the bar is about.
    void setAccessibleBarName(const QString &name);
    [[nodiscard]] int currentIndex() const;
    void setCurrentIndex(int index);
    [[nodiscard]] CardTabBar *bar() const { return m_bar; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CardTabBar *m_bar;
    QStackedWidget *m_pages;
};

} // namespace midhop::gui
