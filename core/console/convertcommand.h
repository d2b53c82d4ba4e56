#pragma once

#include "core/console/commandline.h"
#include "core/trace/exporter.h"
#include "core/trace/sessionreader.h"

class QFile;

namespace midhop::console {

class ExportSink;

/// `midhop-cli convert`: writes a session in another form, in one pass: what it takes of memory does not grow
/// with the session. Lines that can't be read are told and left out.
class ConvertCommand final
{
public:
    explicit ConvertCommand(Output &output);
    ~ConvertCommand();

    /// The exit status.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    void readOptions();
    /// False when the session can't be read; that is told.
    [[nodiscard]] bool openSession();
    /// The next bytes; none at the end, and nothing when they can't be read, which is told.
    [[nodiscard]] std::optional<QByteArray> nextBytes();
    /// False when it can't be written; that is told.
    [[nodiscard]] bool write(const QByteArray &bytes);
    [[nodiscard]] bool writeExchanges();
    [[nodiscard]] int convert();
    [[nodiscard]] int finish();
    void tellFaults();
    void tellCount();

    Output &m_output;
    CommandLine m_line;
    QString m_session;
    std::unique_ptr<QFile> m_file; ///< none: standard input
    trace::ExportFormat m_format = trace::ExportFormat::Csv;
    std::unique_ptr<trace::Exporter> m_exporter;
    std::unique_ptr<ExportSink> m_sink;
    bool m_toTerminal = false;
    bool m_begun = false;
    trace::SessionReader m_reader;
    size_t m_faultsTold = 0;
    quint64 m_written = 0;
};

} // namespace midhop::console
