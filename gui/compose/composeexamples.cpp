#include "gui/compose/composeexamples.h"

#include "core/wire/envelope.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::ComposeExample)
};

} // namespace

std::vector<ComposeExample> composeExamples(const QByteArray &serverIp, int serverPort)
{
    const QByteArray ip = wire::jsonString(serverIp);
    const QByteArray port = QByteArray::number(serverPort);
    const QByteArray sound = wire::writeEnvelope(serverIp, serverPort, "tgmr"_ba);
    const QByteArray head = R"({"server_ip": )"_ba + ip + R"(, "server_port": )" + port;
    QByteArray bom = "\xef\xbb\xbf"_ba + sound;
    QByteArray quotes = sound;
    quotes.replace('"', '\'');
    return {
        {Words::tr("A sound envelope"), sound, 0},
        {Words::tr("A sound envelope, byte by byte"), sound, 1},
        {Words::tr("Two envelopes in one write"), sound + sound, 0},
        {Words::tr("Line ends and white space around it"), "\r\n  "_ba + sound + "\r\n", 0},
        {Words::tr("An extra member"), head + R"(, "message": "tgmr", "colour": "blue"})", 0},
        {Words::tr("The envelope ends too early"), sound.chopped(8), 0},
        {Words::tr("Single quotes, as Python's str() writes them"), quotes, 0},
        {Words::tr("A comma behind the last member"), head + R"(, "message": "tgmr",})", 0},
        {Words::tr("No message"), head + "}", 0},
        {Words::tr("The port as a string"),
         R"({"server_ip": )"_ba + ip + R"(, "server_port": ")" + port + R"(", "message": "tgmr"})", 0},
        {Words::tr("A member twice"), head + R"(, "message": "one", "message": "two"})", 0},
        {Words::tr("A byte order mark in front"), bom, 0},
        {Words::tr("A line end inside the message"), head + ", \"message\": \"two\nlines\"}", 0},
        {Words::tr("A message that is not UTF-8"), head + ", \"message\": \"caf\xe9\"}", 0},
        {Words::tr("Half of a surrogate pair"), head + R"(, "message": "\ud83d"})", 0},
        {Words::tr("An address with a leading zero"),
         R"({"server_ip": "127.0.0.01", "server_port": )"_ba + port + R"(, "message": "tgmr"})", 0},
        {Words::tr("Sixty-five levels deep"),
         head + R"(, "message": "tgmr", "deep": )" + QByteArray(64, '[') + QByteArray(64, ']') + "}", 0},
        {Words::tr("No JSON at all"), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba, 0},
    };
}

} // namespace midhop::gui
