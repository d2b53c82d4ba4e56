#include "fakeparts.h"
#include "panelfinder.h"

#include "core/trace/filtercompletion.h"
#include "gui/filter/completionmodel.h"
#include "gui/filter/filterbar.h"
#include "gui/filter/filtercompleter.h"
#include "gui/filter/filteredit.h"
#include "gui/filter/filterhelp.h"
#include "gui/filter/filtermenu.h"
#include "gui/filter/filterproblem.h"
#include "gui/filter/filterwords.h"
#include "gui/filter/savedfilters.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeWidget>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using midhop::test::named;

namespace {

QStringList completions(const QString &text)
{
    QStringList texts;
    const auto seen = [](trace::FilterField field) {
        return field == trace::FilterField::Message ? QStringList{u"\"tgmr\""_s, u"\"ebvr\""_s}
                                                    : QStringList();
    };
    for (const trace::FilterCompletion &one : trace::completionsAt(text, text.size(), seen)) {
        if (one.offset + one.length != text.size())
            return {u"wrong place"_s};
        texts.append(one.text);
    }
    return texts;
}

} // namespace

class TestFilterBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }

    void filtersWhileTyping();
    void enterFiltersAtOnce();
    void whatIsWrongIsToldAndTheLastGoodStays();
    void escapeGoesBackAndThenClears();
    void theSameFilterGoesOn();
    void addsTerms_data();
    void addsTerms();
    void goesThroughTheHistory();
    void remembersHistoryAndSavedFilters();
    void brokenSettingsAreLeftOut();
    void savesAndAppliesByMenu();
    void savedFiltersAreRenamedAndRemoved();
    void suggests_data();
    void suggests();
    void tabTakesTheFirstSuggestion();
    void suggestionsAreAGoodModel();
    void countsHits();
    void foreignTextIsHarmlessInWords();
    void everyProblemHasWords();
    void helpShowsTheLanguage();

private:
    [[nodiscard]] QString fieldText() const { return m_edit->text(); }
    [[nodiscard]] FilterProblem *problem() const { return m_window->findChild<FilterProblem *>(); }
    void makeBar();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<RowFilter> m_filter;
    std::unique_ptr<QWidget> m_window;
    FilterBar *m_bar = nullptr;
    FilterEdit *m_edit = nullptr;
};

void TestFilterBar::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_directory->filePath(u"s.ini"_s), QSettings::IniFormat);
    m_journal = std::make_unique<Journal>();
    m_filter = std::make_unique<RowFilter>(m_journal.get());
    makeBar();
}

void TestFilterBar::makeBar()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 300);
    m_bar = new FilterBar(m_filter.get(), m_journal.get(), m_settings.get(), m_window.get());
    m_bar->setGeometry(0, 0, 900, 30);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit = m_bar->findChild<FilterEdit *>();
    m_bar->focusFilter();
}

void TestFilterBar::filtersWhileTyping()
{
    QCOMPARE(named<QLineEdit>(m_bar, u"Filter"_s), m_edit);
    QCOMPARE(m_edit->placeholderText(), u"Filter: decision is blocked and latency > 5 ms"_s);
    QSignalSpy changed(m_filter.get(), &RowFilter::restarted);
    QTest::keyClicks(m_edit, u"decision is blocked"_s);
    QVERIFY(!m_filter->isActive());
    QTRY_VERIFY(m_filter->isActive());
    QCOMPARE(m_filter->filter()->text(), u"decision == blocked"_s);
    QCOMPARE(changed.size(), 1);
    QTest::mouseClick(named<QToolButton>(m_bar, u"Clear filter"_s), Qt::LeftButton);
    QVERIFY(!m_filter->isActive());
    QCOMPARE(fieldText(), QString());
}

