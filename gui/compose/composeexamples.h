#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

namespace midhop::gui {

/// Bytes worth sending to a proxy once, with what is odd about them in words.
struct ComposeExample
{
    QString name;
    QByteArray bytes;
    qsizetype pieceSize = 0; ///< 0: whole
};

/// Sound ones first. `server` is the address and port that envelopes name. In the language of now.
[[nodiscard]] std::vector<ComposeExample> composeExamples(const QByteArray &serverIp, int serverPort);

} // namespace midhop::gui
