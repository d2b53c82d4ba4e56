#pragma once

#include <QtWidgets/QDialog>

class QTextBrowser;
class QPushButton;

namespace midhop::gui {

/// The filter's language on a page, beside the window, which stays usable.
class FilterHelp final : public QDialog
{
    Q_OBJECT

public:
    explicit FilterHelp(QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QTextBrowser *m_text;
    QPushButton *m_close;
};

} // namespace midhop::gui
