#include "gui/compose/composeeditor.h"

#include "gui/compose/escapes.h"
#include "gui/panels/tint.h"
#include "gui/theme/theme.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace midhop::gui {

ComposeEditor::ComposeEditor(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_escapes(new QCheckBox(this))
    , m_chooseFile(new QPushButton(this))
    , m_dropFile(new QPushButton(this))
    , m_state(new QLabel(this))
{
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    Tint::apply(m_state, &Colours::muted);
    m_dropFile->hide();
    m_chooseFile->setAutoDefault(false);
    m_dropFile->setAutoDefault(false);
    setFocusProxy(m_text);

    auto *row = new QHBoxLayout;
    row->addWidget(m_escapes);
    row->addStretch(1);
    row->addWidget(m_dropFile);
    row->addWidget(m_chooseFile);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text, 1);
    layout->addLayout(row);
    layout->addWidget(m_state);

    connect(m_text, &QPlainTextEdit::textChanged, this, &ComposeEditor::textChanged);
    connect(m_escapes, &QCheckBox::toggled, this, &ComposeEditor::escapesToggled);
    connect(m_chooseFile, &QPushButton::clicked, this, &ComposeEditor::chooseFile);
    connect(m_dropFile, &QPushButton::clicked, this, &ComposeEditor::dropFile);
    retranslate();
    adaptToFont();
}

void ComposeEditor::setBytes(const QByteArray &bytes, const QString &file)
{
    const QScopedValueRollback setting(m_setting, true);
    m_problem.clear();
    m_file = file;
    m_isHeld = !file.isEmpty() || bytes.size() > LongestText;
    m_held = m_isHeld ? bytes : QByteArray();
    if (m_isHeld) {
        const QByteArray shown = bytes.first(std::min(bytes.size(), LongestText));
        using Escapes::Letters;
        // What is no text has letters of all scripts by chance.
        m_text->setPlainText(Escapes::write(shown, Escapes::isPlainText(shown) ? Letters::All : Letters::Ascii));
    } else {
        const bool plain = Escapes::isPlainText(bytes);
        if (!plain)
            m_escapes->setChecked(true);
        m_text->setPlainText(m_escapes->isChecked() ? Escapes::write(bytes) : QString::fromUtf8(bytes));
    }
    m_text->setReadOnly(m_isHeld);
    m_escapes->setEnabled(!m_isHeld);
    m_dropFile->setVisible(m_isHeld);
    show();
    emit changed();
}

std::optional<QByteArray> ComposeEditor::bytes() const
{
    if (m_isHeld)
        return m_held;
    const QString text = m_text->toPlainText();
    if (!m_escapes->isChecked())
        return text.toUtf8();
    const auto read = Escapes::read(text);
    return read ? std::optional(*read) : std::nullopt;
}

void ComposeEditor::openFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = tr("%1 can't be read: %2.").arg(name, file.errorString());
    } else if (const QByteArray bytes = file.read(LargestFile + 1); bytes.size() > LargestFile) {
        m_problem = tr("%1 is larger than %2, which is the most that is sent at once.")
                        .arg(name, QLocale().formattedDataSize(LargestFile));
    } else if (file.error() != QFileDevice::NoError) {
        m_problem = tr("%1 can't be read: %2.").arg(name, file.errorString());
    } else if (bytes.isEmpty()) {
        m_problem = tr("%1 is empty: there is nothing to send.").arg(name);
    } else {
        setBytes(bytes, name);
        return;
    }
    show();
}

void ComposeEditor::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Send a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ComposeEditor::openFile);
    dialog->open();
}

void ComposeEditor::dropFile()
{
    setBytes({});
    m_text->setFocus();
}

// The bytes stay what they are; only how they are written changes.
void ComposeEditor::escapesToggled(bool on)
{
    if (m_setting)
        return;
    const QScopedValueRollback setting(m_setting, true);
    const QString text = m_text->toPlainText();
    if (on) {
        m_text->setPlainText(Escapes::write(text.toUtf8()));
    } else if (const auto read = Escapes::read(text); read && Escapes::isPlainText(*read)) {
        m_text->setPlainText(QString::fromUtf8(*read));
    }
    m_problem.clear();
    show();
    emit changed();
}

void ComposeEditor::textChanged()
{
    if (m_setting)
        return;
    m_problem.clear();
    show();
    emit changed();
}

void ComposeEditor::show()
{
    const QLocale locale;
    const auto known = bytes();
    if (!m_problem.isEmpty()) {
        m_state->setText(m_problem);
    } else if (!known) {
        const auto read = Escapes::read(m_text->toPlainText());
        m_state->setText(tr("The escape at character %1 can't be read. There are \\n, \\r, \\t, \\0, \\\\ and \\xNN.")
                             .arg(locale.toString(read.error() + 1)));
    } else if (m_isHeld && known->size() > LongestText) {
        m_state->setText(tr("%Ln byte(s), of which the first %1 are shown; all are sent unchanged.", nullptr,
                            int(known->size()))
                             .arg(locale.toString(LongestText)));
    } else if (!m_file.isEmpty()) {
        m_state->setText(tr("%Ln byte(s) of the file %1, sent unchanged.", nullptr, int(known->size())).arg(m_file));
    } else {
        m_state->setText(tr("%Ln byte(s)", nullptr, int(known->size())));
    }
}

void ComposeEditor::retranslate()
{
    m_text->setAccessibleName(tr("Bytes to send"));
    m_text->setPlaceholderText(tr("Type what goes to the proxy, byte for byte. No half-finished JSON is refused here."));
    m_escapes->setText(tr("&Escapes"));
    m_escapes->setToolTip(tr("\\n, \\r, \\t, \\0, \\\\ and \\xNN stand for the bytes they name"));
    m_chooseFile->setText(tr("&File…"));
    m_chooseFile->setToolTip(tr("Send the bytes of a file, unchanged"));
    m_dropFile->setText(tr("&Type instead"));
    show();
}

void ComposeEditor::adaptToFont()
{
    const QFont fixed = Theme::fixedFont(font());
    m_text->setFont(fixed);
    m_text->setMinimumHeight(QFontMetrics(fixed).lineSpacing() * 5);
}

void ComposeEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        adaptToFont();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace midhop::gui
