#include "fakeparts.h"

#include "gui/filter/rowfilter.h"
#include "gui/session/exportdialog.h"
#include "gui/session/faultwindow.h"
#include "gui/session/progressline.h"
#include "gui/session/sessiondocument.h"
#include "gui/session/unsavedquestion.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace fakeparts;
using namespace midhop::gui;
using Topic = SessionStrip::Topic;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// A window with a session, as far as the session goes.
struct Desk
{
    QTemporaryDir dir;
    QSettings settings{dir.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Journal journal;
    RowFilter filter{&journal};
    QWidget window;
    SessionDocument *document;
    QString answer; ///< what file dialogs answer
    QList<FileWish> wishes;
    std::vector<trace::ExchangeId> selected;
    quint32 sent = 0;

    Desk()
        : document(new SessionDocument(&journal, &filter, &settings, &window, dir.filePath(u"recovery"_s)))
    {
        document->setFileChooser(
            [this](const FileWish &wish, const std::function<void(const QString &)> &chosen) {
                wishes.append(wish);
                chosen(answer);
            });
        document->setSelection([this] { return selected; });
        document->strip()->setParent(&window);
        document->start();
        window.show();
    }

    [[nodiscard]] QString path(const QString &name) const { return dir.filePath(name); }
    [[nodiscard]] SessionActions *actions() const { return document->actions(); }
    [[nodiscard]] QString told(Topic topic) const { return document->strip()->text(topic); }
    [[nodiscard]] UnsavedQuestion *question() const { return window.findChild<UnsavedQuestion *>(); }

    /// `count` exchanges that have ended, as live roles tell of them.
    void exchanges(quint32 count)
    {
        const qsizetype before = journal.exchanges();
        std::vector<trace::Part> parts;
        for (quint32 i = 0; i < count; ++i)
            parts.push_back(proxyPart(++sent));
        journal.feed()->publish(std::move(parts));
        QTRY_COMPARE_WITH_TIMEOUT(journal.exchanges(), before + qsizetype(count), 30'000);
    }
    void save(const QString &name)
    {
        answer = path(name);
        actions()->saveAs->trigger();
        QTRY_VERIFY(actions()->save->isEnabled());
    }
    /// Opens and waits for the end.
    void open(const QString &name)
    {
        document->openPath(path(name));
        QTRY_VERIFY(actions()->save->isEnabled());
    }
    void press(const QString &button)
    {
        QTRY_VERIFY(question() != nullptr);
        question()->findChild<QPushButton *>(button)->click();
        QTRY_VERIFY(question() == nullptr);
    }
};

/// Sessions of another desk, to be opened.
void writeSession(const QString &path, quint32 count)
{
    Desk desk;
    desk.exchanges(count);
    desk.answer = path;
    desk.actions()->saveAs->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.actions()->save->isEnabled() && !contentOf(path).isEmpty(), 30'000);
}

} // namespace

class TestSessionDocument : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void beginsUntitledAndUnmodified();
    void exchangesMakeItModified();
    void savesAndOpensAgain();
    void savingASavedSessionAsksForNoName();
    void failedSaveLeavesTheOldFile();
    void saveToAnImpossiblePlaceIsTold();
    void cancelledSaveLeavesTheOldFile();
    void whatGoesOnBehindASaveIsUnsaved();
    void whatChangesWhileItIsSavedIsUnsaved();
    void manyRowsAreToldOnce();
    void givenUpFileDialogSavesNothing();
    void foreignFileLeavesTheSession();
    void missingFileLeavesTheSession();
    void damagedFileOpensWhatCanBeRead();
    void damagedFileIsNotTheDocuments();
    void cancelledOpeningKeepsWhatWasRead();
    void openedExchangesAreSavedOnes();
    void liveExchangesAreAppendedToAnOpenedSession();
    void anotherFileWaitsForTheFirst();
    void openAsksAboutUnsaved_data();
    void openAsksAboutUnsaved();
    void questionSavesAndGoesOn();
    void questionIsNotAskedAgain();
    void newSessionBeginsAtOne();
    void clearKeepsTheNumbers();
    void dropsOpen();
    void dropsOfOtherThingsAreRefused_data();
    void dropsOfOtherThingsAreRefused();
    void recentFilesAreRemembered();
    void missingRecentFileCanBeRemoved();
    void nonsenseInTheSettingsIsIgnored();
    void exportsAll();
    void exportsTheSelection();
    void exportsWhatTheFilterLetsThrough();
    void exportOfNothingIsNotPossible();
    void failedExportIsTold();
    void recordsToAFile();
    void recordedExchangesAreNotUnsaved();
    void foreignRecordingIsRefused();
    void savingOverTheRecordingIsRefused();
    void limitIsRememberedAndAppliedAtOnce();
    void otherLimitIsAskedFor();
    void leftExchangesAreNotSavedOverTheWholeFile();
    void recoveredSessionIsOffered();
    void recoveredSessionIsDiscarded();
    void askedEndKeepsNothing();
    void unaskedEndKeepsUnsaved();
    void wordsFollowTheLanguage();
};

