#pragma once

#include "gui/panels/statedot.h"

class QLabel;

namespace midhop::gui {

class Sign;

/// One role in the status bar: dot, words, and a sign where others can reach it.
class RoleStatus final : public QWidget
{
    Q_OBJECT
public:
    explicit RoleStatus(QWidget *parent);
    void tell(StateDot::State state, const QString &words, const QString &warning);

private:
    StateDot *m_dot;
    QLabel *m_words;
    Sign *m_sign;
    QLabel *m_warning;
};

} // namespace midhop::gui
