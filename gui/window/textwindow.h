#pragma once

#include <QtWidgets/QDialog>

class QPushButton;
class QTextBrowser;

namespace midhop::gui {

/// Something to read beside the window, which stays usable.
class TextWindow final : public QDialog
{
    Q_OBJECT
public:
    enum class Topic : quint8 { PlugIn, About };

    TextWindow(Topic topic, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] static QString plugInText();
    [[nodiscard]] static QString aboutText();

    Topic m_topic;
    QTextBrowser *m_text;
    QPushButton *m_close;
};

} // namespace midhop::gui
