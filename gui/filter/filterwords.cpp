#include "gui/filter/filterwords.h"

#include "gui/tables/foreign.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Kind = trace::FilterError::Kind;

constexpr qsizetype LongestPiece = 40;

/// The place in the text, short and harmless.
QString pieceOf(const trace::FilterError &error, const QString &text)
{
    const QString piece = text.mid(error.offset, std::min(error.length, LongestPiece));
    return shown(error.length > LongestPiece ? QString(piece + u'\u2026') : piece);
}

QString listed(const QStringList &words)
{
    return words.join(u", "_s);
}

} // namespace

QString FilterWords::problem(const trace::FilterError &error, const QString &text)
{
    const QString piece = pieceOf(error, text);
    const QString syntax = syntaxProblem(error, piece);
    const QString reason = syntax.isEmpty() ? valueProblem(error, piece) : syntax;
    if (error.expected.isEmpty())
        return reason;
    return tr("%1: %2", "what is wrong, and what could stand there").arg(reason, listed(error.expected));
}

QString FilterWords::syntaxProblem(const trace::FilterError &error, const QString &piece)
{
    switch (error.kind) {
    case Kind::Empty:
        return tr("Nothing to filter by");
    case Kind::TooLong:
        return tr("The filter is longer than %L1 characters").arg(trace::MaxFilterText);
    case Kind::TooDeep:
        return tr("Too many parentheses or nots within each other");
    case Kind::TermExpected:
        return piece.isEmpty()
                   ? tr("A field or a word should follow")
                   : tr("A field or a word should stand before \u201c%1\u201d; quotes make it a word")
                         .arg(piece);
    case Kind::Unexpected:
        return tr("\u201c%1\u201d can't stand here; put text to search for in quotes").arg(piece);
    case Kind::NotClosed:
        return tr("\u201c%1\u201d is never closed").arg(piece);
    case Kind::NotOpened:
        return tr("\u201c%1\u201d closes nothing").arg(piece);
    case Kind::JoinExpected:
        return tr("\u201c" "and\u201d or \u201cor\u201d should stand before \u201c%1\u201d; a text of several "
                  "words needs quotes")
            .arg(piece);
    case Kind::UnknownField:
        return tr("There is no field \u201c%1\u201d").arg(piece);
    case Kind::OperatorExpected:
        return tr("A comparison should stand before \u201c%1\u201d").arg(piece);
    case Kind::WrongOperator:
        return tr("\u201c%1\u201d can't be compared with \u201c%2\u201d")
            .arg(error.field ? field(*error.field) : QString(), piece);
    case Kind::ListEndExpected:
        return tr("The list should go on or end before \u201c%1\u201d").arg(piece);
    case Kind::QuoteNotClosed:
        return tr("The quotes are never closed");
    case Kind::BadEscape:
        return tr("\u201c%1\u201d means nothing within quotes").arg(piece);
    case Kind::QuotesNeeded:
        return tr("A text with \u201c%1\u201d in it needs quotes").arg(piece);
    default:
        return {};
    }
}

QString FilterWords::valueProblem(const trace::FilterError &error, const QString &piece)
{
    switch (error.kind) {
    case Kind::ValueExpected:
        return piece.isEmpty() ? tr("A value should follow")
                               : tr("A value should stand before \u201c%1\u201d").arg(piece);
    case Kind::BadNumber:
        return tr("\u201c%1\u201d is no number").arg(piece);
    case Kind::NumberTooLarge:
        return tr("\u201c%1\u201d is too large").arg(piece);
    case Kind::NotWhole:
        return tr("\u201c%1\u201d is not whole").arg(piece);
    case Kind::UnitNeeded:
        return tr("\u201c%1\u201d needs a unit").arg(piece);
    case Kind::UnknownUnit:
        return tr("\u201c%1\u201d has an unknown unit").arg(piece);
    case Kind::BadAddress:
        return tr("\u201c%1\u201d is no address or network such as 10.0.0.0/8").arg(piece);
    case Kind::BadEndpoint:
        return tr("\u201c%1\u201d is no address with a port such as 127.0.0.1:8888").arg(piece);
    case Kind::BadTime:
        return tr("\u201c%1\u201d is no time").arg(piece);
    case Kind::UnknownWord:
        return tr("\u201c%1\u201d is none of the values of \u201c%2\u201d")
            .arg(piece, error.field ? field(*error.field) : QString());
    case Kind::BadPattern:
        return tr("The pattern can't be read: %1").arg(shown(error.detail));
    case Kind::RangeBackwards:
        return tr("\u201c%1\u201d ends before it begins").arg(piece);
    case Kind::RangeNotPossible:
        return tr("These values have no order, so there is no range of them");
    default:
        return {};
    }
}

