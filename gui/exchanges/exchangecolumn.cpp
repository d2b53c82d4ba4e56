#include "gui/exchanges/exchangecolumn.h"

#include <QtCore/QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeColumn)
};

using trace::FilterField;

/// What does not depend on the language.
struct Fixed
{
    QLatin1StringView key;
    std::optional<FilterField> field;
    QLatin1StringView typical;
    bool isNumber = false;
    bool isOfWire = false;
};

constexpr std::array<Fixed, std::size_t(ExchangeColumn::Count)> Columns{{
    {"number"_L1, FilterField::Id, "000"_L1, true, false},
    {"time"_L1, {}, "00:00:00.000"_L1, false, false},
    {"client"_L1, FilterField::Client, "127.0.0.1:00000"_L1, false, true},
    {"destination"_L1, FilterField::Destination, "127.0.0.1:00000"_L1, false, true},
    {"message"_L1, FilterField::Message, "message"_L1, false, true},
    {"decision"_L1, FilterField::Decision, "blocked . 127.0.0.1"_L1, false, false},
    {"reply"_L1, FilterField::Reply, "Error, not"_L1, false, true},
    {"latency"_L1, FilterField::Latency, "00.00 ms"_L1, true, false},
    {"outcome"_L1, FilterField::Outcome, "connection refused"_L1, false, false},
    {"rule"_L1, FilterField::Rule, "127.0.0.1:7777"_L1, false, true},
    {"messageBytes"_L1, FilterField::MessageBytes, "000,000"_L1, true, false},
    {"replyBytes"_L1, FilterField::ReplyBytes, "000,000"_L1, true, false},
    {"proxy"_L1, FilterField::Proxy, "127.0.0.1:00000"_L1, false, true},
    {"upstreamPort"_L1, FilterField::UpstreamPort, "00000"_L1, true, false},
    {"server"_L1, FilterField::Server, "127.0.0.1:00000"_L1, false, true},
    {"connectDownstream"_L1, {}, "00.00 ms"_L1, true, false},
    {"envelopeTime"_L1, {}, "00.00 ms"_L1, true, false},
    {"decisionTime"_L1, {}, "00.00 ms"_L1, true, false},
    {"lookUp"_L1, {}, "00.00 ms"_L1, true, false},
    {"connectUpstream"_L1, {}, "00.00 ms"_L1, true, false},
    {"serverTime"_L1, {}, "00.00 ms"_L1, true, false},
    {"firstByte"_L1, {}, "00.00 ms"_L1, true, false},
    {"replyTime"_L1, {}, "00.00 ms"_L1, true, false},
}};

const Fixed &fixed(int column)
{
    Q_ASSERT(column >= 0 && column < ExchangeColumn::Count);
    return Columns[std::size_t(column)];
}

QString phaseTitle(int column)
{
    switch (column) {
    case ExchangeColumn::ConnectDownstream:
        return Words::tr("Connect to proxy");
    case ExchangeColumn::Envelope:
        return Words::tr("Envelope time");
    case ExchangeColumn::DecisionTime:
        return Words::tr("Decision time");
    case ExchangeColumn::LookUp:
        return Words::tr("Look-up time");
    case ExchangeColumn::ConnectUpstream:
        return Words::tr("Connect to server");
    case ExchangeColumn::ServerTime:
        return Words::tr("Server time");
    case ExchangeColumn::FirstByte:
        return Words::tr("First byte");
    case ExchangeColumn::ReplyTime:
        return Words::tr("Reply time");
    default:
        return {};
    }
}

} // namespace

QString ExchangeColumn::title(int column)
{
    switch (column) {
    case Number:
        return Words::tr("#");
    case Time:
        return Words::tr("Time");
    case Client:
        return Words::tr("Client");
    case Destination:
        return Words::tr("Destination");
    case Message:
        return Words::tr("Message");
    case Decision:
        return Words::tr("Decision");
    case Reply:
        return Words::tr("Reply");
    case Latency:
        return Words::tr("Latency");
    case Outcome:
        return Words::tr("Outcome");
    case Rule:
        return Words::tr("Rule");
    case MessageBytes:
        return Words::tr("Message bytes");
    case ReplyBytes:
        return Words::tr("Reply bytes");
    case Proxy:
        return Words::tr("Proxy");
    case UpstreamPort:
        return Words::tr("Upstream port");
    case Server:
        return Words::tr("Server");
    default:
        return phaseTitle(column);
    }
}

QString ExchangeColumn::explanation(int column)
{
    switch (column) {
    case Number:
        return Words::tr("Number of the exchange");
    case Latency:
        return Words::tr("From the start to the end, as the client saw it, else the proxy, else the server");
    case UpstreamPort:
        return Words::tr("The proxy's port of its connection to the server");
    case Server:
        return Words::tr("The address that the proxy connected to");
    case ConnectDownstream:
        return Words::tr("Until the client was connected to the proxy");
    case Envelope:
        return Words::tr("From the envelope's first byte until its closing brace was read");
    case DecisionTime:
        return Words::tr("From the complete envelope until the decision, the look-up included");
    case LookUp:
        return Words::tr("The look-up of the host's name");
    case ConnectUpstream:
        return Words::tr("Until the proxy was connected to the server");
    case ServerTime:
        return Words::tr("From the message sent until the reply's first byte");
    case FirstByte:
        return Words::tr("From the envelope sent until the client read the answer's first byte");
    case ReplyTime:
        return Words::tr("From the answer's first byte until its last");
    default:
        return {};
    }
}

QLatin1StringView ExchangeColumn::key(int column)
{
    return fixed(column).key;
}

int ExchangeColumn::ofKey(const QString &key)
{
    for (int column = 0; column < Count; ++column) {
        if (fixed(column).key == key)
            return column;
    }
    return -1;
}

bool ExchangeColumn::isNumber(int column)
{
    return fixed(column).isNumber;
}

bool ExchangeColumn::isOfWire(int column)
{
    return fixed(column).isOfWire;
}

QString ExchangeColumn::typicalText(int column)
{
    return fixed(column).typical;
}

QString ExchangeColumn::shortText(int column)
{
    switch (column) {
    case Destination:
        return u"127.0.0.1:0000"_s;
    case Decision:
        return u"not seen .."_s;
    case Reply:
        return u"DONE"_s;
    default:
        return typicalText(column);
    }
}

std::optional<trace::FilterField> ExchangeColumn::field(int column)
{
    return fixed(column).field;
}

} // namespace midhop::gui
