#include "gui/exchanges/exchangescopy.h"

#include "core/trace/sessionwriter.h"
#include "gui/exchanges/copytexts.h"
#include "gui/exchanges/exchangetext.h"

#include <QtCore/QStringList>

namespace midhop::gui {

namespace {

using namespace ExchangesCopy;

QByteArray textOf(const trace::Store &store, qsizetype row, Form form, const std::vector<int> &columns)
{
    switch (form) {
    case Form::Rows: {
        QStringList cells;
        for (const int column : columns)
            cells.append(ExchangeText::cell(store, row, column));
        return cells.join(u'\t').toUtf8();
    }
    case Form::Json:
        return trace::sessionLine(store.exchange(row));
    case Form::Python: {
        const trace::Facts facts = store.facts(row);
        return CopyTexts::python(facts.envelope, facts.proxy);
    }
    case Form::Nc: {
        const trace::Facts facts = store.facts(row);
        return CopyTexts::ncLine(facts.envelope, facts.proxy);
    }
    }
    return {};
}

} // namespace

bool ExchangesCopy::canBeSent(const trace::Facts &facts)
{
    return !facts.envelope.isEmpty() && facts.proxy.port != 0;
}

Copied ExchangesCopy::make(const trace::Store &store, const std::vector<qsizetype> &rows, Form form,
                           const std::vector<int> &columns)
{
    const bool sends = form == Form::Python || form == Form::Nc;
    Copied copied;
    for (const qsizetype row : rows) {
        if (sends && !canBeSent(store.facts(row))) {
            ++copied.skipped;
            continue;
        }
        const QByteArray text = textOf(store, row, form, columns);
        if (copied.count == MostRows || (copied.count > 0 && copied.text.size() + text.size() > MostBytes)) {
            copied.full = true;
            break;
        }
        if (copied.count++ > 0)
            copied.text += '\n';
        copied.text += text;
    }
    return copied;
}

} // namespace midhop::gui
