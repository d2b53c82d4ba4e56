#include "gui/many/manyform.h"

#include "core/wire/host.h"
#include "gui/many/manychecks.h"
#include "gui/panels/elidedlabel.h"
#include "gui/panels/field.h"
#include "gui/panels/sign.h"
#include "gui/tables/foreign.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Level = FieldCheck::Level;

constexpr int Digits = 13;           ///< room in a field
constexpr qsizetype MostShown = 80;  ///< bytes of the panel's message

/// A port that was typed may be no number.
QString endpointText(const QString &host, const QString &port)
{
    return shown(wire::bracketed(host.toUtf8()) + ':' + port.toUtf8());
}

/// As the panel's fields said when the run began.
ClientPanel::Fields fieldsOf(const roles::ClientRequest &request)
{
    return {QString::fromUtf8(request.proxyHost), QString::number(request.proxyPort), QString::fromUtf8(request.serverIp),
            QString::number(request.serverPort),  QString::fromUtf8(request.message), false};
}

} // namespace

ManyForm::ManyForm(QWidget *parent)
    : QWidget(parent)
    , m_toLabel(new QLabel)
    , m_to(new ElidedLabel)
    , m_countLabel(new QLabel)
    , m_count(new Field)
    , m_concurrencyLabel(new QLabel)
    , m_concurrency(new Field)
    , m_rateLabel(new QLabel)
    , m_rate(new Field)
    , m_messageLabel(new QLabel)
    , m_message(new QComboBox)
    , m_noteRow(new QWidget)
    , m_sign(new Sign(Glyph::Warn, &Colours::bad, m_noteRow))
    , m_note(new QLabel)
{
    makeLayout();
    connect(m_rate, &QLineEdit::textChanged, this, [this](const QString &text) { m_typedRate = ManyChecks::rateOf(text); });
    for (Field *field : {m_count, m_concurrency, m_rate}) {
        connect(field, &QLineEdit::textChanged, this, &ManyForm::check);
        connect(field, &QLineEdit::returnPressed, this, &ManyForm::startRequested);
    }
    connect(m_message, &QComboBox::currentIndexChanged, this, &ManyForm::check);
    retranslate();
    setSettings({});
}

void ManyForm::makeLayout()
{
    for (QLabel *label : {m_toLabel, m_countLabel, m_concurrencyLabel, m_rateLabel, m_messageLabel})
        Tint::apply(label, &Colours::muted);
    for (Field *field : {m_count, m_concurrency, m_rate})
        field->setDigits(Digits);
    m_countLabel->setBuddy(m_count);
    m_concurrencyLabel->setBuddy(m_concurrency);
    m_rateLabel->setBuddy(m_rate);
    m_messageLabel->setBuddy(m_message);
    m_message->addItems({QString(), QString()});
    m_message->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_message->setMinimumContentsLength(20);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *noteLayout = new QHBoxLayout(m_noteRow);
    noteLayout->setContentsMargins({});
    noteLayout->addWidget(m_sign);
    noteLayout->addWidget(m_note, 1);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(10);
    grid->addWidget(m_toLabel, 0, 0);
    grid->addWidget(m_to, 0, 1, 1, 3);
    grid->addWidget(m_countLabel, 1, 0);
    grid->addWidget(m_count, 1, 1);
    grid->addWidget(m_concurrencyLabel, 1, 2);
    grid->addWidget(m_concurrency, 1, 3, Qt::AlignLeading);
    grid->addWidget(m_rateLabel, 2, 0);
    grid->addWidget(m_rate, 2, 1);
    grid->addWidget(m_messageLabel, 2, 2);
    grid->addWidget(m_message, 2, 3);
    grid->addWidget(m_noteRow, 3, 0, 1, 4);
    grid->setColumnStretch(3, 1);
}

void ManyForm::setSettings(const ManySettings &settings)
{
    m_count->setText(QString::number(settings.count));
    m_concurrency->setText(QString::number(settings.concurrency));
    showRate(settings.rate);
    m_message->setCurrentIndex(int(settings.message));
    check();
}

/// In the language of now, and without groups: their sign may be the next language's decimal point.
void ManyForm::showRate(double rate)
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
    m_rate->setText(rate > 0 ? locale.toString(rate, 'f', QLocale::FloatingPointShortest) : QString());
}

