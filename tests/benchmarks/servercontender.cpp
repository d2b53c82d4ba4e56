#include "tests/benchmarks/servercontender.h"

#include "tests/benchmarks/limitcontender.h"
#include "tests/load/childprocess.h"

namespace midhop::bench {

using namespace Qt::StringLiterals;

ServerContender::ServerContender(QByteArray program)
    : m_program(std::move(program))
{
}

QByteArray ServerContender::name() const
{
    return m_program.isEmpty() ? "sink"_ba : "midhop-server"_ba;
}

QByteArray ServerContender::description() const
{
    return m_program.isEmpty() ? "the least that a server of this protocol can do on epoll"_ba
                               : "midhop-cli server --quiet"_ba;
}

std::unique_ptr<load::ChildProcess> ServerContender::start(const Place &place) const
{
    const QByteArray port = QByteArray::number(place.port);
    if (m_program.isEmpty())
        return std::make_unique<load::ChildProcess>(
            ownProgram(), QByteArrayList{"sink"_ba, "--port"_ba, port, "--expect"_ba,
                                         QByteArray::number(place.messageSize)});
    return std::make_unique<load::ChildProcess>(
        m_program, QByteArrayList{"server"_ba, "--quiet"_ba, "--listen"_ba, "127.0.0.1:"_ba + port});
}

} // namespace midhop::bench
