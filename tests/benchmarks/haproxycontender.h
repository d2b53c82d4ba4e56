#pragma once

#include "tests/benchmarks/contender.h"

namespace midhop::bench {

/// HAProxy in one thread: as a plain relay, or with a Lua action that reads the envelope, decides and puts
/// the message in its place, behind which it relays as ever.
class HaproxyContender final : public Contender
{
public:
    enum class Form { Relay, Lua };

    HaproxyContender(QByteArray program, Form form);
    [[nodiscard]] static bool knowsLua(const QByteArray &program);

    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    [[nodiscard]] bool decides() const override { return m_form == Form::Lua; }
    [[nodiscard]] qsizetype largestMessage() const override;
    [[nodiscard]] std::unique_ptr<load::ChildProcess> start(const Place &place) const override;

private:
    QByteArray m_program;
    Form m_form;
};

} // namespace midhop::bench
