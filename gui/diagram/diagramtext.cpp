#include "gui/diagram/diagramtext.h"

#include <QtCore/QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr QChar Ellipsis(0x2026);
constexpr qsizetype LongestShown =
    512; ///< characters; no label is wider, and long ones are costly to measure

} // namespace

QString TextRuler::elided(const QString &text, Face face, qreal room) const
{
    if (text.size() <= LongestShown && width(text, face) <= room)
        return text;
    const QString head = text.left(LongestShown);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, head);
    qsizetype fits = -1;
    qsizetype low = 0;
    qsizetype high = head.size();
    while (low <= high) {
        const qsizetype middle = (low + high) / 2;
        finder.setPosition(middle);
        const qsizetype place = finder.isAtBoundary() ? middle : finder.toPreviousBoundary();
        if (width(head.left(place) + Ellipsis, face) <= room) {
            fits = std::max(fits, place);
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return fits < 0 ? QString() : QString(head.left(fits) + Ellipsis);
}

QString TextRuler::elidedEnvelope(const QString &text, Face face, qreal room) const
{
    const qsizetype colon = text.indexOf(u':');
    const qsizetype message = text.indexOf(u"\"message\""_s);
    const bool whole = text.size() <= LongestShown && width(text, face) <= room;
    if (whole || !text.startsWith(u'{') || colon < 0 || message <= colon ||
        text.size() - message > LongestShown)
        return elided(text, face, room);
    const QString tail = QString(u"\u2026, "_s + text.mid(message));
    const QString withKey = text.left(colon + 1) + u' ' + tail;
    if (width(withKey, face) <= room)
        return withKey;
    const QString brief = u'{' + tail;
    return width(brief, face) <= room ? brief : elided(text, face, room);
}

QString isolated(const QString &text)
{
    constexpr QChar FirstStrongIsolate(0x2068);
    constexpr QChar PopDirectionalIsolate(0x2069);
    return text.isEmpty() ? text : QString(FirstStrongIsolate + text + PopDirectionalIsolate);
}

} // namespace midhop::gui
