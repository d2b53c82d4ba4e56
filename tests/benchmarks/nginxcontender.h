#pragma once

#include "tests/benchmarks/contender.h"

namespace midhop::bench {

/// nginx's stream module as a plain relay: one process, which reads and decides nothing.
class NginxContender final : public Contender
{
public:
    explicit NginxContender(QByteArray program);
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    [[nodiscard]] bool decides() const override { return false; }
    [[nodiscard]] std::unique_ptr<load::ChildProcess> start(const Place &place) const override;

private:
    QByteArray m_program;
};

} // namespace midhop::bench
