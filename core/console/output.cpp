#include "core/console/output.h"

#include "core/net/callqueued.h"

namespace midhop::console {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int StandardOutput = 1;
constexpr int StandardError = 2;

} // namespace

Output::Output()
    : m_error(StandardError)
    , m_output(StandardOutput, [this] {
        net::callQueued(&m_lossTimer, [this] { m_lossTimer.start(); });
    })
{
    m_lossTimer.setSingleShot(true);
    m_lossTimer.setInterval(1s);
    connect(&m_lossTimer, &QTimer::timeout, this, &Output::tellLoss);
}

Output::~Output()
{
    m_output.finish(1s);
    tellLoss();
    m_error.finish(200ms);
}

void Output::print(const QByteArray &lines)
{
    m_output.write(lines);
}

void Output::note(const QByteArray &line)
{
    m_error.write(line + '\n');
}

void Output::showProgress(const QByteArray &line)
{
    m_error.write("\r\x1b[K" + line); // ECMA-48: erase to the end of the line
}

void Output::settle()
{
    m_error.settle(200ms);
    m_output.settle(200ms);
}

void Output::tellLoss()
{
    const net::OutputWriter::Loss loss = m_output.takeLoss();
    if (loss.lines == 0)
        return;
    const QByteArray why = loss.systemText.isEmpty() ? "standard output is not being read"_ba
                                                     : "standard output: " + loss.systemText;
    note(QByteArray::number(loss.lines) + (loss.lines == 1 ? " line lost: " : " lines lost: ") + why);
}

} // namespace midhop::console