ManySettings ManyForm::settings(const ManySettings &otherwise) const
{
    ManySettings settings;
    settings.count = ManyChecks::countOf(m_count->text()).value_or(otherwise.count);
    settings.concurrency = ManyChecks::concurrencyOf(m_concurrency->text()).value_or(otherwise.concurrency);
    settings.rate = ManyChecks::rateOf(m_rate->text()).value_or(otherwise.rate);
    settings.message = ManySettings::Message(m_message->currentIndex());
    return settings;
}

void ManyForm::setTarget(const ClientPanel::Fields &fields)
{
    m_target = fields;
    check();
}

FieldCheck ManyForm::targetCheck() const
{
    FieldCheck worst;
    const auto take = [&worst](const QString &name, const FieldCheck &check) {
        if (check.level > worst.level)
            worst = {check.level, tr("Client panel, %1: %2").arg(name, check.reason)};
    };
    take(tr("proxy address"), FieldChecks::proxyHost(m_target.proxyAddress));
    take(tr("proxy port"), FieldChecks::proxyPort(m_target.proxyPort));
    take(tr("server address"), FieldChecks::serverHost(m_target.serverAddress));
    if (!m_target.blockTest)
        take(tr("server port"), FieldChecks::serverPort(m_target.serverPort));
    return worst;
}

void ManyForm::check()
{
    m_count->setCheck(ManyChecks::count(m_count->text()));
    m_concurrency->setCheck(ManyChecks::concurrency(m_concurrency->text(), ManyChecks::countOf(m_count->text())));
    m_rate->setCheck(ManyChecks::rate(m_rate->text()));
    FieldCheck worst = m_run ? FieldCheck() : targetCheck();
    for (const Field *field : {m_count, m_concurrency, m_rate}) {
        if (field->check().level > worst.level)
            worst = {field->check().level, QString(field->accessibleName() + u": "_s + field->check().reason)};
    }
    m_fine = !worst.isError();
    m_noteRow->setVisible(worst.level != Level::Fine);
    m_sign->setGlyph(Glyph::Warn, worst.isError() ? &Colours::bad : &Colours::warning);
    Tint::apply(m_note, worst.isError() ? &Colours::bad : &Colours::warning);
    m_note->setText(worst.reason);
    showTarget();
    emit changed();
}

void ManyForm::showTarget()
{
    const ClientPanel::Fields target = m_run ? fieldsOf(*m_run) : m_target;
    const QString proxy = endpointText(target.proxyAddress, target.proxyPort);
    const QString server = endpointText(target.serverAddress,
                                        target.blockTest ? QString::number(ClientPanel::BlockTestPort) : target.serverPort);
    if (m_run) //: Addresses
        m_to->setText(tr("proxy %1, for the server %2").arg(proxy, server));
    else //: Addresses, as the client panel's fields say
        m_to->setText(tr("proxy %1, for the server %2: as the client panel says").arg(proxy, server));
    const QString message = shown(target.message.toUtf8(), MostShown);
    m_message->setItemText(int(ManySettings::Message::Panel), tr("The client panel's for all: %1").arg(message));
}

QString ManyForm::note() const
{
    return m_note->text();
}

void ManyForm::setRun(const std::optional<roles::ClientRequest> &request)
{
    if (request.has_value() == m_run.has_value())
        return;
    m_run = request;
    for (QWidget *field : std::initializer_list<QWidget *>{m_count, m_concurrency, m_rate, m_message})
        field->setEnabled(!m_run);
    check();
}

void ManyForm::begin()
{
    m_count->setFocus();
    m_count->selectAll();
}

void ManyForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    if (m_typedRate.value_or(0) > 0)
        showRate(*m_typedRate);
    retranslate();
}

void ManyForm::retranslate()
{
    m_toLabel->setText(tr("To"));
    m_countLabel->setText(tr("&Number of exchanges"));
    m_count->setAccessibleName(tr("Number of exchanges"));
    m_concurrencyLabel->setText(tr("In &flight at most"));
    m_concurrency->setAccessibleName(tr("In flight at most"));
    m_concurrency->setPurpose(tr("How many exchanges are under way at the same time"));
    m_rateLabel->setText(tr("&Rate a second"));
    m_rate->setAccessibleName(tr("Rate a second"));
    m_rate->setPurpose(tr("How many exchanges begin a second; empty or 0: as fast as it goes"));
    m_rate->setPlaceholderText(tr("fastest"));
    m_messageLabel->setText(tr("&Messages"));
    m_message->setAccessibleName(tr("Messages"));
    m_message->setItemText(int(ManySettings::Message::Random), tr("Four random letters, new for each"));
    check();
}

} // namespace midhop::gui
