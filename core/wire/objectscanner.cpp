#include "core/wire/envelopereader.h"

#include "core/wire/jsonmachine.h"

namespace midhop::wire {

class ObjectScanner::State final
{
public:
    JsonMachine machine;
    ObjectState result = ObjectState::Incomplete;
};

ObjectScanner::ObjectScanner()
    : m_state(std::make_unique<State>())
{
}
ObjectScanner::~ObjectScanner() = default;

ObjectState ObjectScanner::feed(QByteArrayView bytes)
{
    JsonMachine &machine = m_state->machine;
    const qsizetype before = machine.position();
    while (m_state->result == ObjectState::Incomplete) {
        const JsonMachine::Status status = machine.run(bytes.sliced(machine.position() - before));
        if (status == JsonMachine::Status::NeedMore)
            break;
        if (status == JsonMachine::Status::Complete)
            m_state->result = ObjectState::Complete;
        else if (status == JsonMachine::Status::Failed)
            m_state->result = ObjectState::Impossible;
    }
    return m_state->result;
}

qsizetype ObjectScanner::consumed() const
{
    return m_state->machine.position();
}

} // namespace midhop::wire
