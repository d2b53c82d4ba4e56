#include "gui/panels/clientpanel.h"

#include "core/trace/clock.h"
#include "core/wire/envelope.h"
#include "core/wire/host.h"
#include "core/wire/replytext.h"
#include "gui/panels/accentbutton.h"
#include "gui/panels/clientwords.h"
#include "gui/panels/field.h"
#include "gui/panels/formarea.h"
#include "gui/panels/hintline.h"
#include "gui/panels/noticebar.h"
#include "gui/panels/panelheader.h"
#include "gui/theme/glyph.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

/// An answer that comes sooner shows no Cancel: the buttons would flicker.
constexpr std::chrono::milliseconds ShowWaitAfter{250};
/// The field cuts nothing that the proxy would take, and a little that it would not.
constexpr int LongestMessage = 2'000'000;

} // namespace

ClientPanel::ClientPanel(roles::ClientSend *send, Journal *journal, QWidget *parent)
    : RolePanel(trace::Role::Client, journal, parent)
    , m_send(send)
    , m_proxyAddress(new Field(this))
    , m_proxyPort(new Field(this))
    , m_serverAddress(new Field(this))
    , m_serverPort(new Field(this))
    , m_message(new Field(this))
    , m_generate(new QPushButton(this))
    , m_blockTest(new QCheckBox(this))
    , m_cancel(new QPushButton(this))
    , m_many(new QToolButton(this))
    , m_sendButton(new AccentButton(this))
{
    makeRows();
    connectFields();
    retranslate();
}

void ClientPanel::makeRows()
{
    m_proxyPort->setDigits(5);
    m_serverPort->setDigits(5);
    m_message->setMaxLength(LongestMessage);
    m_generate->setIcon(glyphIcon(Glyph::Dice));
    m_many->setFocusPolicy(Qt::StrongFocus);
    m_cancel->hide();
    hintLine()->setWait({}, m_cancel);
    m_proxyLabel = form()->addRow(m_proxyAddress, {m_proxyPort});
    m_serverLabel = form()->addRow(m_serverAddress, {m_serverPort});
    m_messageLabel = form()->addRow(m_message, {m_generate});
    m_blockLabel = form()->addRow(m_blockTest, {m_sendButton, m_many});
}

void ClientPanel::connectFields()
{
    for (Field *field : {m_proxyAddress, m_proxyPort, m_serverAddress, m_serverPort, m_message})
        connect(field, &QLineEdit::textChanged, this, &ClientPanel::checkFields);
    connect(m_blockTest, &QCheckBox::toggled, this, &ClientPanel::checkFields);
    connect(m_message, &QLineEdit::returnPressed, this, &ClientPanel::send);
    connect(m_generate, &QPushButton::clicked, this, &ClientPanel::generate);
    connect(m_sendButton, &QPushButton::clicked, this, &ClientPanel::send);
    connect(m_many, &QToolButton::clicked, this, &ClientPanel::manyRequested);
    connect(m_cancel, &QPushButton::clicked, this, &ClientPanel::cancel);
    connect(m_send, &roles::ClientSend::finished, this, &ClientPanel::finish);
    connect(&m_patience, &QTimer::timeout, this, &ClientPanel::showWaiting);
    connect(notice(), &NoticeBar::dismissed, this, [this] { m_last = {}; });
}

ClientPanel::Fields ClientPanel::fields() const
{
    return {m_proxyAddress->text(), m_proxyPort->text(), m_serverAddress->text(),
            m_serverPort->text(),   m_message->text(),   m_blockTest->isChecked()};
}

void ClientPanel::setFields(const Fields &fields)
{
    m_proxyAddress->setText(fields.proxyAddress);
    m_proxyPort->setText(fields.proxyPort);
    m_serverAddress->setText(fields.serverAddress);
    m_serverPort->setText(fields.serverPort);
    m_message->setText(fields.message);
    m_blockTest->setChecked(fields.blockTest);
}

void ClientPanel::setProxyPort(quint16 port)
{
    m_proxyPort->setText(QString::number(port));
}

void ClientPanel::setServerPort(quint16 port)
{
    m_serverPort->setText(QString::number(port));
}

void ClientPanel::generate()
{
    m_generated = QString::fromLatin1(wire::randomMessage());
    m_message->setText(m_generated);
}

bool ClientPanel::canSend() const
{
    return !m_send->isRunning() && !m_proxyAddress->check().isError() && !m_proxyPort->check().isError() &&
           (m_blockTest->isChecked() || !m_serverPort->check().isError());
}

roles::ClientRequest ClientPanel::request() const
{
    roles::ClientRequest request;
    request.proxyHost = m_proxyAddress->text().toUtf8();
    request.proxyPort = m_proxyPort->text().toUShort();
    request.serverIp = m_serverAddress->text().toUtf8();
    request.serverPort = targetPort();
    request.message = m_message->text().toUtf8();
    request.randomMessage = !m_generated.isEmpty() && m_message->text() == m_generated;
    return request;
}

void ClientPanel::send()
{
    if (!canSend())
        return;
    notice()->hide();
    ++m_tally.sent;
    m_began = trace::now();
    m_send->start(request());
    m_patience.start(ShowWaitAfter);
    emit sent();
    showCounters();
}

void ClientPanel::cancel()
{
    if (m_send->isRunning())
        m_send->cancel();
}