void TestFilterBar::enterFiltersAtOnce()
{
    QTest::keyClicks(m_edit, u"tgmr"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(m_filter->isActive());
}

void TestFilterBar::whatIsWrongIsToldAndTheLastGoodStays()
{
    m_bar->setText(u"decision is blocked"_s);
    QVERIFY(problem()->isHidden());
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"decision is blockd"_s);
    QTRY_VERIFY(m_edit->hasProblem());
    QVERIFY(problem()->isVisible());
    QCOMPARE(
        problem()->text(),
        u"\u201cblockd\u201d is none of the values of \u201cdecision\u201d: pending, allowed, blocked, refused"_s);
    QCOMPARE(m_edit->accessibleDescription(), problem()->text());
    const auto labels = problem()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == u"Still in effect: decision is blocked";
    }));
    QCOMPARE(m_filter->filter()->text(), u"decision == blocked"_s);
    QTest::keyClick(m_edit, Qt::Key_Backspace);
    QTest::keyClicks(m_edit, u"ed"_s);
    QTRY_VERIFY(!m_edit->hasProblem());
    QVERIFY(problem()->isHidden());
}

void TestFilterBar::escapeGoesBackAndThenClears()
{
    m_bar->setText(u"rule"_s);
    m_edit->setCursorPosition(4);
    QTest::keyClicks(m_edit, u" =="_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(m_edit->hasProblem());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QCOMPARE(fieldText(), u"rule"_s);
    QVERIFY(!m_edit->hasProblem() && m_filter->isActive());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QCOMPARE(fieldText(), QString());
    QVERIFY(!m_filter->isActive());
}

void TestFilterBar::theSameFilterGoesOn()
{
    m_bar->setText(u"rule"_s);
    QSignalSpy restarted(m_filter.get(), &RowFilter::restarted);
    m_bar->setText(u" (rule) "_s);
    QCOMPARE(restarted.size(), 0);
    m_bar->setText(u"not rule"_s);
    QCOMPARE(restarted.size(), 1);
}

void TestFilterBar::addsTerms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("term");
    QTest::addColumn<bool>("exclude");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const char16_t *text, const char16_t *term, bool exclude,
                        const char16_t *result) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(term) << exclude
                            << QString::fromUtf16(result);
    };
    row("to nothing", u"", u"id == 3", false, u"id == 3");
    row("excluded from nothing", u"", u"id == 3", true, u"not id == 3");
    row("to a comparison", u"rule", u"id == 3", false, u"rule and id == 3");
    row("to words", u"tgmr done", u"id == 3", false, u"tgmr done and id == 3");
    row("to an alternative", u"rule or done", u"id == 3", false, u"(rule or done) and id == 3");
    row("excluded from an alternative", u"rule or done", u"id == 3", true, u"(rule or done) and not id == 3");
    row("an alternative", u"rule", u"id == 3 or id == 4", false, u"rule and (id == 3 or id == 4)");
    row("an excluded alternative", u"", u"id == 3 or id == 4", true, u"not (id == 3 or id == 4)");
    row("an alternative to nothing", u"", u"id == 3 or id == 4", false, u"id == 3 or id == 4");
    row("nonsense", u"rule", u"id ==", false, u"rule");
}

void TestFilterBar::addsTerms()
{
    QFETCH(const QString, text);
    QFETCH(const QString, term);
    QFETCH(const bool, exclude);
    QFETCH(const QString, result);
    m_bar->setText(text);
    m_bar->addTerm(term, exclude);
    QCOMPARE(fieldText(), result);
    QVERIFY(!m_edit->hasProblem());
}

void TestFilterBar::goesThroughTheHistory()
{
    m_bar->setText(u"one"_s);
    m_bar->setText(u"two"_s);
    m_bar->setText(QString());
    QTest::keyClicks(m_edit, u"#"_s);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(fieldText(), u"two"_s);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(fieldText(), u"one"_s);
    QTRY_VERIFY(m_filter->isActive());
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QCOMPARE(fieldText(), u"#"_s);
}

void TestFilterBar::remembersHistoryAndSavedFilters()
{
    FilterMemory memory(m_settings.get());
    for (int i = 0; i < 60; ++i)
        memory.remember(u"id == "_s + QString::number(i));
    memory.remember(u"id == 55"_s);
    QVERIFY(memory.save(u"b  lock"_s, u"rule"_s));
    QVERIFY(memory.save(u"a"_s, u"tgmr"_s));
    QVERIFY(memory.save(u"a"_s, u"done"_s));
    QVERIFY(!memory.save(u" "_s, u"done"_s));
    const FilterMemory again(m_settings.get());
    QCOMPARE(again.history().size(), FilterMemory::HistoryKept);
    QCOMPARE(again.history().first(), u"id == 55"_s);
    QCOMPARE(again.history().count(u"id == 55"_s), 1);
    QVERIFY(again.saved() ==
            (std::vector<FilterMemory::Saved>{{u"a"_s, u"done"_s}, {u"b lock"_s, u"rule"_s}}));
}