void TestSessionDocument::beginsUntitledAndUnmodified()
{
    Desk desk;
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
    QVERIFY(!desk.document->isModified());
    QCOMPARE(desk.document->recordingText(), QString());
}

void TestSessionDocument::exchangesMakeItModified()
{
    Desk desk;
    QSignalSpy title(desk.document, &SessionDocument::titleChanged);
    QSignalSpy recording(desk.document, &SessionDocument::recordingTextChanged);
    desk.exchanges(2);
    QVERIFY(desk.document->isModified());
    QCOMPARE(title.size(), 1);
    QCOMPARE(desk.document->recordingText(), u"Not saved"_s);
    QCOMPARE(recording.size(), 1);
}

void TestSessionDocument::savesAndOpensAgain()
{
    Desk desk;
    desk.exchanges(300);
    desk.save(u"a.jsonl"_s);
    QVERIFY(!desk.document->isModified());
    QCOMPARE(desk.document->title(), u"a.jsonl[*]"_s);
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)).count('\n'), 301);
    const trace::Summary before = desk.journal.store().summary(299);

    desk.actions()->newSession->trigger();
    QCOMPARE(desk.journal.exchanges(), 0);
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
    desk.open(u"a.jsonl"_s);
    QCOMPARE(desk.journal.exchanges(), 300);
    QCOMPARE(desk.document->title(), u"a.jsonl[*]"_s);
    QVERIFY(!desk.document->isModified());
    const trace::Summary after = desk.journal.store().summary(299);
    QCOMPARE(after.id.value, before.id.value);
    QCOMPARE(after.message, before.message);
    QCOMPARE(after.reply, before.reply);
    QCOMPARE(after.latency, before.latency);
    QCOMPARE(desk.told(Topic::Opening), QString());
}

void TestSessionDocument::savingASavedSessionAsksForNoName()
{
    Desk desk;
    desk.exchanges(1);
    desk.save(u"a.jsonl"_s);
    desk.wishes.clear();
    desk.exchanges(1);
    desk.actions()->save->trigger();
    QTRY_VERIFY(!desk.document->isModified());
    QVERIFY(desk.wishes.isEmpty());
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)).count('\n'), 3);
}

void TestSessionDocument::failedSaveLeavesTheOldFile()
{
#ifdef Q_OS_UNIX
    // A limit of the size a file may have behaves like a disk that becomes full.
    Desk desk;
    desk.exchanges(1'000);
    write(desk.path(u"a.jsonl"_s), "as it was");
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 300'000;
    setrlimit(RLIMIT_FSIZE, &small);
    desk.save(u"a.jsonl"_s);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(desk.told(Topic::Saving).contains(u"can't be written"_s));
    QVERIFY(desk.document->isModified());
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)), QByteArray("as it was"));
#else
    QSKIP("needs a limit of the size of files");
#endif
}

void TestSessionDocument::saveToAnImpossiblePlaceIsTold()
{
    Desk desk;
    desk.exchanges(1);
    QVERIFY(QDir(desk.dir.path()).mkpath(u"folder.jsonl"_s));
    desk.save(u"folder.jsonl"_s);
    QVERIFY(desk.told(Topic::Saving).contains(u"can't be written"_s));
    QVERIFY(desk.document->isModified());
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
    desk.save(u"no/such/folder.jsonl"_s);
    QVERIFY(desk.told(Topic::Saving).contains(u"no/such"_s));
    QVERIFY(desk.document->isModified());
}

