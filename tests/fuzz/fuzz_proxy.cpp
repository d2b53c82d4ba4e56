#include "check.h"
#include "input.h"

#include "tests/proxyplayer.h"

using namespace midhop;
using namespace midhop::fuzz;
using namespace midhop::roles;

namespace {

/// A conversation is at most so many acts long.
constexpr int MostSteps = 400;

/// The bytes of the fuzzer say what happens next.
class InputChoices final : public Choices
{
public:
    explicit InputChoices(Input input)
        : m_input(input)
    {
    }
    quint32 below(quint32 end) override { return (end <= 256 ? m_input.byte() : m_input.word()) % end; }
    QByteArray bytes(quint32 most) override { return m_input.bytes(below(most + 1)).toByteArray(); }
    [[nodiscard]] bool areLeft() const { return !m_input.isEmpty(); }

private:
    Input m_input;
};

void checkHeld(const ProxyFake &proxy)
{
    constexpr qsizetype Held = 256 * 1024;
    check(proxy.waitingForClient() <= Held, "no more is held for the client than the contract allows");
    check(proxy.waitingForServer() <= (1 << 20) + Held, "nor for the server");
}

} // namespace

/// Acts of a client, a server, a resolver and a clock: whatever they are, the conversation keeps its promises and ends.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const quint8 ending = input.byte() % 3;
    InputChoices choices(input);
    Player player(choices);
    ProxyFake &proxy = player.proxy();
    for (int i = 0; i < MostSteps && choices.areLeft() && !proxy.isOver(); ++i) {
        player.play(1);
        checkHeld(proxy);
    }
    if (ending == 1)
        proxy.stop();
    if (ending > 0) {
        // What the client sent ahead has its turn, each within its own limits.
        for (int begun = -1; !proxy.isOver() && begun < proxy.exchangesBegan();) {
            begun = proxy.exchangesBegan();
            proxy.pass(400s);
        }
        check(proxy.isOver(), "left alone every connection ends");
    }
    checkSame(proxy.finish(), {}, "does nothing that none may");
    checkSame(problemOfParts(proxy), {}, "tells each exchange");
    return 0;
}
