#include "tests/benchmarks/nginxcontender.h"

#include "tests/load/childprocess.h"

#include <QtCore/QFile>

namespace midhop::bench {

using namespace Qt::StringLiterals;

namespace {

/// Debian and Ubuntu load the stream module from a file; elsewhere it is built in.
QByteArray moduleLine()
{
    for (const QByteArray &folder : {"/usr/lib/nginx/modules"_ba, "/usr/lib64/nginx/modules"_ba}) {
        const QByteArray file = folder + "/ngx_stream_module.so"_ba;
        if (QFile::exists(QFile::decodeName(file)))
            return "load_module "_ba + file + ";\n"_ba;
    }
    return {};
}

} // namespace

NginxContender::NginxContender(QByteArray program)
    : m_program(std::move(program))
{
}

QByteArray NginxContender::name() const
{
    return "nginx"_ba;
}

QByteArray NginxContender::description() const
{
    return "relay of "_ba + firstLineOf(m_program, "-v"_ba);
}

std::unique_ptr<load::ChildProcess> NginxContender::start(const Place &place) const
{
    const QByteArray file = place.folder + "/nginx.conf"_ba;
    const QByteArray content = moduleLine() +
                               "daemon off;\nmaster_process off;\nworker_processes 1;\n"
                               "error_log stderr crit;\npid "_ba +
                               place.folder +
                               "/nginx.pid;\n"
                               "events { use epoll; worker_connections 20000; multi_accept on; }\n"
                               "stream {\n"
                               "  access_log off;\n"
                               "  server {\n"
                               "    listen 127.0.0.1:"_ba +
                               QByteArray::number(place.port) +
                               " backlog=4096;\n"
                               "    proxy_pass 127.0.0.1:"_ba +
                               QByteArray::number(place.sink) +
                               ";\n"
                               "    proxy_half_close on;\n" // the client may have sent its FIN
                               "  }\n"
                               "}\n"_ba;
    if (!writeFile(file, content))
        return nullptr;
    return std::make_unique<load::ChildProcess>(
        m_program, QByteArrayList{"-e"_ba, "stderr"_ba, "-p"_ba, place.folder, "-c"_ba, file});
}

} // namespace midhop::bench
