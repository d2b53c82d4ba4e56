#include "gui/settings/settingssaver.h"

#include <QtCore/QFile>
#include <QtCore/QLockFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <optional>

using namespace midhop::gui;
using namespace Qt::StringLiterals;

/// Another program would read the file: so does this.
class TestSettingsSaver final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder.emplace();
    }

    void changesAreWrittenSoon();
    void theThreadOfTheWindowDoesNotWaitForTheDisk();
    void whatIsNotWrittenIsWrittenAtTheEnd();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"settings.ini"_s); }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::optional<QTemporaryDir> m_folder;
};

void TestSettingsSaver::changesAreWrittenSoon()
{
    QSettings store(path(), QSettings::IniFormat);
    const SettingsSaver saver(&store);
    for (int i = 1; i <= 3; ++i) {
        store.setValue(u"some/key"_s, i);
        QCOMPARE(store.value(u"some/key"_s).toInt(), i);
        QTRY_VERIFY(content().contains(QByteArray("key=" + QByteArray::number(i))));
    }
    store.setValue(u"a"_s, 1);
    store.setValue(u"b"_s, 2);
    QTRY_VERIFY(content().contains("a=1") && content().contains("b=2"));
}

void TestSettingsSaver::theThreadOfTheWindowDoesNotWaitForTheDisk()
{
    QSettings store(path(), QSettings::IniFormat);
    const SettingsSaver saver(&store);
    QLockFile held(path() + u".lock"_s); // whoever writes now waits for it
    QVERIFY(held.lock());
    store.setValue(u"key"_s, 1);
    const auto *timer = saver.findChild<QTimer *>();
    QTRY_VERIFY(timer->isActive());
    QTRY_VERIFY(!timer->isActive()); // would not come back from here
    QVERIFY(!QFile::exists(path()));
    held.unlock();
    QTRY_VERIFY(content().contains("key=1"));
}

void TestSettingsSaver::whatIsNotWrittenIsWrittenAtTheEnd()
{
    QSettings store(path(), QSettings::IniFormat);
    {
        const SettingsSaver saver(&store);
        store.setValue(u"key"_s, 1);
        QCoreApplication::sendPostedEvents(&store);
        QVERIFY(!QFile::exists(path()));
    }
    QVERIFY(content().contains("key=1"));
    {
        const SettingsSaver saver(&store); // the store has not forgotten how to ask
        store.setValue(u"key"_s, 2);
        QTRY_VERIFY(content().contains("key=2"));
    }
}

QTEST_GUILESS_MAIN(TestSettingsSaver)
#include "tst_settingssaver.moc"
