#pragma once

#include "core/net/listenerror.h"
#include "core/roles/listenerrole.h"

#include <QtCore/QCoreApplication>

namespace midhop::gui {

/// Facts of a listening role in the interface's language.
class ListenerWords final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::ListenerWords)
public:
    /// `Listening on 127.0.0.1:6000`, `Stopped`, `Stopping…`.
    [[nodiscard]] static QString state(roles::ListenerRole::State state, const wire::Endpoint &listening);
    /// `3 exchanges · 2 done · 1 blocked`; what is zero is left out.
    [[nodiscard]] static QString counters(const roles::Counters &counters);
    /// What happened, why, and what to do.
    [[nodiscard]] static QString failure(const net::ListenError &error);
};

} // namespace midhop::gui
