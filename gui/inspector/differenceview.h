#pragma once

#include "core/trace/difference.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace midhop::gui {

class DifferenceModel;
class RowsView;

/// The difference between what the client sent and what the server got: in words, and stretch by stretch.
class DifferenceView final : public QWidget
{
    Q_OBJECT

public:
    explicit DifferenceView(QWidget *parent);

    void setDifference(const trace::Difference &difference);
    [[nodiscard]] QString words() const;
    /// In one or two words.
    [[nodiscard]] static QString brief(const trace::Difference &difference);

signals:
    /// The user went to a stretch; ranges count in the envelope and in what goes to the server.
    void stretchSelected(midhop::wire::ByteRange ofEnvelope, midhop::wire::ByteRange ofServers);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void adaptToFont();
    void tell(int row);
    void copyRows();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString messageWords() const;
    [[nodiscard]] QString jsonWords() const;
    [[nodiscard]] QString otherWords() const;
    [[nodiscard]] QString wayWords() const;

    DifferenceModel *m_model;
    QLabel *m_words;
    RowsView *m_rows;
};

} // namespace midhop::gui
