#include "gui/app/languages.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using midhop::gui::Languages;

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    QStringList forms; ///< one, or several where it has plurals
    bool numerus = false;
    QString state; ///< `unfinished`, `vanished`, `obsolete`, or empty
};

QString folder()
{
    return QStringLiteral(MIDHOP_SOURCE_DIR);
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.numerus = xml.attributes().value("numerus"_L1) == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            message.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.state = xml.attributes().value("type"_L1).toString();
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation")) {
                if (xml.isStartElement() && xml.name() == u"numerusform")
                    message.forms += xml.readElementText();
                else if (xml.isCharacters())
                    text += xml.text();
            }
            if (!message.numerus)
                message.forms = QStringList{text};
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> read(const QString &code)
{
    QFile file(folder() + u"/translations/midhop_"_s + code + u".ts"_s);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages += readMessage(xml, context);
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// The literal behind each tr( in gui/, joined where it goes on in further lines.
/// What the compiler makes of a literal.
QString unescaped(const QString &literal)
{
    static const QRegularExpression escape(uR"re(\\(u[0-9a-fA-F]{4}|.))re"_s);
    QString text;
    qsizetype from = 0;
    for (auto escapes = escape.globalMatch(literal); escapes.hasNext();) {
        const QRegularExpressionMatch match = escapes.next();
        const QString what = match.captured(1);
        text += literal.sliced(from, match.capturedStart() - from);
        text += what.size() == 5     ? QString(QChar(what.sliced(1).toUShort(nullptr, 16)))
                : what == u"n"_s     ? u"\n"_s
                                     : what;
        from = match.capturedEnd();
    }
    return text + literal.sliced(from);
}

QSet<QString> sourcesInCode()
{
    static const QRegularExpression call(uR"re(\btr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re"_s);
    static const QRegularExpression literal(uR"re("((?:[^"\\]|\\.)*)")re"_s);
    QSet<QString> sources;
    QDirIterator files(folder() + u"/gui"_s, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString code = QString::fromUtf8(file.readAll());
        for (auto calls = call.globalMatch(code); calls.hasNext();) {
            QString source;
            for (auto parts = literal.globalMatch(calls.next().captured(1)); parts.hasNext();)
                source += parts.next().captured(1);
            sources += unescaped(source);
        }
    }
    return sources;
}

QStringList places(const QString &text)
{
    static const QRegularExpression place(u"%L?[1-9n]|%Ln"_s);
    QStringList found;
    for (auto matches = place.globalMatch(text); matches.hasNext();)
        found += matches.next().captured();
    found.sort();
    return found;
}

} // namespace

class TestTranslations final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void languages_are_complete_data();
    void languages_are_complete();
    void every_word_of_the_window_is_in_them_data() { languages_are_complete_data(); }
    void every_word_of_the_window_is_in_them();
    void places_and_mnemonics_are_kept_data() { languages_are_complete_data(); }
    void places_and_mnemonics_are_kept();
    void english_has_its_plurals();
    void each_language_is_built_in();
    void codes_are_found_by_what_people_write();
};

void TestTranslations::languages_are_complete_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("German") << u"de"_s;
    QTest::newRow("Simplified Chinese") << u"zh_CN"_s;
}

void TestTranslations::languages_are_complete()
{
    QFETCH(const QString, code);
    const QList<Message> messages = read(code);
    QVERIFY(messages.size() > 100);
    for (const Message &message : messages) {
        QVERIFY2(message.state.isEmpty(), qPrintable(message.context + u": "_s + message.source));
        for (const QString &form : message.forms)
            QVERIFY2(!form.isEmpty(), qPrintable(message.context + u": "_s + message.source));
    }
}

void TestTranslations::every_word_of_the_window_is_in_them()
{
    QFETCH(const QString, code);
    QSet<QString> known;
    for (const Message &message : read(code))
        known += message.source;
    const QSet<QString> used = sourcesInCode();
    QVERIFY(used.size() > 100);
    for (const QString &source : used)
        QVERIFY2(known.contains(source), qPrintable(u"run lupdate, see translations/README.md: "_s + source));
}

void TestTranslations::places_and_mnemonics_are_kept()
{
    QFETCH(const QString, code);
    for (const Message &message : read(code)) {
        for (const QString &form : message.forms) {
            QVERIFY2(places(form) == places(message.source), qPrintable(message.source + u" -> "_s + form));
            QVERIFY2(form.count(u'&') == message.source.count(u'&'),
                     qPrintable(message.source + u" -> "_s + form));
        }
    }
}

void TestTranslations::english_has_its_plurals()
{
    QSet<QString> english;
    for (const Message &message : read(u"en"_s)) {
        QVERIFY2(message.state.isEmpty() && message.forms.size() == 2, qPrintable(message.source));
        english += message.source;
    }
    for (const Message &message : read(u"de"_s)) {
        if (message.numerus)
            QVERIFY2(english.contains(message.source), qPrintable(message.source));
    }
}

void TestTranslations::each_language_is_built_in()
{
    for (const QString &code : {u"en"_s, u"de"_s, u"zh_CN"_s})
        QVERIFY2(QFile::exists(u":/i18n/midhop_"_s + code + u".qm"_s), qPrintable(code));
    Languages languages;
    languages.choose(u"de"_s);
    QCOMPARE(QCoreApplication::translate("midhop::gui::MainWindow", "Start all"), u"Alle starten"_s);
    QCOMPARE(QLocale().decimalPoint(), u","_s);
    languages.choose(u"zh_CN"_s);
    QCOMPARE(QCoreApplication::translate("midhop::gui::MainWindow", "Start all"), u"全部启动"_s);
    languages.choose(u"en"_s);
    QCOMPARE(QCoreApplication::translate("midhop::gui::MainWindow", "Start all"), u"Start all"_s);
    QCOMPARE(QCoreApplication::translate("midhop::gui::RuleChips", "%Ln hit(s)", nullptr, 1), u"1 hit"_s);
    QCOMPARE(QCoreApplication::translate("midhop::gui::RuleChips", "%Ln hit(s)", nullptr, 2), u"2 hits"_s);
}

void TestTranslations::codes_are_found_by_what_people_write()
{
    QCOMPARE(Languages::find(u"de-AT"_s), u"de"_s);
    QCOMPARE(Languages::find(u"ZH_cn"_s), u"zh_CN"_s);
    QCOMPARE(Languages::find(u"zh"_s), u"zh_CN"_s);
    QCOMPARE(Languages::find(u"system"_s), u"system"_s);
    QCOMPARE(Languages::find(u"fr"_s), QString());
    QCOMPARE(Languages::find(QString()), QString());
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
