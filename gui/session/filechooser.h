#pragma once

#include <QtCore/QString>

#include <functional>

class QWidget;

namespace midhop::gui {

/// What file is asked for.
struct FileWish
{
    enum class Kind : quint8 {
        Open,
        Save,  ///< an existing file is replaced: the dialog asks
        Append ///< an existing file is continued: nothing to ask
    };
    Kind kind = Kind::Open;
    QString title;
    QString folder;
    QString name;   ///< a proposal for the file's name
    QString filter; ///< as QFileDialog has it
    QString suffix; ///< for names without one
};

/// Calls back with the chosen path; with an empty one if none was chosen.
using FileChooser =
    std::function<void(const FileWish &wish, const std::function<void(const QString &)> &chosen)>;

/// Asks the user; the window goes on meanwhile.
[[nodiscard]] FileChooser fileDialogs(QWidget *window);

} // namespace midhop::gui
