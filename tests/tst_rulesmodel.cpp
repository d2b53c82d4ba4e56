#include "gui/rules/ruledocument.h"
#include "gui/rules/ruletext.h"
#include "gui/rules/rulewords.h"
#include "gui/rules/rulememory.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace midhop;
using namespace midhop::gui;
using access::Action;
using Rows = RuleDocument::Rows;

namespace {

access::RuleList listOf(QByteArrayView text)
{
    return readRuleText(text).takeValue();
}

/// The list as text, with what is off and with the default.
QByteArray textOf(RuleDocument &document)
{
    return access::writeRules(document.list());
}

void hit(const RuleDocument &document, QByteArrayView address, quint16 port)
{
    const std::array addresses{wire::IpAddress::parse(address).value()};
    (void)document.blocklist()->decide({}, addresses, port);
}

constexpr QByteArrayView Five = "block *:1\nblock *:2 # two\n# block *:3\nallow *:4\nblock *:5\n";

} // namespace

class TestRulesModel final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void a_first_start_has_the_default_rule();
    void every_change_is_undone_and_redone_data();
    void every_change_is_undone_and_redone();
    void a_change_that_changes_nothing_leaves_nothing_to_undo();
    void random_changes_are_undone_to_the_start();
    void the_last_500_changes_can_be_undone();
    void selected_rules_stay_selected_when_they_move();
    void many_scattered_rules_go_and_come_back();
    void a_cell_tells_what_the_rule_is();
    void a_cell_that_is_edited_becomes_a_change();
    void hits_go_on_when_the_rules_change();
    void hits_of_a_list_that_a_proxy_still_holds_are_not_lost();
    void a_rule_that_becomes_another_one_counts_from_zero();
    void a_removed_rule_comes_back_with_its_hits();
    void each_change_makes_a_list_that_decides_so();
    void a_destination_is_blocked_before_all_rules();
    void ten_thousand_rules_are_changed_as_a_whole();
    void rules_that_are_off_come_back_from_text();
    void random_lists_come_back_from_text();
    void a_comment_is_no_rule();
    void places_are_counted_in_characters();
    void rules_are_remembered();
    void what_is_remembered_and_broken_is_told_data();
    void what_is_remembered_and_broken_is_told();
};

void TestRulesModel::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestRulesModel::a_first_start_has_the_default_rule()
{
    RuleDocument document;
    QCOMPARE(textOf(document), "block 127.0.0.1:7777\n"_ba);
    QVERIFY(!document.undoStack()->canUndo());
    QVERIFY(document.blocklist() != nullptr);
}

