#pragma once

#include "core/net/stream.h"
#include "core/roles/clientsend.h"

namespace midhop::roles {

/// What a connect that failed means for the client.
[[nodiscard]] ClientProblem connectProblem(net::StreamError error);
/// The outcome that goes with a problem.
[[nodiscard]] trace::Outcome outcomeOf(ClientProblem problem);
/// `result.problem` in plain, stable English with a full stop: what happened, why, what to do. Empty for None.
[[nodiscard]] QByteArray problemText(const ClientResult &result);

} // namespace midhop::roles
