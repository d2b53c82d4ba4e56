#include "gui/compose/composehistory.h"

#include "core/wire/host.h"
#include "gui/tables/foreign.h"

#include <QtCore/QLocale>
#include <QtCore/QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using End = roles::ComposedBytes::End;

constexpr qsizetype ShownBytes = 200;

bool isSame(const Composition &left, const Composition &right)
{
    return left.composed.bytes == right.composed.bytes &&
           left.composed.pieceSize == right.composed.pieceSize &&
           left.composed.pause == right.composed.pause && left.composed.end == right.composed.end &&
           left.proxyHost == right.proxyHost && left.proxyPort == right.proxyPort;
}

QString beginning(const Composition &item)
{
    return shown(item.composed.bytes, ShownBytes);
}

} // namespace

QString sendingText(const roles::ComposedBytes &composed)
{
    QString text = composed.pieceSize > 0
                       ? ComposeHistory::tr("in pieces of %Ln byte(s)", nullptr, int(composed.pieceSize)) +
                             u", "_s +
                             ComposeHistory::tr("%1 ms apart").arg(QLocale().toString(composed.pause.count()))
                       : ComposeHistory::tr("whole");
    switch (composed.end) {
    case End::HalfClose:
        return text + u", "_s + ComposeHistory::tr("then half-close");
    case End::Open:
        return text + u", "_s + ComposeHistory::tr("left open");
    case End::Reset:
        return text + u", "_s + ComposeHistory::tr("then reset");
    }
    return text;
}

ComposeHistory::ComposeHistory(QSettings *settings, QObject *parent)
    : QAbstractListModel(parent)
    , m_settings(settings)
{
    load();
}

int ComposeHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant ComposeHistory::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Composition &item = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.file.isEmpty() ? beginning(item) : QString(item.file + u" · "_s + beginning(item));
    case Qt::ToolTipRole:
        return QString(tr("%Ln byte(s)", nullptr, int(item.composed.bytes.size())) + u", "_s +
                       sendingText(item.composed) + u"\n"_s +
                       tr("to %1").arg(shown(wire::withPort(item.proxyHost, item.proxyPort))));
    default:
        return {};
    }
}

void ComposeHistory::add(const Composition &composition)
{
    for (int row = int(m_items.size()) - 1; row >= 0; --row) {
        if (isSame(at(row), composition))
            remove(row);
    }
    beginInsertRows({}, 0, 0);
    m_items.insert(m_items.begin(), composition);
    endInsertRows();
    while (qsizetype(m_items.size()) > MostKept)
        remove(int(m_items.size()) - 1);
    save();
}

void ComposeHistory::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_items.erase(m_items.begin() + row);
    endRemoveRows();
    save();
}

void ComposeHistory::clear()
{
    beginResetModel();
    m_items.clear();
    endResetModel();
    save();
}

void ComposeHistory::retranslate()
{
    if (!m_items.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole, Qt::ToolTipRole});
}

// The file may be old, edited or broken: what makes no sense is left out.
void ComposeHistory::load()
{
    const int count = m_settings->beginReadArray(u"compose"_s);
    for (int i = 0; i < std::min(count, int(MostKept)); ++i) {
        m_settings->setArrayIndex(i);
        Composition item;
        item.proxyHost = m_settings->value(u"host"_s).toByteArray();
        item.proxyPort = quint16(std::clamp(m_settings->value(u"port"_s).toInt(), 0, 65535));
        item.composed.bytes = m_settings->value(u"bytes"_s).toByteArray();
        item.composed.pieceSize = std::clamp(m_settings->value(u"piece"_s).toInt(), 0, 1 << 24);
        item.composed.pause =
            std::chrono::milliseconds(std::clamp(m_settings->value(u"pause"_s).toInt(), 0, 60'000));
        item.composed.end = End(std::clamp(m_settings->value(u"end"_s).toInt(), 0, int(End::Reset)));
        item.file = m_settings->value(u"file"_s).toString();
        if (!item.composed.bytes.isEmpty() && !item.proxyHost.isEmpty() && item.proxyPort != 0)
            m_items.push_back(std::move(item));
    }
    m_settings->endArray();
}

void ComposeHistory::save() const
{
    m_settings->remove(u"compose"_s);
    m_settings->beginWriteArray(u"compose"_s);
    int index = 0;
    for (const Composition &item : m_items) {
        if (item.composed.bytes.size() > LongestRemembered)
            continue;
        m_settings->setArrayIndex(index++);
        m_settings->setValue(u"host"_s, item.proxyHost);
        m_settings->setValue(u"port"_s, item.proxyPort);
        m_settings->setValue(u"bytes"_s, item.composed.bytes);
        m_settings->setValue(u"piece"_s, int(item.composed.pieceSize));
        m_settings->setValue(u"pause"_s, int(item.composed.pause.count()));
        m_settings->setValue(u"end"_s, int(item.composed.end));
        m_settings->setValue(u"file"_s, item.file);
    }
    m_settings->endArray();
}

} // namespace midhop::gui
