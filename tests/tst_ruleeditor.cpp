#include "gui/panels/field.h"
#include "gui/rules/ruleactions.h"
#include "gui/rules/ruleeditor.h"
#include "gui/rules/rulesview.h"
#include "gui/rules/ruletext.h"
#include "tests/panelfinder.h"
#include "tests/starring.h"
#include "tests/tabcycle.h"

#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace midhop;
using namespace midhop::gui;
using test::named;

namespace {

constexpr QByteArrayView Three = "block *:1\nblock *:2 # two\nallow *:3\n";

/// The editor, shown, with three rules.
struct Bench
{
    RuleDocument document;
    RuleEditor editor{&document, new roles::Rehearsal, [] { return std::optional<wire::Endpoint>(); }, nullptr};
    RulesView *view = editor.view();
    QString file; ///< what the next question for a file is answered with

    explicit Bench(QByteArrayView rules = Three)
    {
        document.begin(readRuleText(rules).takeValue());
        editor.setChooser([this](const FileWish &, const std::function<void(const QString &)> &chosen) { chosen(file); });
        editor.show();
        editor.activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&editor)); }();
    }
    [[nodiscard]] QByteArray text() const { return access::writeRules(document.list()); }
    void select(const std::vector<int> &rows, int column = RulesModel::Destination)
    {
        view->setFocus();
        view->setCurrentIndex(document.model()->index(rows.front(), column));
        view->selectRows(rows);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(view, key, modifiers); }
    [[nodiscard]] Field *cellEditor() const { return view->findChild<Field *>(); }
    /// Opens the destination of a row for editing and types over it.
    void edit(int row, const QString &typed)
    {
        select({row});
        key(Qt::Key_F2);
        [&] { QTRY_VERIFY(cellEditor() != nullptr); }();
        cellEditor()->selectAll();
        QTest::keyClicks(cellEditor(), typed);
    }
};

} // namespace

class TestRuleEditor final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void every_control_has_a_name();
    void a_rule_is_added_where_the_selection_ends();
    void a_mistake_is_explained_while_a_new_rule_is_typed();
    void a_destination_is_edited_in_its_cell();
    void a_mistake_is_explained_while_a_cell_is_edited();
    void a_wrong_destination_is_given_up_with_the_focus();
    void escape_leaves_the_rule_as_it_was();
    void hits_that_arrive_do_not_disturb_typing();
    void an_action_is_chosen_in_its_cell();
    void a_check_box_switches_a_rule();
    void keys_do_what_the_buttons_do();
    void buttons_follow_the_selection();
    void undo_says_what_it_takes_back();
    void undo_in_a_field_is_the_fields();
    void rules_are_dragged();
    void rules_are_copied_cut_and_pasted_as_lines();
    void what_is_no_rule_is_not_pasted();
    void a_file_is_imported_and_the_import_undone();
    void a_bad_file_changes_nothing_data();
    void a_bad_file_changes_nothing();
    void an_exported_file_is_read_back();
    void a_file_that_can_not_be_written_is_told();
    void the_default_is_chosen();
    void an_empty_list_says_what_to_do();
    void the_tested_rule_is_marked();
    void a_test_counts_no_hit();
    void a_closed_editor_looks_nothing_up();
    void the_menu_offers_all();
    void words_change_with_the_language();
    void a_mistake_is_told_again_in_another_language();
    void tab_reaches_every_control();
    void tab_goes_round_all_that_can_be_used();
};

void TestRuleEditor::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
}