void TestFilterBar::brokenSettingsAreLeftOut()
{
    m_settings->setValue(u"filter/history"_s,
                         QStringList{u" "_s, u"rule"_s, u"rule"_s, QString(100'000, u'a')});
    m_settings->setValue(u"filter/savedNames"_s,
                         QStringList{u""_s, QString(500, u'n'), u"good"_s, u"more"_s});
    m_settings->setValue(u"filter/savedTexts"_s, QStringList{u"a"_s, u"b"_s, u"c"_s});
    const FilterMemory memory(m_settings.get());
    QCOMPARE(memory.history(), QStringList{u"rule"_s});
    QVERIFY(memory.saved() == (std::vector<FilterMemory::Saved>{{u"good"_s, u"c"_s}}));
}

void TestFilterBar::savesAndAppliesByMenu()
{
    auto *button = m_bar->findChild<FilterMenu *>();
    const auto action = [&](const QString &text) {
        emit button->menu()->aboutToShow();
        for (QAction *one : button->menu()->actions()) {
            if (one->text() == text)
                return one;
        }
        return static_cast<QAction *>(nullptr);
    };
    QVERIFY(!action(u"Save this filter\u2026"_s)->isEnabled());
    m_bar->setText(u"rule"_s);
    action(u"Save this filter\u2026"_s)->trigger();
    auto *dialog = button->findChild<QInputDialog *>();
    QVERIFY(dialog);
    dialog->setTextValue(u"with & rule"_s);
    dialog->accept();
    m_bar->setText(QString());
    QVERIFY(action(u"with && rule"_s));
    action(u"with && rule"_s)->trigger();
    QCOMPARE(fieldText(), u"rule"_s);
    QVERIFY(m_filter->isActive());
    makeBar(); // as after the next start
    button = m_bar->findChild<FilterMenu *>();
    QVERIFY(action(u"with && rule"_s));
}

void TestFilterBar::savedFiltersAreRenamedAndRemoved()
{
    FilterMemory memory(nullptr);
    QVERIFY(memory.save(u"one"_s, u"rule"_s) && memory.save(u"two"_s, u"done"_s));
    SavedFilters dialog(&memory, m_window.get());
    auto *list = dialog.findChild<QTreeWidget *>();
    list->topLevelItem(0)->setText(0, u"zero"_s);
    QCOMPARE(memory.saved().back().name, u"zero"_s);
    QTRY_COMPARE(list->topLevelItem(1)->text(0), u"zero"_s);
    list->topLevelItem(0)->setText(0, u" "_s);
    QTRY_COMPARE(list->topLevelItem(0)->text(0), u"two"_s);
    list->setCurrentItem(list->topLevelItem(1));
    named<QPushButton>(&dialog, u"Remove"_s)->click();
    QVERIFY(memory.saved() == (std::vector<FilterMemory::Saved>{{u"two"_s, u"done"_s}}));
}

void TestFilterBar::suggests_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("fields") << u"de"_s << QStringList{u"decision"_s, u"destination"_s};
    QTest::newRow("fields within parentheses") << u"rule and (outc"_s << QStringList{u"outcome"_s};
    QTest::newRow("operators") << u"decision "_s
                               << QStringList{u"is"_s, u"is not"_s, u"in"_s, u"and"_s, u"or"_s};
    QTest::newRow("operators that begin so") << u"message c"_s << QStringList{u"contains"_s};
    QTest::newRow("words") << u"decision is b"_s << QStringList{u"blocked"_s};
    QTest::newRow("words of a list") << u"outcome in {done, t"_s << QStringList{u"timed out"_s};
    QTest::newRow("nothing behind a value of a list") << u"outcome in {done "_s << QStringList();
    QTest::newRow("values seen") << u"message == "_s << QStringList{u"\"tgmr\""_s, u"\"ebvr\""_s};
    QTest::newRow("values that begin so") << u"message == tg"_s << QStringList{u"\"tgmr\""_s};
    QTest::newRow("values within quotes") << u"message == \"eb"_s << QStringList{u"\"ebvr\""_s};
    QTest::newRow("units") << u"latency > 5"_s << QStringList{u"5 ms"_s};
    QTest::newRow("joins") << u"decision is blocked "_s << QStringList{u"and"_s, u"or"_s};
    QTest::newRow("nothing for words") << u"tgm"_s << QStringList();
    QTest::newRow("nothing behind an error") << u"decision is blockd and "_s << QStringList();
    QTest::newRow("nothing for what is whole") << u"decision is blocked"_s << QStringList();
}

void TestFilterBar::suggests()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, expected);
    QCOMPARE(completions(text), expected);
}

