#include "gui/session/filechooser.h"

#include <QtWidgets/QFileDialog>

namespace midhop::gui {

FileChooser fileDialogs(QWidget *window)
{
    return [window](const FileWish &wish, const std::function<void(const QString &)> &chosen) {
        auto *dialog = new QFileDialog(window, wish.title, wish.folder, wish.filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        const bool opens = wish.kind == FileWish::Kind::Open;
        dialog->setAcceptMode(opens ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
        dialog->setFileMode(opens ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
        dialog->setOption(QFileDialog::DontConfirmOverwrite, wish.kind == FileWish::Kind::Append);
        dialog->setDefaultSuffix(wish.suffix);
        if (!wish.name.isEmpty())
            dialog->selectFile(wish.name);
        QObject::connect(dialog, &QDialog::finished, window, [dialog, chosen](int result) {
            const QStringList files = result == QDialog::Accepted ? dialog->selectedFiles() : QStringList();
            chosen(files.isEmpty() ? QString() : files.constFirst());
        });
        dialog->open();
    };
}

} // namespace midhop::gui
