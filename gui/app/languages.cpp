#include "gui/app/languages.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

// The system's language as far as Midhop speaks it; the C locale and languages that are not here mean
// English.
QLocale localeOf(const QString &code)
{
    if (code != Languages::System)
        return QLocale(code);
    const QLocale system = QLocale::system();
    return system.language() == QLocale::C ? QLocale(u"en"_s) : system;
}

} // namespace

Languages::Languages(QObject *parent)
    : QObject(parent)
{
}

Languages::~Languages() = default;

QStringList Languages::codes()
{
    return {System, u"en"_s, u"de"_s, u"zh_CN"_s};
}

QString Languages::find(const QString &text)
{
    const QString wanted = QString(text).replace(u'-', u'_');
    const QString language = wanted.section(u'_', 0, 0);
    for (const QString &code : codes()) {
        if (code.compare(wanted, Qt::CaseInsensitive) == 0)
            return code;
    }
    for (const QString &code : codes()) {
        if (code.section(u'_', 0, 0).compare(language, Qt::CaseInsensitive) == 0)
            return code;
    }
    return {};
}

QString Languages::nativeName(const QString &code)
{
    if (code == u"en")
        return u"English"_s;
    if (code == u"de")
        return u"Deutsch"_s;
    if (code == u"zh_CN")
        return u"简体中文"_s;
    return {};
}

void Languages::choose(const QString &code)
{
    if (code == m_current)
        return;
    m_current = code;
    const QLocale locale = localeOf(code);
    QLocale::setDefault(locale);

    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    // Last installed, first asked. Failing to find Qt's own is ordinary: not every system has them.
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English too has a file, for its plural forms.
    if (m_own.load(locale, u"midhop"_s, u"_"_s, u":/i18n"_s) || m_own.load(u":/i18n/midhop_en.qm"_s))
        QCoreApplication::installTranslator(&m_own);
    emit currentChanged();
}

} // namespace midhop::gui
