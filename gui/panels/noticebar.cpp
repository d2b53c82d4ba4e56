#include "gui/panels/noticebar.h"

#include "gui/panels/wrappedlabel.h"
#include "gui/theme/colours.h"
#include "gui/theme/glyph.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace midhop::gui {

namespace {

constexpr int SignWidth = 26;

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new WrappedLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setIcon(glyphIcon(Glyph::Close));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(SignWidth + 6, 6, 6, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        emit dismissed();
    });
    retranslate();
    hide();
}

void NoticeBar::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QPushButton *NoticeBar::addButton()
{
    auto *button = new QPushButton(this);
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_close), button);
    return button;
}

void NoticeBar::tell(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    const QColor colour = m_tone == Tone::Bad       ? colours.bad
                          : m_tone == Tone::Warning ? colours.warning
                                                    : colours.accent;
    QColor back = colour;
    back.setAlphaF(0.10F);
    painter.fillRect(rect(), colours.surface);
    painter.fillRect(rect(), back);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(mirrored ? QRect(width() - 3, 0, 3, height()) : QRect(0, 0, 3, height()), colour);
    const QRectF sign(mirrored ? width() - SignWidth - 4 : 10, (height() - 16) / 2.0, 16, 16);
    paintGlyph(&painter, sign, m_tone == Tone::Plain ? Glyph::Check : Glyph::Warn, colour);
}

void NoticeBar::retranslate()
{
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
}

} // namespace midhop::gui
