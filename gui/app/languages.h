#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTranslator>

namespace midhop::gui {

/// The languages of the interface, switched at run time: every widget hears of it as QEvent::LanguageChange.
/// Also sets the default QLocale, which numbers follow. Lives in the GUI thread.
class Languages final : public QObject
{
    Q_OBJECT
public:
    static constexpr QLatin1StringView System{"system"};

    explicit Languages(QObject *parent = nullptr);
    ~Languages() override;

    /// `system`, `en`, `de`, `zh_CN`.
    [[nodiscard]] static QStringList codes();
    /// The code that `text` (`de`, `de-AT`, `zh`, `ZH_cn` …) means, or empty.
    [[nodiscard]] static QString find(const QString &text);
    /// A language's own name for itself; empty for `system`.
    [[nodiscard]] static QString nativeName(const QString &code);

    [[nodiscard]] QString current() const { return m_current; }
    /// `code` is one of codes().
    void choose(const QString &code);

signals:
    void currentChanged();

private:
    QString m_current;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace midhop::gui
