#include "gui/inspector/bytearea.h"

#include "core/wire/utf8.h"
#include "gui/inspector/byteareaaccessible.h"
#include "gui/inspector/byteforms.h"
#include "gui/theme/theme.h"

#include <QtCore/QMimeData>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace midhop::gui {

ByteArea::ByteArea(Form ownForm, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_ownForm(ownForm)
    , m_selectAll(new QAction(this))
{
    ByteAreaAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    setLayoutDirection(Qt::LeftToRight); // bytes have one order, whatever the language
    makeActions();
    retranslate();
    measure();
}

ByteArea::~ByteArea() = default;

void ByteArea::makeActions()
{
    for (const Form form : {Form::Text, Form::Hex, Form::C, Form::Python}) {
        auto *action = new QAction(this);
        connect(action, &QAction::triggered, this, [this, form] { copy(form); });
        m_copies.append(action);
    }
    m_copies[int(m_ownForm)]->setShortcut(QKeySequence::Copy);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    connect(m_selectAll, &QAction::triggered, this, [this] {
        selectAll();
        emit rangeSelected(m_selection);
    });
    addActions(m_copies);
    addAction(m_selectAll);
    for (QAction *action : actions())
        action->setShortcutContext(Qt::WidgetShortcut);
}

void ByteArea::retranslate()
{
    m_copies[int(Form::Text)]->setText(tr("Copy as text"));
    m_copies[int(Form::Hex)]->setText(tr("Copy as hex"));
    m_copies[int(Form::C)]->setText(tr("Copy as C string"));
    m_copies[int(Form::Python)]->setText(tr("Copy as Python bytes"));
    m_selectAll->setText(tr("Select all"));
}

void ByteArea::setBytes(const QByteArray &bytes)
{
    if (bytes == m_bytes)
        return;
    const bool goesOn = !m_bytes.isEmpty() && bytes.startsWith(m_bytes);
    m_bytes = bytes;
    if (!goesOn) {
        m_selection = m_linked = {};
        m_fault.reset();
        m_anchor = m_caret = 0;
        verticalScrollBar()->setValue(0);
        horizontalScrollBar()->setValue(0);
    }
    relayout();
    tellAccessible();
}

void ByteArea::setHint(const QString &hint)
{
    m_hint = hint;
    viewport()->update();
}

void ByteArea::select(const wire::ByteRange &range)
{
    const wire::ByteRange bounded{std::clamp<qsizetype>(range.begin, 0, m_bytes.size()),
                                  std::clamp<qsizetype>(range.end, 0, m_bytes.size())};
    if (bounded.isEmpty()) {
        setSelection({});
        return;
    }
    m_anchor = bounded.begin;
    m_caret = bounded.end - 1;
    setSelection({unitAt(bounded.begin).begin, unitAt(bounded.end - 1).end});
    if (!isByteVisible(bounded.begin) || !isByteVisible(bounded.end - 1))
        showByte(bounded.begin);
}

void ByteArea::selectAll()
{
    if (m_bytes.isEmpty())
        return;
    m_anchor = 0;
    m_caret = m_bytes.size() - 1;
    setSelection({0, m_bytes.size()});
}

void ByteArea::setSelection(const wire::ByteRange &range)
{
    if (range == m_selection)
        return;
    m_selection = range;
    viewport()->update();
    tellAccessible();
}

void ByteArea::setLinked(const wire::ByteRange &range)
{
    if (range == m_linked)
        return;
    m_linked = range;
    viewport()->update();
}

void ByteArea::setFault(std::optional<qsizetype> offset)
{
    if (offset == m_fault)
        return;
    m_fault = offset;
    relayout();
}

void ByteArea::showByte(qsizetype offset)
{
    const qsizetype row = rowOf(std::clamp<qsizetype>(offset, 0, m_bytes.size()));
    const int page = std::max(1, viewport()->height() / m_rowHeight);
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(int(row));
    else if (row >= bar->value() + page)
        bar->setValue(int(row - page + std::min(page, 1 + page / 3)));
}

bool ByteArea::isByteVisible(qsizetype offset) const
{
    const qsizetype row = rowOf(offset) - verticalScrollBar()->value();
    return row >= 0 && (row + 1) * m_rowHeight <= viewport()->height();
}

QByteArray ByteArea::chosen() const
{
    return m_selection.isEmpty() ? m_bytes : m_selection.of(m_bytes).toByteArray();
}

// As text only UTF-8 can be copied unchanged; the bytes as they are lie beside it for programs that take
// them.
void ByteArea::copy(Form form)
{
    const QByteArray bytes = chosen();
    QString text;
    switch (form) {
    case Form::Text:
        text = wire::textOf(bytes);
        break;
    case Form::Hex:
        text = QString::fromLatin1(ByteForms::hex(bytes));
        break;
    case Form::C:
        text = QString::fromLatin1(ByteForms::c(bytes));
        break;
    case Form::Python:
        text = QString::fromLatin1(ByteForms::python(bytes));
        break;
    }
    auto *contents = new QMimeData;
    contents->setText(text);
    if (form == Form::Text)
        contents->setData(u"application/octet-stream"_s, bytes);
    QGuiApplication::clipboard()->setMimeData(contents);
    emit copied(bytes.size(), form != Form::Text || QByteArrayView(bytes).isValidUtf8());
}

QString ByteArea::currentRowText() const
{
    return m_bytes.isEmpty() ? m_hint : rowText(rowOf(m_caret));
}

void ByteArea::tellAccessible()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleValueChangeEvent event(this, currentRowText());
    QAccessible::updateAccessibility(&event);
}

int ByteArea::margin() const
{
    return m_cellWidth;
}

