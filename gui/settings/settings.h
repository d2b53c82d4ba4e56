#pragma once

#include "core/roles/serverrole.h"
#include "gui/panels/clientpanel.h"
#include "gui/theme/theme.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <array>

class QSettings;

namespace midhop::gui {

/// What is remembered from one start to the next. A value: the window fills it and reads it.
struct Settings
{
    struct Listener
    {
        QString address;
        QString port;
    };

    ClientPanel::Fields client{
        .proxyAddress = QStringLiteral("127.0.0.1"),
        .proxyPort = QStringLiteral("6000"),
        .serverAddress = QStringLiteral("127.0.0.1"),
        .serverPort = QStringLiteral("8888"),
        .message = {},
        .blockTest = false,
    };
    Listener proxy{QStringLiteral("127.0.0.1"), QStringLiteral("6000")};
    Listener server{QStringLiteral("127.0.0.1"), QStringLiteral("8888")};
    roles::ServerReply reply;
    Theme::Appearance appearance = Theme::Appearance::System;
    int textScale = 100;
    QString language = QStringLiteral("system");
    std::array<bool, 3> follow{true, true, true}; ///< the logs of client, proxy and server
    QByteArray geometry;                          ///< as QWidget::saveGeometry() gave it, or empty
    QByteArray panels;                            ///< as QSplitter::saveState() gave it: the three panels
    QByteArray halves;                            ///< … panels and exchanges
    QByteArray lower;                             ///< … exchanges and details
    int page = 0;                                 ///< of the details, from 0

    /// What is missing, or makes no sense, keeps its default: the file may be old, edited or broken.
    [[nodiscard]] static Settings load(const QSettings &store);
    void save(QSettings &store) const;
};

} // namespace midhop::gui
