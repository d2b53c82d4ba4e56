#include "gui/rules/rowruns.h"

namespace midhop::gui {

std::vector<std::pair<int, int>> rowRuns(const std::vector<int> &rows)
{
    std::vector<std::pair<int, int>> runs;
    for (const int row : rows) {
        if (!runs.empty() && runs.back().first + runs.back().second == row)
            ++runs.back().second;
        else
            runs.emplace_back(row, 1);
    }
    return runs;
}

} // namespace midhop::gui