void TestSessionDocument::cancelledSaveLeavesTheOldFile()
{
    Desk desk;
    desk.exchanges(3'000);
    write(desk.path(u"a.jsonl"_s), "as it was");
    desk.answer = desk.path(u"a.jsonl"_s);
    desk.actions()->saveAs->trigger();
    QVERIFY(!desk.actions()->save->isEnabled());
    emit desk.document->strip()->progress()->cancelRequested();
    QVERIFY(desk.actions()->save->isEnabled());
    QVERIFY(desk.told(Topic::Saving).contains(u"as it was before"_s));
    QVERIFY(desk.document->isModified());
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)), QByteArray("as it was"));
}

void TestSessionDocument::whatGoesOnBehindASaveIsUnsaved()
{
    Desk desk;
    desk.exchanges(2);
    desk.journal.feed()->publish({proxyPart(++desk.sent, false)});
    QTRY_COMPARE(desk.journal.exchanges(), 3);
    desk.save(u"a.jsonl"_s);
    QVERIFY(!desk.document->isModified());
    desk.journal.feed()->publish({proxyPart(desk.sent)});
    QTRY_VERIFY(desk.document->isModified());
}

void TestSessionDocument::whatChangesWhileItIsSavedIsUnsaved()
{
    Journal journal;
    UnsavedRows unsaved(&journal);
    journal.feed()->publish({proxyPart(1), proxyPart(2, false)});
    QTRY_COMPARE(unsaved.count(), 2);
    unsaved.beginSave();
    journal.feed()->publish({proxyPart(2), proxyPart(3)});
    QTRY_COMPARE(unsaved.count(), 3);
    unsaved.commitSave();
    QCOMPARE(unsaved.count(), 2);
}

void TestSessionDocument::manyRowsAreToldOnce()
{
    Journal journal;
    UnsavedRows unsaved(&journal);
    unsaved.setSafe(true);
    journal.feed()->publish({proxyPart(1), proxyPart(2), proxyPart(3)});
    QTRY_COMPARE(journal.exchanges(), 3);
    QCOMPARE(unsaved.count(), 0);
    QSignalSpy told(&unsaved, &UnsavedRows::countChanged);
    unsaved.markUnsafe({0, 1, 2, 7}); // there is no eighth
    QCOMPARE(unsaved.count(), 3);
    QCOMPARE(told.size(), 1);
    unsaved.markUnsafe({0, 1});
    QCOMPARE(told.size(), 1);
    unsaved.markSafe({2, 0, 2, 7});
    QCOMPARE(unsaved.count(), 1);
    QCOMPARE(told.size(), 2);
}

void TestSessionDocument::givenUpFileDialogSavesNothing()
{
    Desk desk;
    desk.exchanges(1);
    desk.actions()->save->trigger();
    QCOMPARE(desk.wishes.size(), 1);
    QVERIFY(desk.actions()->save->isEnabled());
    QVERIFY(desk.document->isModified());
}

void TestSessionDocument::foreignFileLeavesTheSession()
{
    Desk desk;
    desk.exchanges(2);
    write(desk.path(u"notes.txt"_s), "shopping list\n");
    desk.open(u"notes.txt"_s);
    QVERIFY(desk.told(Topic::Opening).contains(u"line 1"_s));
    QVERIFY(desk.told(Topic::Opening).contains(u"no Midhop session"_s));
    QCOMPARE(desk.journal.exchanges(), 2);
    QVERIFY(desk.question() == nullptr);
}

void TestSessionDocument::missingFileLeavesTheSession()
{
    Desk desk;
    desk.exchanges(2);
    desk.open(u"gone.jsonl"_s);
    QVERIFY(desk.told(Topic::Opening).contains(u"gone.jsonl"_s));
    QCOMPARE(desk.journal.exchanges(), 2);
}

void TestSessionDocument::damagedFileOpensWhatCanBeRead()
{
    Desk desk;
    writeSession(desk.path(u"a.jsonl"_s), 5);
    QList<QByteArray> lines = contentOf(desk.path(u"a.jsonl"_s)).split('\n');
    lines[2] = "what is this?";
    lines[4] = "{\"id\": ";
    write(desk.path(u"a.jsonl"_s), lines.join('\n'));
    desk.open(u"a.jsonl"_s);
    QCOMPARE(desk.journal.exchanges(), 3);
    const QString told = desk.told(Topic::Opening);
    QVERIFY2(told.contains(u"2 line"_s) && told.contains(u"line 3"_s), qUtf8Printable(told));
    for (QPushButton *button : desk.document->strip()->findChildren<QPushButton *>()) {
        if (button->text() == u"List…")
            button->click();
    }
    const auto *list = desk.window.findChild<FaultWindow *>();
    QVERIFY(list != nullptr);
    const QString text = list->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(text.contains(u"Line 3:"_s) && text.contains(u"Line 5:"_s), qUtf8Printable(text));
}

