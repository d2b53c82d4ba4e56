#pragma once

#include "gui/panels/fieldcheck.h"

#include <QtWidgets/QLineEdit>

namespace midhop::gui {

/// A line edit that shows what was found out about its text: a coloured border, a sign in words' company
/// (tool tip and accessible description; the panel says it too).
class Field final : public QLineEdit
{
    Q_OBJECT
public:
    explicit Field(QWidget *parent = nullptr);

    void setCheck(const FieldCheck &check);
    [[nodiscard]] const FieldCheck &check() const { return m_check; }
    /// What the field is for, told while there is nothing to complain about.
    void setPurpose(const QString &purpose);
    /// Room for about this many digits; the field then does not grow.
    void setDigits(int digits);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int signSide() const;
    void tell();

    FieldCheck m_check;
    QString m_purpose;
    int m_digits = 0;
};

} // namespace midhop::gui
