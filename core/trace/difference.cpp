#include "core/trace/difference.h"

#include "core/trace/bytediff.h"
#include "core/trace/carried.h"
#include "core/trace/way.h"
#include "core/wire/jsonmachine.h"
#include "core/wire/jsonstring.h"
#include "core/wire/replytext.h"

#include <QtCore/QStringBuilder>

#include <algorithm>
#include <array>
#include <map>

namespace midhop::trace {

namespace {

using wire::ByteRange;
using wire::JsonMachine;
using Kind = DifferenceKind;

/// What a string token means, where it is sound.
std::optional<QByteArray> meaning(QByteArrayView token)
{
    if (token.size() < 2 || token.front() != '"' || token.back() != '"')
        return std::nullopt;
    const QByteArrayView inside = token.sliced(1, token.size() - 2);
    return wire::StringMap::of(inside) ? wire::unescapedString(inside) : std::nullopt;
}

/// Between the quotes of the one member `message` of a sound object, where it is a string.
std::optional<ByteRange> messageIn(QByteArrayView envelope)
{
    JsonMachine machine;
    std::optional<ByteRange> found;
    for (;;) {
        const JsonMachine::Status status = machine.run(envelope.sliced(machine.position()));
        if (status == JsonMachine::Status::Complete)
            return found;
        if (status != JsonMachine::Status::Member)
            return std::nullopt;
        const ByteRange name{machine.name().begin, machine.name().end};
        if (meaning(name.of(envelope)) != QByteArray("message"))
            continue;
        if (found || machine.value().kind != JsonMachine::Kind::String)
            return std::nullopt;
        found = ByteRange{machine.value().begin + 1, machine.value().end - 1};
    }
}

/// The members of a sound object, with what stands between them.
struct Members
{
    struct Member
    {
        QByteArray name;
        ByteRange whole;
        ByteRange value;
        ByteRange before; ///< up to the name
        ByteRange colon;  ///< between name and value
    };
    std::vector<Member> list;

