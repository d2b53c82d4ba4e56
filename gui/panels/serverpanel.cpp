#include "gui/panels/serverpanel.h"

#include "core/wire/utf8.h"
#include "gui/panels/formarea.h"
#include "gui/panels/hintline.h"
#include "gui/panels/panelheader.h"
#include "gui/panels/tint.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

/// The entries of the list of replies: DONE has one of its own beside other fixed texts.
enum ReplyEntry { Done, FixedText, Echo, Reversed, Silent };
enum CloseEntry { AfterReply, StaysOpen };
enum FormEntry { PlainText, Json };

constexpr int MostDelay = 600'000;

} // namespace

ServerPanel::ServerPanel(roles::ServerRole *role, Journal *journal, QWidget *parent)
    : ListenerPanel(trace::Role::Server, role, {"Server listening on "_ba, "Server shutting down."_ba},
                    journal, parent)
    , m_role(role)
    , m_kind(new QComboBox(this))
    , m_delay(new QSpinBox(this))
    , m_text(new QLineEdit(this))
    , m_close(new QComboBox(this))
    , m_form(new QComboBox(this))
    , m_delayLabel(new QLabel(this))
{
    m_kind->addItems(QStringList(5));
    m_close->addItems(QStringList(2));
    m_form->addItems(QStringList(2));
    for (QComboBox *list : {m_kind, m_close, m_form}) {
        list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        list->setMinimumContentsLength(6);
    }
    m_delay->setRange(0, MostDelay);
    m_delay->setSingleStep(100);
    m_delay->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_delay->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_text->setMaxLength(1 << 20);
    m_kindLabel = form()->addRow(m_kind, {m_delayLabel, m_delay});
    m_textLabel = form()->addRow(m_text);
    m_closeLabel = form()->addRow(m_close);
    m_formLabel = form()->addRow(m_form);
    Tint::apply(m_delayLabel, &Colours::muted);
    m_delayLabel->setBuddy(m_delay);
    m_text->setText(u"DONE"_s);

    for (QComboBox *list : {m_kind, m_close, m_form})
        connect(list, &QComboBox::currentIndexChanged, this, &ServerPanel::applyReply);
    connect(m_delay, &QSpinBox::valueChanged, this, &ServerPanel::applyReply);
    connect(m_text, &QLineEdit::textChanged, this, &ServerPanel::applyReply);
    retranslate();
    applyReply();
}

roles::ServerReply ServerPanel::reply() const
{
    using Kind = roles::ServerReply::Kind;
    roles::ServerReply reply;
    switch (m_kind->currentIndex()) {
    case FixedText:
        reply.text = m_text->text().toUtf8();
        break;
    case Echo:
        reply.kind = Kind::Echo;
        break;
    case Reversed:
        reply.kind = Kind::Reversed;
        break;
    case Silent:
        reply.kind = Kind::Silent;
        break;
    default:
        break; // DONE
    }
    reply.delay = std::chrono::milliseconds(m_delay->value());
    reply.asJson = m_form->currentIndex() == Json;
    reply.keepOpen = m_close->currentIndex() == StaysOpen;
    return reply;
}

void ServerPanel::setReply(const roles::ServerReply &reply)
{
    using Kind = roles::ServerReply::Kind;
    switch (reply.kind) {
    case Kind::Fixed:
        m_kind->setCurrentIndex(reply.text == "DONE"_ba ? Done : FixedText);
        m_text->setText(wire::textOf(reply.text));
        break;
    case Kind::Echo:
        m_kind->setCurrentIndex(Echo);
        break;
    case Kind::Reversed:
        m_kind->setCurrentIndex(Reversed);
        break;
    case Kind::Silent:
        m_kind->setCurrentIndex(Silent);
        break;
    }
    m_delay->setValue(int(reply.delay.count()));
    m_form->setCurrentIndex(reply.asJson ? Json : PlainText);
    m_close->setCurrentIndex(reply.keepOpen ? StaysOpen : AfterReply);
}

Result<wire::Endpoint, net::ListenError> ServerPanel::listen(const wire::Endpoint &endpoint)
{
    roles::ServerSettings settings;
    settings.listen = endpoint;
    settings.reply = reply();
    return m_role->start(settings);
}

void ServerPanel::applyReply()
{
    const bool fixed = m_kind->currentIndex() == FixedText;
    m_text->setVisible(fixed);
    m_textLabel->setVisible(fixed);
    m_role->setReply(reply());
}

void ServerPanel::showHint()
{
    const auto at = reachableAt();
    if (!at || at->port == 0) {
        hintLine()->setHint(tr("Your own server: listen on any free port and tell the client"), {});
        return;
    }
    const QString where = QString::fromLatin1(at->toText());
    const QString address = QString::fromLatin1(at->address.toText());
    hintLine()->setHint(tr("Your own server: listen on %1 while this one is stopped").arg(where),
                        u"printf DONE | nc -N -l %1 %2"_s.arg(address).arg(at->port));
}

void ServerPanel::retranslate()
{
    setHeading(tr("Server"));
    header()->setName(tr("Server"));
    m_kindLabel->setText(tr("Repl&y"));
    m_kind->setAccessibleName(tr("Reply"));
    m_delayLabel->setText(tr("&after", "a delay"));
    m_delay->setAccessibleName(tr("Reply delay"));
    m_delay->setSuffix(tr(" ms"));
    m_delay->setToolTip(tr("How long the server waits before it answers"));
    m_textLabel->setText(tr("Te&xt"));
    m_text->setAccessibleName(tr("Reply text"));
    m_closeLabel->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
    m_formLabel->setText(tr("Reply as"));
    m_form->setAccessibleName(tr("Reply as"));
    retranslateLists();
    ListenerPanel::retranslate();
}

void ServerPanel::retranslateLists()
{
    m_kind->setItemText(Done, u"DONE"_s);
    m_kind->setItemText(FixedText, tr("another text"));
    m_kind->setItemText(Echo, tr("the message itself"));
    m_kind->setItemText(Reversed, tr("the message reversed"));
    m_kind->setItemText(Silent, tr("nothing (silent)"));
    m_close->setItemText(AfterReply, tr("after the reply"));
    m_close->setItemText(StaysOpen, tr("stays open"));
    m_form->setItemText(PlainText, tr("text"));
    m_form->setItemText(Json, tr("JSON"));
    m_form->setToolTip(
        tr("As JSON: a JSON message is answered with the same object and its message replaced"));
}

} // namespace midhop::gui