void TestRulesModel::every_change_is_undone_and_redone_data()
{
    using Change = std::function<void(RuleDocument &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const Change &change, const char *after, const QString &words) {
        QTest::newRow(name) << change << QByteArray(after) << words;
    };
    const auto rule = [](const char *text) {
        return access::parseRule(text, Action::Block).takeValue();
    };
    row("add", [rule](RuleDocument &d) { d.insert(1, {rule("*:9")}); },
        "block *:1\nblock *:9\nblock *:2 # two\n# block *:3\nallow *:4\nblock *:5\n", u"add rule *:9"_s);
    row("add at the end", [rule](RuleDocument &d) { d.insert(5, {rule("*:8"), rule("*:9")}); },
        "block *:1\nblock *:2 # two\n# block *:3\nallow *:4\nblock *:5\nblock *:8\nblock *:9\n", u"add 2 rule(s)"_s);
    row("remove", [](RuleDocument &d) { d.remove({1}); }, "block *:1\n# block *:3\nallow *:4\nblock *:5\n",
        u"remove rule *:2"_s);
    row("remove scattered ones", [](RuleDocument &d) { d.remove({0, 2, 4}); }, "block *:2 # two\nallow *:4\n",
        u"remove 3 rule(s)"_s);
    row("remove all", [](RuleDocument &d) { d.remove({0, 1, 2, 3, 4}); }, "", u"remove 5 rule(s)"_s);
    row("duplicate", [](RuleDocument &d) { QCOMPARE(d.duplicate({0, 1, 3}), (Rows{2, 3, 6})); },
        "block *:1\nblock *:2 # two\nblock *:1\nblock *:2 # two\n# block *:3\nallow *:4\nallow *:4\nblock *:5\n",
        u"duplicate 3 rule(s)"_s);
    row("move up", [](RuleDocument &d) { QCOMPARE(d.moveBy({1, 3}, -1), (Rows{0, 2})); },
        "block *:2 # two\nblock *:1\nallow *:4\n# block *:3\nblock *:5\n", u"move 2 rule(s) up"_s);
    row("move down", [](RuleDocument &d) { QCOMPARE(d.moveBy({1, 2}, 1), (Rows{2, 3})); },
        "block *:1\nallow *:4\nblock *:2 # two\n# block *:3\nblock *:5\n", u"move 2 rule(s) down"_s);
    row("drag down", [](RuleDocument &d) { QCOMPARE(d.moveTo({0, 2}, 4), (Rows{2, 3})); },
        "block *:2 # two\nallow *:4\nblock *:1\n# block *:3\nblock *:5\n", u"move 2 rule(s)"_s);
    row("drag to the end", [](RuleDocument &d) { QCOMPARE(d.moveTo({1}, 5), (Rows{4})); },
        "block *:1\n# block *:3\nallow *:4\nblock *:5\nblock *:2 # two\n", u"move rule *:2"_s);
    row("drag to the start", [](RuleDocument &d) { QCOMPARE(d.moveTo({4}, 0), (Rows{0})); },
        "block *:5\nblock *:1\nblock *:2 # two\n# block *:3\nallow *:4\n", u"move rule *:5"_s);
    row("switch off", [](RuleDocument &d) { d.setEnabled({1, 2, 3}, false); },
        "block *:1\n# block *:2 # two\n# block *:3\n# allow *:4\nblock *:5\n", u"switch 2 rule(s) off"_s);
    row("switch on", [](RuleDocument &d) { d.setEnabled({2}, true); },
        "block *:1\nblock *:2 # two\nblock *:3\nallow *:4\nblock *:5\n", u"switch rule *:3 on"_s);
    row("another action", [](RuleDocument &d) { d.setAction({0, 3}, Action::Allow); },
        "allow *:1\nblock *:2 # two\n# block *:3\nallow *:4\nblock *:5\n", u"let rule *:1 allow"_s);
    row("another destination", [](RuleDocument &d) { QVERIFY(d.setDestination(1, u" 10.0.0.0/8 "_s)); },
        "block *:1\nblock 10.0.0.0/8 # two\n# block *:3\nallow *:4\nblock *:5\n", u"change *:2 to 10.0.0.0/8"_s);
    row("a destination of a rule that is off", [](RuleDocument &d) { QVERIFY(d.setDestination(2, u"*:33"_s)); },
        "block *:1\nblock *:2 # two\n# block *:33\nallow *:4\nblock *:5\n", u"change *:3 to *:33"_s);
    row("a comment", [](RuleDocument &d) { d.setComment(0, u" ein\nscheu\tßliches  #ö "_s); },
        "block *:1 # ein scheu ßliches #ö\nblock *:2 # two\n# block *:3\nallow *:4\nblock *:5\n",
        u"comment on rule *:1"_s);
    row("block by default", [](RuleDocument &d) { d.setDefaultAction(Action::Block); },
        "block *:1\nblock *:2 # two\n# block *:3\nallow *:4\nblock *:5\ndefault block\n", u"block by default"_s);
    row("import", [](RuleDocument &d) { d.replaceAll(listOf("allow 10.0.0.1\ndefault block\n"), u"some.rules"_s); },
        "allow 10.0.0.1\ndefault block\n", u"import some.rules"_s);
    row("block a destination", [](RuleDocument &d) { QVERIFY(d.block("::1", 80)); },
        "block [::1]:80\nblock *:1\nblock *:2 # two\n# block *:3\nallow *:4\nblock *:5\n", u"block [::1]:80"_s);
}

