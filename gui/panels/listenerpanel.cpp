#include "gui/panels/listenerpanel.h"

#include "core/access/normalise.h"
#include "core/trace/clock.h"
#include "gui/journal/journal.h"
#include "gui/panels/field.h"
#include "gui/panels/formarea.h"
#include "gui/panels/hintline.h"
#include "gui/panels/listenerwords.h"
#include "gui/panels/noticebar.h"
#include "gui/panels/panelheader.h"
#include "gui/theme/glyph.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr std::chrono::milliseconds RefreshEvery{250};

bool differ(const roles::Counters &a, const roles::Counters &b)
{
    return a.exchanges != b.exchanges || a.done != b.done || a.blocked != b.blocked || a.failed != b.failed;
}

} // namespace

ListenerPanel::ListenerPanel(trace::Role role, roles::ListenerRole *engine, Words words, Journal *journal,
                             QWidget *parent)
    : RolePanel(role, journal, parent)
    , m_kind(role)
    , m_role(engine)
    , m_words(std::move(words))
    , m_address(new Field(this))
    , m_port(new Field(this))
{
    m_port->setDigits(5);
    m_listenLabel = form()->addRow(m_address, {m_port});
    for (Field *field : {m_address, m_port})
        connect(field, &QLineEdit::textChanged, this, &ListenerPanel::checkFields);

    connect(header()->button(), &QPushButton::clicked, this, [this] {
        if (m_role->state() == roles::ListenerRole::State::Listening)
            stop();
        else
            start();
    });
    connect(notice(), &NoticeBar::actionTriggered, this, &ListenerPanel::useFreePort);
    connect(notice(), &NoticeBar::dismissed, this, [this] { m_error.reset(); });
    connect(m_role, &roles::ListenerRole::stateChanged, this, [this] {
        showState();
        emit stateChanged();
    });

    // Counters move with exchanges only: the first change sets the timer, which goes on as long as it finds
    // more.
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(RefreshEvery);
    connect(&m_refresh, &QTimer::timeout, this, &ListenerPanel::showCounters);
    connect(journal, &Journal::changed, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
}

bool ListenerPanel::start()
{
    if (m_role->state() == roles::ListenerRole::State::Listening)
        return true;
    const auto address = wire::IpAddress::parse(m_address->text().toUtf8());
    if (m_address->check().isError() || m_port->check().isError() || !address) {
        Field *wrong = m_address->check().isError() ? m_address : m_port;
        m_error.reset();
        notice()->tell(tr("It can't start: %1.").arg(wrong->check().reason));
        wrong->setFocus();
        publish("Not started: the address or port to listen on is invalid."_ba, trace::Notice::Tone::Bad);
        return false;
    }
    const QString askedPort = m_port->text();
    const auto result = listen({*address, askedPort.toUShort()});
    if (!result) {
        m_error = result.error();
        m_offeredPort =
            m_error->kind == net::ListenError::Kind::PortInUse ? net::nextFreePort(m_error->endpoint) : 0;
        publish(m_error->text(), trace::Notice::Tone::Bad);
        showListenError();
        return false;
    }
    m_error.reset();
    notice()->hide();
    publish(m_words.listening + result.value().toText(), trace::Notice::Tone::Plain);
    if (isReachableByOthers())
        publish("Others can reach it from their computers."_ba, trace::Notice::Tone::Bad);
    showState();
    if (askedPort.toUShort() == 0)
        emit portMoved(m_address->text(), askedPort, result.value().port);
    return true;
}

void ListenerPanel::stop()
{
    if (m_role->state() != roles::ListenerRole::State::Listening)
        return;
    publish(m_words.shuttingDown, trace::Notice::Tone::Plain);
    m_role->stop();
    showState();
}

std::optional<wire::Endpoint> ListenerPanel::endpoint() const
{
    if (m_role->state() == roles::ListenerRole::State::Listening)
        return m_role->listening();
    const auto address = wire::IpAddress::parse(m_address->text().toUtf8());
    if (!address || m_port->check().isError())
        return std::nullopt;
    return wire::Endpoint{*address, m_port->text().toUShort()};
}

bool ListenerPanel::isReachableByOthers() const
{
    return m_role->state() == roles::ListenerRole::State::Listening &&
           !m_role->listening().address.isLoopback();
}

QString ListenerPanel::address() const
{
    return m_address->text();
}

QString ListenerPanel::port() const
{
    return m_port->text();
}

void ListenerPanel::setAddress(const QString &address)
{
    m_address->setText(address);
}

void ListenerPanel::setPort(const QString &port)
{
    m_port->setText(port);
}

std::optional<wire::Endpoint> ListenerPanel::reachableAt() const
{
    auto result = endpoint();
    if (result)
        result->address = access::normalised(result->address);
    return result;
}

void ListenerPanel::retranslate()
{
    m_address->setAccessibleName(tr("Address"));
    m_address->setPurpose(tr("The address of this computer to listen on. 127.0.0.1 is reached from this "
                             "computer only; 0.0.0.0 from everywhere"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setPurpose(tr("The port to listen on; 0 takes a free one"));
    m_listenLabel->setText(m_kind == trace::Role::Proxy ? tr("&Listen on", "proxy")
                                                        : tr("L&isten on", "server"));
    checkFields();
    showState();
    showCounters();
    if (m_error)
        showListenError();
}

void ListenerPanel::checkFields()
{
    m_address->setCheck(FieldChecks::listenAddress(m_address->text()));
    m_port->setCheck(FieldChecks::listenPort(m_port->text()));
    showNote();
    showHint();
}

void ListenerPanel::showNote()
{
    const FieldCheck &address = m_address->check();
    const FieldCheck &port = m_port->check();
    const bool listening = m_role->state() == roles::ListenerRole::State::Listening;
    const auto wanted = wire::IpAddress::parse(m_address->text().toUtf8());
    if (address.isError())
        return hintLine()->setNote(tr("Address"), address);
    if (port.isError())
        return hintLine()->setNote(tr("Port"), port);
    const int number = m_port->text().toInt();
    if (listening && wanted &&
        (m_role->listening().address != *wanted || (number != 0 && m_role->listening().port != number)))
        return hintLine()->setNote(
            {}, {FieldCheck::Level::Warning, tr("Address and port take effect with the next start")});
    hintLine()->setNote(tr("Address"), listening ? FieldCheck{} : address);
}

void ListenerPanel::showState()
{
    using State = roles::ListenerRole::State;
    const State state = m_role->state();
    const bool listening = state == State::Listening;
    const QString words = ListenerWords::state(state, m_role->listening());
    header()->setState(listening                  ? StateDot::State::On
                       : state == State::Stopping ? StateDot::State::Ending
                                                  : StateDot::State::Off,
                       words);
    header()->setWarning(
        isReachableByOthers() ? tr("Others can reach it") : QString(),
        tr("It listens on more than the loopback address: other computers in the network can connect"));
    QPushButton *button = header()->button();
    button->setText(listening ? tr("Stop") : tr("Start"));
    button->setIcon(glyphIcon(listening ? Glyph::Stop : Glyph::Play));
    showNote();
    showHint();
}

void ListenerPanel::showCounters()
{
    const roles::Counters now = m_role->counters();
    if (differ(now, m_shown))
        m_refresh.start();
    m_shown = now;
    header()->setCounters(ListenerWords::counters(now));
}

void ListenerPanel::showListenError()
{
    notice()->tell(ListenerWords::failure(*m_error),
                   m_offeredPort != 0 ? tr("Use port %1").arg(m_offeredPort) : QString());
}

void ListenerPanel::useFreePort()
{
    if (m_offeredPort == 0)
        return;
    const QString old = m_port->text();
    m_port->setText(QString::number(m_offeredPort));
    emit portMoved(m_address->text(), old, m_offeredPort);
    start();
}

void ListenerPanel::publish(const QByteArray &text, trace::Notice::Tone tone)
{
    journal()->feed()->publish(trace::Notice{m_kind, trace::now(), text, tone});
}

} // namespace midhop::gui
