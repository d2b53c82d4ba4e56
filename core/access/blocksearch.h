#pragma once

#include <QtCore/QtGlobal>

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <vector>

namespace midhop::access {

/// Of intervals side by side, finds the one that holds a key: a B-tree whose blocks are one line of the processor's
/// cache each, searched without branches that depend on the key, so that thousands of intervals cost little more than
/// one. Holds any number of trees. Add first, then any thread may ask.
template <typename Key>
class BlockSearch final
{
public:
    struct Tree
    {
        quint32 root = 0; ///< a block
        quint16 levels = 0;
    };

    /// `ends` are the last keys of intervals that follow one another, ascending; the last one is the greatest key. At
    /// least one. What find() gives counts on from `first`.
    [[nodiscard]] Tree add(std::vector<Key> ends, quint32 first)
    {
        Q_ASSERT(!ends.empty() && ends.back() == Greatest);
        Tree tree;
        do {
            const auto level = static_cast<quint32>(m_blocks.size());
            ends = addLevel(ends, first);
            first = level;
            ++tree.levels;
        } while (ends.size() > 1);
        tree.root = first;
        return tree;
    }

    [[nodiscard]] quint32 find(Tree tree, Key key) const
    {
        quint32 at = tree.root;
        for (quint16 level = 0; level < tree.levels; ++level) {
            const Block &block = m_blocks[at];
            at = block.first + countBelow<0, EndsInBlock>(block, key);
        }
        return at;
    }

private:
    static constexpr Key Greatest = std::numeric_limits<Key>::max();
    static constexpr size_t Line = 64;
    static constexpr size_t EndsInBlock = (Line - sizeof(quint32)) / sizeof(Key);
    static constexpr size_t Children = EndsInBlock + 1;

    struct alignas(Line) Block
    {
        std::array<Key, EndsInBlock> ends; ///< of all children but the last, which need not be told; Greatest for none
        quint32 first = 0;                 ///< child: a block, or what find() gives
    };

    /// How many of `Count` ends from the `First` on are below `key`. Added up by halves, so that the comparisons do not wait
    /// for each other.
    template <size_t First, size_t Count>
    [[nodiscard]] static quint32 countBelow(const Block &block, Key key)
    {
        if constexpr (Count == 1)
            return block.ends[First] < key;
        else
            return countBelow<First, Count / 2>(block, key) + countBelow<First + Count / 2, Count - Count / 2>(block, key);
    }

    /// Returns the last keys of its blocks.
    [[nodiscard]] std::vector<Key> addLevel(std::span<const Key> ends, quint32 first)
    {
        std::vector<Key> ofBlocks;
        for (size_t at = 0; at < ends.size(); at += Children) {
            const auto inBlock = ends.subspan(at, std::min(Children, ends.size() - at));
            Block block;
            block.ends.fill(Greatest);
            std::copy(inBlock.begin(), inBlock.begin() + static_cast<qsizetype>(std::min(EndsInBlock, inBlock.size())),
                      block.ends.begin());
            block.first = first + static_cast<quint32>(at);
            m_blocks.push_back(block);
            ofBlocks.push_back(inBlock.back());
        }
        return ofBlocks;
    }

    std::vector<Block> m_blocks;
};

} // namespace midhop::access
