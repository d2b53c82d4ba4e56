#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>

/// The program's language as long as it lives: every text that goes through tr() begins with a star.
class Starring final : public QTranslator
{
public:
    Starring() { QCoreApplication::installTranslator(this); }
    ~Starring() override { QCoreApplication::removeTranslator(this); }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        // Qt's own words have no other language here.
        return *context == 'Q' ? QString() : u'*' + QString::fromUtf8(text);
    }
};
