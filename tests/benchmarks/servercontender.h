#pragma once

#include "tests/benchmarks/contender.h"

namespace midhop::bench {

/// `midhop-cli server --quiet`, or the sink.
class ServerContender final : public Contender
{
public:
    /// `program` is the midhop-cli; empty: the sink.
    explicit ServerContender(QByteArray program);
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    [[nodiscard]] Role role() const override { return Role::Server; }
    [[nodiscard]] bool decides() const override { return true; }
    [[nodiscard]] std::unique_ptr<load::ChildProcess> start(const Place &place) const override;

private:
    QByteArray m_program;
};

} // namespace midhop::bench
