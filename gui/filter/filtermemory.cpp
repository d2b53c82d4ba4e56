#include "gui/filter/filtermemory.h"

#include "core/trace/filter.h"

#include <QtCore/QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

FilterMemory::FilterMemory(QSettings *settings)
    : m_settings(settings)
{
    if (m_settings)
        read();
}

void FilterMemory::remember(const QString &text)
{
    const QString kept = text.trimmed();
    if (kept.isEmpty() || (!m_history.isEmpty() && m_history.first() == kept))
        return;
    m_history.removeAll(kept);
    m_history.prepend(kept);
    if (m_history.size() > HistoryKept)
        m_history.resize(HistoryKept);
    write();
}

bool FilterMemory::save(const QString &name, const QString &text)
{
    const QString kept = name.simplified();
    if (kept.isEmpty() || kept.size() > LongestName || text.size() > trace::MaxFilterText)
        return false;
    std::erase_if(m_saved, [&kept](const Saved &one) { return one.name == kept; });
    if (qsizetype(m_saved.size()) >= SavedKept)
        return false;
    const auto place = std::find_if(m_saved.begin(), m_saved.end(), [&kept](const Saved &one) {
        return one.name.localeAwareCompare(kept) > 0;
    });
    m_saved.insert(place, {kept, text.trimmed()});
    write();
    return true;
}

bool FilterMemory::rename(const QString &name, const QString &newName)
{
    const auto found =
        std::find_if(m_saved.begin(), m_saved.end(), [&name](const Saved &one) { return one.name == name; });
    const QString kept = newName.simplified();
    if (found == m_saved.end() || kept.isEmpty() || kept.size() > LongestName)
        return false;
    const QString text = found->text;
    m_saved.erase(found);
    return save(kept, text);
}

void FilterMemory::remove(const QString &name)
{
    std::erase_if(m_saved, [&name](const Saved &one) { return one.name == name; });
    write();
}

void FilterMemory::read()
{
    m_settings->beginGroup(u"filter"_s);
    for (const QString &text : m_settings->value(u"history"_s).toStringList()) {
        const bool sensible = !text.trimmed().isEmpty() && text.size() <= trace::MaxFilterText;
        if (sensible && !m_history.contains(text) && m_history.size() < HistoryKept)
            m_history.append(text);
    }
    const QStringList names = m_settings->value(u"savedNames"_s).toStringList();
    const QStringList texts = m_settings->value(u"savedTexts"_s).toStringList();
    m_settings->endGroup();
    QSettings *const settings = std::exchange(m_settings, nullptr); // nothing is written meanwhile
    for (qsizetype i = 0; i < std::min(names.size(), texts.size()); ++i) {
        if (!texts[i].trimmed().isEmpty())
            (void)save(names[i], texts[i]);
    }
    m_settings = settings;
}

void FilterMemory::write() const
{
    if (!m_settings)
        return;
    QStringList names;
    QStringList texts;
    for (const Saved &one : m_saved) {
        names.append(one.name);
        texts.append(one.text);
    }
    m_settings->beginGroup(u"filter"_s);
    m_settings->setValue(u"history"_s, m_history);
    m_settings->setValue(u"savedNames"_s, names);
    m_settings->setValue(u"savedTexts"_s, texts);
    m_settings->endGroup();
}

} // namespace midhop::gui
