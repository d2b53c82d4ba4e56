#include "gui/diagram/diagrampicture.h"

#include "core/trace/wholefile.h"
#include "gui/diagram/diagrampages.h"
#include "gui/diagram/diagrampainter.h"
#include "gui/tables/foreign.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

struct DiagramWords
{
    Q_DECLARE_TR_FUNCTIONS(DiagramWords)
};

} // namespace

QImage DiagramPicture::image(const Colours &colours) const
{
    const qreal width = std::ceil(m_stack.size().width() * Scale);
    const qreal height = std::ceil(m_stack.size().height() * Scale);
    if (width > LongestSide || height > LongestSide || width < 1 || height < 1)
        return {};
    QImage image(int(width), int(height), QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.fill(colours.surface);
    QPainter painter(&image);
    painter.scale(Scale, Scale);
    DiagramPainter(&painter, m_fonts, colours).paint(m_stack, QRectF(QPointF(), m_stack.size()), {});
    painter.end();
    image.setDevicePixelRatio(Scale);
    return image;
}

QByteArray DiagramPicture::png(const Colours &colours) const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool written = buffer.open(QIODevice::WriteOnly) && image(colours).save(&buffer, "PNG");
    return written ? bytes : QByteArray();
}

QByteArray DiagramPicture::pdf() const
{
    return diagramPages(m_stack, m_fonts);
}

QString DiagramPicture::tooLongText()
{
    return DiagramWords::tr("The picture would be too long. Select fewer exchanges, or save it as PDF.");
}

bool DiagramPicture::save(const QString &path, const Colours &colours, QString *error) const
{
    const bool isPdf = path.endsWith(u".pdf"_s, Qt::CaseInsensitive);
    if (!isPdf && !path.endsWith(u".png"_s, Qt::CaseInsensitive)) {
        *error = DiagramWords::tr("%1 is no name for a picture: it must end in .png or .pdf.").arg(shownPath(path));
        return false;
    }
    if (m_stack.isEmpty()) {
        *error = DiagramWords::tr("There is nothing to save: no exchange is selected.");
        return false;
    }
    const QByteArray bytes = isPdf ? pdf() : png(colours);
    if (bytes.isEmpty()) {
        *error = isPdf ? DiagramWords::tr("The PDF can't be made.") : tooLongText();
        return false;
    }
    trace::WholeFile file(path);
    if (file.open() && file.write(bytes) && file.commit())
        return true;
    *error = DiagramWords::tr("%1 can't be written: %2").arg(shownPath(path), file.errorText());
    return false;
}

} // namespace midhop::gui
