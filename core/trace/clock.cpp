#include "core/trace/clock.h"

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

using Steady = std::chrono::steady_clock;

struct Anchor
{
    Steady::time_point steady = Steady::now();
    std::chrono::microseconds wall = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now().time_since_epoch());
};

const Anchor &anchor()
{
    static const Anchor instance;
    return instance;
}

template <typename Number>
void writeDigits(char *to, int digits, Number number)
{
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        to[i] = char('0' + number % 10);
}

} // namespace

std::chrono::nanoseconds now()
{
    return Steady::now() - anchor().steady;
}

std::chrono::microseconds wallClock(std::chrono::nanoseconds at)
{
    return anchor().wall + std::chrono::floor<std::chrono::microseconds>(at);
}

std::chrono::nanoseconds steadyTime(std::chrono::microseconds wall)
{
    return wall - anchor().wall;
}

// By hand: QDateTime's formatting takes several microseconds, and each recorded exchange needs one.
QByteArray rfc3339(std::chrono::nanoseconds at)
{
    using namespace std::chrono;
    const sys_time<microseconds> time{wallClock(at)};
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    QByteArray text = "0000-00-00T00:00:00.000000Z"_ba;
    char *const to = text.data();
    writeDigits(to, 4, int(date.year()));
    writeDigits(to + 5, 2, unsigned(date.month()));
    writeDigits(to + 8, 2, unsigned(date.day()));
    writeDigits(to + 11, 2, clock.hours().count());
    writeDigits(to + 14, 2, clock.minutes().count());
    writeDigits(to + 17, 2, clock.seconds().count());
    writeDigits(to + 20, 6, clock.subseconds().count());
    return text;
}

} // namespace midhop::trace
