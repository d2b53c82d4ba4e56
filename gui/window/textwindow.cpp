#include "gui/window/textwindow.h"

#include <QtCore/QEvent>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace midhop::gui {

TextWindow::TextWindow(Topic topic, QWidget *parent)
    : QDialog(parent)
    , m_topic(topic)
    , m_text(new QTextBrowser(this))
    , m_close(new QPushButton(this))
{
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    m_text->setOpenLinks(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_close, 0, Qt::AlignTrailing);
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 105, metrics.height() * (topic == Topic::About ? 14 : 30));
    retranslate();
}

void TextWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TextWindow::retranslate()
{
    const bool about = m_topic == Topic::About;
    setWindowTitle(about ? tr("About Midhop") : tr("How to plug in your own program"));
    m_text->setHtml(about ? aboutText() : plugInText());
    m_text->setAccessibleName(windowTitle());
    m_close->setText(tr("Close"));
}

QString TextWindow::plugInText()
{
    // QString said, or the lambdas would return a QStringBuilder of what is gone by then.
    const auto heading = [](const QString &text) -> QString {
        return u"<h3>"_s + text.toHtmlEscaped() + u"</h3>"_s;
    };
    const auto paragraph = [](const QString &text) -> QString {
        return u"<p>"_s + text.toHtmlEscaped() + u"</p>"_s;
    };
    const auto code = [](const QString &text) -> QString {
        return u"<pre style='white-space: pre-wrap'>"_s + text.toHtmlEscaped() + u"</pre>"_s;
    };
    return paragraph(
               tr("Each of the three roles can be a program of your own. Stop the role here, or leave it "
                  "stopped, and start yours on the same address.")) +
           heading(tr("Your own client")) +
           paragraph(tr("It connects to the proxy, sends one JSON object and reads the reply until the "
                        "connection ends. "
                        "Nothing needs to follow the closing brace.")) +
           code(
               uR"(printf '{"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"}' | nc -N 127.0.0.1 6000)"_s) +
           heading(tr("Your own proxy")) +
           paragraph(tr("Stop the proxy here and let yours listen on its address, or write another address "
                        "into the client's "
                        "fields. It reads the object, connects to server_ip and server_port, sends the bytes "
                        "of message, "
                        "and hands the reply back. A forbidden address gets this reply:")) +
           code(u"Error, not allowed address"_s) + heading(tr("Your own server")) +
           paragraph(tr("Stop the server here and let yours listen on its address, or write another address "
                        "into the client's "
                        "fields. It reads the message, which arrives without anything around it, answers, "
                        "and closes.")) +
           code(u"DONE"_s) +
           paragraph(tr("Midhop never connects to your program unless you send something, so a program that "
                        "serves a single "
                        "connection is not used up."));
}

QString TextWindow::aboutText()
{
    return u"<h2>Midhop "_s + u"" MIDHOP_VERSION ""_s + u"</h2><p>"_s +
           tr("A proxy laboratory in one window: a client, a proxy and a server side by side, and everything "
              "that happens "
              "between them.")
               .toHtmlEscaped() +
           u"</p><p>"_s + tr("Free software under the MIT licence.").toHtmlEscaped() + u"</p><p>Qt "_s +
           QString::fromLatin1(qVersion()) + u"</p>"_s;
}

} // namespace midhop::gui
