#pragma once

#include "core/net/listenerror.h"
#include "core/roles/listenerrole.h"
#include "core/wire/result.h"
#include "gui/panels/rolepanel.h"

#include <QtCore/QTimer>

class QLabel;

namespace midhop::gui {

class Field;

/// What the panels of proxy and server have in common: where to listen, Start and Stop, state, counters, and
/// why a port can't be listened on. The fields say where the next start listens; they can be edited at any
/// time.
class ListenerPanel : public RolePanel
{
    Q_OBJECT
public:
    /// Starts to listen where the fields say, unless it does already. False when that can't be: the panel and
    /// the log tell why.
    bool start();
    void stop();

    [[nodiscard]] roles::ListenerRole::State state() const { return m_role->state(); }
    /// Where it listens, or where the fields say that it would; nothing while these say nothing.
    [[nodiscard]] std::optional<wire::Endpoint> endpoint() const;
    /// It listens on more than the loopback interface.
    [[nodiscard]] bool isReachableByOthers() const;

    [[nodiscard]] QString address() const;
    [[nodiscard]] QString port() const;
    void setAddress(const QString &address);
    void setPort(const QString &port);

signals:
    void stateChanged();
    /// The port in the fields gave way to another one: a taken one to a free one, or 0 to the one that the
    /// system chose.
    void portMoved(const QString &address, const QString &oldPort, quint16 newPort);

protected:
    struct Words
    {
        QByteArray listening; ///< of the log, stable English: `Server listening on `
        QByteArray shuttingDown;
    };
    ListenerPanel(trace::Role role, roles::ListenerRole *engine, Words words, Journal *journal,
                  QWidget *parent);

    virtual Result<wire::Endpoint, net::ListenError> listen(const wire::Endpoint &endpoint) = 0;
    virtual void showHint() = 0;
    void retranslate() override;

    /// Where own programs on this machine reach it: 0.0.0.0 is 127.0.0.1.
    [[nodiscard]] std::optional<wire::Endpoint> reachableAt() const;

private:
    void checkFields();
    void showState();
    void showCounters();
    void showNote();
    void showListenError();
    void useFreePort();
    void publish(const QByteArray &text, trace::Notice::Tone tone);

    trace::Role m_kind;
    roles::ListenerRole *m_role;
    Words m_words;
    Field *m_address;
    Field *m_port;
    QLabel *m_listenLabel;
    QTimer m_refresh;
    roles::Counters m_shown;
    std::optional<net::ListenError> m_error; ///< of the last start, while the bar shows it
    quint16 m_offeredPort = 0;
};

} // namespace midhop::gui
