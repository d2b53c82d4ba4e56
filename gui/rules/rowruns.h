#pragma once

#include <utility>
#include <vector>

namespace midhop::gui {

/// The first rows and the lengths of runs of rows that follow each other. `rows` are ascending.
[[nodiscard]] std::vector<std::pair<int, int>> rowRuns(const std::vector<int> &rows);

} // namespace midhop::gui