void TestRulesModel::every_change_is_undone_and_redone()
{
    QFETCH(const std::function<void(RuleDocument &)>, change);
    QFETCH(const QByteArray, after);
    QFETCH(const QString, words);
    RuleDocument document;
    const QAbstractItemModelTester tester(document.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.begin(listOf(Five));
    QSignalSpy changed(&document, &RuleDocument::changed);
    change(document);
    QCOMPARE(textOf(document), after);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(document.undoStack()->undoText(), words);
    for (int round = 0; round < 2; ++round) {
        document.undoStack()->undo();
        QCOMPARE(textOf(document), Five.toByteArray());
        QVERIFY(!document.undoStack()->canUndo());
        document.undoStack()->redo();
        QCOMPARE(textOf(document), after);
    }
    QCOMPARE(changed.size(), 5);
    QCOMPARE(access::writeRules(document.blocklist()->list()), after);
}

void TestRulesModel::a_change_that_changes_nothing_leaves_nothing_to_undo()
{
    RuleDocument document;
    document.begin(listOf(Five));
    QSignalSpy changed(&document, &RuleDocument::changed);
    document.insert(0, std::vector<access::Rule>());
    document.remove({});
    QVERIFY(document.duplicate({}).empty());
    QCOMPARE(document.moveBy({0, 3}, -1), (Rows{0, 3}));
    QCOMPARE(document.moveBy({4}, 1), (Rows{4}));
    QCOMPARE(document.moveTo({1, 2}, 2), (Rows{1, 2}));
    document.setEnabled({0, 1}, true);
    document.setAction({0}, Action::Block);
    QVERIFY(document.setDestination(0, u"*:1"_s));
    QVERIFY(!document.setDestination(0, u"*:65536"_s));
    document.setComment(1, u"two "_s);
    document.setDefaultAction(Action::Allow);
    QVERIFY(!document.block("no such host!", 80));
    QCOMPARE(changed.size(), 0);
    QVERIFY(!document.undoStack()->canUndo());
    QCOMPARE(textOf(document), Five.toByteArray());
}

void TestRulesModel::the_last_500_changes_can_be_undone()
{
    RuleDocument document;
    for (int change = 1; change <= 502; ++change)
        document.setComment(0, u"comment %1"_s.arg(change));
    int undone = 0;
    for (; document.undoStack()->canUndo(); ++undone)
        document.undoStack()->undo();
    QCOMPARE(undone, 500);
    QCOMPARE(document.model()->entries().front().rule.comment, "comment 2"_ba);
}

void TestRulesModel::random_changes_are_undone_to_the_start()
{
    QRandomGenerator random(20260419);
    RuleDocument document;
    const QAbstractItemModelTester tester(document.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int round = 0; round < 20; ++round) {
        document.begin(listOf(Five));
        std::vector<QByteArray> past{textOf(document)};
        const auto someRows = [&] {
            Rows rows;
            for (int row = 0; row < document.model()->rowCount(); ++row) {
                if (random.bounded(3) == 0)
                    rows.push_back(row);
            }
            return rows;
        };
        const auto someRule = [&] {
            const QByteArray text = "*:"_ba + QByteArray::number(random.bounded(1, 50));
            return access::parseRule(text, Action::Block).takeValue();
        };
        for (int step = 0; step < 60; ++step) {
            const int total = document.model()->rowCount();
            const int before = document.undoStack()->index();
            const int row = total > 0 ? random.bounded(total) : -1;
            switch (random.bounded(11)) {
            case 0:
                document.insert(random.bounded(total + 1), {someRule(), someRule()});
                break;
            case 1:
                document.remove(someRows());
                break;
            case 2:
                (void)document.duplicate(someRows());
                break;
            case 3:
                (void)document.moveBy(someRows(), random.bounded(2) == 0 ? 1 : -1);
                break;
            case 4:
                (void)document.moveTo(someRows(), random.bounded(total + 1));
                break;
            case 5:
                document.setEnabled(someRows(), random.bounded(2) == 0);
                break;
            case 6:
                document.setAction(someRows(), Action(random.bounded(2)));
                break;
            case 7:
                if (row >= 0)
                    QVERIFY(document.setDestination(row, QString::fromLatin1(someRule().text)));
                break;
            case 8:
                if (row >= 0)
                    document.setComment(row, QString::number(random.bounded(9)));
                break;
            case 9:
                document.setDefaultAction(Action(random.bounded(2)));
                break;
            default:
                QVERIFY(document.block("10.0.0.1", quint16(random.bounded(1, 4))));
            }
            if (document.undoStack()->index() != before)
                past.push_back(textOf(document));
        }
        for (auto text = past.rbegin(); text != past.rend(); ++text) {
            QCOMPARE(textOf(document), *text);
            QCOMPARE(access::writeRules(document.blocklist()->list()), *text);
            document.undoStack()->undo();
        }
        for (const QByteArray &text : past) {
            QCOMPARE(textOf(document), text);
            document.undoStack()->redo();
        }
    }
}

void TestRulesModel::selected_rules_stay_selected_when_they_move()
{
    RuleDocument document;
    document.begin(listOf(Five));
    const QPersistentModelIndex second = document.model()->index(1, RulesModel::Comment);
    const QPersistentModelIndex last = document.model()->index(4, RulesModel::On);
    (void)document.moveTo({1}, 5);
    QCOMPARE(second.row(), 4);
    QCOMPARE(second.data().toString(), u"two"_s);
    QCOMPARE(last.row(), 3);
    document.undoStack()->undo();
    QCOMPARE(second.row(), 1);
    QCOMPARE(last.row(), 4);
}

void TestRulesModel::many_scattered_rules_go_and_come_back()
{
    QByteArray text;
    for (int i = 1; i <= 500; ++i)
        text += "block *:" + QByteArray::number(i) + '\n';
    RuleDocument document;
    const QAbstractItemModelTester tester(document.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.begin(listOf(text));
    Rows odd;
    for (int row = 1; row < 500; row += 2)
        odd.push_back(row);
    document.remove(odd);
    QCOMPARE(document.model()->rowCount(), 250);
    QCOMPARE(document.model()->entries()[1].rule.text, "*:3"_ba);
    document.undoStack()->undo();
    QCOMPARE(textOf(document), text);
    const Rows copies = document.duplicate(odd);
    QCOMPARE(document.model()->rowCount(), 750);
    for (const int row : copies)
        QCOMPARE(document.model()->entries()[std::size_t(row)].rule.text,
                 document.model()->entries()[std::size_t(row) - 1].rule.text);
    document.undoStack()->undo();
    QCOMPARE(textOf(document), text);
}

void TestRulesModel::a_cell_tells_what_the_rule_is()
{
    RuleDocument document;
    document.begin(listOf(Five));
    RulesModel *model = document.model();
    const auto cell = [model](int row, int column, int role = Qt::DisplayRole) {
        return model->index(row, column).data(role);
    };
    QCOMPARE(cell(2, RulesModel::On, Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(cell(1, RulesModel::On, Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(cell(2, RulesModel::On, Qt::AccessibleTextRole).toString(), u"rule 3, off"_s);
    QCOMPARE(cell(3, RulesModel::Action).toString(), u"allow"_s);
    QCOMPARE(cell(0, RulesModel::Destination).toString(), u"*:1"_s);
    QCOMPARE(cell(1, RulesModel::Comment).toString(), u"two"_s);
    QCOMPARE(cell(0, RulesModel::Hits).toString(), u"0"_s);
    QCOMPARE(cell(0, RulesModel::LastHit).toString(), QString());
    hit(document, "127.0.0.1", 1);
    document.collectHits();
    QCOMPARE(cell(0, RulesModel::Hits).toString(), u"1"_s);
    QVERIFY(cell(0, RulesModel::LastHit).toString().contains(u':'));
    QCOMPARE(cell(4, RulesModel::LastHit).toString(), QString());

    QVERIFY(!cell(1, RulesModel::Destination, RulesModel::MarkedRole).toBool());
    model->mark(1);
    QVERIFY(cell(1, RulesModel::Destination, RulesModel::MarkedRole).toBool());
    QCOMPARE(cell(1, RulesModel::Destination, Qt::AccessibleTextRole).toString(), u"*:2, met by the test"_s);
    (void)document.moveTo({1}, 0);
    QVERIFY(cell(0, RulesModel::Destination, RulesModel::MarkedRole).toBool());
    model->mark(-1);
    QVERIFY(!cell(0, RulesModel::Destination, RulesModel::MarkedRole).toBool());
}

void TestRulesModel::a_cell_that_is_edited_becomes_a_change()
{
    RuleDocument document;
    document.begin(listOf(Five));
    RulesModel *model = document.model();
    const QByteArray start = textOf(document);
    QVERIFY(model->setData(model->index(0, RulesModel::On), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model->setData(model->index(1, RulesModel::Action), int(Action::Allow), Qt::EditRole));
    QVERIFY(model->setData(model->index(3, RulesModel::Destination), u"example.com"_s, Qt::EditRole));
    QVERIFY(model->setData(model->index(4, RulesModel::Comment), u"five"_s, Qt::EditRole));
    QVERIFY(!model->setData(model->index(4, RulesModel::Hits), 7, Qt::EditRole));
    QCOMPARE(textOf(document), "# block *:1\nallow *:2 # two\n# block *:3\nallow example.com\nblock *:5 # five\n"_ba);
    QCOMPARE(document.undoStack()->count(), 4);
    document.undoStack()->setIndex(0);
    QCOMPARE(textOf(document), start);
}

void TestRulesModel::hits_go_on_when_the_rules_change()
{
    RuleDocument document;
    document.begin(listOf(Five));
    hit(document, "10.0.0.1", 1);
    hit(document, "10.0.0.1", 1);
    hit(document, "10.0.0.1", 9);
    (void)document.moveTo({0}, 5);
    document.setComment(4, u"moved"_s);
    document.setEnabled({4}, false);
    document.setEnabled({4}, true);
    hit(document, "10.0.0.1", 1);
    document.collectHits();
    QCOMPARE(document.hits(4), 3U);
    QCOMPARE(document.hits(0), 0U);
    QCOMPARE(document.defaultHits().count, 1U);
    document.setDefaultAction(Action::Block);
    QCOMPARE(document.defaultHits().count, 0U);
}

void TestRulesModel::hits_of_a_list_that_a_proxy_still_holds_are_not_lost()
{
    RuleDocument document;
    document.begin(listOf(Five));
    std::shared_ptr<const access::Blocklist> held = document.blocklist();
    document.remove({1});
    const std::array local{wire::IpAddress::parse("10.0.0.1").value()};
    (void)held->decide({}, local, 5);
    (void)held->decide({}, local, 77);
    hit(document, "10.0.0.1", 5);
    document.collectHits();
    QCOMPARE(document.hits(3), 2U);
    QCOMPARE(document.defaultHits().count, 1U);
    (void)held->decide({}, local, 5);
    const std::weak_ptr<const access::Blocklist> gone = held;
    held.reset();
    document.collectHits();
    QCOMPARE(document.hits(3), 3U);
    QVERIFY(gone.expired());
}

void TestRulesModel::a_rule_that_becomes_another_one_counts_from_zero()
{
    RuleDocument document;
    document.begin(listOf(Five));
    hit(document, "10.0.0.1", 1);
    hit(document, "10.0.0.1", 5);
    document.collectHits();
    QVERIFY(document.setDestination(0, u"*:11"_s));
    document.setAction({4}, Action::Allow);
    QCOMPARE(document.hits(0), 0U);
    QCOMPARE(document.hits(4), 0U);
    document.undoStack()->setIndex(0);
    QCOMPARE(document.hits(0), 1U);
    QCOMPARE(document.hits(4), 1U);
}

void TestRulesModel::a_removed_rule_comes_back_with_its_hits()
{
    RuleDocument document;
    document.begin(listOf(Five));
    hit(document, "10.0.0.1", 2);
    document.collectHits();
    document.remove({0, 1});
    document.undoStack()->undo();
    QCOMPARE(document.hits(1), 1U);
    hit(document, "10.0.0.1", 2);
    document.collectHits();
    QCOMPARE(document.hits(1), 2U);
}

void TestRulesModel::each_change_makes_a_list_that_decides_so()
{
    RuleDocument document;
    document.begin(listOf(Five));
    const std::array local{wire::IpAddress::parse("10.0.0.1").value()};
    const auto allows = [&](quint16 port) {
        return document.blocklist()->decide({}, local, port).allowed;
    };
    QVERIFY(!allows(1));
    document.setEnabled({0}, false);
    QVERIFY(allows(1));
    document.undoStack()->undo();
    QVERIFY(!allows(1));
    QVERIFY(allows(3));
    document.setDefaultAction(Action::Block);
    QVERIFY(!allows(3));
    QVERIFY(allows(4));
}

void TestRulesModel::a_destination_is_blocked_before_all_rules()
{
    RuleDocument document;
    document.begin(listOf("allow *:80\n# block 10.0.0.1:80 # old\nblock 10.0.0.1:80\n"));
    QVERIFY(document.block("10.0.0.1", 80));
    QCOMPARE(textOf(document), "block 10.0.0.1:80 # old\nallow *:80\n"_ba);
    QVERIFY(document.block("10.0.0.1", 80)); // it stands there already
    QCOMPARE(document.undoStack()->count(), 1);
    document.undoStack()->undo();
    QCOMPARE(textOf(document), "allow *:80\n# block 10.0.0.1:80 # old\nblock 10.0.0.1:80\n"_ba);
}

void TestRulesModel::ten_thousand_rules_are_changed_as_a_whole()
{
    QByteArray text;
    for (int i = 0; i < 10'000; ++i)
        text += "block 10." + QByteArray::number(i / 250) + '.' + QByteArray::number(i % 250) + ".1:80\n";
    RuleDocument document;
    document.begin(listOf(text));
    Rows all(10'000);
    std::iota(all.begin(), all.end(), 0);
    document.setEnabled(all, false);
    document.setAction(all, Action::Allow);
    (void)document.moveBy({9'999}, -1);
    (void)document.duplicate(all);
    QCOMPARE(document.model()->rowCount(), 20'000);
    document.remove(all);
    document.undoStack()->setIndex(0);
    QCOMPARE(textOf(document), text);
}

void TestRulesModel::rules_that_are_off_come_back_from_text()
{
    const QByteArray text =
        "# allow [2001:db8::]/32:80-90 # büro\nblock example.com # a # b\n# block *\ndefault block\n"_ba;
    const access::RuleList list = listOf(text);
    QCOMPARE(list.rules.size(), std::size_t(3));
    QVERIFY(!list.rules[0].enabled);
    QVERIFY(list.rules[1].enabled);
    QVERIFY(!list.rules[2].enabled);
    QCOMPARE(list.rules[0].comment, "büro"_ba);
    QCOMPARE(list.rules[1].comment, "a # b"_ba);
    QCOMPARE(access::writeRules(list), text);
}

void TestRulesModel::random_lists_come_back_from_text()
{
    QRandomGenerator random(7);
    const QByteArrayList hosts{"*:25", "10.0.0.0/8", "[::1]:7777", "example.com:1-2", "localhost", "127.0.0.1:7777"};
    const QByteArrayList comments{"", "one", "block *:1", "a # b", "# block *:2", "grün 😀", "default block"};
    for (int round = 0; round < 300; ++round) {
        access::RuleList list;
        list.defaultAction = Action(random.bounded(2));
        for (int i = random.bounded(8); i > 0; --i) {
            access::Rule rule =
                access::parseRule(hosts[random.bounded(hosts.size())], Action(random.bounded(2))).takeValue();
            rule.comment = comments[random.bounded(comments.size())];
            rule.enabled = random.bounded(2) == 0;
            list.rules.push_back(rule);
        }
        const access::RuleList back = listOf(access::writeRules(list));
        QCOMPARE(access::writeRules(back), access::writeRules(list));
        QCOMPARE(back.rules.size(), list.rules.size());
        for (std::size_t i = 0; i < list.rules.size(); ++i) {
            QCOMPARE(back.rules[i].enabled, list.rules[i].enabled);
            QCOMPARE(back.rules[i].comment, list.rules[i].comment);
        }
    }
}

void TestRulesModel::a_comment_is_no_rule()
{
    const access::RuleList list = listOf("\xef\xbb\xbf# the rules of the lab\r\n\r\n#block *:1\r\n#  block *:2\r\n"
                                         "# block what you like\r\n# default block\r\nblock *:3\r\n");
    QCOMPARE(list.rules.size(), std::size_t(1));
    QCOMPARE(list.rules.front().text, "*:3"_ba);
    QCOMPARE(list.defaultAction, Action::Allow);
    const auto bad = readRuleText("block *:1\n# fine\nblock *:x\n");
    QVERIFY(!bad);
    QCOMPARE(bad.error().line, 3);
}

void TestRulesModel::places_are_counted_in_characters()
{
    QCOMPARE(RuleWords::character("abc", 0), 1);
    QCOMPARE(RuleWords::character("abc", 2), 3);
    QCOMPARE(RuleWords::character("äöüx", 6), 4);
    QCOMPARE(RuleWords::character("😀é:", QByteArray("😀é").size()), 3);
    const QByteArray text = "block *:1\nblock bücher.example\n"_ba;
    const auto bad = readRuleText(text);
    QVERIFY(!bad);
    QVERIFY2(RuleWords::problem(bad.error(), text).startsWith(u"Line 2, character 8: "_s),
             qPrintable(RuleWords::problem(bad.error(), text)));
}

void TestRulesModel::rules_are_remembered()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"rules.ini"_s);
    {
        QSettings store(file, QSettings::IniFormat);
        RuleMemory memory(&store);
        QCOMPARE(access::writeRules(memory.load().list), "block 127.0.0.1:7777\n"_ba);
        memory.save(listOf("# allow *:1 # grün, \"schön\"\nblock example.com\ndefault block\n"));
    }
    QSettings store(file, QSettings::IniFormat);
    const RuleMemory::Loaded loaded = RuleMemory(&store).load();
    QVERIFY(!loaded.problem);
    QCOMPARE(access::writeRules(loaded.list), "# allow *:1 # grün, \"schön\"\nblock example.com\ndefault block\n"_ba);
    RuleMemory(&store).save({});
    QVERIFY(RuleMemory(&store).load().list.rules.empty()); // an empty list is one, too
}

void TestRulesModel::what_is_remembered_and_broken_is_told_data()
{
    QTest::addColumn<QVariant>("stored");
    QTest::addColumn<int>("line");
    QTest::newRow("a rule that is none") << QVariant("block *:1\nblock 300.1.1.1\n"_ba) << 2;
    QTest::newRow("text that is no rules") << QVariant(u"hello"_s) << 1;
    QTest::newRow("a number") << QVariant(17) << 1;
    QTest::newRow("a list") << QVariant(QStringList{u"block *:1"_s, u"block *:2"_s}) << 1;
    QTest::newRow("bytes that are no text") << QVariant("block *:1\nblock \xff\n"_ba) << 2;
}

void TestRulesModel::what_is_remembered_and_broken_is_told()
{
    QFETCH(const QVariant, stored);
    QFETCH(const int, line);
    const QTemporaryDir folder;
    QSettings store(folder.filePath(u"rules.ini"_s), QSettings::IniFormat);
    store.setValue(u"rules/list"_s, stored);
    const RuleMemory::Loaded loaded = RuleMemory(&store).load();
    QVERIFY(loaded.problem.has_value());
    QCOMPARE(loaded.problem->line, line);
    QVERIFY(!loaded.problem->reason.isEmpty());
    QCOMPARE(access::writeRules(loaded.list), "block 127.0.0.1:7777\n"_ba);
    QCOMPARE(store.value(u"rules/list"_s), stored); // and nothing is lost
}

QTEST_GUILESS_MAIN(TestRulesModel)
#include "tst_rulesmodel.moc"
