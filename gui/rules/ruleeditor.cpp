#include "gui/rules/ruleeditor.h"

#include "gui/panels/sign.h"
#include "gui/panels/taborder.h"
#include "gui/rules/newrule.h"
#include "gui/rules/ruleactions.h"
#include "gui/rules/rulefiles.h"
#include "gui/rules/rulesdelegate.h"
#include "gui/rules/rulesview.h"
#include "gui/rules/ruletext.h"
#include "gui/rules/rulewords.h"
#include "gui/tables/foreign.h"
#include "gui/theme/card.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

RuleEditor::RuleEditor(RuleDocument *document, roles::Rehearsal *rehearsal, TestField::Listening listening,
                       QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_chooser(fileDialogs(this))
    , m_new(new NewRule(this))
    , m_view(new RulesView(document->model(), this))
    , m_actions(new RuleActions(document->undoStack(), this, m_view))
    , m_sign(new Sign(Glyph::Warn, &Colours::bad, this))
    , m_message(new QLabel(this))
    , m_defaultLabel(new QLabel(this))
    , m_default(new QComboBox(this))
    , m_defaultHits(new QLabel(this))
    , m_test(new TestField(rehearsal, std::move(listening), this))
{
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_default->addItems({QString(), QString()});
    m_defaultLabel->setBuddy(m_default);
    Tint::apply(m_defaultHits, &Colours::muted);
    makeLayout();
    connectActions();
    connectParts();
    retranslate();
    tell({}, Tone::Plain);
    m_test->setRules(m_document->list());
    m_new->begin();
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 125, metrics.height() * 36);
}

RuleEditor::~RuleEditor()
{
    // A cell that is still being edited goes after this, and says so; its rule may change with that.
    m_view->delegate()->disconnect(this);
    m_view->selectionModel()->disconnect(this);
    m_document->disconnect(this);
}

void RuleEditor::makeLayout()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    QList<QWidget *> stops; // as the eye goes
    for (QAction *action : m_actions->buttons()) {
        if (action == nullptr) {
            buttons->addSpacing(fontMetrics().averageCharWidth() * 2);
            continue;
        }
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
        stops += button;
    }
    buttons->addStretch(1);

    auto *card = new Card;
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins({});
    cardLayout->addWidget(m_view);
    auto *message = new QHBoxLayout;
    message->addWidget(m_sign, 0, Qt::AlignTop);
    message->addWidget(m_message, 1);
    auto *otherwise = new QHBoxLayout;
    otherwise->addWidget(m_defaultLabel);
    otherwise->addWidget(m_default);
    otherwise->addWidget(m_defaultHits, 1);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(buttons);
    layout->addWidget(m_new);
    layout->addLayout(message);
    layout->addWidget(card, 1);
    layout->addLayout(otherwise);
    layout->addWidget(m_test);

    stops += TabOrder::stopsIn(m_new);
    stops += {m_view, m_default};
    stops += TabOrder::stopsIn(m_test);
    TabOrder::chain(stops);
}

void RuleEditor::connectActions()
{
    connect(m_actions->edit, &QAction::triggered, m_view, &RulesView::editCurrent);
    connect(m_actions->toggle, &QAction::triggered, this, &RuleEditor::toggle);
    connect(m_actions->up, &QAction::triggered, this,
            [this] { m_view->selectRows(m_document->moveBy(m_view->selectedRows(), -1)); });
    connect(m_actions->down, &QAction::triggered, this,
            [this] { m_view->selectRows(m_document->moveBy(m_view->selectedRows(), 1)); });
    connect(m_actions->duplicate, &QAction::triggered, this,
            [this] { m_view->selectRows(m_document->duplicate(m_view->selectedRows())); });
    connect(m_actions->remove, &QAction::triggered, this, [this] { m_document->remove(m_view->selectedRows()); });
    connect(m_actions->copy, &QAction::triggered, this, &RuleEditor::copy);
    connect(m_actions->cut, &QAction::triggered, this, [this] {
        copy();
        m_document->remove(m_view->selectedRows());
    });
    connect(m_actions->paste, &QAction::triggered, this, &RuleEditor::paste);
    connect(m_actions->selectAll, &QAction::triggered, m_view, &RulesView::selectAll);
    connect(m_actions->importFile, &QAction::triggered, this, &RuleEditor::importFile);
    connect(m_actions->exportFile, &QAction::triggered, this, &RuleEditor::exportFile);
}