void TestRuleEditor::every_control_has_a_name()
{
    Bench bench;
    QVERIFY(named<QAbstractItemView>(&bench.editor, u"Rules"_s) != nullptr);
    QVERIFY(named<QComboBox>(&bench.editor, u"Action of a new rule"_s) != nullptr);
    QVERIFY(named<QLineEdit>(&bench.editor, u"Destination of a new rule"_s) != nullptr);
    QVERIFY(named<QLineEdit>(&bench.editor, u"Comment of a new rule"_s) != nullptr);
    QVERIFY(named<QComboBox>(&bench.editor, u"Where no rule matches"_s) != nullptr);
    QVERIFY(named<QPlainTextEdit>(&bench.editor, u"Destination or envelope to test"_s) != nullptr);
    QVERIFY(named<QPushButton>(&bench.editor, u"Add"_s) != nullptr);
    for (const QString &name : {u"Up"_s, u"Down"_s, u"Duplicate"_s, u"Remove"_s, u"Undo"_s, u"Redo"_s, u"Import…"_s,
                                u"Export…"_s})
        QVERIFY2(named<QToolButton>(&bench.editor, name) != nullptr, qPrintable(name));
}

void TestRuleEditor::a_rule_is_added_where_the_selection_ends()
{
    Bench bench;
    auto *destination = named<QLineEdit>(&bench.editor, u"Destination of a new rule"_s);
    QTest::keyClicks(destination, u"*:9"_s);
    QTest::keyClick(destination, Qt::Key_Return);
    QCOMPARE(bench.text(), Three + "block *:9\n"_ba);
    QCOMPARE(bench.view->selectedRows(), std::vector{3});
    QVERIFY(destination->text().isEmpty());

    bench.select({0});
    named<QComboBox>(&bench.editor, u"Action of a new rule"_s)->setCurrentIndex(int(access::Action::Allow));
    named<QLineEdit>(&bench.editor, u"Comment of a new rule"_s)->setText(u"grün"_s);
    QTest::keyClicks(destination, u"example.com"_s);
    QTest::mouseClick(named<QPushButton>(&bench.editor, u"Add"_s), Qt::LeftButton);
    QCOMPARE(bench.text(), "block *:1\nallow example.com # grün\nblock *:2 # two\nallow *:3\nblock *:9\n"_ba);
}

void TestRuleEditor::a_mistake_is_explained_while_a_new_rule_is_typed()
{
    Bench bench;
    auto *destination = named<QLineEdit>(&bench.editor, u"Destination of a new rule"_s);
    auto *add = named<QPushButton>(&bench.editor, u"Add"_s);
    QVERIFY(!add->isEnabled());
    const QString usual = bench.editor.message();
    destination->setText(u"bücher.example"_s);
    QVERIFY2(bench.editor.message().startsWith(u"Character 2: "_s), qPrintable(bench.editor.message()));
    QVERIFY(!add->isEnabled());
    QVERIFY(!destination->accessibleDescription().isEmpty());
    QTest::keyClick(destination, Qt::Key_Return);
    QCOMPARE(bench.text(), Three.toByteArray());
    destination->setText(u"127.0.0.1:70000"_s);
    QVERIFY2(bench.editor.message().startsWith(u"Character 11: "_s), qPrintable(bench.editor.message()));
    destination->setText(u"127.0.0.1:7000"_s);
    QCOMPARE(bench.editor.message(), usual);
    QVERIFY(add->isEnabled());
    destination->clear();
    QCOMPARE(bench.editor.message(), usual);
}

void TestRuleEditor::a_destination_is_edited_in_its_cell()
{
    Bench bench;
    bench.edit(1, u"10.0.0.0/8"_s);
    QTest::keyClick(bench.cellEditor(), Qt::Key_Return);
    QTRY_COMPARE(bench.text(), "block *:1\nblock 10.0.0.0/8 # two\nallow *:3\n"_ba);
    QTRY_VERIFY(bench.cellEditor() == nullptr);
    bench.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench.text(), Three.toByteArray());
    // Return opens it too, from any column that is not for editing.
    bench.select({0}, RulesModel::Hits);
    bench.key(Qt::Key_Return);
    QTRY_VERIFY(bench.cellEditor() != nullptr);
    QCOMPARE(bench.cellEditor()->text(), u"*:1"_s);
}

