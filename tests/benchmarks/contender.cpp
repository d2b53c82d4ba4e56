#include "tests/benchmarks/contender.h"

#include "tests/benchmarks/clientcontender.h"
#include "tests/benchmarks/haproxycontender.h"
#include "tests/benchmarks/limitcontender.h"
#include "tests/benchmarks/midhopcontender.h"
#include "tests/benchmarks/nginxcontender.h"
#include "tests/benchmarks/servercontender.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

namespace midhop::bench {

using namespace Qt::StringLiterals;

std::vector<std::unique_ptr<Contender>> contendersHere(const QByteArray &program, const QByteArray &before)
{
    std::vector<std::unique_ptr<Contender>> contenders;
    contenders.push_back(std::make_unique<LimitContender>());
    contenders.push_back(std::make_unique<MidhopContender>(program, MidhopContender::Form::Quiet));
    if (!before.isEmpty())
        contenders.push_back(std::make_unique<MidhopContender>(before, MidhopContender::Form::Before));
    contenders.push_back(std::make_unique<MidhopContender>(program, MidhopContender::Form::Record));
    contenders.push_back(std::make_unique<MidhopContender>(program, MidhopContender::Form::Lines));
    if (const QByteArray nginx = installed("nginx"); !nginx.isEmpty())
        contenders.push_back(std::make_unique<NginxContender>(nginx));
    if (const QByteArray haproxy = installed("haproxy"); !haproxy.isEmpty()) {
        contenders.push_back(std::make_unique<HaproxyContender>(haproxy, HaproxyContender::Form::Relay));
        if (HaproxyContender::knowsLua(haproxy))
            contenders.push_back(std::make_unique<HaproxyContender>(haproxy, HaproxyContender::Form::Lua));
    }
    contenders.push_back(std::make_unique<ServerContender>(QByteArray()));
    contenders.push_back(std::make_unique<ServerContender>(program));
    contenders.push_back(std::make_unique<ClientContender>(QByteArray()));
    contenders.push_back(std::make_unique<ClientContender>(program));
    return contenders;
}

QByteArray installed(const char *name)
{
    const QString wanted = QString::fromLatin1(name);
    QString path = QStandardPaths::findExecutable(wanted);
    if (path.isEmpty()) // Debian keeps these out of an ordinary user's PATH
        path = QStandardPaths::findExecutable(wanted, {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/sbin"_s});
    return QFile::encodeName(path);
}

QByteArray firstLineOf(const QByteArray &program, const QByteArray &argument)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QFile::decodeName(program), {QString::fromUtf8(argument)});
    if (!process.waitForFinished(10'000))
        return {};
    return process.readAll().split('\n').constFirst();
}

bool writeFile(const QByteArray &path, const QByteArray &content)
{
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace midhop::bench
