#include "gui/theme/glyph.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QPalette>

#include <algorithm>

namespace midhop::gui {

namespace {

void line(QPainterPath &path, std::initializer_list<QPointF> points)
{
    path.moveTo(*points.begin());
    for (const QPointF *point = points.begin() + 1; point != points.end(); ++point)
        path.lineTo(*point);
}

/// What is drawn with a pen, in a square of 16 by 16.
QPainterPath strokes(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Check:
        line(path, {{3, 8.5}, {6.5, 12}, {13, 4}});
        break;
    case Glyph::Cross:
    case Glyph::Close:
        line(path, {{4, 4}, {12, 12}});
        line(path, {{12, 4}, {4, 12}});
        break;
    case Glyph::Warn:
        line(path, {{8, 2.5}, {14.5, 13.5}, {1.5, 13.5}, {8, 2.5}});
        line(path, {{8, 6.5}, {8, 9.5}});
        line(path, {{8, 11.4}, {8, 11.6}});
        break;
    case Glyph::Find:
        path.addEllipse(QPointF(6.8, 6.8), 4.3, 4.3);
        line(path, {{10, 10}, {14, 14}});
        break;
    case Glyph::ZoomIn:
        line(path, {{6.8, 4.6}, {6.8, 9}});
        [[fallthrough]];
    case Glyph::ZoomOut:
        path.addEllipse(QPointF(6.8, 6.8), 4.3, 4.3);
        line(path, {{10, 10}, {14, 14}});
        line(path, {{4.6, 6.8}, {9, 6.8}});
        break;
    case Glyph::TimeScale:
        line(path, {{4, 2}, {4, 14}});
        line(path, {{4, 2.8}, {11, 2.8}});
        line(path, {{4, 5.6}, {11, 5.6}});
        line(path, {{4, 13.2}, {11, 13.2}});
        break;
    case Glyph::Segments:
        line(path, {{1.5, 8}, {4.5, 8}});
        line(path, {{6.5, 8}, {9.5, 8}});
        line(path, {{11.5, 8}, {14.5, 8}});
        line(path, {{5.5, 5.5}, {5.5, 10.5}});
        line(path, {{10.5, 5.5}, {10.5, 10.5}});
        break;
    case Glyph::Previous:
        line(path, {{3.5, 10.5}, {8, 6}, {12.5, 10.5}});
        break;
    case Glyph::Next:
        line(path, {{3.5, 6}, {8, 10.5}, {12.5, 6}});
        break;
    case Glyph::Follow:
        line(path, {{8, 2}, {8, 10.5}});
        line(path, {{4.5, 7}, {8, 10.5}, {11.5, 7}});
        line(path, {{3, 14}, {13, 14}});
        break;
    case Glyph::Copy:
        path.addRoundedRect(QRectF(2.5, 5.5, 8, 8.5), 1.2, 1.2);
        line(path, {{5.5, 3}, {13, 3}, {13, 10.5}});
        break;
    case Glyph::Save:
        line(path, {{8, 2}, {8, 9.5}});
        line(path, {{4.8, 6.3}, {8, 9.5}, {11.2, 6.3}});
        line(path, {{2.5, 9.5}, {2.5, 13.5}, {13.5, 13.5}, {13.5, 9.5}});
        break;
    case Glyph::Clear:
        line(path, {{2.5, 4.5}, {13.5, 4.5}});
        line(path, {{6, 4.5}, {6, 2.5}, {10, 2.5}, {10, 4.5}});
        line(path, {{4, 4.5}, {4.7, 13.8}, {11.3, 13.8}, {12, 4.5}});
        break;
    case Glyph::Dice:
        path.addRoundedRect(QRectF(2.5, 2.5, 11, 11), 2, 2);
        break;
    case Glyph::Star:
        line(path, {{8, 1.8}, {9.9, 5.8}, {14.2, 6.3}, {11, 9.3}, {11.8, 13.6}, {8, 11.5}, {4.2, 13.6}, {5, 9.3}, {1.8, 6.3}, {6.1, 5.8}, {8, 1.8}});
        break;
    case Glyph::Pause:
    case Glyph::Play:
    case Glyph::Stop:
        break;
    }
    return path;
}

/// What is filled, in the same square.
QPainterPath areas(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Pause:
        path.addRect(4, 3, 3, 10);
        path.addRect(9, 3, 3, 10);
        break;
    case Glyph::Play:
        line(path, {{4, 2.5}, {13.5, 8}, {4, 13.5}});
        break;
    case Glyph::Stop:
        path.addRect(3.5, 3.5, 9, 9);
        break;
    case Glyph::Dice:
        for (const QPointF pip :
             {QPointF(5.5, 5.5), QPointF(10.5, 5.5), QPointF(8, 8), QPointF(5.5, 10.5), QPointF(10.5, 10.5)})
            path.addEllipse(pip, 1, 1);
        break;
    default:
        break;
    }
    return path;
}

class GlyphEngine final : public QIconEngine
{
public:
    explicit GlyphEngine(Glyph glyph)
        : m_glyph(glyph)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        paintGlyph(painter, rect, m_glyph, palette.color(group, QPalette::ButtonText));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        if (pixmap.isNull())
            return pixmap; // a button squeezed to nothing asks for that
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new GlyphEngine(m_glyph); }

private:
    Glyph m_glyph;
};

} // namespace

void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &colour)
{
    const qreal side = std::min(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(side / 2, side / 2));
    painter->scale(side / 16, side / 16);
    painter->fillPath(areas(glyph), colour);
    const bool strong = glyph == Glyph::Check || glyph == Glyph::Cross;
    painter->strokePath(strokes(glyph),
                        QPen(colour, strong ? 2 : 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->restore();
}

QIcon glyphIcon(Glyph glyph)
{
    return QIcon(new GlyphEngine(glyph));
}

} // namespace midhop::gui
