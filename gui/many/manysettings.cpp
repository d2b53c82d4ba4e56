#include "gui/many/manysettings.h"

#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Limits = roles::ClientRunSettings;

} // namespace

ManySettings ManySettings::load(QSettings &store)
{
    ManySettings settings;
    bool ok = false;
    store.beginGroup(u"many"_s);
    const qint64 count = store.value(u"count"_s).toLongLong(&ok);
    if (ok && count >= 1 && count <= Limits::MostExchanges)
        settings.count = count;
    const int concurrency = store.value(u"concurrency"_s).toInt(&ok);
    if (ok && concurrency >= 1 && concurrency <= Limits::MostAtOnce)
        settings.concurrency = concurrency;
    const double rate = store.value(u"rate"_s).toDouble(&ok);
    if (ok && Limits::isRate(rate))
        settings.rate = rate;
    if (store.value(u"message"_s).toString() == "panel"_L1)
        settings.message = Message::Panel;
    store.endGroup();
    return settings;
}

void ManySettings::save(QSettings &store) const
{
    store.beginGroup(u"many"_s);
    store.setValue(u"count"_s, count);
    store.setValue(u"concurrency"_s, concurrency);
    store.setValue(u"rate"_s, rate);
    store.setValue(u"message"_s, message == Message::Panel ? u"panel"_s : u"random"_s);
    store.endGroup();
}

} // namespace midhop::gui