void TestRuleEditor::a_mistake_is_explained_while_a_cell_is_edited()
{
    Bench bench;
    const QString usual = bench.editor.message();
    bench.edit(0, u"1.2.3.4:x"_s);
    QVERIFY2(bench.editor.message().startsWith(u"Character 9: "_s), qPrintable(bench.editor.message()));
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Tab, Qt::Key_Enter}) {
        QTest::keyClick(bench.cellEditor(), key);
        QCoreApplication::sendPostedEvents();
        QVERIFY(bench.cellEditor() != nullptr);
        QCOMPARE(bench.text(), Three.toByteArray());
    }
    QTest::keyClick(bench.cellEditor(), Qt::Key_Backspace);
    QTest::keyClick(bench.cellEditor(), Qt::Key_8);
    QCOMPARE(bench.editor.message(), usual);
    QTest::keyClick(bench.cellEditor(), Qt::Key_Return);
    QTRY_COMPARE(bench.text(), "block 1.2.3.4:8\nblock *:2 # two\nallow *:3\n"_ba);
}

void TestRuleEditor::a_wrong_destination_is_given_up_with_the_focus()
{
    Bench bench;
    bench.edit(0, u"1.2.3"_s);
    named<QLineEdit>(&bench.editor, u"Comment of a new rule"_s)->setFocus();
    QTRY_VERIFY(bench.cellEditor() == nullptr);
    QCOMPARE(bench.text(), Three.toByteArray());
    QVERIFY2(bench.editor.message().startsWith(u"The rule was left as it was. Character 1: "_s),
             qPrintable(bench.editor.message()));
}

void TestRuleEditor::escape_leaves_the_rule_as_it_was()
{
    Bench bench;
    const QString usual = bench.editor.message();
    bench.edit(0, u"1.2.3"_s);
    QTest::keyClick(bench.cellEditor(), Qt::Key_Escape);
    QTRY_VERIFY(bench.cellEditor() == nullptr);
    QCOMPARE(bench.text(), Three.toByteArray());
    QTRY_COMPARE(bench.editor.message(), usual);
    QVERIFY(bench.editor.isVisible());
}

void TestRuleEditor::hits_that_arrive_do_not_disturb_typing()
{
    Bench bench;
    bench.edit(0, u"10.0.0.1:8"_s);
    const std::array anywhere{wire::IpAddress::parse("192.0.2.1").value()};
    (void)bench.document.blocklist()->decide({}, anywhere, 1);
    bench.document.collectHits();
    QCOMPARE(bench.cellEditor()->text(), u"10.0.0.1:8"_s);
    QCOMPARE(bench.document.model()->index(0, RulesModel::Hits).data().toString(), u"1"_s);
}

void TestRuleEditor::an_action_is_chosen_in_its_cell()
{
    Bench bench;
    bench.select({0}, RulesModel::Action);
    bench.key(Qt::Key_F2);
    auto *choice = bench.view->findChild<QComboBox *>();
    QVERIFY(choice != nullptr);
    QCOMPARE(choice->currentText(), u"block"_s);
    QTest::keyClick(choice, Qt::Key_Up);
    QTRY_COMPARE(bench.text(), "allow *:1\nblock *:2 # two\nallow *:3\n"_ba);
    QTRY_VERIFY(bench.view->findChild<QComboBox *>() == nullptr);
}

void TestRuleEditor::a_check_box_switches_a_rule()
{
    Bench bench;
    bench.select({1, 2});
    bench.key(Qt::Key_Space);
    QCOMPARE(bench.text(), "block *:1\n# block *:2 # two\n# allow *:3\n"_ba);
    bench.select({0, 1});
    bench.key(Qt::Key_Space);
    QCOMPARE(bench.text(), "block *:1\nblock *:2 # two\n# allow *:3\n"_ba);
    const QModelIndex box = bench.document.model()->index(0, RulesModel::On);
    const QRect cell = bench.view->visualRect(box);
    QStyleOptionViewItem option;
    option.initFrom(bench.view);
    option.features = QStyleOptionViewItem::HasCheckIndicator;
    option.rect = cell;
    const QRect mark = bench.view->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, bench.view);
    QTest::mouseClick(bench.view->viewport(), Qt::LeftButton, {}, mark.center());
    QCOMPARE(bench.text(), "# block *:1\nblock *:2 # two\n# allow *:3\n"_ba);
}

