#include "tests/benchmarks/midhopcontender.h"

#include "tests/load/childprocess.h"

namespace midhop::bench {

using namespace Qt::StringLiterals;

MidhopContender::MidhopContender(QByteArray program, Form form)
    : m_program(std::move(program))
    , m_form(form)
{
}

QByteArray MidhopContender::name() const
{
    switch (m_form) {
    case Form::Quiet:
        return "midhop"_ba;
    case Form::Before:
        return "before"_ba;
    case Form::Record:
        return "midhop-record"_ba;
    case Form::Lines:
        return "midhop-lines"_ba;
    }
    return {};
}

QByteArray MidhopContender::description() const
{
    switch (m_form) {
    case Form::Quiet:
        return "midhop-cli proxy --quiet"_ba;
    case Form::Before:
        return m_program + " proxy --quiet"_ba;
    case Form::Record:
        return "midhop-cli proxy --quiet --record FILE"_ba;
    case Form::Lines:
        return "midhop-cli proxy > FILE"_ba;
    }
    return {};
}

std::unique_ptr<load::ChildProcess> MidhopContender::start(const Place &place) const
{
    // Half-sent envelopes are held longer than the 30 s of the default.
    QByteArrayList arguments{"proxy"_ba, "--listen"_ba, "127.0.0.1:"_ba + QByteArray::number(place.port),
                             "--envelope-timeout"_ba, "600000"_ba};
    QByteArray output;
    if (m_form == Form::Lines)
        output = place.folder + "/lines"_ba;
    else
        arguments << "--quiet"_ba;
    if (m_form == Form::Record)
        arguments << "--record"_ba << place.folder + "/session.jsonl"_ba;
    return std::make_unique<load::ChildProcess>(m_program, arguments, 0, output);
}

} // namespace midhop::bench
