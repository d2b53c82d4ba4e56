#include "gui/inspector/directionbar.h"

#include <QtCore/QEvent>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

DirectionBar::DirectionBar(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(2);
    for (int page = 0; page < PageCount; ++page) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // else it could not get narrow again
        m_group->addButton(button, page);
        m_buttons[std::size_t(page)] = button;
    }
    m_buttons.front()->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int page, bool checked) {
        if (checked)
            emit pageChosen(page);
    });
    retranslate();
    arrange(Text::TitleAlone, PageCount);
}

QString DirectionBar::title(trace::Direction direction)
{
    switch (direction) {
    case trace::Direction::ClientToProxy:
        return tr("Client \u2192 Proxy");
    case trace::Direction::ProxyToServer:
        return tr("Proxy \u2192 Server");
    case trace::Direction::ServerToProxy:
        return tr("Server \u2192 Proxy");
    case trace::Direction::ProxyToClient:
        return tr("Proxy \u2192 Client");
    }
    return {};
}

QString DirectionBar::accessibleTitle(trace::Direction direction)
{
    switch (direction) {
    case trace::Direction::ClientToProxy:
        return tr("Bytes client to proxy");
    case trace::Direction::ProxyToServer:
        return tr("Bytes proxy to server");
    case trace::Direction::ServerToProxy:
        return tr("Bytes server to proxy");
    case trace::Direction::ProxyToClient:
        return tr("Bytes proxy to client");
    }
    return {};
}

void DirectionBar::setDetail(int page, const Detail &detail)
{
    m_details[std::size_t(page)] = detail;
    QToolButton *button = m_buttons[std::size_t(page)];
    button->setToolTip(detail.sentence);
    button->setAccessibleDescription(detail.sentence);
    arrange();
}

int DirectionBar::page() const
{
    return m_group->checkedId();
}

void DirectionBar::setPage(int page)
{
    m_group->button(page)->setChecked(true);
}

void DirectionBar::retranslate()
{
    for (int page = 0; page < PageCount; ++page) {
        const bool isDirection = page < DirectionCount;
        m_buttons[std::size_t(page)]->setAccessibleName(isDirection ? accessibleTitle(trace::Direction(page))
                                                                    : tr("Difference"));
    }
    arrange();
}

void DirectionBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        arrange();
}

void DirectionBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DirectionBar::showEvent(QShowEvent *event)
{
    arrange();
    QWidget::showEvent(event);
}

QString DirectionBar::textOf(int page, Text text) const
{
    const QString heading = page < DirectionCount ? title(trace::Direction(page)) : tr("Difference");
    switch (text) {
    case Text::Full:
        return heading + u'\n' + detail(page).text;
    case Text::Brief:
        return heading + u'\n' + detail(page).brief;
    case Text::TitleAlone:
        break;
    }
    return heading;
}

bool DirectionBar::fits(Text text, int columns) const
{
    const QFontMetrics metrics(m_buttons.front()->font());
    const int room = (width() - (columns - 1) * m_grid->spacing()) / columns - metrics.averageCharWidth() * 2;
    for (int page = 0; page < PageCount; ++page) {
        if (metrics.size(0, textOf(page, text)).width() > room)
            return false;
    }
    return true;
}

void DirectionBar::arrange()
{
    if (!isVisible())
        return;
    static constexpr std::array choices{std::pair{Text::Full, 5}, std::pair{Text::Brief, 5},
                                        std::pair{Text::Brief, 3}, std::pair{Text::TitleAlone, 3},
                                        std::pair{Text::TitleAlone, 2}};
    const auto fitting = std::ranges::find_if(
        choices, [this](const auto &choice) { return fits(choice.first, choice.second); });
    const auto [text, columns] = fitting == choices.end() ? choices.back() : *fitting;
    arrange(text, columns);
}

void DirectionBar::arrange(Text text, int columns)
{
    for (int page = 0; page < PageCount; ++page) {
        m_buttons[std::size_t(page)]->setText(textOf(page, text));
        if (columns != m_columns)
            m_grid->addWidget(m_buttons[std::size_t(page)], page / columns, page % columns);
    }
    for (int column = 0; column < PageCount; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
}

} // namespace midhop::gui
