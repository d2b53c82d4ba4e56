#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>

namespace midhop::gui {

/// In which of the diagram's fonts a text is set: wire bytes and addresses have the fixed one.
enum class Face : quint8 { Plain, Bold, Fixed };

/// The diagram's colours by meaning; the painter knows them for light and dark.
enum class Ink : quint8 { Text, Muted, Client, Proxy, Server, Good, Bad, Warning };

/// A text in its place. Values, any thread.
struct DiagramText
{
    QString text;  ///< as drawn: shortened to its room, foreign text isolated (Unicode TR 9, FSI and PDI)
    QString whole; ///< where `text` is shortened
    QRectF rect;   ///< as wide as the text; it is drawn in its middle
    Face face = Face::Plain;
    Ink ink = Ink::Text;
};

/// Measures text for the layout, in units of the picture at its normal size.
class TextRuler
{
public:
    virtual ~TextRuler() = default;

    [[nodiscard]] virtual qreal width(const QString &text, Face face) const = 0;
    /// Of one line, the same in every face. All distances of the diagram follow from it.
    [[nodiscard]] virtual qreal lineHeight() const = 0;

    /// `text`, or its beginning and an ellipsis where it is wider than `room`; characters are never torn.
    /// Empty where not even the ellipsis fits.
    [[nodiscard]] QString elided(const QString &text, Face face, qreal room) const;
    /// As elided(), but of an envelope the message is kept as long as that fits:
    /// `{"server_ip": …, "message": "tgmr"}`.
    [[nodiscard]] QString elidedEnvelope(const QString &text, Face face, qreal room) const;

protected:
    TextRuler() = default;
    TextRuler(const TextRuler &) = default;
    TextRuler &operator=(const TextRuler &) = default;
};

/// Keeps the direction of foreign text from reaching what stands around it.
[[nodiscard]] QString isolated(const QString &text);

} // namespace midhop::gui
