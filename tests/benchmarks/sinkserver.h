#pragma once

#include <QtCore/QtGlobal>

#include <vector>

namespace midhop::bench {

/// The server of the benchmarks: answers `DONE` as soon as so many bytes have come on a connection, and
/// closes first, so that TIME_WAIT stays on its side, where it uses up no port. One thread.
class SinkServer final
{
public:
    /// Listens on 127.0.0.1, a free port with `port` 0.
    SinkServer(quint16 port, quint64 expected);
    ~SinkServer();
    SinkServer(const SinkServer &) = delete;
    SinkServer &operator=(const SinkServer &) = delete;

    /// 0 when it could not listen.
    [[nodiscard]] quint16 port() const;
    /// Serves until the process ends.
    [[noreturn]] void run();

private:
    void accept();
    /// Reads what is there; true when the connection stays.
    [[nodiscard]] bool stays(int descriptor);

    quint64 m_expected;
    int m_listener = -1;
    int m_poller = -1;
    std::vector<quint64> m_received; ///< by descriptor
    std::vector<char> m_buffer;
};

} // namespace midhop::bench
