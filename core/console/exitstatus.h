#pragma once

namespace midhop::console {

/// What the program tells its caller: CONTRACT, "The console". Plain integers, because main() returns them.
namespace ExitStatus {

inline constexpr int Success = 0;
inline constexpr int ErrorReply =
    1; ///< client: a reply that begins with `Error`; demo: not the replies it should be
inline constexpr int LinesLeftOut = 1;  ///< convert: some lines of the session can't be read
inline constexpr int Usage = 2;         ///< options, values, rules or files that can't be read or written
inline constexpr int NoReply = 3;       ///< client: no connection or no reply
inline constexpr int CannotListen = 4;  ///< proxy, server: the port can't be listened on
inline constexpr int ForeignRecord = 5; ///< the file to record to, or to convert, is no session

} // namespace ExitStatus

} // namespace midhop::console