void TestRuleEditor::keys_do_what_the_buttons_do()
{
    Bench bench;
    bench.select({2});
    bench.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(bench.text(), "block *:1\nallow *:3\nblock *:2 # two\n"_ba);
    QCOMPARE(bench.view->selectedRows(), std::vector{1});
    bench.key(Qt::Key_Up, Qt::AltModifier);
    bench.key(Qt::Key_Up, Qt::AltModifier); // it is at the top already
    QCOMPARE(bench.text(), "allow *:3\nblock *:1\nblock *:2 # two\n"_ba);
    bench.key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(bench.text(), "block *:1\nallow *:3\nblock *:2 # two\n"_ba);
    bench.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(bench.text(), "block *:1\nallow *:3\nallow *:3\nblock *:2 # two\n"_ba);
    QCOMPARE(bench.view->selectedRows(), std::vector{2});
    bench.select({0, 2});
    bench.key(Qt::Key_Delete);
    QCOMPARE(bench.text(), "allow *:3\nblock *:2 # two\n"_ba);
    for (int i = 0; i < 5; ++i)
        bench.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench.text(), Three.toByteArray());
    bench.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.text(), "block *:1\nallow *:3\nblock *:2 # two\n"_ba);
}

void TestRuleEditor::buttons_follow_the_selection()
{
    Bench bench;
    const auto enabled = [&bench](const QString &name) {
        return named<QToolButton>(&bench.editor, name)->isEnabled();
    };
    QVERIFY(!enabled(u"Up"_s) && !enabled(u"Down"_s) && !enabled(u"Duplicate"_s) && !enabled(u"Remove"_s));
    QVERIFY(!enabled(u"Undo"_s) && !enabled(u"Redo"_s));
    bench.select({0});
    QVERIFY(!enabled(u"Up"_s) && enabled(u"Down"_s) && enabled(u"Remove"_s));
    bench.select({1, 2});
    QVERIFY(enabled(u"Up"_s) && !enabled(u"Down"_s));
    QTest::mouseClick(named<QToolButton>(&bench.editor, u"Up"_s), Qt::LeftButton);
    QCOMPARE(bench.text(), "block *:2 # two\nallow *:3\nblock *:1\n"_ba);
    QVERIFY(!enabled(u"Up"_s) && enabled(u"Down"_s) && enabled(u"Undo"_s));
}

void TestRuleEditor::undo_says_what_it_takes_back()
{
    Bench bench;
    bench.select({1});
    bench.key(Qt::Key_Delete);
    QCOMPARE(bench.editor.actions()->undo->text(), u"Undo: remove rule *:2"_s);
    QCOMPARE(named<QToolButton>(&bench.editor, u"Undo"_s)->toolTip(), u"Undo: remove rule *:2"_s);
    QTest::mouseClick(named<QToolButton>(&bench.editor, u"Undo"_s), Qt::LeftButton);
    QCOMPARE(bench.text(), Three.toByteArray());
    QCOMPARE(bench.editor.actions()->redo->text(), u"Redo: remove rule *:2"_s);
    QCOMPARE(bench.editor.actions()->undo->text(), u"Undo"_s);
}

