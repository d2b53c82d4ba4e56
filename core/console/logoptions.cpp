#include "core/console/logoptions.h"

namespace midhop::console::LogOptions {

using namespace Qt::StringLiterals;

void add(CommandLine &line)
{
    line.addValue(u"record"_s, u"FILE"_s, u"Records the exchanges in a session file, or continues one."_s);
    line.addFlag(u"json"_s, u"Prints one JSON object a line and exchange."_s);
    line.addFlag(u"quiet"_s, u"Prints only the listening and the shutting-down line."_s);
}

Form form(CommandLine &line)
{
    line.exclude({u"json"_s, u"quiet"_s});
    if (line.isSet(u"record"_s) && line.value(u"record"_s).isEmpty())
        line.fail(u"--record: the name of the file is empty"_s);
    return line.isSet(u"json"_s) ? Form::Json : line.isSet(u"quiet"_s) ? Form::None : Form::Lines;
}

Result<std::unique_ptr<Recorder>, int> recorder(const CommandLine &line, Output &output)
{
    if (!line.isSet(u"record"_s))
        return std::unique_ptr<Recorder>();
    auto recorder = Recorder::open(line.value(u"record"_s), output);
    if (recorder)
        return recorder.takeValue();
    output.note(recorder.error().text);
    return Failure{recorder.error().exitStatus};
}

} // namespace midhop::console::LogOptions
