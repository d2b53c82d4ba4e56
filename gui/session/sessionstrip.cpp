#include "gui/session/sessionstrip.h"

#include "gui/session/progressline.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

SessionStrip::SessionStrip(QWidget *parent)
    : QWidget(parent)
    , m_progress(new ProgressLine(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_progress);
}

SessionStrip::Notice *SessionStrip::find(Topic topic)
{
    const auto found = std::ranges::find(m_notices, topic, &Notice::topic);
    return found == m_notices.end() ? nullptr : &*found;
}

// A bar is made anew each time: its buttons differ.
void SessionStrip::tell(Topic topic, NoticeBar::Tone tone, const Words &text, std::vector<Choice> choices)
{
    withdraw(topic);
    Notice notice{topic, text, std::move(choices), {}, new NoticeBar(this), {}};
    notice.bar->setTone(tone);
    for (const Choice &choice : notice.choices) {
        QPushButton *button = notice.bar->addButton();
        connect(button, &QPushButton::clicked, this, [this, topic, chosen = choice.chosen] {
            withdraw(topic);
            if (chosen)
                chosen();
        });
        notice.buttons.push_back(button);
    }
    connect(notice.bar, &NoticeBar::dismissed, this, [this, topic] {
        const Notice *closed = find(topic);
        const std::function<void()> act = closed == nullptr ? nullptr : closed->dismissed;
        withdraw(topic);
        if (act)
            act();
    });
    layout()->addWidget(notice.bar);
    showWords(notice);
    m_notices.push_back(std::move(notice));
}

void SessionStrip::onDismissed(Topic topic, const std::function<void()> &act)
{
    if (Notice *notice = find(topic))
        notice->dismissed = act;
}

void SessionStrip::withdraw(Topic topic)
{
    const Notice *notice = find(topic);
    if (notice == nullptr)
        return;
    notice->bar->hide();
    notice->bar->deleteLater(); // it may be the one whose button was pressed
    std::erase_if(m_notices, [topic](const Notice &other) { return other.topic == topic; });
}

QString SessionStrip::text(Topic topic) const
{
    const auto found = std::ranges::find(m_notices, topic, &Notice::topic);
    return found == m_notices.end() ? QString() : found->bar->text();
}

void SessionStrip::showWords(const Notice &notice)
{
    notice.bar->tell(notice.text());
    for (std::size_t i = 0; i < notice.buttons.size(); ++i)
        notice.buttons[i]->setText(notice.choices[i].text());
}

void SessionStrip::retranslate()
{
    for (const Notice &notice : m_notices)
        showWords(notice);
}

} // namespace midhop::gui
