#pragma once

#include "core/roles/rehearsal.h"
#include "gui/rules/testinput.h"

#include <QtCore/QTimer>
#include <QtWidgets/QGroupBox>

#include <array>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace midhop::gui {

/// Tells what the proxy would do with a destination or an envelope, without sending it. Looks nothing up while it is hidden.
class TestField final : public QGroupBox
{
    Q_OBJECT
public:
    using Listening = std::function<std::optional<wire::Endpoint>()>;

    /// `rehearsal` becomes its child. `listening` tells where the proxy listens.
    TestField(roles::Rehearsal *rehearsal, Listening listening, QWidget *parent = nullptr);

    /// Tests what stands there again.
    void setRules(const access::RuleList &rules);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);

signals:
    /// The row of the deciding rule; -1 when no rule decides.
    void ruleMet(int row);
    /// The rule is to be shown.
    void showRequested(int row);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Line { Read, Addresses, Rule, Decision, Answer, LineCount };

    void makeLayout();
    void begin();
    void stop();
    void test();
    void showResult(const roles::Rehearsed &result);
    void tell(Line line, const QString &text);
    void tellNothing(const QString &reason);
    [[nodiscard]] QString readText(const roles::Rehearsed &result) const;
    [[nodiscard]] QString ruleText(const roles::Rehearsed &result) const;
    void adaptToFont();
    void retranslate();

    roles::Rehearsal *m_rehearsal;
    Listening m_listening;
    access::RuleList m_rules;
    QPlainTextEdit *m_input;
    QPushButton *m_show;
    std::array<QLabel *, LineCount> m_names{};
    std::array<QLabel *, LineCount> m_values{};
    QTimer m_pause; ///< so that a name is looked up when it is typed, not at each letter
    int m_row = -1;
    std::optional<roles::Rehearsed> m_result;
};

} // namespace midhop::gui
