#include "gui/filter/filtercompleter.h"

#include "gui/filter/completiondelegate.h"
#include "gui/filter/completionmodel.h"
#include "gui/journal/journal.h"
#include "gui/theme/colours.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace midhop::gui {

namespace {

constexpr qsizetype RowsLookedAt = 300;
constexpr qsizetype ValuesShown = 12;
constexpr int RowsShown = 10;

} // namespace

FilterCompleter::FilterCompleter(QLineEdit *edit, Journal *journal)
    : QObject(edit)
    , m_edit(edit)
    , m_journal(journal)
    , m_model(new CompletionModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    m_completer->setWidget(edit);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(RowsShown);
    QAbstractItemView *const list = m_completer->popup();
    list->setItemDelegate(new CompletionDelegate(list));
    list->setAccessibleName(tr("Suggestions"));
    list->installEventFilter(this); // behind the completer's, so it is asked first
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &FilterCompleter::take);
}

void FilterCompleter::suggest()
{
    const auto values = [this](trace::FilterField field) {
        return seen(field);
    };
    auto completions = m_edit->text().isEmpty() && !m_edit->hasFocus()
                           ? std::vector<trace::FilterCompletion>()
                           : trace::completionsAt(m_edit->text(), m_edit->cursorPosition(), values);
    if (completions.empty()) {
        hide();
        return;
    }
    m_model->setCompletions(std::move(completions));
    m_completer->popup()->setCurrentIndex({});
    QPalette own;
    own.setColor(QPalette::Base, Colours::of(m_edit->palette()).surface); // to stand out from what is below
    m_completer->popup()->setPalette(own);
    const int width = std::max(m_edit->width(), m_edit->fontMetrics().height() * 22);
    m_completer->complete(QRect(0, 0, width, m_edit->height()));
    emit placed();
}

void FilterCompleter::hide()
{
    if (!m_completer->popup()->isVisible())
        return;
    m_completer->popup()->hide();
    emit placed();
}

QWidget *FilterCompleter::popup() const
{
    return m_completer->popup();
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Hide)
        emit placed();
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const QModelIndex current = m_completer->popup()->currentIndex();
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_Tab || (isReturn && current.isValid())) {
        hide();
        take(current.isValid() ? current : m_completer->completionModel()->index(0, 0));
        return true;
    }
    if (isReturn)
        hide(); // and let the field have it
    return QObject::eventFilter(watched, event);
}

void FilterCompleter::take(const QModelIndex &index)
{
    if (!index.isValid() || index.row() >= m_model->rowCount())
        return;
    const trace::FilterCompletion completion = m_model->at(index.row());
    const bool goesOn = completion.kind == trace::FilterCompletion::Kind::Field ||
                        completion.kind == trace::FilterCompletion::Kind::Operator ||
                        completion.kind == trace::FilterCompletion::Kind::Keyword;
    m_edit->setSelection(int(completion.offset), int(completion.length));
    if (completion.length == 0)
        m_edit->setCursorPosition(int(completion.offset));
    m_edit->insert(goesOn ? QString(completion.text + u' ') : completion.text);
}

// Those of the latest exchanges, the most frequent first.
QStringList FilterCompleter::seen(trace::FilterField field) const
{
    const trace::Store &store = m_journal->store();
    std::vector<std::pair<QString, int>> values;
    const qsizetype first = std::max(store.firstRow(), store.endRow() - RowsLookedAt);
    for (qsizetype row = store.endRow() - 1; row >= first; --row) {
        const QString value = trace::filterValueOf(field, store.facts(row), store.id(row));
        if (value.isEmpty())
            continue;
        const auto known =
            std::find_if(values.begin(), values.end(), [&](const auto &one) { return one.first == value; });
        if (known == values.end())
            values.emplace_back(value, 1);
        else
            ++known->second;
    }
    std::stable_sort(values.begin(), values.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList shown;
    for (const auto &[value, count] : values) {
        if (shown.size() == ValuesShown)
            break;
        shown.append(value);
    }
    return shown;
}

} // namespace midhop::gui
