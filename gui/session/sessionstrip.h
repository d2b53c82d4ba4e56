#pragma once

#include "gui/panels/noticebar.h"

#include <functional>
#include <vector>

namespace midhop::gui {

class ProgressLine;

/// What the session has to say above the centre of the window, one line below the other: what runs and what
/// went wrong. Takes no room while there is nothing. Words come as functions, so that they follow the
/// language.
class SessionStrip final : public QWidget
{
    Q_OBJECT
public:
    using Words = std::function<QString()>;

    /// There is at most one notice of each.
    enum class Topic : quint8 { Recovered, Recovery, Recording, Opening, Saving };

    /// A way out; it closes the notice.
    struct Choice
    {
        Words text;
        std::function<void()> chosen;
    };

    explicit SessionStrip(QWidget *parent = nullptr);

    void tell(Topic topic, NoticeBar::Tone tone, const Words &text, std::vector<Choice> choices = {});
    /// When the user closes this notice with its x.
    void onDismissed(Topic topic, const std::function<void()> &act);
    void withdraw(Topic topic);
    /// Empty while nothing is told.
    [[nodiscard]] QString text(Topic topic) const;
    [[nodiscard]] ProgressLine *progress() const { return m_progress; }
    void retranslate();

private:
    struct Notice
    {
        Topic topic;
        Words text;
        std::vector<Choice> choices;
        std::function<void()> dismissed;
        NoticeBar *bar = nullptr;
        std::vector<QPushButton *> buttons;
    };

    [[nodiscard]] Notice *find(Topic topic);
    void showWords(const Notice &notice);

    ProgressLine *m_progress;
    std::vector<Notice> m_notices;
};

} // namespace midhop::gui
