#pragma once

#include "core/wire/result.h"

#include <QtCore/QIODevice>
#include <QtCore/QString>

namespace midhop::trace {

/// Where an existing session file goes on.
struct SessionTail
{
    qint64 end = 0;            ///< behind the last complete line; what follows is torn
    quint64 lastId = 0;        ///< 0 where there is no exchange yet
    bool lacksLineEnd = false; ///< the last line is whole but for its line end
};

/// Why a file can't be continued.
struct SessionFault
{
    bool foreign = false; ///< no session of ours; otherwise it could not be read
    QString text;         ///< a clause: `it is no Midhop session`
};

/// Looks at the head and the end of a session file, without reading what lies between. The file is not
/// changed.
[[nodiscard]] Result<SessionTail, SessionFault> findSessionTail(QIODevice &file);

} // namespace midhop::trace
