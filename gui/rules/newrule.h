#pragma once

#include "core/access/rule.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QPushButton;

namespace midhop::gui {

class Field;

/// The line in which a rule is written before it is added.
class NewRule final : public QWidget
{
    Q_OBJECT
public:
    explicit NewRule(QWidget *parent = nullptr);

    /// To the destination.
    void begin();

signals:
    void addRequested(const midhop::access::Rule &rule);
    /// What is wrong with the destination being typed; empty when nothing is.
    void problemChanged(const QString &problem);

protected:
    void changeEvent(QEvent *event) override;

private:
    void check();
    void add();
    void retranslate();

    QComboBox *m_action;
    Field *m_destination;
    Field *m_comment;
    QPushButton *m_add;
};

} // namespace midhop::gui
