#include "gui/settings/settings.h"

#include "core/wire/utf8.h"
#include "gui/app/languages.h"
#include "gui/panels/fieldcheck.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr int LongestText = 64 * 1024;
constexpr int LongestBlob = 64 * 1024;
constexpr int MostDelay = 600'000;

using Check = FieldCheck (*)(const QString &);

void readField(const QSettings &store, const QString &key, QString &value, Check check)
{
    const QString stored = store.value(key).toString();
    if (!stored.isEmpty() && stored.size() <= 300 && !check(stored).isError())
        value = stored;
}

void readText(const QSettings &store, const QString &key, QString &value)
{
    const QString stored = store.value(key).toString();
    if (stored.size() <= LongestText)
        value = stored;
}

void readBlob(const QSettings &store, const QString &key, QByteArray &value)
{
    const QByteArray stored = store.value(key).toByteArray();
    if (stored.size() <= LongestBlob)
        value = stored;
}

void readNumber(const QSettings &store, const QString &key, int &value, int least, int most)
{
    bool ok = false;
    const int stored = store.value(key).toInt(&ok);
    if (ok && stored >= least && stored <= most)
        value = stored;
}

// Written by name: numbers of an enum change their meaning when it grows.
struct ReplyKindName
{
    roles::ServerReply::Kind kind;
    QLatin1StringView name;
};
constexpr std::array replyKinds{
    ReplyKindName{roles::ServerReply::Kind::Fixed, "fixed"_L1},
    ReplyKindName{roles::ServerReply::Kind::Echo, "echo"_L1},
    ReplyKindName{roles::ServerReply::Kind::Reversed, "reversed"_L1},
    ReplyKindName{roles::ServerReply::Kind::Silent, "silent"_L1},
};

void loadReply(const QSettings &store, roles::ServerReply &reply)
{
    for (const auto &[kind, name] : replyKinds) {
        if (store.value(u"server/reply"_s).toString() == name)
            reply.kind = kind;
    }
    if (store.contains(u"server/replyText"_s)) {
        QString text;
        readText(store, u"server/replyText"_s, text);
        reply.text = text.toUtf8();
    }
    int delay = 0;
    readNumber(store, u"server/replyDelay"_s, delay, 0, MostDelay);
    reply.delay = std::chrono::milliseconds(delay);
    reply.asJson = store.value(u"server/replyAsJson"_s, false).toBool();
    reply.keepOpen = store.value(u"server/keepOpen"_s, false).toBool();
}

void saveReply(QSettings &store, const roles::ServerReply &reply)
{
    for (const auto &[kind, name] : replyKinds) {
        if (reply.kind == kind)
            store.setValue(u"server/reply"_s, QString(name));
    }
    if (reply.text.size() <= LongestText)
        store.setValue(u"server/replyText"_s, wire::textOf(reply.text));
    store.setValue(u"server/replyDelay"_s, int(reply.delay.count()));
    store.setValue(u"server/replyAsJson"_s, reply.asJson);
    store.setValue(u"server/keepOpen"_s, reply.keepOpen);
}

constexpr std::array<QLatin1StringView, 3> followKeys{"window/followClient"_L1, "window/followProxy"_L1,
                                                      "window/followServer"_L1};

} // namespace

Settings Settings::load(const QSettings &store)
{
    Settings settings;
    readField(store, u"client/proxyAddress"_s, settings.client.proxyAddress, &FieldChecks::proxyHost);
    readField(store, u"client/proxyPort"_s, settings.client.proxyPort, &FieldChecks::proxyPort);
    readField(store, u"client/serverAddress"_s, settings.client.serverAddress, &FieldChecks::serverHost);
    readField(store, u"client/serverPort"_s, settings.client.serverPort, &FieldChecks::serverPort);
    readText(store, u"client/message"_s, settings.client.message);
    settings.client.blockTest = store.value(u"client/blockTest"_s, false).toBool();
    readField(store, u"proxy/address"_s, settings.proxy.address, &FieldChecks::listenAddress);
    readField(store, u"proxy/port"_s, settings.proxy.port, &FieldChecks::listenPort);
    readField(store, u"server/address"_s, settings.server.address, &FieldChecks::listenAddress);
    readField(store, u"server/port"_s, settings.server.port, &FieldChecks::listenPort);
    loadReply(store, settings.reply);

    const auto appearances = QMetaEnum::fromType<Theme::Appearance>();
    bool known = false;
    const int appearance =
        appearances.keyToValue(store.value(u"window/appearance"_s).toString().toLatin1().constData(), &known);
    if (known)
        settings.appearance = Theme::Appearance(appearance);
    readNumber(store, u"window/textScale"_s, settings.textScale, Theme::SmallestText, Theme::LargestText);
    const QString language = Languages::find(store.value(u"window/language"_s).toString());
    if (!language.isEmpty())
        settings.language = language;
    for (std::size_t i = 0; i < followKeys.size(); ++i)
        settings.follow[i] = store.value(QString(followKeys[i]), true).toBool();
    readBlob(store, u"window/geometry"_s, settings.geometry);
    readBlob(store, u"window/panels"_s, settings.panels);
    readBlob(store, u"window/halves"_s, settings.halves);
    readBlob(store, u"window/lower"_s, settings.lower);
    readNumber(store, u"window/page"_s, settings.page, 0, 2);
    return settings;
}

void Settings::save(QSettings &store) const
{
    store.setValue(u"client/proxyAddress"_s, client.proxyAddress);
    store.setValue(u"client/proxyPort"_s, client.proxyPort);
    store.setValue(u"client/serverAddress"_s, client.serverAddress);
    store.setValue(u"client/serverPort"_s, client.serverPort);
    if (client.message.size() <= LongestText)
        store.setValue(u"client/message"_s, client.message);
    store.setValue(u"client/blockTest"_s, client.blockTest);
    store.setValue(u"proxy/address"_s, proxy.address);
    store.setValue(u"proxy/port"_s, proxy.port);
    store.setValue(u"server/address"_s, server.address);
    store.setValue(u"server/port"_s, server.port);
    saveReply(store, reply);
    store.setValue(u"window/appearance"_s,
                   QString::fromLatin1(QMetaEnum::fromType<Theme::Appearance>().valueToKey(int(appearance))));
    store.setValue(u"window/textScale"_s, textScale);
    store.setValue(u"window/language"_s, language);
    for (std::size_t i = 0; i < followKeys.size(); ++i)
        store.setValue(QString(followKeys[i]), follow[i]);
    store.setValue(u"window/geometry"_s, geometry);
    store.setValue(u"window/panels"_s, panels);
    store.setValue(u"window/halves"_s, halves);
    store.setValue(u"window/lower"_s, lower);
    store.setValue(u"window/page"_s, page);
}

} // namespace midhop::gui
