#pragma once

namespace midhop::net {

/// Makes the process's character encoding UTF-8 whatever the locale says, so that Qt neither warns nor
/// mangles text; language and number formats of the locale stay. To be called at the very start of main(),
/// before any thread and any QCoreApplication.
void useUtf8Encoding();

} // namespace midhop::net
