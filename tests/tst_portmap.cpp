#include "core/access/portmap.h"

#include <QtCore/QByteArray>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using midhop::access::PortMap;
using Ranges = std::vector<PortMap::Range>;

namespace {

/// `1-9:2 20-20:0`: ports and the rule.
QByteArray drawn(const Ranges &ranges)
{
    QByteArray text;
    for (const PortMap::Range &range : ranges) {
        text += text.isEmpty() ? "" : " ";
        text += QByteArray::number(range.first) + '-' + QByteArray::number(range.last) + ':' + QByteArray::number(range.rule);
    }
    return text;
}

} // namespace

class TestPortMap final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void cutsRanges_data()
    {
        QTest::addColumn<Ranges>("ranges");
        QTest::addColumn<QByteArray>("segments");
        const auto row = [](const char *name, const Ranges &ranges, const char *segments) {
            QTest::newRow(name) << ranges << QByteArray(segments);
        };
        row("none", {}, "");
        row("one", {{80, 90, 3}}, "80-90:3");
        row("side by side", {{80, 90, 0}, {91, 99, 1}}, "80-90:0 91-99:1");
        row("apart", {{95, 99, 0}, {80, 90, 1}}, "80-90:1 95-99:0");
        row("the earlier rule inside the later", {{84, 86, 0}, {80, 90, 1}}, "80-83:1 84-86:0 87-90:1");
        row("the later rule inside the earlier", {{80, 90, 0}, {84, 86, 1}}, "80-90:0");
        row("overlapping", {{80, 90, 0}, {85, 99, 1}}, "80-90:0 91-99:1");
        row("the same ports twice", {{80, 90, 1}, {80, 90, 0}}, "80-90:0");
        row("one rule twice, side by side", {{80, 85, 0}, {86, 90, 0}}, "80-90:0");
        row("one rule twice, apart", {{80, 85, 0}, {87, 90, 0}}, "80-85:0 87-90:0");
        row("every port around the first and the last", {{0, 0, 0}, {65535, 65535, 1}, {0, 65535, 2}}, "0-0:0 1-65534:2 65535-65535:1");
    }
    void cutsRanges()
    {
        QFETCH(const Ranges, ranges);
        const Ranges segments = PortMap::disjoint(ranges);
        QTEST(drawn(segments), "segments");
        for (const Ranges &made : {ranges, segments}) {
            const PortMap map(made);
            for (int port = 0; port <= 65535; ++port) {
                int first = PortMap::NoRule;
                for (const PortMap::Range &range : ranges) {
                    if (port >= range.first && port <= range.last)
                        first = std::min(first, range.rule);
                }
                QCOMPARE(map.lookup(quint16(port)), first);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPortMap)
#include "tst_portmap.moc"