void TestSessionDocument::damagedFileIsNotTheDocuments()
{
    Desk desk;
    writeSession(desk.path(u"a.jsonl"_s), 2);
    const QByteArray damaged = contentOf(desk.path(u"a.jsonl"_s)) + "nonsense\n";
    write(desk.path(u"a.jsonl"_s), damaged);
    desk.open(u"a.jsonl"_s);
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
    desk.actions()->save->trigger();
    QCOMPARE(desk.wishes.size(), 1);
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)), damaged);
}

void TestSessionDocument::cancelledOpeningKeepsWhatWasRead()
{
    Desk desk;
    writeSession(desk.path(u"a.jsonl"_s), 5'000);
    desk.document->openPath(desk.path(u"a.jsonl"_s));
    connect(
        &desk.journal, &Journal::changed, &desk.window,
        [&desk] { emit desk.document->strip()->progress()->cancelRequested(); },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    QTRY_VERIFY(!desk.told(Topic::Opening).isEmpty());
    QVERIFY(desk.actions()->save->isEnabled());
    QVERIFY(desk.journal.exchanges() > 0);
    QVERIFY(desk.journal.exchanges() < 5'000);
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
    QVERIFY(!desk.document->isModified());
}

void TestSessionDocument::openedExchangesAreSavedOnes()
{
    Desk desk;
    writeSession(desk.path(u"a.jsonl"_s), 3);
    desk.open(u"a.jsonl"_s);
    QVERIFY(!desk.document->isModified());
    desk.exchanges(1);
    QVERIFY(desk.document->isModified());
    desk.actions()->save->trigger();
    QTRY_VERIFY(!desk.document->isModified());
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)).count('\n'), 5);
}

void TestSessionDocument::liveExchangesAreAppendedToAnOpenedSession()
{
    Desk desk;
    writeSession(desk.path(u"a.jsonl"_s), 2'000);
    desk.document->openPath(desk.path(u"a.jsonl"_s));
    QTRY_VERIFY(desk.journal.exchanges() > 0);
    desk.journal.feed()->publish({proxyPart(7'000)});
    QTRY_COMPARE(desk.journal.exchanges(), 2'001);
    QTRY_VERIFY(desk.actions()->save->isEnabled());
    QVERIFY(desk.document->isModified());
    quint64 last = 0;
    for (qsizetype row = 0; row < 2'001; ++row) {
        QVERIFY(desk.journal.store().id(row).value > last);
        last = desk.journal.store().id(row).value;
    }
}

void TestSessionDocument::anotherFileWaitsForTheFirst()
{
    Desk desk;
    writeSession(desk.path(u"a.jsonl"_s), 3);
    desk.document->openPath(desk.path(u"a.jsonl"_s));
    desk.document->openPath(desk.path(u"a.jsonl"_s));
    QVERIFY(desk.told(Topic::Opening).contains(u"another file"_s));
    QTRY_COMPARE(desk.journal.exchanges(), 3);
}

void TestSessionDocument::openAsksAboutUnsaved_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<qsizetype>("exchanges");
    QTest::newRow("discard opens the file") << u"discard"_s << qsizetype(3);
    QTest::newRow("cancel keeps what is there") << u"cancel"_s << qsizetype(2);
    QTest::newRow("save without a name keeps what is there") << u"save"_s << qsizetype(2);
}

void TestSessionDocument::openAsksAboutUnsaved()
{
    QFETCH(const QString, button);
    QFETCH(const qsizetype, exchanges);
    Desk desk;
    writeSession(desk.path(u"a.jsonl"_s), 3);
    desk.exchanges(2);
    desk.document->openPath(desk.path(u"a.jsonl"_s));
    desk.press(button);
    QTRY_VERIFY(desk.actions()->save->isEnabled());
    QCOMPARE(desk.journal.exchanges(), exchanges);
}

void TestSessionDocument::questionSavesAndGoesOn()
{
    Desk desk;
    desk.exchanges(2);
    desk.answer = desk.path(u"a.jsonl"_s);
    desk.actions()->newSession->trigger();
    QCOMPARE(desk.journal.exchanges(), 2);
    desk.press(u"save"_s);
    QTRY_COMPARE(desk.journal.exchanges(), 0);
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)).count('\n'), 3);
}

void TestSessionDocument::questionIsNotAskedAgain()
{
    Desk desk;
    desk.exchanges(1);
    desk.actions()->newSession->trigger();
    QTRY_VERIFY(desk.question() != nullptr);
    desk.question()->checkBox()->setChecked(true);
    QVERIFY(!desk.question()->findChild<QPushButton *>(u"save"_s)->isEnabled());
    desk.press(u"discard"_s);
    QCOMPARE(desk.journal.exchanges(), 0);
    QVERIFY(!desk.actions()->ask->isChecked());
    desk.exchanges(1);
    desk.actions()->newSession->trigger();
    QCOMPARE(desk.journal.exchanges(), 0);
    desk.actions()->ask->trigger();
    desk.exchanges(1);
    desk.actions()->newSession->trigger();
    QVERIFY(desk.question() != nullptr);
}

void TestSessionDocument::newSessionBeginsAtOne()
{
    Desk desk;
    desk.exchanges(2);
    desk.actions()->newSession->trigger();
    desk.press(u"discard"_s);
    QVERIFY(!desk.document->isModified());
    desk.exchanges(1);
    QCOMPARE(desk.journal.store().id(0).value, 1U);
}

void TestSessionDocument::clearKeepsTheNumbers()
{
    Desk desk;
    desk.exchanges(2);
    desk.save(u"a.jsonl"_s);
    desk.actions()->clear->trigger();
    QCOMPARE(desk.journal.exchanges(), 0);
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
    desk.exchanges(1);
    QCOMPARE(desk.journal.store().id(0).value, 3U);
}

void TestSessionDocument::dropsOpen()
{
    Desk desk;
    writeSession(desk.path(u"a.jsonl"_s), 3);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(desk.path(u"a.jsonl"_s))});
    QVERIFY(SessionDocument::canDrop(&data));
    QVERIFY(desk.document->drop(&data));
    QTRY_COMPARE(desk.journal.exchanges(), 3);
}

