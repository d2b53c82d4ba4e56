#include "core/net/locale.h"

#include <QtCore/QByteArray>

#ifdef Q_OS_UNIX
#include <clocale>
#include <langinfo.h>
#endif

namespace midhop::net {

void useUtf8Encoding()
{
#ifdef Q_OS_UNIX
    std::setlocale(LC_ALL, "");
    if (qstricmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    // LC_ALL would win over LC_CTYPE: what it said goes to LANG, so that the language stays.
    if (qEnvironmentVariableIsSet("LC_ALL")) {
        qputenv("LANG", qgetenv("LC_ALL"));
        qunsetenv("LC_ALL");
    }
    qputenv("LC_CTYPE", "C.UTF-8");
    std::setlocale(LC_ALL, "");
#endif
}

} // namespace midhop::net
