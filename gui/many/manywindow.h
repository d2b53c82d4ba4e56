#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QDialog>

class QLabel;
class QMessageBox;
class QProgressBar;
class QPushButton;
class QSettings;
class QStackedWidget;

namespace midhop::gui {

class AccentButton;
class ClientPanel;
class ManyForm;
class ManyResults;
class SendRun;

/// Sends many exchanges and shows what became of them, beside the main window, which stays usable. GUI thread.
class ManyWindow final : public QDialog
{
    Q_OBJECT
public:
    /// What is given must outlive it. `client` tells where the exchanges go.
    ManyWindow(SendRun *run, ClientPanel *client, QSettings *settings, QWidget *parent);
    ~ManyWindow() override;

    /// Puts the focus where the number is typed, unless a run is under way.
    void begin();
    /// Remembers what the fields say, and the window's place.
    void save();
    [[nodiscard]] ManyForm *form() const { return m_form; }
    [[nodiscard]] ManyResults *results() const { return m_results; }

public slots:
    /// Closes the window; asks first while a run is under way.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeLayout();
    void connectParts();
    void placeWindow();
    void start();
    void showState();
    void showProgress();
    void tellEnd();
    void ask();
    void retranslate();
    void copyText();
    void copyPicture();

    SendRun *m_run;
    ClientPanel *m_client;
    QSettings *m_settings;
    ManyForm *m_form;
    QProgressBar *m_bar;
    QLabel *m_progress;
    QPushButton *m_cancel;
    AccentButton *m_start;
    QStackedWidget *m_pages;
    QLabel *m_hint;
    ManyResults *m_results;
    QPushButton *m_copyText;
    QPushButton *m_copyPicture;
    QPushButton *m_close;
    QPointer<QMessageBox> m_question; ///< whether to cancel, while it is open
};

} // namespace midhop::gui