QString FilterWords::field(trace::FilterField field)
{
    return QString::fromLatin1(trace::name(field));
}

QString FilterWords::explanation(const trace::FilterCompletion &completion)
{
    using enum trace::FilterField;
    if (completion.kind == trace::FilterCompletion::Kind::Operator)
        return op(*completion.op);
    if (completion.kind == trace::FilterCompletion::Kind::Value)
        return tr("seen lately");
    if (completion.kind != trace::FilterCompletion::Kind::Field)
        return {};
    switch (*completion.field) {
    case Decision:
        return tr("what the proxy decided");
    case Outcome:
        return tr("how it ended");
    case Rule:
        return tr("the rule that decided");
    case Id:
        return tr("number of the exchange");
    case Time:
        return tr("when it started, local time");
    case Latency:
        return tr("from start to end");
    case Client:
        return tr("the client's address:port");
    case Proxy:
        return tr("the proxy's address:port towards the client");
    case Upstream:
        return tr("the proxy's address:port towards the server");
    case Server:
        return tr("the server's address:port");
    case ClientIp:
    case ProxyIp:
    case UpstreamIp:
    case ServerIp:
        return tr("address alone");
    case ClientPort:
    case ProxyPort:
    case UpstreamPort:
    case ServerPort:
        return tr("port alone");
    case Destination:
        return tr("what the envelope asks for");
    case Envelope:
        return tr("the JSON text");
    case Message:
        return tr("bytes for the server");
    case Reply:
        return tr("bytes for the client");
    case Bytes:
        return tr("size of message and reply");
    case MessageBytes:
        return tr("size of the message");
    case ReplyBytes:
        return tr("size of the reply");
    }
    return {};
}

QString FilterWords::op(trace::FilterOperator op)
{
    switch (op) {
    case trace::FilterOperator::Is:
        return tr("is equal to");
    case trace::FilterOperator::IsNot:
        return tr("is there and differs");
    case trace::FilterOperator::Less:
        return tr("is less than");
    case trace::FilterOperator::LessOrEqual:
        return tr("is at most");
    case trace::FilterOperator::Greater:
        return tr("is more than");
    case trace::FilterOperator::GreaterOrEqual:
        return tr("is at least");
    case trace::FilterOperator::Contains:
        return tr("has this text in it");
    case trace::FilterOperator::Matches:
        return tr("fits a regular expression");
    case trace::FilterOperator::In:
        return tr("is in a list, range or network");
    }
    return {};
}

QString FilterWords::help()
{
    QString rows;
    const auto row = [&rows](const QString &example, const QString &meaning) {
        rows += u"<tr><td style='white-space:pre'><code>" + example.toHtmlEscaped() +
                u"</code></td><td>&nbsp;&nbsp;</td><td>" + meaning.toHtmlEscaped() + u"</td></tr>";
    };
    row(u"tgmr done"_s, tr("both words, somewhere in the exchange, upper or lower case"));
    row(u"\"not allowed\""_s,
        tr("exactly this text; quotes also for words such as \u201crule\u201d or \u201c" "and\u201d"));
    row(u"#12"_s, tr("the exchange with this number"));
    row(u"decision is blocked"_s, tr("also ==, is not, !="));
    row(u"latency > 5 ms"_s, tr("<, <=, >, >=; units ns, us, ms, s, min, h"));
    row(u"bytes >= 64 KiB"_s, tr("message and reply; also message.bytes, reply.bytes"));
    row(u"server.port in {80, 8000..8099}"_s, tr("a list with ranges; not in for the opposite"));
    row(u"client.ip in 10.0.0.0/8"_s, tr("a network; client, proxy, upstream and server have .ip and .port"));
    row(u"message contains \"a\\n\\xff\""_s, tr("these bytes, upper and lower case as given"));
    row(u"reply matches ^error"_s, tr("a regular expression, upper or lower case unless it has (?-i)"));
    row(u"outcome in {reset, timed out}"_s, tr("how it ended"));
    row(u"time > 14:36:15"_s, tr("of day, or 2026-11-22 14:36"));
    row(u"rule"_s, tr("there is one; a comparison with what is missing is never true"));
    row(u"a and b, a or b, not a"_s, tr("also &&, ||, !; and before or; parentheses"));
    row(u"destination, envelope, id"_s, tr("further fields; the field's suggestions show all"));
    return u"<table cellspacing='4'>" + rows + u"</table>";
}

} // namespace midhop::gui
