#include "gui/rules/testfield.h"

#include "core/access/normalise.h"
#include "gui/panels/tint.h"
#include "gui/rules/rulewords.h"
#include "gui/tables/foreign.h"

#include <QtGui/QHideEvent>
#include <QtGui/QShowEvent>
#include <QtGui/QTextDocument>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr std::chrono::milliseconds Pause{150};
constexpr qsizetype ShownText = 300; ///< bytes
constexpr std::size_t ShownAddresses = 20;

QString textOf(const wire::IpAddress &address)
{
    return QString::fromLatin1(address.toText());
}

} // namespace

TestField::TestField(roles::Rehearsal *rehearsal, Listening listening, QWidget *parent)
    : QGroupBox(parent)
    , m_rehearsal(rehearsal)
    , m_listening(std::move(listening))
    , m_input(new QPlainTextEdit(this))
    , m_show(new QPushButton(this))
{
    m_rehearsal->setParent(this);
    m_input->setTabChangesFocus(true);
    m_input->setWordWrapMode(QTextOption::WrapAnywhere);
    m_show->setAutoDefault(false);
    m_show->hide();
    makeLayout();
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &TestField::test);
    connect(m_input, &QPlainTextEdit::textChanged, this, &TestField::begin);
    connect(m_rehearsal, &roles::Rehearsal::finished, this, &TestField::showResult);
    connect(m_show, &QPushButton::clicked, this, [this] { emit showRequested(m_row); });
    retranslate();
    adaptToFont();
}