void ByteArea::measure()
{
    m_fixed = Theme::fixedFont(font());
    m_cellWidth = std::max(1, int(std::ceil(QFontMetricsF(m_fixed).horizontalAdvance(u'0'))));
    m_rowHeight = QFontMetrics(m_fixed).height() + std::max(2, fontMetrics().height() / 5);
}

void ByteArea::relayout()
{
    layoutRows();
    updateBars();
    viewport()->update();
}

void ByteArea::updateBars()
{
    const int page = std::max(1, viewport()->height() / m_rowHeight);
    QScrollBar *vertical = verticalScrollBar();
    vertical->setRange(0, int(std::max<qsizetype>(0, rowCount() - page)));
    vertical->setPageStep(page);
    vertical->setSingleStep(1);
    QScrollBar *horizontal = horizontalScrollBar();
    horizontal->setRange(0, std::max(0, rowWidth() - viewport()->width()));
    horizontal->setPageStep(viewport()->width());
    horizontal->setSingleStep(m_cellWidth * 3);
}

bool ByteArea::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

// The text may be foreign: never HTML.
bool ByteArea::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qsizetype byte = m_bytes.isEmpty() ? -1 : byteAtPoint(help->pos());
    if (byte < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
                           u"<p style='white-space:pre-wrap'>"_s + describe(byte).toHtmlEscaped() + u"</p>"_s,
                           viewport());
    return true;
}

void ByteArea::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        retranslate();
        break;
    case QEvent::FontChange:
        measure();
        relayout();
        break;
    default:
        break;
    }
}

void ByteArea::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy(m_ownForm);
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_selectAll->trigger();
    } else if (event->key() == Qt::Key_Escape && !m_selection.isEmpty()) {
        setSelection({});
        emit rangeSelected({});
    } else if (const auto target = targetOf(*event); target && !m_bytes.isEmpty()) {
        moveCaret(*target, event->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

/// Where a key moves the caret.
std::optional<qsizetype> ByteArea::targetOf(const QKeyEvent &event) const
{
    const bool all = event.modifiers().testFlag(Qt::ControlModifier);
    const wire::ByteRange unit = unitAt(m_caret);
    const int page = std::max(1, verticalScrollBar()->pageStep() - 1);
    switch (event.key()) {
    case Qt::Key_Left:
        return unit.begin - 1;
    case Qt::Key_Right:
        return unit.end;
    case Qt::Key_Up:
        return rowsUp(1);
    case Qt::Key_Down:
        return rowsUp(-1);
    case Qt::Key_PageUp:
        return rowsUp(page);
    case Qt::Key_PageDown:
        return rowsUp(-page);
    case Qt::Key_Home:
        return all ? 0 : rowRange(rowOf(m_caret)).begin;
    case Qt::Key_End:
        return (all ? m_bytes.size() : rowRange(rowOf(m_caret)).end) - 1;
    default:
        return std::nullopt;
    }
}

/// The byte as far from its row's beginning, some rows above (or below).
qsizetype ByteArea::rowsUp(qsizetype rows) const
{
    if (m_bytes.isEmpty())
        return 0;
    const qsizetype row = rowOf(m_caret);
    const qsizetype other = std::clamp<qsizetype>(row - rows, 0, rowCount() - 1);
    const wire::ByteRange bytes = rowRange(other);
    return std::min(bytes.begin + m_caret - rowRange(row).begin, bytes.end - 1);
}

void ByteArea::moveCaret(qsizetype offset, bool extend)
{
    m_caret = std::clamp<qsizetype>(offset, 0, m_bytes.size() - 1);
    if (!extend)
        m_anchor = m_caret;
    setSelection({unitAt(std::min(m_anchor, m_caret)).begin, unitAt(std::max(m_anchor, m_caret)).end});
    showByte(m_caret);
    emit rangeSelected(m_selection);
}

qsizetype ByteArea::byteAtPoint(const QPoint &point) const
{
    const qsizetype row =
        std::clamp<qsizetype>(verticalScrollBar()->value() + point.y() / m_rowHeight, 0, rowCount() - 1);
    return byteAt(row, point.x() + horizontalScrollBar()->value());
}

void ByteArea::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_bytes.isEmpty())
        moveCaret(byteAtPoint(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void ByteArea::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && !m_bytes.isEmpty())
        moveCaret(byteAtPoint(event->position().toPoint()), true);
}

void ByteArea::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_bytes.isEmpty())
        return;
    const wire::ByteRange row = rowRange(rowOf(byteAtPoint(event->position().toPoint())));
    m_anchor = row.begin;
    moveCaret(row.end - 1, true);
}

void ByteArea::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colours().base);
    if (m_bytes.isEmpty()) {
        painter.setPen(colours().muted);
        const int room = fontMetrics().height();
        painter.drawText(viewport()->rect().adjusted(room, room / 2, -room, 0),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_hint);
        return;
    }
    painter.setFont(m_fixed);
    const qsizetype top = verticalScrollBar()->value();
    const int left = -horizontalScrollBar()->value();
    const qsizetype last = std::min(rowCount() - 1, top + event->rect().bottom() / m_rowHeight);
    for (qsizetype row = top + event->rect().top() / m_rowHeight; row <= last; ++row)
        paintRow(painter, row, QRect(left, int(row - top) * m_rowHeight, rowWidth(), m_rowHeight));
}

void ByteArea::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const qsizetype first =
        m_bytes.isEmpty() || rowCount() == 0
            ? 0
            : rowRange(std::min<qsizetype>(verticalScrollBar()->value(), rowCount() - 1)).begin;
    relayout();
    if (first > 0)
        verticalScrollBar()->setValue(int(rowOf(first)));
}

void ByteArea::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ByteArea::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ByteArea::scrollContentsBy(int, int)
{
    viewport()->update();
}

} // namespace midhop::gui
