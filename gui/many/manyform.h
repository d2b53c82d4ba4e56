#pragma once

#include "gui/many/manysettings.h"
#include "gui/panels/clientpanel.h"
#include "gui/panels/fieldcheck.h"

#include <optional>

class QComboBox;

namespace midhop::gui {

class ElidedLabel;
class Field;
class Sign;

/// What is to be sent how often: the fields of "Send many", and where the client panel says it goes, or where a run under way
/// does. What can't be done is told below them. GUI thread.
class ManyForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ManyForm(QWidget *parent = nullptr);

    void setSettings(const ManySettings &settings);
    /// What the fields say; what can't be read is as in `otherwise`.
    [[nodiscard]] ManySettings settings(const ManySettings &otherwise = {}) const;
    /// What the client panel's fields say now.
    void setTarget(const ClientPanel::Fields &fields);
    /// There is nothing that can't be done.
    [[nodiscard]] bool isFine() const { return m_fine; }
    /// What stands below the fields; empty for nothing.
    [[nodiscard]] QString note() const;
    /// While a run is under way its request is told, and nothing can be changed.
    void setRun(const std::optional<roles::ClientRequest> &request);
    /// Puts the focus where the number is typed.
    void begin();

signals:
    /// isFine() may be another.
    void changed();
    /// Return was pressed in a field.
    void startRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void check();
    void showTarget();
    void showRate(double rate);
    [[nodiscard]] FieldCheck targetCheck() const;
    void retranslate();

    QLabel *m_toLabel;
    ElidedLabel *m_to;
    QLabel *m_countLabel;
    Field *m_count;
    QLabel *m_concurrencyLabel;
    Field *m_concurrency;
    QLabel *m_rateLabel;
    Field *m_rate;
    QLabel *m_messageLabel;
    QComboBox *m_message;
    QWidget *m_noteRow;
    Sign *m_sign;
    QLabel *m_note;
    ClientPanel::Fields m_target;
    std::optional<roles::ClientRequest> m_run;
    std::optional<double> m_typedRate; ///< read in the language that it was typed in
    bool m_fine = false;
};

} // namespace midhop::gui
