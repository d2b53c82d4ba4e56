#pragma once

#include "gui/rules/ruledocument.h"
#include "gui/rules/testfield.h"
#include "gui/session/filechooser.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;

namespace midhop::gui {

class NewRule;
class RuleActions;
class RulesView;
class Sign;

/// The window in which the rules are edited and tested, beside the main window. What it changes holds at once.
class RuleEditor final : public QDialog
{
    Q_OBJECT
public:
    /// `document` must outlive it; `rehearsal` becomes its child. `listening` tells where the proxy listens.
    RuleEditor(RuleDocument *document, roles::Rehearsal *rehearsal, TestField::Listening listening, QWidget *parent);
    ~RuleEditor() override;

    [[nodiscard]] RulesView *view() const { return m_view; }
    [[nodiscard]] RuleActions *actions() const { return m_actions; }
    [[nodiscard]] TestField *testField() const { return m_test; }
    /// What stands above the table.
    [[nodiscard]] QString message() const;
    void setChooser(const FileChooser &chooser) { m_chooser = chooser; }

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Tone : quint8 { Plain, Problem };

    void makeLayout();
    void connectActions();
    void connectParts();
    void showState();
    void showHits();
    void tell(const QString &text, Tone tone);
    /// Of what is being typed; empty: nothing is wrong with it.
    void tellTyping(const QString &problem);
    void add(const access::Rule &rule);
    void paste();
    void copy();
    void toggle();
    void importFile();
    void exportFile();
    void openMenu(const QPoint &place);
    [[nodiscard]] int behindSelection() const;
    void retranslate();

    RuleDocument *m_document;
    FileChooser m_chooser;
    NewRule *m_new;
    RulesView *m_view;
    RuleActions *m_actions;
    Sign *m_sign;
    QLabel *m_message;
    QLabel *m_defaultLabel;
    QComboBox *m_default;
    QLabel *m_defaultHits;
    TestField *m_test;
    bool m_typing = false; ///< the message is about what is being typed
};

} // namespace midhop::gui
