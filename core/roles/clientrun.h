#pragma once

#include "core/roles/runtally.h"

namespace midhop::roles {

/// A run of exchanges on our own streams in a worker thread: `midhop-cli client`, and load.
struct ClientRunSettings
{
    ClientRequest request;
    bool newRandomMessageEach = false; ///< each exchange gets a random message of its own
    quint64 count = 1;
    int concurrency = 1;     ///< exchanges in flight at most
    double rate = 0;         ///< exchanges begun a second; 0: as fast as concurrency allows
    Limits limits;           ///< firstByte is the client's own 15 s unless set

    /// What may be asked for, by whoever asks people.
    static constexpr qint64 MostExchanges = 1'000'000'000;
    static constexpr int MostAtOnce = 10'000;
    static constexpr double HighestRate = 1'000'000;
    /// An exchange each 1,000 s. A rate near 0 would put the next one farther off than a clock counts.
    static constexpr double LowestRate = 0.001;
    [[nodiscard]] static constexpr bool isRate(double rate)
    {
        return rate == 0 || (rate >= LowestRate && rate <= HighestRate);
    }
};

struct ClientRunSummary
{
    quint64 exchanges = 0;
    quint64 done = 0;
    quint64 blocked = 0;  ///< `Error, not allowed address`
    quint64 errors = 0;   ///< other Error replies, and exchanges without a reply
    quint64 withoutReply = 0; ///< of these errors: no connection or no reply
    std::chrono::nanoseconds duration{};
    std::chrono::nanoseconds p50{};
    std::chrono::nanoseconds p99{};
    ClientResult last;    ///< of the exchange that ended last
    bool cancelled = false;
    RunTally tally;       ///< in detail; a part of a reply, which is done here, is told apart there
};

class ClientRun final : public QObject
{
    Q_OBJECT
public:
    /// `feed` may be null: then nothing is traced. It must outlive the run.
    explicit ClientRun(trace::Feed *feed, QObject *parent = nullptr);
    ~ClientRun() override;

    /// The proxy's name, if it is one, is looked up once. finished() follows, after the last part was published.
    void start(const ClientRunSettings &settings);
    /// Resets what is in flight; finished() follows.
    void cancel();

signals:
    /// Every 100 ms while it runs.
    void progressed(const midhop::roles::RunTally &tally);
    void finished(const midhop::roles::ClientRunSummary &summary);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace midhop::roles