void RuleEditor::connectParts()
{
    connect(m_view, &RulesView::copyRequested, this, &RuleEditor::copy);
    connect(m_view, &RulesView::menuRequested, this, &RuleEditor::openMenu);
    connect(m_view, &RulesView::moveRequested, this,
            [this](int before) { m_view->selectRows(m_document->moveTo(m_view->selectedRows(), before)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RuleEditor::showState);
    connect(m_view->delegate(), &RulesDelegate::problemChanged, this, &RuleEditor::tellTyping);
    connect(m_view->delegate(), &RulesDelegate::givenUp, this,
            [this](const QString &problem) { tell(tr("The rule was left as it was. %1").arg(problem), Tone::Problem); });
    connect(m_new, &NewRule::problemChanged, this, &RuleEditor::tellTyping);
    connect(m_new, &NewRule::addRequested, this, &RuleEditor::add);
    connect(m_default, &QComboBox::activated, this,
            [this](int action) { m_document->setDefaultAction(access::Action(action)); });
    connect(m_document, &RuleDocument::changed, this, [this] {
        tell({}, Tone::Plain);
        showState();
        m_test->setRules(m_document->list());
    });
    connect(m_document, &RuleDocument::hitsChanged, this, &RuleEditor::showHits);
    connect(m_test, &TestField::ruleMet, m_document->model(), &RulesModel::mark);
    connect(m_test, &TestField::showRequested, this, [this](int row) {
        m_view->selectRows({row});
        m_view->setFocus();
    });
}

void RuleEditor::showState()
{
    const RuleDocument::Rows rows = m_view->selectedRows();
    const int total = m_document->model()->rowCount();
    m_actions->setState(!rows.empty(), !rows.empty() && rows.front() > 0, !rows.empty() && rows.back() < total - 1,
                        total > 0);
    m_default->setCurrentIndex(int(m_document->model()->defaultAction()));
    showHits();
}

void RuleEditor::showHits()
{
    const RuleHits &hits = m_document->defaultHits();
    const QString count = tr("%Ln hit(s)", nullptr, int(std::min<quint64>(hits.count, 2'000'000'000)));
    m_defaultHits->setText(hits.last ? tr("%1, last %2").arg(count, RuleWords::time(*hits.last)) : count);
}

QString RuleEditor::message() const
{
    return m_message->text();
}

void RuleEditor::tell(const QString &text, Tone tone)
{
    m_typing = false;
    m_message->setText(text.isEmpty() ? tr("The first rule that matches decides. Changes hold for the next envelope.")
                                      : text);
    m_message->setAccessibleName(m_message->text());
    Tint::apply(m_message, tone == Tone::Problem ? &Colours::text : &Colours::muted);
    m_sign->setVisible(tone == Tone::Problem);
}

void RuleEditor::tellTyping(const QString &problem)
{
    if (!problem.isEmpty()) {
        tell(problem, Tone::Problem);
        m_typing = true;
    } else if (m_typing) {
        tell({}, Tone::Plain);
    }
}

int RuleEditor::behindSelection() const
{
    const RuleDocument::Rows rows = m_view->selectedRows();
    return rows.empty() ? m_document->model()->rowCount() : rows.back() + 1;
}

void RuleEditor::add(const access::Rule &rule)
{
    const int row = behindSelection();
    m_document->insert(row, {rule});
    m_view->selectRows({row});
}

void RuleEditor::copy()
{
    access::RuleList list;
    for (const int row : m_view->selectedRows())
        list.rules.push_back(m_document->model()->entries()[std::size_t(row)].rule);
    if (!list.rules.empty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(access::writeRules(list)));
}

void RuleEditor::paste()
{
    const QByteArray text = QGuiApplication::clipboard()->text().toUtf8();
    const auto list = readRuleText(text);
    if (!list)
        return tell(tr("Nothing was pasted. %1").arg(RuleWords::problem(list.error(), text)), Tone::Problem);
    if (list->rules.empty())
        return tell(tr("Nothing was pasted: there is no rule in the clipboard."), Tone::Problem);
    const int first = behindSelection();
    const int count = int(list->rules.size());
    m_document->insert(first, list->rules, tr("paste %Ln rule(s)", nullptr, count));
    RuleDocument::Rows rows;
    for (int row = first; row < first + count; ++row)
        rows.push_back(row);
    m_view->selectRows(rows);
}

/// All off if all are on, else all on.
void RuleEditor::toggle()
{
    const RuleDocument::Rows rows = m_view->selectedRows();
    const auto &entries = m_document->model()->entries();
    const bool allOn = std::all_of(rows.begin(), rows.end(),
                                   [&entries](int row) { return entries[std::size_t(row)].rule.enabled; });
    m_document->setEnabled(rows, !allOn);
}

void RuleEditor::importFile()
{
    const FileWish wish{FileWish::Kind::Open, tr("Import rules"), {}, {}, tr("Rule files (*.rules *.txt);;All files (*)"),
                        {}};
    m_chooser(wish, [this](const QString &path) {
        if (path.isEmpty())
            return;
        const auto list = RuleFiles::read(path);
        if (!list)
            return tell(list.error(), Tone::Problem);
        m_document->replaceAll(*list, shownPath(path));
        tell(tr("%Ln rule(s) imported from %1.", nullptr, int(list->rules.size())).arg(shownPath(path)),
             Tone::Plain);
    });
}

void RuleEditor::exportFile()
{
    const FileWish wish{FileWish::Kind::Save, tr("Export rules"), {}, u"midhop.rules"_s,
                        tr("Rule files (*.rules *.txt);;All files (*)"), u"rules"_s};
    m_chooser(wish, [this](const QString &path) {
        if (path.isEmpty())
            return;
        const QString problem = RuleFiles::write(path, m_document->list());
        if (!problem.isEmpty())
            return tell(problem, Tone::Problem);
        tell(tr("%Ln rule(s) written into %1.", nullptr, m_document->model()->rowCount())
                 .arg(shownPath(path)),
             Tone::Plain);
    });
}

void RuleEditor::openMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_actions->menu()) {
        if (action == nullptr)
            menu->addSeparator();
        else
            menu->addAction(action);
    }
    menu->popup(place);
}

void RuleEditor::retranslate()
{
    setWindowTitle(tr("Blocklist"));
    m_view->setAccessibleName(tr("Rules"));
    m_view->setHint(tr("No rules. Write one above, import a rule file, or choose \"Block this destination\" in the menu "
                       "of an exchange."));
    m_defaultLabel->setText(tr("&Where no rule matches"));
    m_default->setAccessibleName(tr("Where no rule matches"));
    for (const access::Action action : {access::Action::Allow, access::Action::Block})
        m_default->setItemText(int(action), RuleWords::action(action));
    m_actions->retranslate();
    m_document->model()->retranslate();
    tell({}, Tone::Plain);
    showState();
}

void RuleEditor::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace midhop::gui
