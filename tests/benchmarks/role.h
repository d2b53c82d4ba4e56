#pragma once

namespace midhop::bench {

/// What is measured: the rest of an exchange is the benchmark's own.
enum class Role {
    Proxy,  ///< between load generator and sink
    Server, ///< asked by the load generator, without a proxy
    Client, ///< asks the sink through the limit; its rate is what counts
};

} // namespace midhop::bench
