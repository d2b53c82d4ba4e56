#pragma once

#include "tests/benchmarks/contender.h"

namespace midhop::bench {

/// `midhop-cli client --count`, or the load generator as a program.
class ClientContender final : public Contender
{
public:
    /// `program` is the midhop-cli; empty: the load generator.
    explicit ClientContender(QByteArray program);
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    [[nodiscard]] Role role() const override { return Role::Client; }
    [[nodiscard]] bool decides() const override { return true; }
    [[nodiscard]] std::unique_ptr<load::ChildProcess> start(const Place &place) const override;
    [[nodiscard]] Measurement told(const QByteArray &line) const override;

private:
    QByteArray m_program;
};

} // namespace midhop::bench
