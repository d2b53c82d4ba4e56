#pragma once

#include <QtCore/QtGlobal>

#include <utility>
#include <variant>

namespace midhop {

/// Marks the failure branch of a Result, so that `return Failure{error};` reads as what it is.
template <typename E>
struct Failure
{
    E error;
};
template <typename E>
Failure(E) -> Failure<E>;

/// A value, or the expected failure that stands in its place. Asking for the wrong one is our own
/// mistake and asserts. Holds no thread affinity beyond that of T and E.
template <typename T, typename E>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Failure<E> failure)
        : m_state(std::in_place_index<1>, std::move(failure.error))
    {}

    [[nodiscard]] explicit operator bool() const { return m_state.index() == 0; }
    [[nodiscard]] const T &value() const
    {
        Q_ASSERT(m_state.index() == 0);
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T takeValue()
    {
        Q_ASSERT(m_state.index() == 0);
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] const E &error() const
    {
        Q_ASSERT(m_state.index() == 1);
        return *std::get_if<1>(&m_state);
    }
    const T &operator*() const { return value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, E> m_state;
};

} // namespace midhop