void TestFilterBar::tabTakesTheFirstSuggestion()
{
    m_journal->feed()->publish({proxyPart(1, true, "abc")});
    QTRY_COMPARE(m_journal->exchanges(), 1);
    QWidget *popup = m_bar->findChild<FilterCompleter *>()->popup();
    QTest::keyClicks(m_edit, u"mess"_s);
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Tab);
    QCOMPARE(fieldText(), u"message "_s);
    QVERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(fieldText(), u"message == "_s);
    QTest::keyClick(popup, Qt::Key_Tab);
    QCOMPARE(fieldText(), u"message == \"abc\""_s);
    QVERIFY(!popup->isVisible());
    QTRY_VERIFY(m_filter->isActive());
    QTRY_COMPARE(m_filter->matches(), 1);
}

void TestFilterBar::suggestionsAreAGoodModel()
{
    CompletionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCompletions(trace::completionsAt(u"", 0));
    QVERIFY(model.rowCount() > 20);
    for (int row = 0; row < model.rowCount() - 1; ++row)
        QVERIFY(!model.index(row).data(CompletionModel::ExplanationRole).toString().isEmpty());
    model.setCompletions({});
    QCOMPARE(model.rowCount(), 0);
}

void TestFilterBar::countsHits()
{
    std::vector<trace::Part> parts;
    for (quint32 number = 1; number <= 1'100; ++number)
        parts.push_back(number % 100 == 0 ? blockedPart(number) : proxyPart(number));
    m_journal->feed()->publish(std::move(parts));
    QTRY_COMPARE(m_journal->exchanges(), 1'100);
    m_bar->setText(u"rule"_s);
    QTRY_COMPARE(m_edit->accessibleDescription(), u"11 of 1,100"_s);
    const auto labels = m_bar->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == u"11 of 1,100";
    }));
    m_bar->setText(QString());
    QTRY_COMPARE(m_edit->accessibleDescription(), QString());
}

void TestFilterBar::foreignTextIsHarmlessInWords()
{
    const QString text = u"decision is \"a\u202eb<b>\""_s;
    const auto filter = trace::parseFilter(text);
    QVERIFY(!filter);
    const QString words = FilterWords::problem(filter.error(), text);
    QVERIFY2(!words.contains(QChar(0x202e)), qPrintable(words));
    m_bar->setText(text);
    QVERIFY(m_edit->toolTip().contains(u"&lt;b&gt;"_s));
}

void TestFilterBar::everyProblemHasWords()
{
    for (int kind = 0; kind <= int(trace::FilterError::Kind::RangeNotPossible); ++kind) {
        trace::FilterError error;
        error.kind = trace::FilterError::Kind(kind);
        QVERIFY2(!FilterWords::problem(error, u"x"_s).isEmpty(), qPrintable(QString::number(kind)));
    }
}

void TestFilterBar::helpShowsTheLanguage()
{
    QTest::keyClick(m_edit, Qt::Key_F1);
    const auto *help = m_bar->findChild<FilterHelp *>();
    QVERIFY(help && help->isVisible());
    QVERIFY(FilterWords::help().contains(u"client.ip in 10.0.0.0/8"_s));
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
