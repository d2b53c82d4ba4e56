#pragma once

#include <QtCore/QObject>

class QAction;
class QWidget;

namespace midhop::gui {

/// What can be done with the diagram: in its strip, in its context menu and by key.
class DiagramActions final : public QObject
{
    Q_OBJECT
public:
    /// The keys work where `canvas` has the focus.
    explicit DiagramActions(QWidget *canvas);

    void retranslate();

    QAction *zoomIn;
    QAction *zoomOut;
    QAction *normalSize;
    QAction *fitWidth;
    QAction *toScale;      ///< checkable
    QAction *everySegment; ///< checkable
    QAction *copy;
    QAction *save;
};

} // namespace midhop::gui
