#pragma once

#include "gui/theme/card.h"

namespace midhop::gui {

class FormArea;
class HintLine;
class Journal;
class LogPane;
class NoticeBar;
class PanelHeader;

/// What the three panels have in common: header, fields, hint, failures, log, from top to bottom.
class RolePanel : public Card
{
    Q_OBJECT
public:
    [[nodiscard]] PanelHeader *header() const { return m_header; }
    [[nodiscard]] HintLine *hintLine() const { return m_hint; }
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }
    [[nodiscard]] LogPane *log() const { return m_log; }
    /// What Tab comes to above the log, in the order of the eye.
    [[nodiscard]] QList<QWidget *> tabStops() const;

protected:
    RolePanel(trace::Role role, Journal *journal, QWidget *parent);

    [[nodiscard]] FormArea *form() const { return m_form; }
    [[nodiscard]] Journal *journal() const { return m_journal; }
    /// All words, again; called after each LanguageChange. To be called by the last constructor.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int lowestLog() const;

    Journal *m_journal;
    PanelHeader *m_header;
    FormArea *m_form;
    HintLine *m_hint;
    NoticeBar *m_notice;
    LogPane *m_log;
};

} // namespace midhop::gui