void TestRuleEditor::undo_in_a_field_is_the_fields()
{
    Bench bench;
    bench.select({1});
    bench.key(Qt::Key_Delete);
    auto *destination = named<QLineEdit>(&bench.editor, u"Destination of a new rule"_s);
    destination->setFocus();
    QTest::keyClicks(destination, u"*:9"_s);
    QTest::keyClick(destination, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(destination->text().isEmpty());
    QCOMPARE(bench.document.undoStack()->index(), 1);
}

void TestRuleEditor::rules_are_dragged()
{
    Bench bench;
    bench.select({0, 1});
    // As QDrag delivers it: the selected rows, let go below the middle of the last.
    const QRect last = bench.view->visualRect(bench.document.model()->index(2, RulesModel::Destination));
    const std::unique_ptr<QMimeData> data(bench.document.model()->mimeData(bench.view->selectionModel()->selectedIndexes()));
    QDropEvent drop(last.bottomLeft() - QPoint(-3, 1), Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(bench.view->viewport(), &drop);
    QCOMPARE(bench.text(), Three.toByteArray()); // from somewhere else: not taken
    emit bench.view->moveRequested(3);
    QCOMPARE(bench.text(), "allow *:3\nblock *:1\nblock *:2 # two\n"_ba);
    QCOMPARE(bench.view->selectedRows(), (std::vector{1, 2}));
    QVERIFY(bench.view->dragEnabled());
    QCOMPARE(bench.view->dropRow(last.topLeft() + QPoint(3, 1)), 2);
    QCOMPARE(bench.view->dropRow(last.bottomLeft() + QPoint(3, -1)), 3);
    QCOMPARE(bench.view->dropRow(QPoint(3, bench.view->viewport()->height() - 1)), 3);
}

void TestRuleEditor::rules_are_copied_cut_and_pasted_as_lines()
{
    Bench bench;
    bench.select({0, 1});
    bench.key(Qt::Key_Space);
    bench.key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"# block *:1\n# block *:2 # two\n"_s);
    bench.select({2});
    bench.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(bench.text(), "# block *:1\n# block *:2 # two\nallow *:3\n# block *:1\n# block *:2 # two\n"_ba);
    QCOMPARE(bench.view->selectedRows(), (std::vector{3, 4}));
    QCOMPARE(bench.document.undoStack()->undoText(), u"paste 2 rule(s)"_s);
    bench.key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(bench.text(), "# block *:1\n# block *:2 # two\nallow *:3\n"_ba);
    QApplication::clipboard()->setText(u"allow example.com # from a mail\r\n"_s);
    bench.view->clearSelection();
    bench.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(bench.text(), "# block *:1\n# block *:2 # two\nallow *:3\nallow example.com # from a mail\n"_ba);
}

void TestRuleEditor::what_is_no_rule_is_not_pasted()
{
    Bench bench;
    bench.select({0});
    QApplication::clipboard()->setText(u"block *:7\nblöck *:8"_s);
    bench.key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY2(bench.editor.message().startsWith(u"Nothing was pasted. Line 2, character 1: "_s),
             qPrintable(bench.editor.message()));
    QApplication::clipboard()->setText(u"# hello"_s);
    bench.key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(bench.editor.message().contains(u"no rule in the clipboard"_s));
    QCOMPARE(bench.text(), Three.toByteArray());
    QVERIFY(!bench.document.undoStack()->canUndo());
}

void TestRuleEditor::a_file_is_imported_and_the_import_undone()
{
    const QTemporaryDir folder;
    Bench bench;
    bench.file = folder.filePath(u"some.rules"_s);
    QFile file(bench.file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("allow 10.0.0.1 # ours\r\n# block *:80\r\ndefault block\r\n");
    file.close();
    QTest::mouseClick(named<QToolButton>(&bench.editor, u"Import…"_s), Qt::LeftButton);
    QCOMPARE(bench.text(), "allow 10.0.0.1 # ours\n# block *:80\ndefault block\n"_ba);
    QVERIFY2(bench.editor.message().startsWith(u"2 rule(s) imported from "_s), qPrintable(bench.editor.message()));
    QCOMPARE(named<QComboBox>(&bench.editor, u"Where no rule matches"_s)->currentText(), u"block"_s);
    bench.view->setFocus();
    bench.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench.text(), Three.toByteArray());
    QCOMPARE(named<QComboBox>(&bench.editor, u"Where no rule matches"_s)->currentText(), u"allow"_s);
    bench.file.clear(); // nothing chosen
    QTest::mouseClick(named<QToolButton>(&bench.editor, u"Import…"_s), Qt::LeftButton);
    QCOMPARE(bench.text(), Three.toByteArray());
}

void TestRuleEditor::a_bad_file_changes_nothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("told");
    QTest::newRow("a line that is no rule") << "block *:1\n\nblock ü:1\n"_ba << u"Line 3, character 7: "_s;
    QTest::newRow("a second default") << "default block\ndefault allow\n"_ba << u"Line 2, character 9: "_s;
    QTest::newRow("bytes that are no text") << QByteArray("block \xff\xfe\n") << u"Line 1, character 7: "_s;
    QTest::newRow("a file that is none") << QByteArray() << u"can't be read: "_s;
    QTest::newRow("a file beyond all rules") << QByteArray(16 * 1024 * 1024 + 1, '\n') << u"larger than 16 MiB"_s;
}

