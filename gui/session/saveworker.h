#pragma once

#include "core/trace/exporter.h"
#include "core/trace/wholefile.h"
#include "gui/session/exchangetap.h"

namespace midhop::gui {

/// The end of a save or an export that knows files: the file is replaced when all is written, or left as it
/// is. Lives in a thread of its own, in which its functions are called; destroyed before commit() it leaves
/// nothing.
class SaveWorker final : public QObject
{
    Q_OBJECT
public:
    SaveWorker(const QString &path, trace::ExportFormat format);
    ~SaveWorker() override;

    void open();
    void write(const ExchangeBatch &batch);
    void commit();

signals:
    void taken();
    /// Nothing more comes behind this.
    void failed(const QString &reason);
    void saved();

private:
    void put(const QByteArray &bytes);
    void fail();

    std::unique_ptr<trace::Exporter> m_exporter;
    std::unique_ptr<trace::WholeFile> m_file; ///< null once it failed
};

} // namespace midhop::gui
