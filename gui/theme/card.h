#pragma once

#include "core/trace/part.h"

#include <QtWidgets/QGroupBox>

#include <optional>

namespace midhop::gui {

/// A panel with a thin round border and, for a role, a coloured top edge. Its title is its accessible name
/// and is not drawn: the panel has a header of its own. Put a layout without margins into it.
class Card : public QGroupBox
{
    Q_OBJECT

public:
    explicit Card(std::optional<trace::Role> role = std::nullopt, QWidget *parent = nullptr);

    /// The accessible name, e.g. tr("Client").
    void setHeading(const QString &heading);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setMargins();

    std::optional<trace::Role> m_role;
};

} // namespace midhop::gui