void TestSessionDocument::dropsOfOtherThingsAreRefused_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    const QUrl file = QUrl::fromLocalFile(QCoreApplication::applicationFilePath());
    QTest::newRow("nothing") << QList<QUrl>();
    QTest::newRow("two files") << QList<QUrl>{file, file};
    QTest::newRow("a folder") << QList<QUrl>{QUrl::fromLocalFile(QDir::tempPath())};
    QTest::newRow("a page") << QList<QUrl>{QUrl(u"https://example.com/a.jsonl"_s)};
    QTest::newRow("a file that is not there") << QList<QUrl>{QUrl::fromLocalFile(u"/no/such/file"_s)};
}

void TestSessionDocument::dropsOfOtherThingsAreRefused()
{
    QFETCH(const QList<QUrl>, urls);
    Desk desk;
    QMimeData data;
    data.setUrls(urls);
    QVERIFY(!SessionDocument::canDrop(&data));
    QVERIFY(!desk.document->drop(&data));
}

void TestSessionDocument::recentFilesAreRemembered()
{
    Desk desk;
    desk.exchanges(1);
    for (int i = 0; i < 12; ++i)
        desk.save(u"%1.jsonl"_s.arg(i));
    desk.save(u"3.jsonl"_s);
    const QStringList recent = SessionSettings(&desk.settings).recent();
    QCOMPARE(recent.size(), 10);
    QCOMPARE(recent.at(0), desk.path(u"3.jsonl"_s));
    QCOMPARE(recent.at(1), desk.path(u"11.jsonl"_s));
    emit desk.actions()->recent->aboutToShow();
    QCOMPARE(desk.actions()->recent->actions().size(), 12);
    desk.actions()->recent->actions().at(1)->trigger();
    QTRY_COMPARE(desk.document->title(), u"11.jsonl[*]"_s);
}

void TestSessionDocument::missingRecentFileCanBeRemoved()
{
    Desk desk;
    SessionSettings(&desk.settings).addRecent(desk.path(u"gone & away.jsonl"_s));
    emit desk.actions()->recent->aboutToShow();
    QAction *action = desk.actions()->recent->actions().constFirst();
    QVERIFY(action->text().contains(u"(missing)"_s));
    QVERIFY(action->text().contains(u"gone && away"_s));
    action->trigger();
    QVERIFY(desk.told(Topic::Opening).contains(u"not there any more"_s));
    for (QPushButton *button : desk.document->strip()->findChildren<QPushButton *>()) {
        if (button->text() == u"Remove from the list")
            button->click();
    }
    QVERIFY(SessionSettings(&desk.settings).recent().isEmpty());
}

