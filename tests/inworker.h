#pragma once

#include "core/net/worker.h"

#include <future>
#include <memory>

/// Runs `task` in the worker's thread and waits for it; returns what it returns. From another thread only.
template <typename Task>
auto inWorker(midhop::net::Worker &worker, Task task)
{
    auto packaged = std::make_shared<std::packaged_task<decltype(task())()>>(std::move(task));
    auto result = packaged->get_future();
    worker.reactor().post([packaged = std::move(packaged)] { (*packaged)(); });
    return result.get();
}