void TestField::makeLayout()
{
    auto *grid = new QGridLayout(this);
    grid->addWidget(m_input, 0, 0, 1, 3);
    for (int line = 0; line < LineCount; ++line) {
        auto *name = new QLabel(this);
        auto *value = new QLabel(this);
        Tint::apply(name, &Colours::muted);
        name->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        grid->addWidget(name, line + 1, 0);
        grid->addWidget(value, line + 1, 1);
        m_names[std::size_t(line)] = name;
        m_values[std::size_t(line)] = value;
    }
    grid->addWidget(m_show, Rule + 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(2);
}

QString TestField::text() const
{
    // As it is: toPlainText() would turn a no-break space, which no envelope may have, into a plain one.
    QString raw = m_input->document()->toRawText();
    return raw.replace(QChar::ParagraphSeparator, u'\n');
}

void TestField::setText(const QString &text)
{
    m_input->setPlainText(text);
}

void TestField::setRules(const access::RuleList &rules)
{
    m_rules = rules;
    m_rehearsal->setRules(rules);
    begin();
}

void TestField::begin()
{
    stop();
    m_result.reset(); // of rules that may be other ones by now, as its row is
    const TestInput input = TestInput::read(text());
    switch (input.kind) {
    case TestInput::Kind::Nothing:
        return tellNothing(tr("Nothing is sent: this only tells what the proxy would do."));
    case TestInput::Kind::NoPort:
        return tellNothing(tr("The port is missing: write host:port, an IPv6 address as [::1]:7777."));
    case TestInput::Kind::Envelope:
    case TestInput::Kind::Destination:
        m_row = -1;
        m_show->hide();
        if (isVisible())
            m_pause.start();
    }
}

void TestField::stop()
{
    m_rehearsal->cancel();
    m_pause.stop();
}

void TestField::test()
{
    const TestInput input = TestInput::read(text());
    if (input.bytes.isEmpty())
        return;
    m_rehearsal->setListening(m_listening());
    m_rehearsal->start(input.bytes);
    if (m_rehearsal->isRunning())
        tellNothing(tr("The name is being looked up …"));
}

void TestField::tell(Line line, const QString &text)
{
    QLabel *value = m_values[std::size_t(line)];
    value->setText(text.isEmpty() ? u"–"_s : text);
    value->setAccessibleName(m_names[std::size_t(line)]->text() + u": "_s + value->text());
}

void TestField::tellNothing(const QString &reason)
{
    m_row = -1;
    m_show->hide();
    tell(Read, reason);
    for (const Line line : {Addresses, Rule, Decision, Answer})
        tell(line, {});
    emit ruleMet(-1);
}

QString TestField::readText(const roles::Rehearsed &result) const
{
    QStringList parts;
    if (result.serverIp)
        parts += tr("server_ip %1").arg(shown(*result.serverIp, ShownText));
    if (result.serverPort)
        parts += tr("server_port %1").arg(shown(*result.serverPort, ShownText));
    if (result.message && TestInput::read(text()).kind == TestInput::Kind::Envelope)
        parts += tr("message %1").arg(shown(*result.message, ShownText));
    QString told = parts.join(u", "_s);
    if (told.isEmpty())
        told = tr("no envelope");
    if (result.behind > 0)
        told += u". "_s + tr("%Ln byte(s) behind it would be read as the next envelope", nullptr, int(result.behind));
    return told;
}

QString TestField::ruleText(const roles::Rehearsed &result) const
{
    if (!result.access)
        return tr("none was asked");
    if (result.access->rule < 0)
        return result.access->allowed ? tr("none matches: allowed by default")
                                      : tr("none matches: blocked by default");
    const access::Rule &rule = m_rules.rules[std::size_t(result.access->rule)];
    const quint16 port = result.serverPort->toUShort();
    const QByteArray matched = access::matchedValue(rule, *result.access, port);
    return tr("rule %1, %2 %3, matches %4")
        .arg(QString::number(result.access->rule + 1), RuleWords::action(rule.action), QString::fromUtf8(rule.text),
             QString::fromUtf8(matched));
}

void TestField::showResult(const roles::Rehearsed &result)
{
    QStringList addresses;
    for (const wire::IpAddress &address : result.addresses) {
        QString told = textOf(address);
        const wire::IpAddress normalised = access::normalised(address);
        if (normalised != address)
            told += u' ' + tr("(is %1)").arg(textOf(normalised));
        if (const auto inside = access::embeddedIpv4(normalised))
            told += u' ' + tr("(holds %1)").arg(textOf(*inside));
        if (std::size_t(addresses.size()) < ShownAddresses)
            addresses += told;
    }
    if (result.addresses.size() > ShownAddresses)
        addresses += tr("%Ln more", nullptr, int(result.addresses.size() - ShownAddresses));
    m_result = result;
    m_row = result.access ? result.access->rule : -1;
    tell(Read, readText(result));
    tell(Addresses, addresses.join(u", "_s));
    tell(Rule, ruleText(result));
    tell(Decision, shown(result.decision));
    tell(Answer, result.reply.isEmpty() ? tr("none of its own: it would connect and forward the message")
                                        : shown(result.reply));
    m_show->setVisible(m_row >= 0);
    emit ruleMet(m_row);
}

void TestField::adaptToFont()
{
    m_input->setFixedHeight(m_input->fontMetrics().lineSpacing() * 2 + 2 * m_input->frameWidth() +
                            int(2 * m_input->document()->documentMargin()));
}

void TestField::retranslate()
{
    setTitle(tr("Test a destination"));
    m_input->setAccessibleName(tr("Destination or envelope to test"));
    m_input->setPlaceholderText(tr("127.0.0.1:7777, [::1]:7777, localhost:7777 or a whole envelope {…}"));
    const std::array<QString, LineCount> names{tr("Read as"), tr("Addresses"), tr("Rule"), tr("Decision"),
                                               tr("Answer")};
    for (std::size_t line = 0; line < names.size(); ++line)
        m_names[line]->setText(names[line]);
    m_show->setText(tr("S&how the rule"));
    if (m_result)
        showResult(roles::Rehearsed(*m_result));
    else
        begin();
}

void TestField::showEvent(QShowEvent *event)
{
    QGroupBox::showEvent(event);
    if (!event->spontaneous())
        begin();
}

void TestField::hideEvent(QHideEvent *event)
{
    QGroupBox::hideEvent(event);
    if (!event->spontaneous())
        stop();
}

void TestField::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        adaptToFont();
}

} // namespace midhop::gui
