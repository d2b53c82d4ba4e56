#pragma once

#include "gui/compose/composehistory.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QListView;
class QMenu;
class QPushButton;
class QSpinBox;

namespace midhop::gui {

class AccentButton;
class ComposeEditor;
class Field;

/// Sends any bytes to a proxy: whole or in pieces, with any end, and again. Beside the main window, which
/// stays usable.
class ComposeWindow final : public QDialog
{
    Q_OBJECT

public:
    /// What is given must outlive it.
    ComposeWindow(SendQueue *queue, QSettings *settings, QWidget *parent);

    /// Where it goes, and which server the examples name.
    void setProxy(const QString &host, const QString &port);
    void setServer(const QString &ip, int port);
    /// Puts the focus where the bytes are typed.
    void begin();
    /// Shows bytes to edit and send.
    void edit(const QByteArray &bytes, const QString &proxyHost = {}, quint16 proxyPort = 0);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void connectParts();
    void retranslate();
    void fillExamples();
    void checkFields();
    void send();
    void recall(int row);
    void removeRecalled();
    void showResult(const roles::ClientResult &result);
    void tell(const QString &text, const QByteArray &reply = {});
    [[nodiscard]] Composition composition() const;

    SendQueue *m_queue;
    ComposeHistory *m_history;
    QWidget *m_past = nullptr; ///< shown once there is something
    QListView *m_list;
    QLabel *m_listLabel;
    QPushButton *m_remove;
    QLabel *m_toLabel;
    Field *m_host;
    Field *m_port;
    QPushButton *m_examples;
    QMenu *m_exampleMenu;
    ComposeEditor *m_editor;
    QLabel *m_piecesLabel;
    QComboBox *m_pieces;
    QSpinBox *m_pieceSize;
    QSpinBox *m_pause;
    QLabel *m_endLabel;
    QComboBox *m_end;
    QLabel *m_result;
    QPushButton *m_cancel;
    AccentButton *m_send;
    QByteArray m_serverIp{"127.0.0.1"};
    int m_serverPort = 8888;
};

} // namespace midhop::gui
