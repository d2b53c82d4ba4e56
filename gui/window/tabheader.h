#pragma once

#include <QtWidgets/QWidget>

namespace midhop::gui {

/// The head of a card that holds one page: its title, underlined like a chosen tab.
class TabHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit TabHeader(QWidget *parent);
    void setTitle(const QString &title);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont titleFont() const;

    QString m_title;
};

} // namespace midhop::gui