void TestRuleEditor::a_bad_file_changes_nothing()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, told);
    const QTemporaryDir folder;
    Bench bench;
    bench.file = folder.filePath(u"bad.rules"_s);
    if (!content.isNull()) {
        QFile file(bench.file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QTest::mouseClick(named<QToolButton>(&bench.editor, u"Import…"_s), Qt::LeftButton);
    QVERIFY2(bench.editor.message().contains(told), qPrintable(bench.editor.message()));
    QVERIFY(bench.editor.message().contains(u"bad.rules"_s));
    QCOMPARE(bench.text(), Three.toByteArray());
    QVERIFY(!bench.document.undoStack()->canUndo());
}

void TestRuleEditor::an_exported_file_is_read_back()
{
    const QTemporaryDir folder;
    Bench bench;
    bench.document.setEnabled({1}, false);
    bench.document.setDefaultAction(access::Action::Block);
    const QByteArray before = bench.text();
    bench.file = folder.filePath(u"out.rules"_s);
    QTest::mouseClick(named<QToolButton>(&bench.editor, u"Export…"_s), Qt::LeftButton);
    QFile file(bench.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    QVERIFY(bench.editor.message().startsWith(u"3 rule(s) written into "_s));
    bench.document.remove({0, 1, 2});
    QTest::mouseClick(named<QToolButton>(&bench.editor, u"Import…"_s), Qt::LeftButton);
    QCOMPARE(bench.text(), before);
}

void TestRuleEditor::a_file_that_can_not_be_written_is_told()
{
    Bench bench;
    bench.file = u"/nowhere/at/all/out\n\u202e.rules"_s;
    QTest::mouseClick(named<QToolButton>(&bench.editor, u"Export…"_s), Qt::LeftButton);
    QVERIFY2(bench.editor.message().startsWith(u"/nowhere/at/all/out\\u000a\\u202e.rules can't be written: "_s),
             qPrintable(bench.editor.message()));
}

void TestRuleEditor::the_default_is_chosen()
{
    Bench bench;
    auto *choice = named<QComboBox>(&bench.editor, u"Where no rule matches"_s);
    QCOMPARE(choice->currentText(), u"allow"_s);
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(bench.text(), Three + "default block\n"_ba);
    bench.document.undoStack()->undo();
    QCOMPARE(choice->currentText(), u"allow"_s);
}

void TestRuleEditor::an_empty_list_says_what_to_do()
{
    Bench bench;
    bench.select({0, 1, 2});
    bench.key(Qt::Key_Delete);
    QCOMPARE(bench.text(), QByteArray());
    QVERIFY(bench.view->hint().startsWith(u"No rules."_s));
}

void TestRuleEditor::the_tested_rule_is_marked()
{
    Bench bench;
    const auto marked = [&bench] {
        QStringList rows;
        for (int row = 0; row < bench.document.model()->rowCount(); ++row) {
            if (bench.document.model()->index(row, 0).data(RulesModel::MarkedRole).toBool())
                rows += QString::number(row);
        }
        return rows.join(u',');
    };
    bench.editor.testField()->setText(u"10.0.0.1:2"_s);
    QTRY_COMPARE(marked(), u"1"_s);
    (void)bench.document.moveTo({1}, 0);
    QTRY_COMPARE(marked(), u"0"_s);
    QTRY_VERIFY(named<QPushButton>(&bench.editor, u"Show the rule"_s) != nullptr);
    QTest::mouseClick(named<QPushButton>(&bench.editor, u"Show the rule"_s), Qt::LeftButton);
    QCOMPARE(bench.view->selectedRows(), std::vector{0});
    QVERIFY(bench.view->hasFocus());
    bench.key(Qt::Key_Delete);
    QTRY_COMPARE(marked(), QString());
}

void TestRuleEditor::a_test_counts_no_hit()
{
    Bench bench;
    bench.editor.testField()->setText(u"10.0.0.1:2"_s);
    QTRY_VERIFY(named<QPushButton>(&bench.editor, u"Show the rule"_s) != nullptr);
    bench.document.collectHits();
    for (int row = 0; row < 3; ++row)
        QCOMPARE(bench.document.hits(row), 0U);
}

void TestRuleEditor::a_closed_editor_looks_nothing_up()
{
    std::vector<roles::Rehearsal::Answer> answers;
    const auto resolver = [](auto &asked) {
        return new roles::Rehearsal([&asked](const wire::Host &, const roles::Rehearsal::Answer &answer) { asked.push_back(answer); });
    };
    const auto nowhere = [] { return std::optional<wire::Endpoint>(); };
    RuleDocument document;
    RuleEditor editor(&document, resolver(answers), nowhere, nullptr);
    editor.testField()->setText(u"evil.example:7777"_s);
    editor.show();
    QTRY_COMPARE(answers.size(), std::size_t(1));
    answers.back()({{wire::IpAddress::parse("127.0.0.1").value()}, {}});
    QVERIFY(document.model()->index(0, 0).data(RulesModel::MarkedRole).toBool());
    editor.close();
    document.begin(readRuleText("block *:7777\n").takeValue());

    // Another field's two pauses, one behind the other, are longer than the one that the closed editor's would have had.
    std::vector<roles::Rehearsal::Answer> others;
    TestField other(resolver(others), nowhere);
    other.show();
    for (std::size_t times = 1; times <= 2; ++times) {
        other.setText(u"host%1.example:80"_s.arg(times));
        QTRY_COMPARE(others.size(), times);
    }
    QCOMPARE(answers.size(), std::size_t(1));
    editor.show();
    QTRY_COMPARE(answers.size(), std::size_t(2));
    answers.back()({{wire::IpAddress::parse("192.0.2.1").value()}, {}});
    QVERIFY(document.model()->index(0, 0).data(RulesModel::MarkedRole).toBool());
}

void TestRuleEditor::the_menu_offers_all()
{
    Bench bench;
    bench.select({1});
    emit bench.view->menuRequested(QPoint(10, 10), {});
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QVERIFY(menu->actions().contains(bench.editor.actions()->duplicate));
    QVERIFY(menu->actions().contains(bench.editor.actions()->undo));
    menu->close();
}

void TestRuleEditor::words_change_with_the_language()
{
    Bench bench;
    const auto heading = [&] {
        return bench.document.model()->headerData(RulesModel::Comment, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    // All that is to be read on labels and buttons, and what a screen reader says of fields and lists.
    const auto words = [&] {
        QStringList all;
        for (const QWidget *widget : bench.editor.findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                all += label->text();
            else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                all += button->text();
            all += widget->accessibleName();
            all += widget->toolTip();
        }
        all.removeAll(QString());
        return all;
    };
    const QStringList english = words();
    QVERIFY(english.size() > 20);
    {
        const Starring starring;
        QTRY_COMPARE(heading(), u"*Comment"_s);
        const auto inEnglish = [&] { return words().filter(QRegularExpression(u"^[^*\u2013]"_s)); };
        QTRY_VERIFY2(inEnglish().isEmpty(), qPrintable(inEnglish().join(u'|')));
    }
    QTRY_COMPARE(words(), english);
    QCOMPARE(heading(), u"Comment"_s);
    bench.edit(0, u"x y"_s);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&bench.editor, &change); // what is being typed stays
    QVERIFY(bench.cellEditor() != nullptr);
    QCOMPARE(bench.cellEditor()->text(), u"x y"_s);
    QCOMPARE(bench.cellEditor()->accessibleName(), u"Destination"_s);
    const Starring starring; // its name does not
    QTRY_COMPARE(bench.cellEditor()->accessibleName(), u"*Destination"_s);
    QCOMPARE(bench.cellEditor()->text(), u"x y"_s);
}

void TestRuleEditor::a_mistake_is_told_again_in_another_language()
{
    Bench bench;
    auto *destination = named<QLineEdit>(&bench.editor, u"Destination of a new rule"_s);
    destination->setText(u"1.2.3.400"_s);
    const QString english = bench.editor.message();
    const auto isToldStarred = [&](const QLineEdit *field) {
        return bench.editor.message().startsWith(u'*') && bench.editor.message() == field->accessibleDescription();
    };
    {
        const Starring starring;
        QTRY_VERIFY2(isToldStarred(destination), qPrintable(bench.editor.message()));
    }
    QTRY_COMPARE(bench.editor.message(), english);
    destination->clear();
    bench.edit(0, u"1.2.3.400"_s);
    QCOMPARE(bench.editor.message(), english);
    const Starring starring;
    QTRY_VERIFY2(isToldStarred(bench.cellEditor()), qPrintable(bench.editor.message()));
}

void TestRuleEditor::tab_reaches_every_control()
{
    Bench bench;
    QStringList reached;
    for (const QWidget *widget = bench.editor.nextInFocusChain(); widget != &bench.editor;
         widget = widget->nextInFocusChain()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy() != nullptr)
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        const QString name = interface->role() == QAccessible::ComboBox ? widget->accessibleName()
                                                                        : interface->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
        reached += name;
    }
    const QStringList eye{u"Up"_s, u"Redo"_s, u"Export…"_s, u"Action of a new rule"_s, u"Destination of a new rule"_s,
                          u"Comment of a new rule"_s, u"Add"_s, u"Rules"_s, u"Where no rule matches"_s,
                          u"Destination or envelope to test"_s, u"Show the rule"_s};
    qsizetype last = -1;
    for (const QString &name : eye) {
        QVERIFY2(reached.indexOf(name) > last, qPrintable(name + u" in "_s + reached.join(u", "_s)));
        last = reached.indexOf(name);
    }
}

void TestRuleEditor::tab_goes_round_all_that_can_be_used()
{
    Bench bench;
    bench.select({1});
    QList<QWidget *> forward = test::tabCycle(&bench.editor, Qt::Key_Tab);
    const QList<QWidget *> backward = test::tabCycle(&bench.editor, Qt::Key_Backtab);
    for (const QString &name : {u"Import…"_s, u"Export…"_s})
        QVERIFY2(forward.contains(named<QToolButton>(&bench.editor, name)), qPrintable(name));
    QVERIFY(forward.contains(named<QComboBox>(&bench.editor, u"Action of a new rule"_s)));
    std::ranges::reverse(forward.begin() + 1, forward.end());
    QCOMPARE(forward, backward);
}

QTEST_MAIN(TestRuleEditor)
#include "tst_ruleeditor.moc"