void TestSessionDocument::nonsenseInTheSettingsIsIgnored()
{
    const QTemporaryDir dir;
    QSettings store(dir.filePath(u"s.ini"_s), QSettings::IniFormat);
    store.setValue(u"session/recent"_s, QStringList{u"relative.jsonl"_s, QString(9'999, u'x'), QString()});
    store.setValue(u"session/limit"_s, u"many"_s);
    store.setValue(u"session/folder-open"_s, u"/no/such/folder"_s);
    const SessionSettings settings(&store);
    QVERIFY(settings.recent().isEmpty());
    QCOMPARE(settings.limit(), SessionSettings::DefaultLimit);
    QVERIFY(settings.folder(u"open"_s) != u"/no/such/folder"_s);
    store.setValue(u"session/limit"_s, -5);
    QCOMPARE(settings.limit(), SessionSettings::DefaultLimit);
}

void TestSessionDocument::exportsAll()
{
    Desk desk;
    desk.exchanges(3);
    desk.answer = desk.path(u"a.csv"_s);
    desk.actions()->csv->trigger();
    auto *dialog = desk.window.findChild<ExportDialog *>();
    QVERIFY(dialog != nullptr);
    dialog->accept();
    QVERIFY(!QFile::exists(desk.path(u"a.csv"_s)));
    QTRY_VERIFY(desk.window.findChild<ExportDialog *>() == nullptr);
    desk.actions()->csv->trigger();
    desk.window.findChild<ExportDialog *>()->findChildren<QPushButton *>().constFirst()->click();
    QTRY_VERIFY(desk.told(Topic::Saving).contains(u"3 exchange"_s));
    QCOMPARE(contentOf(desk.path(u"a.csv"_s)).count("tgmr\""), 3);
    QVERIFY(desk.document->isModified());
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
}

void TestSessionDocument::exportsTheSelection()
{
    Desk desk;
    desk.exchanges(5);
    desk.selected = {{4}, {2}, {2}, {99}};
    desk.answer = desk.path(u"a.txt"_s);
    desk.actions()->text->trigger();
    auto *dialog = desk.window.findChild<ExportDialog *>();
    const auto radios = dialog->findChildren<QRadioButton *>();
    QVERIFY(radios.at(0)->isChecked());
    QVERIFY(radios.at(0)->text().contains(u"(2)"_s));
    QVERIFY(radios.at(1)->isHidden());
    QVERIFY(radios.at(2)->text().contains(u"(5)"_s));
    dialog->findChildren<QPushButton *>().constFirst()->click();
    QTRY_VERIFY(desk.told(Topic::Saving).contains(u"2 exchange"_s));
    const QByteArray text = contentOf(desk.path(u"a.txt"_s));
    QVERIFY(text.contains("Z 2 ") && text.contains("Z 4 ") && !text.contains("Z 3 "));
}

void TestSessionDocument::exportsWhatTheFilterLetsThrough()
{
    Desk desk;
    desk.journal.feed()->publish(
        {proxyPart(1), blockedPart(2), proxyPart(3), blockedPart(4), blockedPart(5)});
    QTRY_COMPARE(desk.journal.exchanges(), 5);
    auto filter = trace::parseFilter(u"decision == blocked");
    QVERIFY(filter);
    desk.filter.setFilter(filter.takeValue());
    desk.answer = desk.path(u"a.jsonl.txt"_s);
    desk.actions()->text->trigger();
    auto *dialog = desk.window.findChild<ExportDialog *>();
    const auto radios = dialog->findChildren<QRadioButton *>();
    QVERIFY(radios.at(1)->isChecked());
    QPushButton *exportButton = dialog->findChildren<QPushButton *>().constFirst();
    QTRY_VERIFY(exportButton->isEnabled());
    QVERIFY(radios.at(1)->text().contains(u"(3)"_s));
    exportButton->click();
    QTRY_VERIFY(desk.told(Topic::Saving).contains(u"3 exchange"_s));
    const QByteArray text = contentOf(desk.answer);
    QVERIFY(text.contains("Z 2 ") && text.contains("Z 5 ") && !text.contains("Z 1 ") &&
            !text.contains("Z 3 "));
}

void TestSessionDocument::exportOfNothingIsNotPossible()
{
    Desk desk;
    desk.actions()->csv->trigger();
    auto *dialog = desk.window.findChild<ExportDialog *>();
    QVERIFY(!dialog->findChildren<QPushButton *>().constFirst()->isEnabled());
}

void TestSessionDocument::failedExportIsTold()
{
    Desk desk;
    desk.exchanges(1);
    desk.answer = desk.path(u"no/such/folder/a.csv"_s);
    desk.actions()->csv->trigger();
    desk.window.findChild<ExportDialog *>()->findChildren<QPushButton *>().constFirst()->click();
    QTRY_VERIFY(desk.told(Topic::Saving).contains(u"can't be written"_s));
    QVERIFY(desk.actions()->save->isEnabled());
}

void TestSessionDocument::recordsToAFile()
{
    Desk desk;
    desk.exchanges(1);
    desk.answer = desk.path(u"r.jsonl"_s);
    desk.actions()->record->trigger();
    QVERIFY(desk.actions()->record->isChecked());
    QCOMPARE(desk.document->recordingText(), u"Recording to r.jsonl"_s);
    desk.exchanges(2);
    QTRY_COMPARE(contentOf(desk.path(u"r.jsonl"_s)).count('\n'), 3);
    desk.actions()->record->trigger();
    QVERIFY(!desk.actions()->record->isChecked());
    desk.exchanges(1);
    desk.actions()->record->trigger();
    desk.exchanges(1);
    QTRY_COMPARE(contentOf(desk.path(u"r.jsonl"_s)).count('\n'), 4);
}

void TestSessionDocument::recordedExchangesAreNotUnsaved()
{
    Desk desk;
    desk.answer = desk.path(u"r.jsonl"_s);
    desk.actions()->record->trigger();
    desk.exchanges(2);
    desk.journal.feed()->publish({proxyPart(++desk.sent, false)});
    QTRY_COMPARE(desk.journal.exchanges(), 3);
    QVERIFY(!desk.document->isModified());
    desk.actions()->record->trigger();
    QVERIFY2(desk.document->isModified(), "what was under way is in no file");
}

void TestSessionDocument::foreignRecordingIsRefused()
{
    Desk desk;
    write(desk.path(u"notes.txt"_s), "shopping list\n");
    desk.answer = desk.path(u"notes.txt"_s);
    desk.actions()->record->trigger();
    QTRY_VERIFY(desk.told(Topic::Recording).contains(u"no Midhop session"_s));
    QVERIFY(!desk.actions()->record->isChecked());
    QCOMPARE(contentOf(desk.path(u"notes.txt"_s)), QByteArray("shopping list\n"));
    desk.exchanges(1);
    QVERIFY(desk.document->isModified());
}

void TestSessionDocument::savingOverTheRecordingIsRefused()
{
    Desk desk;
    desk.answer = desk.path(u"r.jsonl"_s);
    desk.actions()->record->trigger();
    desk.exchanges(1);
    QTRY_COMPARE(contentOf(desk.path(u"r.jsonl"_s)).count('\n'), 2);
    desk.save(u"r.jsonl"_s);
    QVERIFY(desk.told(Topic::Saving).contains(u"being recorded"_s));
    QCOMPARE(contentOf(desk.path(u"r.jsonl"_s)).count('\n'), 2);
}

void TestSessionDocument::limitIsRememberedAndAppliedAtOnce()
{
    Desk desk;
    QCOMPARE(desk.journal.limit(), SessionSettings::DefaultLimit);
    desk.actions()->limits->actions().constFirst()->trigger();
    QCOMPARE(desk.journal.limit(), 10'000);
    QCOMPARE(SessionSettings(&desk.settings).limit(), 10'000);
    QVERIFY(desk.actions()->limits->actions().constFirst()->isChecked());
}

void TestSessionDocument::otherLimitIsAskedFor()
{
    Desk desk;
    desk.exchanges(5'000);
    desk.actions()->limits->actions().constLast()->trigger();
    QVERIFY(!desk.actions()->limits->actions().constLast()->isChecked());
    auto *dialog = desk.window.findChild<QInputDialog *>();
    QVERIFY(dialog != nullptr);
    dialog->setIntValue(2'000);
    dialog->accept();
    QCOMPARE(desk.journal.limit(), SessionSettings::DefaultLimit);
    desk.press(u"discard"_s); // some of the unsaved ones would leave
    QCOMPARE(desk.journal.limit(), 2'000);
    QVERIFY(desk.actions()->limits->actions().constLast()->isChecked());
    QTRY_VERIFY(desk.journal.exchanges() < 5'000);
}

void TestSessionDocument::leftExchangesAreNotSavedOverTheWholeFile()
{
    Desk desk;
    desk.exchanges(3'000);
    desk.save(u"a.jsonl"_s);
    const QByteArray whole = contentOf(desk.path(u"a.jsonl"_s));
    desk.journal.setLimit(trace::Store::RowsPerChunk);
    QTRY_VERIFY(desk.journal.left() > 0);
    desk.wishes.clear();
    desk.answer = desk.path(u"b.jsonl"_s);
    desk.actions()->save->trigger();
    QCOMPARE(desk.wishes.size(), 1);
    QTRY_VERIFY(desk.told(Topic::Saving).contains(u"had left"_s));
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)), whole);
}

void TestSessionDocument::recoveredSessionIsOffered()
{
    Desk desk;
    {
        Journal journal;
        SessionStrip strip;
        SessionRecording earlier(&journal, &strip, desk.path(u"recovery"_s), nullptr);
        earlier.recovery()->start();
        journal.feed()->publish({proxyPart(1), proxyPart(2)});
        QTRY_COMPARE(journal.exchanges(), 2);
        earlier.end(true);
    }
    desk.document->start();
    QTRY_VERIFY(!desk.told(Topic::Recovered).isEmpty());
    QVERIFY(desk.told(Topic::Recovered).contains(u"2 exchange"_s));
    for (QPushButton *button : desk.document->strip()->findChildren<QPushButton *>()) {
        if (button->text() == u"&Open")
            button->click();
    }
    QTRY_COMPARE(desk.journal.exchanges(), 2);
    QTRY_VERIFY(desk.actions()->save->isEnabled());
    QVERIFY(desk.document->isModified());
    QCOMPARE(desk.document->title(), u"untitled session[*]"_s);
    QCOMPARE(QDir(desk.path(u"recovery"_s)).entryList({u"*.jsonl"_s}).size(), 1);
    desk.save(u"a.jsonl"_s);
    QTRY_COMPARE(QDir(desk.path(u"recovery"_s)).entryList({u"*.jsonl"_s}).size(), 0);
    QCOMPARE(contentOf(desk.path(u"a.jsonl"_s)).count('\n'), 3);
}

void TestSessionDocument::recoveredSessionIsDiscarded()
{
    Desk desk;
    {
        Recovery earlier(desk.path(u"recovery"_s));
        earlier.start();
        trace::Exchange exchange;
        exchange.id = {1};
        exchange.proxy = proxyPart(1);
        earlier.add(std::make_shared<const std::vector<trace::Exchange>>(std::vector{exchange}));
        earlier.end(true);
    }
    desk.document->start();
    QTRY_VERIFY(!desk.told(Topic::Recovered).isEmpty());
    for (QPushButton *button : desk.document->strip()->findChildren<QPushButton *>()) {
        if (button->text() == u"&Discard")
            button->click();
    }
    QCOMPARE(desk.told(Topic::Recovered), QString());
    QCOMPARE(QDir(desk.path(u"recovery"_s)).entryList({u"*.jsonl"_s}).size(), 0);
}

void TestSessionDocument::askedEndKeepsNothing()
{
    Desk desk;
    desk.exchanges(2);
    bool proceeded = false;
    desk.document->whenDecided([&] { proceeded = true; });
    desk.press(u"discard"_s);
    QVERIFY(proceeded);
    desk.document->end(true);
    QCOMPARE(QDir(desk.path(u"recovery"_s)).entryList(QDir::Files).size(), 0);
}

void TestSessionDocument::unaskedEndKeepsUnsaved()
{
    Desk desk;
    desk.exchanges(2);
    desk.document->end(false);
    const QDir folder(desk.path(u"recovery"_s));
    QCOMPARE(folder.entryList({u"*.jsonl"_s}).size(), 1);
    QCOMPARE(contentOf(folder.filePath(folder.entryList({u"*.jsonl"_s}).constFirst())).count('\n'), 3);
}

void TestSessionDocument::wordsFollowTheLanguage()
{
    Desk desk;
    desk.document->retranslate();
    QCOMPARE(desk.actions()->newSession->text(), u"&New session"_s);
    QCOMPARE(desk.actions()->limits->actions().size(), 4);
}

QTEST_MAIN(TestSessionDocument)
#include "tst_sessiondocument.moc"
