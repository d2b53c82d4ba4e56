#pragma once

#include <QtCore/QByteArray>
#include <QtWidgets/QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace midhop::gui {

/// The bytes to send: typed as a text, with escapes for what can't be typed, or those of a file.
class ComposeEditor final : public QWidget
{
    Q_OBJECT

public:
    /// More is not taken from a file: the envelope's limit is 1 MiB, the server's 16 MiB.
    static constexpr qint64 LargestFile = 32 << 20;
    /// More is not shown in the text field.
    static constexpr qsizetype LongestText = 64 * 1024;

    explicit ComposeEditor(QWidget *parent = nullptr);

    /// Unchanged, whatever they are; `file` names where they come from, if they come from one.
    void setBytes(const QByteArray &bytes, const QString &file = {});
    /// Nothing, if the text has an escape that can't be read.
    [[nodiscard]] std::optional<QByteArray> bytes() const;
    [[nodiscard]] QString file() const { return m_file; }
    /// Reads the file; says why not where it can't.
    void openFile(const QString &path);

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void adaptToFont();
    void chooseFile();
    void dropFile();
    void escapesToggled(bool on);
    void show();
    void textChanged();

    QPlainTextEdit *m_text;
    QCheckBox *m_escapes;
    QPushButton *m_chooseFile;
    QPushButton *m_dropFile;
    QLabel *m_state;
    QByteArray m_held; ///< bytes that are not in the text field: a file's, or too many
    bool m_isHeld = false;
    QString m_file;
    QString m_problem; ///< why a file could not be read
    bool m_setting = false;
};

} // namespace midhop::gui