void ClientPanel::finish(const roles::ClientResult &result)
{
    using Kind = roles::ClientResult::Kind;
    m_patience.stop();
    if (m_waitedSeconds >= 0) {
        m_waitedSeconds = -1;
        const bool focusBack = m_cancel->hasFocus();
        m_sendButton->setEnabled(true);
        if (focusBack)
            m_sendButton->setFocus();
        m_cancel->hide();
        hintLine()->setWait({}, m_cancel);
    }
    if (result.kind == Kind::Reply)
        ++(result.reply == "DONE"_ba ? m_tally.done : m_tally.otherReplies);
    else if (result.kind == Kind::ErrorReply && wire::isBlockedReply(result.reply))
        ++m_tally.blocked;
    else if (result.kind != Kind::Cancelled)
        ++m_tally.errors;
    m_last = result;
    showFailure();
    showCounters();
    showSendButton();
}

int ClientPanel::targetPort() const
{
    return m_blockTest->isChecked() ? BlockTestPort : m_serverPort->text().toInt();
}

void ClientPanel::checkFields()
{
    m_proxyAddress->setCheck(FieldChecks::proxyHost(m_proxyAddress->text()));
    m_proxyPort->setCheck(FieldChecks::proxyPort(m_proxyPort->text()));
    m_serverAddress->setCheck(FieldChecks::serverHost(m_serverAddress->text()));
    m_serverPort->setCheck(FieldChecks::serverPort(m_serverPort->text()));
    const qsizetype size =
        wire::writeEnvelope(m_serverAddress->text().toUtf8(), targetPort(), m_message->text().toUtf8())
            .size();
    m_message->setCheck(FieldChecks::message(m_message->text(), size));
    showNote();
    showHint();
    showSendButton();
    emit fieldsChanged();
}

void ClientPanel::showNote()
{
    const Field *worst = nullptr;
    for (const Field *field : {m_proxyAddress, m_proxyPort, m_serverAddress, m_serverPort, m_message}) {
        if (worst == nullptr || field->check().level > worst->check().level)
            worst = field;
    }
    hintLine()->setNote(worst->accessibleName(), worst->check());
}

void ClientPanel::showHint()
{
    const auto fine = [](const Field *field) {
        return !field->check().isError();
    };
    if (!fine(m_proxyAddress) || !fine(m_proxyPort))
        return; // the note covers it
    const QString host = m_proxyAddress->text();
    const QString address = QString::fromUtf8(wire::bracketed(host.toUtf8())) + u':' + m_proxyPort->text();
    hintLine()->setHint(tr("Your own proxy: listen on %1").arg(address),
                        u"nc -l %1 %2"_s.arg(host, m_proxyPort->text()));
}

void ClientPanel::showWaiting()
{
    const bool first = m_waitedSeconds < 0;
    m_waitedSeconds = int(std::chrono::duration_cast<std::chrono::seconds>(trace::now() - m_began).count());
    hintLine()->setWait(tr("Waiting for the proxy… %1 s").arg(m_waitedSeconds), m_cancel);
    if (!first)
        return;
    m_patience.start(std::chrono::seconds(1));
    m_cancel->show();
    if (m_sendButton->hasFocus())
        m_cancel->setFocus();
    m_sendButton->setEnabled(false);
    emit canSendChanged(false);
}

void ClientPanel::showSendButton()
{
    // While a send runs the button stays as it is until the wait is shown, or focus would be lost at each
    // send.
    const bool can = canSend() || (m_send->isRunning() && m_waitedSeconds < 0);
    m_sendButton->setEnabled(can);
    m_sendButton->setToolTip(can || m_send->isRunning() ? QString() : hintLine()->note());
    m_sendButton->setAccessibleDescription(m_sendButton->toolTip());
    emit canSendChanged(can);
}

void ClientPanel::showCounters()
{
    header()->setCounters(ClientWords::counters(m_tally.sent, m_tally.done, m_tally.otherReplies,
                                                m_tally.blocked, m_tally.errors));
}

void ClientPanel::showFailure()
{
    const QString words = ClientWords::failure(m_last);
    if (!words.isEmpty())
        notice()->tell(words);
}

void ClientPanel::retranslate()
{
    setHeading(tr("Client"));
    header()->setName(tr("Client"));
    header()->setCountersNote(tr("What this panel sent; runs of Send many are counted in their own window"));
    m_proxyLabel->setText(tr("Pro&xy"));
    m_serverLabel->setText(tr("&Server"));
    m_messageLabel->setText(tr("&Message"));
    m_proxyAddress->setAccessibleName(tr("Proxy address"));
    m_proxyAddress->setPurpose(tr("Where the proxy listens: an address or a host name"));
    m_proxyPort->setAccessibleName(tr("Proxy port"));
    m_serverAddress->setAccessibleName(tr("Server address"));
    m_serverAddress->setPurpose(tr("Where the proxy is to send the message: server_ip in the envelope"));
    m_serverPort->setAccessibleName(tr("Server port"));
    m_serverPort->setPurpose(tr("server_port in the envelope"));
    m_message->setAccessibleName(tr("Message"));
    m_message->setPurpose(tr("What the server is sent; Return sends it"));
    m_generate->setText(tr("&Generate"));
    m_generate->setToolTip(tr("Four random letters"));
    m_blockTest->setText(tr("&Block test · port %1").arg(BlockTestPort));
    m_blockTest->setAccessibleName(tr("Block test"));
    m_blockTest->setToolTip(tr("Sends to a port that the proxy's blocklist forbids"));
    m_cancel->setText(tr("Cancel"));
    m_many->setText(u"×n"_s); // short: the panel is narrow
    m_many->setAccessibleName(tr("Send many"));
    m_many->setToolTip(tr("Sends many of them, at the same time or one after the other, and counts (Ctrl+M)"));
    m_sendButton->setText(tr("Sen&d"));
    if (m_waitedSeconds >= 0)
        hintLine()->setWait(tr("Waiting for the proxy… %1 s").arg(m_waitedSeconds), m_cancel);
    checkFields();
    showCounters();
    if (notice()->isVisibleTo(this))
        showFailure();
}

} // namespace midhop::gui