    explicit Members(QByteArrayView json)
    {
        JsonMachine machine;
        qsizetype end = 1; // behind the brace
        while (machine.run(json.sliced(machine.position())) == JsonMachine::Status::Member) {
            const ByteRange name{machine.name().begin, machine.name().end};
            const ByteRange value{machine.value().begin, machine.value().end};
            const QByteArrayView written = name.of(json);
            list.push_back({meaning(written).value_or(written.toByteArray()),
                            {name.begin, value.end},
                            value,
                            {end, name.begin},
                            {name.end, value.begin}});
            end = value.end;
        }
    }
};

/// In json.dumps form, so that two spellings of one value become the same bytes. Only sound JSON has one.
std::optional<QByteArray> dumped(QByteArrayView value)
{
    const QByteArray object = "{\"v\": " + value.toByteArray() + "}";
    wire::ObjectScanner scanner;
    if (scanner.feed(object) != wire::ObjectState::Complete || scanner.consumed() != object.size())
        return std::nullopt;
    return wire::forwardedEnvelope(object, {}, 0);
}

Kind kindOf(QByteArrayView left, QByteArrayView right)
{
    if (left == right)
        return Kind::Same;
    const auto leftDumped = dumped(left);
    return leftDumped && leftDumped == dumped(right) ? Kind::Rewritten : Kind::Changed;
}

void compareBytes(Comparison &comparison)
{
    for (const ByteChange &change : byteDiff(comparison.left, comparison.right)) {
        const Kind kind = change.same              ? Kind::Same
                          : change.left.isEmpty()  ? Kind::Added
                          : change.right.isEmpty() ? Kind::Removed
                                                   : Kind::Changed;
        comparison.rows.push_back({kind, change.left, change.right, {}});
    }
}

void compareMembers(Difference &difference, Comparison &comparison)
{
    const Members left(comparison.left);
    const Members right(comparison.right);
    if (left.list.size() + right.list.size() > std::size_t(Comparison::MostRows)) {
        compareBytes(comparison);
        return;
    }
    std::multimap<QByteArray, std::size_t> unmatched;
    for (std::size_t i = 0; i < right.list.size(); ++i)
        unmatched.emplace(right.list[i].name, i);
    std::vector<bool> matched(right.list.size());
    for (const Members::Member &member : left.list) {
        const auto found = unmatched.lower_bound(member.name); // the first of the name
        if (found == unmatched.end() || found->first != member.name) {
            comparison.rows.push_back({Kind::Removed, member.whole, {}, member.name});
            continue;
        }
        const Members::Member &other = right.list[found->second];
        matched[found->second] = true;
        unmatched.erase(found);
        Kind kind = kindOf(member.value.of(comparison.left), other.value.of(comparison.right));
        const QByteArrayView name(comparison.left.constData() + member.whole.begin,
                                  member.colon.begin - member.whole.begin);
        const QByteArrayView otherName(comparison.right.constData() + other.whole.begin,
                                       other.colon.begin - other.whole.begin);
        if (kind == Kind::Same && name != otherName)
            kind = Kind::Rewritten;
        comparison.rows.push_back({kind, member.whole, other.whole, member.name});
        difference.spacing = difference.spacing ||
                             member.before.of(comparison.left) != other.before.of(comparison.right) ||
                             member.colon.of(comparison.left) != other.colon.of(comparison.right);
    }
    for (std::size_t i = 0; i < right.list.size(); ++i) {
        if (!matched[i])
            comparison.rows.push_back({Kind::Added, {}, right.list[i].whole, right.list[i].name});
    }
}

void addRow(std::vector<DifferenceRow> &rows, Kind kind, const ByteRange &left, const ByteRange &right)
{
    if (left.isEmpty() && right.isEmpty())
        return;
    if (!rows.empty() && rows.back().kind == kind) {
        rows.back().left.end = left.end;
        rows.back().right.end = right.end;
    } else {
        rows.push_back({kind, left, right, {}});
    }
}

/// The envelope beside the message that was taken out of it, `difference.message`.
void compareMessage(Difference &difference, Comparison &comparison, const wire::StringMap &map)
{
    const qsizetype begin = difference.message.begin;
    const qsizetype got = comparison.right.size();
    const auto add = [&](Kind kind, const ByteRange &meant, ByteRange written) {
        const ByteRange cut{meant.begin, std::min(meant.end, got)};
        if (cut.isEmpty())
            return;
        if (cut != meant)
            written = map.written(cut);
        addRow(comparison.rows, kind, {begin + written.begin, begin + written.end}, cut);
    };
    addRow(comparison.rows, Kind::Removed, {0, begin}, {});
    wire::StringMap::Escape last; // nothing before the first
    bool isCut = false;
    for (const wire::StringMap::Escape &escape : map.escapes()) {
        isCut = qsizetype(comparison.rows.size()) >= Comparison::MostRows;
        if (isCut)
            break;
        add(Kind::Same, {last.meant.end, escape.meant.begin}, {last.written.end, escape.written.begin});
        add(Kind::Unescaped, escape.meant, escape.written);
        last = escape;
    }
    add(isCut ? Kind::Unescaped : Kind::Same, {last.meant.end, map.meantSize()},
        {last.written.end, map.writtenSize()});
    addRow(comparison.rows, Kind::Removed, {comparison.rows.back().left.end, comparison.left.size()}, {});
    difference.escapes = qsizetype(map.escapes().size());
    difference.partial = got < map.meantSize();
}

void compareWithServer(Difference &difference, Comparison &comparison)
{
    const auto inside = messageIn(comparison.left);
    const QByteArrayView written = inside ? inside->of(comparison.left) : QByteArrayView();
    const auto map = inside ? wire::StringMap::of(written) : std::nullopt;
    const QByteArray message = map ? wire::unescapedString(written).value_or(QByteArray()) : QByteArray();
    if (!message.isEmpty() && message.startsWith(comparison.right)) {
        difference.form = Difference::Form::Message;
        difference.message = *inside;
        compareMessage(difference, comparison, *map);
    } else if (comparison.right.startsWith('{') && comparison.left.startsWith('{')) {
        difference.form = Difference::Form::Json;
        compareMembers(difference, comparison);
    } else {
        difference.form = Difference::Form::Other;
        if (!message.isEmpty()) {
            comparison.leftWhat = Comparison::What::Message;
            comparison.left = message;
            difference.message = *inside;
        }
        compareBytes(comparison);
    }
}

/// What our server read beside what our proxy sent, where these differ.
std::optional<Comparison> compareOnTheWay(const Exchange &exchange)
{
    if (!exchange.proxy || !exchange.server || exchange.server->envelope.isEmpty())
        return std::nullopt;
    Exchange proxyAlone;
    proxyAlone.proxy = exchange.proxy;
    Comparison comparison;
    comparison.leftWhat = Comparison::What::ProxySent;
    comparison.rightWhat = Comparison::What::ServerGot;
    comparison.left = carriedBy(proxyAlone, Direction::ProxyToServer).bytes;
    comparison.right = exchange.server->envelope;
    comparison.rightSize = std::max(comparison.right.size(),
                                    qsizetype(sumOf(&*exchange.server, EventKind::Received, Side::Upstream)));
    const bool notKept = comparison.rightSize > comparison.right.size();
    if (comparison.left.isEmpty() || comparison.left == comparison.right ||
        (notKept && comparison.left.startsWith(comparison.right)))
        return std::nullopt;
    compareBytes(comparison);
    return comparison;
}

/// Why the proxy sent the server nothing.
QByteArray reasonOf(const Part &proxy)
{
    if (proxy.verdict == Verdict::Blocked || proxy.verdict == Verdict::Refused)
        return proxy.decision;
    return proxy.failure.isEmpty() && wire::isErrorReply(proxy.reply) ? proxy.reply : proxy.failure;
}

} // namespace

qsizetype Comparison::firstDifference() const
{
    const auto other = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    return other.first == left.end() && other.second == right.end() ? -1 : other.first - left.begin();
}

Difference differenceOf(const Exchange &exchange)
{
    Difference difference;
    difference.envelope = envelopeBytes(exchange);
    const std::array parts{&exchange.client, &exchange.proxy, &exchange.server};
    difference.over =
        std::ranges::all_of(parts, [](const auto *part) { return !*part || (*part)->finished; });
    if (difference.envelope.bytes.isEmpty())
        return difference;

    const Carried carried = carriedBy(exchange, Direction::ProxyToServer);
    const bool asRead = exchange.server && !exchange.server->envelope.isEmpty();
    Comparison comparison;
    comparison.left = difference.envelope.bytes;
    comparison.rightWhat = asRead ? Comparison::What::ServerGot : Comparison::What::ProxySent;
    comparison.right = asRead ? exchange.server->envelope : carried.bytes;
    comparison.rightSize = std::max<qsizetype>(comparison.right.size(), carried.size);
    if (!carried.seen) {
        difference.form = Difference::Form::ServerNotSeen;
    } else if (comparison.right.isEmpty()) {
        difference.form = Difference::Form::NothingSent;
        difference.reason = exchange.proxy ? reasonOf(*exchange.proxy) : QByteArray();
    } else {
        compareWithServer(difference, comparison);
        difference.toServer = std::move(comparison);
        difference.onTheWay = compareOnTheWay(exchange);
    }
    return difference;
}

MessageLink::MessageLink(QByteArrayView envelope, QByteArrayView toServer)
{
    const auto inside = messageIn(envelope);
    if (!inside || toServer.isEmpty())
        return;
    const QByteArrayView written = inside->of(envelope);
    auto map = wire::StringMap::of(written);
    const auto message = map ? wire::unescapedString(written) : std::nullopt;
    if (!message || !message->startsWith(toServer))
        return;
    m_message = *inside;
    m_map = std::move(map);
    m_toServer = toServer.size();
}

ByteRange MessageLink::inServers(const ByteRange &ofEnvelope) const
{
    const ByteRange inside{std::max(ofEnvelope.begin, m_message.begin) - m_message.begin,
                           std::min(ofEnvelope.end, m_message.end) - m_message.begin};
    if (!m_map || inside.isEmpty())
        return {};
    const ByteRange meant = m_map->meant(inside);
    const ByteRange cut{meant.begin, std::min(meant.end, m_toServer)};
    return cut.isEmpty() ? ByteRange() : cut;
}

ByteRange MessageLink::inEnvelope(const ByteRange &ofServers) const
{
    const ByteRange inside{std::max<qsizetype>(0, ofServers.begin), std::min(ofServers.end, m_toServer)};
    if (!m_map || inside.isEmpty())
        return {};
    const ByteRange written = m_map->written(inside);
    return {m_message.begin + written.begin, m_message.begin + written.end};
}

} // namespace midhop::trace
