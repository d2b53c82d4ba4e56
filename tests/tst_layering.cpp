#include <QtCore/QDirIterator>
#include <QtCore/QMap>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace {

/// What each room of core/ may include of the others: DESIGN.md, "The house".
const QMap<QString, QStringList> &roomsBelow()
{
    static const QMap<QString, QStringList> rooms{
        {u"wire"_s, {}},
        {u"access"_s, {u"wire"_s}},
        {u"trace"_s, {u"wire"_s}},
        {u"net"_s, {u"wire"_s}},
        {u"roles"_s, {u"wire"_s, u"access"_s, u"trace"_s, u"net"_s}},
        {u"lab"_s, {u"wire"_s, u"access"_s, u"trace"_s, u"net"_s, u"roles"_s}},
        {u"console"_s, {u"wire"_s, u"access"_s, u"trace"_s, u"net"_s, u"roles"_s, u"lab"_s}},
    };
    return rooms;
}

/// core/net knows addresses, but neither envelopes nor replies.
const QStringList WireForNet{u"endpoint.h"_s, u"host.h"_s, u"result.h"_s};
/// Of the compiler, not of the platform.
const QStringList CompilerHeaders{u"emmintrin.h"_s, u"arm_neon.h"_s};

QString faultOfOwn(const QString &room, const QString &header)
{
    static const QRegularExpression form(u"\\Acore/([a-z]+)/([a-z0-9]+\\.h)\\z"_s);
    const QRegularExpressionMatch match = form.match(header);
    if (!match.hasMatch())
        return header.endsWith(u".moc"_s) && !header.contains(u'/') ? QString() : u"not a header of core/"_s;
    const QString other = match.captured(1);
    if (other != room && !roomsBelow().value(room).contains(other))
        return u"core/"_s + room + u" must not use core/"_s + other;
    if (room == u"net"_s && other == u"wire"_s && !WireForNet.contains(match.captured(2)))
        return u"core/net must know nothing of envelopes"_s;
    return {};
}

QString faultOfForeign(const QString &room, const QString &header)
{
    if (header.startsWith(u'q', Qt::CaseInsensitive) && header != u"queue"_s) {
        static const QRegularExpression form(u"\\A(QtCore|QtNetwork)/Q[A-Za-z0-9]+\\z"_s);
        const QRegularExpressionMatch match = form.match(header);
        if (!match.hasMatch())
            return u"of Qt only <QtCore/Q...> and <QtNetwork/Q...> are for core/"_s;
        const bool sockets = room != u"wire"_s && room != u"access"_s && room != u"trace"_s;
        return match.captured(1) == u"QtNetwork"_s && !sockets ? u"core/"_s + room + u" knows no sockets"_s
                                                               : QString();
    }
    const bool standard = !header.contains(u'.') && !header.contains(u'/');
    const bool platform = room == u"net"_s && header.endsWith(u".h"_s) && !header.contains(u".."_s);
    return standard || platform || CompilerHeaders.contains(header) ? QString()
                                                                    : u"platform calls belong in core/net"_s;
}

/// What is wrong with a line of a file in core/`room`; empty if nothing is.
QString fault(const QString &room, const QString &line)
{
    // In any spelling the language has: white space, a comment in between, a digraph, include_next.
    static const QRegularExpression comment(u"/\\*.*?\\*/"_s);
    static const QRegularExpression directive(
        u"\\A\\s*(?:#|%:)\\s*(?:include|include_next|import)\\b\\s*(.*?)\\s*(?://.*)?\\z"_s);
    const QRegularExpressionMatch match = directive.match(QString(line).replace(comment, u" "_s));
    if (!match.hasMatch())
        return {};
    const QString target = match.captured(1);
    if (target.size() > 2 && target.startsWith(u'"') && target.endsWith(u'"'))
        return faultOfOwn(room, target.sliced(1, target.size() - 2));
    if (target.size() > 2 && target.startsWith(u'<') && target.endsWith(u'>'))
        return faultOfForeign(room, target.sliced(1, target.size() - 2));
    return u"an include that can't be judged"_s;
}

} // namespace

/// Keeps widgets out of core/ and its rooms in their order.
class LayeringTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void linesAreJudged_data();
    void linesAreJudged();
    void everyFileOfCoreKeepsTheOrder();
};

