#pragma once

#include <QtWidgets/QMessageBox>

#include <functional>

class QCheckBox;

namespace midhop::gui {

/// Asks what is to become of exchanges that are in no file. The window goes on meanwhile. GUI thread.
class UnsavedQuestion final : public QMessageBox
{
    Q_OBJECT
public:
    enum class Answer : quint8 { Save, Discard, Cancel };
    using Then = std::function<void(Answer answer, bool neverAsk)>;

    /// Shows the question; it goes when it is answered. `name` is the session's, `exchanges` how many are
    /// unsaved.
    static void ask(QWidget *window, const QString &name, qsizetype exchanges, const Then &then);

private:
    UnsavedQuestion(QWidget *window, const QString &name, qsizetype exchanges, const Then &then);

    QCheckBox *m_never;
};

} // namespace midhop::gui
