#include "core/wire/jsontree.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using midhop::wire::JsonTree;

namespace {

char letter(JsonTree::Kind kind)
{
    return "oasntfzX?"[size_t(kind)];
}

/// The tree as a line: kind, name and value of each node, children in brackets.
QByteArray drawn(const JsonTree &tree, QByteArrayView text, int parent = JsonTree::Outermost)
{
    QByteArray line;
    for (int row = 0; row < tree.childCount(parent); ++row) {
        const int index = tree.child(parent, row);
        const JsonTree::Node &node = tree.node(index);
        if (row > 0)
            line += ' ';
        if (node.hasName())
            line.append(node.name().of(text)).append('=');
        line += letter(node.kind);
        if (!node.closed)
            line += '!';
        const bool isContainer = node.kind == JsonTree::Kind::Object || node.kind == JsonTree::Kind::Array;
        if (isContainer)
            line.append('(').append(drawn(tree, text, index)).append(')');
        else
            line.append(':').append(node.value().of(text));
    }
    return line;
}

} // namespace

class TestJsonTree : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void reads_data();
    void reads();
    void tellsWhereValuesStand();
    void findsTheInnermostValueAtAByte_data();
    void findsTheInnermostValueAtAByte();
    void staysSoundOnAnyBytes();
    void doesNotOpenWhatLiesTooDeep();
    void endsAtTheMostValues();
};

void TestJsonTree::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("an envelope", R"({"server_ip": "127.0.0.1", "server_port": 8888})",
        R"(o("server_ip"=s:"127.0.0.1" "server_port"=n:8888))");
    row("nothing", "", "");
    row("all kinds", R"([{}, [], "", 0, true, false, null])", R"(a(o() a() s:"" n:0 t:true f:false z:null))");
    row("numbers stay as written", "[1e400, 12345678901234567890, -0.10E+2]",
        "a(n:1e400 n:12345678901234567890 n:-0.10E+2)");
    row("what only looks like a number is none", "[01, +1, 1., .5, 1e, -, 0x1f, NaN, 1_0]",
        "a(X:01 X:+1 X:1. X:.5 X:1e X:- X:0x1f X:NaN X:1_0)");
    row("members of one name are all there", R"({"a": 1, "a": 2})", R"(o("a"=n:1 "a"=n:2))");
    row("escaped quotes end no string", R"({"a\"": "\\"})", R"(o("a\""=s:"\\"))");
    row("nested values", R"({"a": {"b": [1, {"c": 2}]}})", R"(o("a"=o("b"=a(n:1 o("c"=n:2)))))");
    row("an object that is not closed", R"({"a": [1)", R"(o!("a"=a!(n:1)))");
    row("a string that is not closed", R"({"a": "b)", R"(o!("a"=s!:"b))");
    row("a string that ends in a backslash", "[\"b\\", "a!(s!:\"b\\)");
    row("a name without a value", R"({"a", "b":, "c": })", R"(o("a"=?: "b"=?: "c"=?:))");
    row("a name without a value at the end", R"({"a")", R"(o!("a"=?:))");
    row("names that are no strings", "{'a': 1, b: 2}", "o('a'=n:1 b=n:2)");
    row("a colon in an array", "[1: 2]", "a(n:1 X:: n:2)");
    row("a bracket of the wrong kind", "[1}, 2]", "a(n:1 X:} n:2)");
    row("a bracket too many", "{}} ]", "o() X:} X:]");
    row("a byte order mark", "\xef\xbb\xbf{}", "X:\xef\xbb\xbf o()");
    row("text behind", R"({"a": 1}{"b": 2} x)", R"(o("a"=n:1) o("b"=n:2) X:x)");
    row("every kind of white space behind a value", "[1 ,2\n,3\r,4\t,5]", "a(n:1 n:2 n:3 n:4 n:5)");
    row("a missing comma", R"({"a": 1 "b": 2})", R"(o("a"=n:1 "b"=n:2))");
}

void TestJsonTree::reads()
{
    QFETCH(const QByteArray, text);
    const JsonTree tree(text);
    QTEST(drawn(tree, text), "expected");
    QCOMPARE(tree.readTo(), text.size());
}

void TestJsonTree::tellsWhereValuesStand()
{
    const QByteArray text = R"( {"a": "b\n", "c": [10]})"_ba;
    const JsonTree tree(text);
    QCOMPARE(tree.count(), 4);
    QCOMPARE(tree.node(0).value(), (midhop::wire::ByteRange{1, text.size()}));
    const JsonTree::Node &string = tree.node(tree.child(0, 0));
    QCOMPARE(string.name(), (midhop::wire::ByteRange{2, 5}));
    QCOMPARE(string.value(), (midhop::wire::ByteRange{7, 12}));
    QCOMPARE(string.whole(), (midhop::wire::ByteRange{2, 12}));
    QVERIFY(string.escaped);
    const JsonTree::Node &number = tree.node(tree.child(tree.child(0, 1), 0));
    QCOMPARE(number.value().of(text), QByteArrayView("10"));
    QVERIFY(!number.hasName());
    QCOMPARE(number.parent, tree.child(0, 1));
}

