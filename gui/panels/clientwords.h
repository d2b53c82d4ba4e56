#pragma once

#include "core/roles/clientsend.h"

#include <QtCore/QCoreApplication>

namespace midhop::gui {

/// Facts of the client in the interface's language.
class ClientWords final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::ClientWords)
public:
    /// `3 sent · 2 DONE · 1 blocked`; what is zero is left out, but for `sent`.
    [[nodiscard]] static QString counters(int sent, int done, int otherReplies, int blocked, int errors);
    /// What the panel says of a send that did not end with a reply; empty for one that did, a cancelled or a
    /// blocked one.
    [[nodiscard]] static QString failure(const roles::ClientResult &result);
    /// What kept a send from its reply, or from the whole of it; empty where nothing did, or a person wanted it.
    [[nodiscard]] static QString problem(const roles::ClientResult &result);

private:
    [[nodiscard]] static QString errorReply(const QByteArray &reply);
};

} // namespace midhop::gui
