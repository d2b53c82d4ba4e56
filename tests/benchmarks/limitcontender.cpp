#include "tests/benchmarks/limitcontender.h"

#include "tests/load/childprocess.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

namespace midhop::bench {

using namespace Qt::StringLiterals;

QByteArray LimitContender::name() const
{
    return "limit"_ba;
}

QByteArray LimitContender::description() const
{
    return "the least that a proxy of this protocol can do on epoll"_ba;
}

std::unique_ptr<load::ChildProcess> LimitContender::start(const Place &place) const
{
    return std::make_unique<load::ChildProcess>(
        ownProgram(), QByteArrayList{"limit"_ba, "--port"_ba, QByteArray::number(place.port)});
}

QByteArray ownProgram()
{
    return QFile::encodeName(QCoreApplication::applicationFilePath());
}

} // namespace midhop::bench