void TestJsonTree::findsTheInnermostValueAtAByte_data()
{
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<QByteArray>("value");
    // {"a": [1, 22], "b": "x"} y
    const auto row = [](const char *name, qsizetype offset, const char *value) {
        QTest::newRow(name) << offset << QByteArray(value);
    };
    row("the opening brace", 0, R"({"a": [1, 22], "b": "x"})");
    row("a name belongs to its value", 2, "[1, 22]");
    row("an element", 11, "22");
    row("between elements", 8, "[1, 22]");
    row("between members", 13, R"({"a": [1, 22], "b": "x"})");
    row("a string's quote", 22, R"("x")");
    row("behind the object", 24, "");
    row("text behind", 25, "y");
    row("behind everything", 26, "");
    row("before everything", -1, "");
}

void TestJsonTree::findsTheInnermostValueAtAByte()
{
    const QByteArray text = R"({"a": [1, 22], "b": "x"} y)"_ba;
    const JsonTree tree(text);
    QFETCH(const qsizetype, offset);
    QFETCH(const QByteArray, value);
    const int found = tree.nodeAt(offset);
    QCOMPARE(found == JsonTree::Outermost ? QByteArray() : tree.node(found).value().of(text).toByteArray(),
             value);
}

// Whatever the bytes, nodes stand in order and inside their parents.
void TestJsonTree::staysSoundOnAnyBytes()
{
    QRandomGenerator random(7);
    static constexpr char alphabet[] = "{}[]\",:\\ 1e-tn\xff\x01";
    for (int round = 0; round < 3000; ++round) {
        QByteArray text(random.bounded(40), Qt::Uninitialized);
        for (char &byte : text)
            byte = alphabet[random.bounded(int(sizeof alphabet))];
        const JsonTree tree(text);
        QCOMPARE(tree.readTo(), text.size());
        for (int index = JsonTree::Outermost; index < tree.count(); ++index) {
            qsizetype at = index < 0 ? 0 : tree.node(index).begin;
            const qsizetype end = index < 0 ? text.size() : tree.node(index).end;
            for (int row = 0; row < tree.childCount(index); ++row) {
                const JsonTree::Node &child = tree.node(tree.child(index, row));
                QCOMPARE(child.parent, index);
                QCOMPARE(child.row, row);
                QVERIFY2(child.whole().begin >= at && child.whole().end <= end, text.toHex().constData());
                QVERIFY(!child.whole().isEmpty());
                at = child.whole().end;
            }
        }
        for (qsizetype offset = 0; offset < text.size(); ++offset) {
            const int found = tree.nodeAt(offset);
            QVERIFY(found == JsonTree::Outermost || tree.node(found).whole().contains(offset));
        }
    }
}

void TestJsonTree::doesNotOpenWhatLiesTooDeep()
{
    const qsizetype levels = 500'000;
    const QByteArray text = QByteArray(levels, '[') + "\"]\"" + QByteArray(levels, ']') + "1";
    const JsonTree tree(text);
    QCOMPARE(tree.count(), JsonTree::MostLevels + 2); // and the number behind
    const JsonTree::Node &deepest = tree.node(JsonTree::MostLevels);
    QVERIFY(!deepest.opened);
    QVERIFY(deepest.closed);
    QCOMPARE(deepest.childCount, 0);
    QCOMPARE(deepest.end, text.size() - 1 - JsonTree::MostLevels);
    QCOMPARE(tree.nodeAt(levels), JsonTree::MostLevels);
    const QByteArray inside = R"({"a": [{}, 1]})"_ba;
    const QByteArray mixed = QByteArray(JsonTree::MostLevels, '[') + inside + "2" + QByteArray(JsonTree::MostLevels, ']');
    const JsonTree mixedTree(mixed);
    QCOMPARE(mixedTree.count(), JsonTree::MostLevels + 2); // and the number behind
    QCOMPARE(mixedTree.node(JsonTree::MostLevels).value().of(mixed), inside);
    const JsonTree open(QByteArray(levels, '{'));
    QVERIFY(!open.node(0).closed);
    QCOMPARE(open.readTo(), levels);
}

void TestJsonTree::endsAtTheMostValues()
{
    const QByteArray text = '[' + QByteArray("1,").repeated(JsonTree::MostNodes + 5) + ']';
    const JsonTree tree(text);
    QCOMPARE(qsizetype(tree.count()), JsonTree::MostNodes);
    QVERIFY(tree.readTo() < text.size());
    QVERIFY(!tree.node(0).closed);
    QCOMPARE(qsizetype(tree.node(0).end), tree.readTo());
}

QTEST_APPLESS_MAIN(TestJsonTree)
#include "tst_jsontree.moc"