void LayeringTest::linesAreJudged_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const QString &room, const QString &line, bool allowed) {
        QTest::newRow(name) << room << line << allowed;
    };
    row("own room", u"wire"_s, u"#include \"core/wire/host.h\""_s, true);
    row("room below", u"roles"_s, u"#include \"core/net/stream.h\""_s, true);
    row("Qt Core", u"trace"_s, u"#include <QtCore/QByteArray>"_s, true);
    row("Qt Network where sockets are", u"net"_s, u"#include <QtNetwork/QTcpServer>"_s, true);
    row("standard library", u"access"_s, u"#include <vector> // for rules"_s, true);
    row("platform in net", u"net"_s, u"#include <sys/epoll.h>"_s, true);
    row("no include", u"wire"_s, u"int includes = 0; // #include <QWidget>"_s, true);

    row("widget", u"console"_s, u"#include <QWidget>"_s, false);
    row("widget of its module", u"console"_s, u"#include <QtWidgets/QWidget>"_s, false);
    row("widget in lower case", u"console"_s, u"#include <qwidget.h>"_s, false);
    row("widget in quotes", u"console"_s, u"#include \"QWidget\""_s, false);
    row("module in lower case", u"console"_s, u"#include <qtgui/qcolor.h>"_s, false);
    row("whole module", u"console"_s, u"#include <QtGui>"_s, false);
    row("GUI class", u"roles"_s, u"#include <QColor>"_s, false);
    row("core class without its module", u"roles"_s, u"#include <QString>"_s, false);
    row("by a detour", u"roles"_s, u"#include <QtCore/../QtGui/QColor>"_s, false);
    row("white space", u"wire"_s, u"  #  include<QtGui/QColor>"_s, false);
    row("comment in between", u"wire"_s, u"/* a */ # /* b */ include /* c */ <QtGui/QColor> // d"_s, false);
    row("digraph", u"wire"_s, u"%:include <QtGui/QColor>"_s, false);
    row("include_next", u"wire"_s, u"#include_next <QtGui/QColor>"_s, false);
    row("macro", u"wire"_s, u"#include HEADER"_s, false);
    row("window", u"console"_s, u"#include \"gui/mainwindow.h\""_s, false);
    row("window by a detour", u"console"_s, u"#include \"core/../gui/mainwindow.h\""_s, false);
    row("relative", u"wire"_s, u"#include \"host.h\""_s, false);
    row("room above", u"wire"_s, u"#include \"core/net/stream.h\""_s, false);
    row("room beside", u"access"_s, u"#include \"core/trace/part.h\""_s, false);
    row("trace in net", u"net"_s, u"#include \"core/trace/feed.h\""_s, false);
    row("rules in net", u"net"_s, u"#include \"core/access/rule.h\""_s, false);
    row("envelopes in net", u"net"_s, u"#include \"core/wire/envelope.h\""_s, false);
    row("roles in trace", u"trace"_s, u"#include \"core/roles/limits.h\""_s, false);
    row("console in roles", u"roles"_s, u"#include \"core/console/output.h\""_s, false);
    row("sockets in wire", u"wire"_s, u"#include <QtNetwork/QHostAddress>"_s, false);
    row("platform in roles", u"roles"_s, u"#include <unistd.h>"_s, false);
    row("platform in console", u"console"_s, u"#include <sys/socket.h>"_s, false);
}

void LayeringTest::linesAreJudged()
{
    QFETCH(const QString, room);
    QFETCH(const QString, line);
    QFETCH(const bool, allowed);
    QCOMPARE(fault(room, line).isEmpty(), allowed);
}

void LayeringTest::everyFileOfCoreKeepsTheOrder()
{
    const QDir core(QStringLiteral(MIDHOP_SOURCE_DIR "/core"));
    QStringList faults;
    int files = 0;
    QDirIterator entries(core.path(), QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry(entries.next());
        const QString path = core.relativeFilePath(entry.filePath());
        const QString suffix = entry.suffix();
        if (path.endsWith(u"CMakeLists.txt"_s))
            continue;
        if (suffix != u"cpp"_s && suffix != u"h"_s) {
            faults += path + u": only .cpp, .h and CMakeLists.txt live in core/"_s;
            continue;
        }
        QFile file(entry.filePath());
        QVERIFY2(file.open(QIODevice::ReadOnly), qUtf8Printable(path));
        const QString room = path.section(u'/', 0, 0);
        if (!roomsBelow().contains(room))
            faults += path + u": no room of DESIGN.md"_s;
        QString content = QString::fromUtf8(file.readAll());
        content.replace(u"\\\n"_s, QString()); // continued lines
        const QStringList lines = content.split(u'\n');
        for (const QString &line : lines) {
            if (const QString found = fault(room, line); !found.isEmpty())
                faults += path + u": "_s + line + u": "_s + found;
        }
        ++files;
    }
    QVERIFY(files > 20);
    QVERIFY2(faults.isEmpty(), qUtf8Printable(faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"
