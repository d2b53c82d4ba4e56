#pragma once

#include <QtWidgets/QSplitter>

namespace midhop::gui {

/// Panels side by side in the order in which the data flows; each handle shows the two directions.
class FlowSplitter final : public QSplitter
{
    Q_OBJECT
public:
    explicit FlowSplitter(QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace midhop::gui
