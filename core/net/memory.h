#pragma once

namespace midhop::net {

/// Large buffers that were freed are used again instead of going back to the system each time, which has to clear every page anew: with
/// messages of 1 MB that costs as much as handing them on. Up to 64 MB stay. For programs that relay; once, at the start of main().
void keepFreedMemory();

} // namespace midhop::net
