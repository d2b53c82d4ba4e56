#pragma once

#include "core/trace/flow.h"
#include "gui/journal/journal.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <set>

class QSettings;

namespace midhop::gui {

class DiagramActions;
class DiagramCanvas;
class LogHeader;
class NoticeBar;

/// The sequence diagram of the selected exchanges, live while they run: the canvas below a strip of buttons.
class DiagramView final : public QWidget
{
    Q_OBJECT
public:
    /// How many exchanges are drawn; a line tells of those beyond it.
    static constexpr std::size_t MostExchanges = 200;

    explicit DiagramView(Journal *journal, QWidget *parent = nullptr);
    ~DiagramView() override;

    /// Takes what was remembered, as far as it makes sense, and writes down what changes from now on, in the
    /// group `diagram`. `settings` must outlive this, or be null.
    void rememberIn(QSettings *settings);

    [[nodiscard]] DiagramCanvas *canvas() const { return m_canvas; }
    [[nodiscard]] const DiagramActions *actionsHere() const { return m_actions; }

    /// Writes all that is drawn as .png or .pdf; whole, or not at all, and then `error` says why.
    [[nodiscard]] bool exportPicture(const QString &path, QString *error) const;

public slots:
    /// In this order, one under the other; empty for none.
    void showExchanges(const std::vector<midhop::trace::ExchangeId> &ids);
    void copyPicture();
    /// Asks for a file.
    void savePicture();

signals:
    /// See DiagramCanvas.
    void stepSelected(midhop::trace::ExchangeId id, midhop::trace::Role teller,
                      std::chrono::nanoseconds told);
    void bytesSelected(midhop::trace::ExchangeId id, midhop::trace::Direction direction, qint64 offset,
                       qint64 size);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectActions();
    void connectJournal();
    [[nodiscard]] std::optional<trace::Flow> flowAt(qsizetype row) const;
    void takeChanges(const std::vector<trace::Store::Change> &changes);
    void takeLeaving(qsizetype firstRow);
    void takeCleared();
    void refresh();
    void showTitle();
    void saveTo(const QString &path);
    void remember() const;

    Journal *m_journal;
    LogHeader *m_strip;
    DiagramCanvas *m_canvas;
    DiagramActions *m_actions;
    NoticeBar *m_notice;
    QSettings *m_settings = nullptr;
    std::vector<trace::ExchangeId> m_asked; ///< as showExchanges() was told
    std::set<trace::ExchangeId> m_changed;  ///< since the last refresh
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_refreshed{};
};

} // namespace midhop::gui
