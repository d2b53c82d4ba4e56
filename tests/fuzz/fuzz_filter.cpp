#include "check.h"
#include "input.h"

#include "tests/filtersubjects.h"

#include "core/trace/filter.h"
#include "core/trace/filtercompletion.h"

#include <QtCore/QStringBuilder>
#include <QtCore/QStringList>

#include <array>
#include <vector>

using namespace midhop;
using namespace midhop::fuzz;
using namespace midhop::trace;
using namespace Qt::StringLiterals;
using samples::Subject;

namespace {

/// Places of the cursor that are tried, from the one the input names on. Few: each asks for some dozens of parses.
constexpr qsizetype CursorsTried = 2;

const std::array<Subject, 4> &subjects()
{
    static const std::array<Subject, 4> all{Subject(samples::whole()), Subject(samples::blocked()),
                                            Subject(samples::running()), Subject(samples::foreign())};
    return all;
}

bool answer(const Filter &filter, const Subject &subject)
{
    return filter.matches(subject.facts, subject.parts.id);
}

/// The same facts, but for those that the filter does not want.
Facts wantedOf(const Subject &subject, FactsWanted wanted)
{
    Facts facts = subject.facts;
    if (!wanted.ends)
        facts.client = facts.proxy = facts.upstream = facts.server = {};
    if (!wanted.texts) {
        facts.serverIp = facts.serverPort = std::nullopt;
        facts.rule = {};
    }
    if (!wanted.payload) {
        facts.envelope = facts.reply = {};
        facts.message = std::nullopt;
        facts.replyBytes = 0;
    }
    return facts;
}

/// A filter, its normal form and its negation agree.
void checkFilter(const Filter &filter)
{
    const QString normal = filter.text();
    const auto again = parseFilter(normal);
    check(bool(again), QByteArray("a normal form is a filter: "_ba + normal.toUtf8()));
    checkSame(again->text().toUtf8(), normal.toUtf8(), "and its own normal form");
    const auto negated = parseFilter(QString(u"not (" + normal + u')'));
    const bool tooMuch = !negated && (negated.error().kind == FilterError::Kind::TooDeep ||
                                      negated.error().kind == FilterError::Kind::TooLong);
    check(negated || tooMuch, "a filter can be negated");
    for (const Subject &subject : subjects()) {
        const bool expected = answer(filter, subject);
        const bool same = answer(*again, subject) == expected;
        const bool opposite = !negated || answer(*negated, subject) != expected;
        const bool enough =
            filter.matches(wantedOf(subject, filter.wanted()), subject.parts.id) == expected;
        // A pattern that takes too long is taken for false, and its negation for true: no promise holds across two tries.
        if (filter.gaveUp() > 0)
            continue;
        check(same, "a normal form answers the same");
        check(opposite, "a negation answers the opposite");
        check(enough, "what is wanted is enough");
    }
}

void checkCompletions(const QString &text, qsizetype cursor)
{
    const auto seen = [](FilterField field) {
        return QStringList{filterValueOf(field, subjects()[0].facts, subjects()[0].parts.id)};
    };
    for (const FilterCompletion &completion : completionsAt(text, cursor, seen)) {
        check(completion.offset >= 0 && completion.length >= 0 && completion.offset + completion.length <= cursor,
              "a completion is in the place of what stands before the cursor");
        const QString completed = text.first(completion.offset) + completion.text;
        const auto filter = parseFilter(completed);
        // Something may be missing behind it, or what closes a parenthesis; it itself is good where it stands.
        check(filter || filter.error().kind == FilterError::Kind::NotClosed || filter.error().offset + filter.error().length >= completion.offset,
              "a completion makes no error before it");
    }
}

void checkTerms(const QByteArray &bytes, quint8 which)
{
    const QString term = filterTerm(filterFields()[which % filterFields().size()], bytes);
    if (!term.isEmpty())
        check(bool(parseFilter(term)), QByteArray("a term is a filter: "_ba + term.toUtf8()));
    Exchange exchange = samples::whole();
    for (auto *part : {&exchange.client, &exchange.proxy, &exchange.server})
        (*part)->message = bytes;
    const auto filter = parseFilter(filterTerm(FilterField::Message, bytes));
    check(bool(filter), "any bytes have a term");
    // No bytes are a message that is not there.
    check(bytes.isEmpty() || answer(*filter, Subject(Exchange(exchange))), "that finds them");
    for (auto *part : {&exchange.client, &exchange.proxy, &exchange.server})
        (*part)->message = bytes + 'x';
    check(!answer(*filter, Subject(std::move(exchange))), "and no others");
}

/// The values that are offered are those the exchanges have.
void checkValues()
{
    for (const Subject &subject : subjects()) {
        for (const FilterField field : filterFields()) {
            const QString value = filterValueOf(field, subject.facts, subject.parts.id);
            if (value.isEmpty())
                continue;
            const QString text = QString::fromLatin1(name(field)) + u" == " + value;
            const auto filter = parseFilter(text);
            check(filter && answer(*filter, subject), "a value that was seen finds its exchange");
        }
    }
}

} // namespace

/// A place of the cursor, how the rest is to be read, and a text: it is refused in its place, or a filter that keeps its
/// promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    [[maybe_unused]] static const bool once = (checkValues(), true);
    Input input(data, size);
    const quint8 where = input.byte();
    const bool isUtf16 = input.byte() % 8 == 7;
    const QByteArrayView bytes = input.rest();
    QString text = QString::fromUtf8(bytes);
    if (isUtf16) {
        text.clear();
        for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
            text += QChar(static_cast<char16_t>(static_cast<quint8>(bytes[i]) << 8 | static_cast<quint8>(bytes[i + 1])));
    }

    const auto filter = parseFilter(text);
    if (filter) {
        checkFilter(*filter);
    } else {
        const FilterError &error = filter.error();
        check(error.offset >= 0 && error.length >= 0 && error.offset + error.length <= text.size(), "an error is in the text");
    }
    for (qsizetype i = 0; i < CursorsTried; ++i)
        checkCompletions(text, (where + i) % (text.size() + 1));
    checkTerms(bytes.toByteArray(), where);
    return 0;
}
