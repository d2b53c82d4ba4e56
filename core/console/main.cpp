#include "core/console/program.h"
#include "core/net/descriptors.h"
#include "core/net/locale.h"
#include "core/net/memory.h"
#include "core/net/signals.h"
#include "core/net/standardstreams.h"

#include <QtCore/QCoreApplication>

int main(int argc, char *argv[])
{
    midhop::net::openMissingStandardStreams();
    midhop::net::useUtf8Encoding();
    midhop::net::surviveFileSizeLimit();
    midhop::net::raiseDescriptorLimit();
    midhop::net::keepFreedMemory();
    const QByteArrayList arguments(argv + 1, argv + argc);
    QCoreApplication application(argc, argv);
    return midhop::console::Program().run(arguments);
}
