#pragma once

#include "tests/benchmarks/contender.h"

namespace midhop::bench {

/// `midhop-cli proxy`.
class MidhopContender final : public Contender
{
public:
    enum class Form {
        Quiet,  ///< --quiet
        Before, ///< the same of another midhop-cli: what was, beside what is
        Record, ///< --quiet --record FILE, a new one each time
        Lines   ///< the lines of each exchange, to a file
    };

    MidhopContender(QByteArray program, Form form);
    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] QByteArray description() const override;
    [[nodiscard]] bool decides() const override { return true; }
    [[nodiscard]] std::unique_ptr<load::ChildProcess> start(const Place &place) const override;

private:
    QByteArray m_program;
    Form m_form;
};

} // namespace midhop::bench
