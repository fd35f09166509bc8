// Tree Borrows and Stacked Borrows compiled, in the profiles tree-borrows-miri-2026-08 and
// stacked-borrows-miri-2026-08: only whether an event is allowed. The definitions, and whoever has to say why,
// are rustrata/abstract/aliasing/tree.py (with tree_planes.py, tree_collection.py) and stacked.py (with
// stack.py); the tests hold the verdicts equal.
//
// Not decided here are pointers cast from integers. After the first use of one, as after the first event that
// is not allowed, the answer to everything is 1. Bytes with equal permissions are one run, in both models; what
// an access by a tag has left as it was is remembered with the bytes for which that is known.

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <limits>
#include <map>
#include <memory>
#include <new>
#include <vector>
#ifdef _MSC_VER
#include <intrin.h>
#endif

namespace {

using Bits = std::uint64_t;
using Number = std::int64_t;  // of tags, allocations, frames, bytes

constexpr Number NONE = std::numeric_limits<Number>::min();
constexpr Number MOST_TAG = Number(1) << 60;
constexpr std::size_t MOST_WORDS = std::size_t(1) << 24;  // of nodes at all runs of one tree
constexpr std::size_t RUNS_PER_DEAD = 8, MOST_DEAD = 192;

// To forget tags takes a step for each run. Is it worth while for so many? Else they wait for more.
inline bool worth_forgetting(std::size_t dead, std::size_t runs) {
    return dead >= MOST_DEAD || dead * RUNS_PER_DEAD >= runs;
}

struct TooLarge {};    // a tree that takes more memory than it should
struct PythonError {};  // a Python exception is set

enum class Answer { REFUSED, SAME, CHANGED };

inline int lowest(Bits set) {
#ifdef _MSC_VER
    unsigned long index;
    _BitScanForward64(&index, set);
    return int(index);
#else
    return __builtin_ctzll(set);
#endif
}

// Bytes.
struct Range {
    Number start, end;

    void narrow(Number first, Number last) {
        start = std::max(start, first);
        end = std::min(end, last);
    }
    void widen(Number first, Number last) {
        start = std::min(start, first);
        end = std::max(end, last);
    }
};

// ---------------------------------------------------------------------------------------------------- tables

// Values by number: open addressing, no tombstones.
template <typename Value> class Table {
    struct Slot {
        Number key;
        Value value;
    };
    std::vector<Slot> slots;
    std::size_t used = 0;
    int shift = 64;

    std::size_t home(Number key) const { return std::size_t((Bits(key) * 0x9E3779B97F4A7C15u) >> shift); }
    std::size_t next(std::size_t at) const { return (at + 1) & (slots.size() - 1); }
    std::size_t place(Number key) const {
        std::size_t at = home(key);
        while (slots[at].key != key && slots[at].key != NONE) at = next(at);
        return at;
    }
    void grow() {
        std::vector<Slot> old(slots.empty() ? 8 : slots.size() * 2, Slot{NONE, Value()});
        old.swap(slots);
        shift = old.empty() ? 61 : shift - 1;
        for (const Slot &slot : old)
            if (slot.key != NONE) slots[place(slot.key)] = slot;
    }

public:
    std::size_t size() const { return used; }
    const Value *find(Number key) const {
        if (used == 0) return nullptr;
        const Slot &slot = slots[place(key)];
        return slot.key == NONE ? nullptr : &slot.value;
    }
    void put(Number key, Value value) {
        if ((used + 1) * 2 > slots.size()) grow();
        Slot &slot = slots[place(key)];
        used += slot.key == NONE;
        slot = Slot{key, value};
    }
    void remove(Number key) {
        if (used == 0) return;
        std::size_t hole = place(key);
        if (slots[hole].key == NONE) return;
        for (std::size_t at = next(hole); slots[at].key != NONE; at = next(at)) {
            // What is in its place, or between it and the hole, stays there.
            std::size_t from = home(slots[at].key), mask = slots.size() - 1;
            if (((at - from) & mask) < ((at - hole) & mask)) continue;
            slots[hole] = slots[at];
            hole = at;
        }
        slots[hole].key = NONE;
        --used;
    }
    void clear() {
        if (slots.size() > 256) *this = Table();
        if (used)
            for (Slot &slot : slots) slot.key = NONE;
        used = 0;
    }
    template <typename Visit> void each(Visit visit) const {
        for (const Slot &slot : slots)
            if (slot.key != NONE) visit(slot.value);
    }
};

// ------------------------------------------------------------------------------------------------------ runs

// A state for each byte of an allocation. Run i is the bytes starts[i] to starts[i + 1]. Blocks are counted and
// may be several runs' state.
template <typename Block> class Runs {
    std::size_t last = 0;  // where a byte was found

public:
    std::vector<Number> starts;
    std::vector<Block *> states;

    Runs() = default;
    Runs(const Runs &) = delete;
    Runs &operator=(const Runs &) = delete;
    ~Runs() { clear(); }

    void clear() {
        for (Block *each : states) Block::drop(each);
        states.clear();
        starts.clear();
        last = 0;
    }
    void reset(Number size, Block *state) {
        clear();
        starts.reserve(2);
        states.reserve(1);
        starts.push_back(0);
        if (size) {
            starts.push_back(size);
            states.push_back(state);
        } else {
            Block::drop(state);
        }
    }
    // The run of a byte that there is.
    std::size_t find(Number offset) {
        std::size_t count = states.size();
        if (last < count && starts[last] <= offset) {
            if (offset < starts[last + 1]) return last;
            if (last + 1 < count && offset < starts[last + 2]) return ++last;
        }
        last = std::size_t(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin()) - 1;
        return last;
    }
    // The run that begins at this byte, made to begin there.
    std::size_t cut(Number position) {
        if (position == starts.back()) return states.size();
        std::size_t index = find(position);
        if (starts[index] == position) return index;
        Block *shared = states[index];
        states.insert(states.begin() + std::ptrdiff_t(index) + 1, shared);
        ++shared->count;
        starts.insert(starts.begin() + std::ptrdiff_t(index) + 1, position);
        return index + 1;
    }
    // Makes the runs first to end, and the neighbours of those, one where they are equal.
    void merge(std::size_t first, std::size_t end) {
        std::size_t kept = first ? first - 1 : 0, stop = std::min(end + 1, states.size());
        if (kept >= stop) return;
        for (std::size_t index = kept + 1; index < stop; ++index) {
            if (Block::same(states[kept], states[index])) {
                Block::drop(states[index]);
            } else {
                ++kept;
                states[kept] = states[index];
                starts[kept] = starts[index];
            }
        }
        if (kept + 1 == stop) return;
        auto from = std::ptrdiff_t(kept) + 1, to = std::ptrdiff_t(stop);
        states.erase(states.begin() + from, states.begin() + to);
        starts.erase(starts.begin() + from, starts.begin() + to);
    }
    // The state of a run, to be changed.
    Block *own(std::size_t index) {
        Block *state = states[index];
        if (state->count == 1) return state;
        states[index] = state->copy();
        --state->count;
        return states[index];
    }
    // Another state, which it takes, for some bytes of one run, but not for all of them.
    void replace(std::size_t index, Number start, Number end, Block *fresh) {
        bool at_start = start == starts[index], at_end = end == starts[index + 1];
        if (at_start && index > 0 && Block::same(states[index - 1], fresh)) {
            starts[index] = end;
            Block::drop(fresh);
            return;
        }
        if (at_end && index + 1 < states.size() && Block::same(states[index + 1], fresh)) {
            starts[index + 1] = start;
            Block::drop(fresh);
            return;
        }
        std::unique_ptr<Block, void (*)(Block *)> held(fresh, Block::drop);
        states.reserve(states.size() + 2 > states.capacity() ? 2 * states.size() + 2 : 0);
        starts.reserve(starts.size() + 2 > starts.capacity() ? 2 * starts.size() + 2 : 0);
        held.release();
        auto at = std::ptrdiff_t(index);
        if (at_start) {
            states.insert(states.begin() + at, fresh);
            starts.insert(starts.begin() + at + 1, end);
        } else if (at_end) {
            states.insert(states.begin() + at + 1, fresh);
            starts.insert(starts.begin() + at + 1, start);
        } else {
            Block *old = states[index];
            ++old->count;
            states.insert(states.begin() + at + 1, {fresh, old});
            starts.insert(starts.begin() + at + 1, {start, end});
        }
    }
    // After the change of one whole run.
    void join(std::size_t index) {
        if (states.size() > 1) merge(index, index + 1);
    }
};

inline void *room(std::size_t bytes) {
    void *found = std::malloc(bytes);
    if (!found) throw std::bad_alloc();
    return found;
}

// ------------------------------------------------------------------------------------------------------ trees

enum { DISABLED, UNIQUE, FROZEN, CELLS, INTERIOR, CONFLICTED, USED, PLANES };
// Sets of nodes; FROZEN, CELLS and INTERIOR among them are the defaults from which the planes differ.
enum { LIVE, PROTECTED, STRONG, AS_FROZEN, AS_CELLS, AS_INTERIOR, SETS };

// The permissions of all nodes at one byte, as in tree_planes.py: for each word of nodes, seven of bits.
struct Planes {
    std::uint32_t count;  // of runs with this state
    std::uint32_t words;

    Bits *bits() { return reinterpret_cast<Bits *>(this + 1); }
    const Bits *bits() const { return reinterpret_cast<const Bits *>(this + 1); }
    static Planes *make(std::size_t words) {
        auto *made = static_cast<Planes *>(room(sizeof(Planes) + words * PLANES * sizeof(Bits)));
        made->count = 1;
        made->words = std::uint32_t(words);
        return made;
    }
    Planes *copy() const { return resized(words); }
    Planes *resized(std::size_t wanted) const {
        Planes *made = make(wanted);
        std::size_t both = std::min(wanted, std::size_t(words)) * PLANES;
        std::memcpy(made->bits(), bits(), both * sizeof(Bits));
        std::memset(made->bits() + both, 0, (wanted * PLANES - both) * sizeof(Bits));
        return made;
    }
    static void drop(Planes *planes) {
        if (--planes->count == 0) std::free(planes);
    }
    static bool same(const Planes *one, const Planes *other) {
        return one == other || std::memcmp(one->bits(), other->bits(), one->words * PLANES * sizeof(Bits)) == 0;
    }
};

// One access and 64 nodes: `read` and `write` of tree_planes.py. The new permissions are written where `out` is.
template <bool WRITE>
inline Answer step(const Bits *planes, const Bits *sets, Bits local, Bits foreign, Bits *out) {
    Bits disabled = planes[DISABLED], unique = planes[UNIQUE], frozen = planes[FROZEN];
    Bits conflicted = planes[CONFLICTED], used = planes[USED];
    Bits shielded = sets[PROTECTED];
    Bits are_frozen = frozen ^ sets[AS_FROZEN], are_cells = planes[CELLS] ^ sets[AS_CELLS];
    if (WRITE) {
        if (local & (disabled | are_frozen | conflicted)) return Answer::REFUSED;
        Bits are_interior = planes[INTERIOR] ^ sets[AS_INTERIOR];
        Bits claimed = local & ~(unique | are_cells);
        Bits lost = foreign & ~(disabled | are_cells | (are_interior & ~shielded));
        if (lost & used) return Answer::REFUSED;
        Bits using_ = used | (local & shielded & ~are_cells);
        if (!(claimed | lost) && using_ == used) return Answer::SAME;
        if (out) {
            out[DISABLED] = disabled | lost;
            out[UNIQUE] = (unique | claimed) & ~lost;
            out[FROZEN] = frozen ^ (are_frozen & lost);
            out[INTERIOR] = planes[INTERIOR] ^ (are_interior & (claimed | lost));
            out[CONFLICTED] = conflicted & ~lost;
            out[USED] = using_;
        }
        return Answer::CHANGED;
    }
    if (local & disabled) return Answer::REFUSED;
    Bits shared = unique & foreign;
    if (shared & shielded) return Answer::REFUSED;
    Bits fresh = local & shielded & ~(used | are_cells);
    Bits reserved = ~(disabled | unique | are_frozen | are_cells);
    Bits conflict = foreign & shielded & reserved & ~conflicted;
    if (!(shared | fresh | conflict)) return Answer::SAME;
    if (out) {
        out[UNIQUE] = unique ^ shared;
        out[FROZEN] = frozen ^ shared;
        out[CONFLICTED] = conflicted | conflict;
        out[USED] = used | fresh;
    }
    return Answer::CHANGED;
}

// The permissions of new nodes.
enum class Fresh { FROZEN, CELL, RESERVED, RESERVED_IM };

// What a retag makes: `tree_retag.reborrow`. Nothing, where the new pointer is the old one.
struct TreeNew {
    struct Part {
        Number start, end;
        Fresh fresh;
    };
    bool same = false, strong = true;
    std::vector<Part> inside;
    Fresh outside = Fresh::RESERVED;
};

struct Node {
    int parent, child, next, previous;
    Range guards;  // beyond them it was neither used nor is it conflicted, while a call protects it
};

class Tree {
    static constexpr int NOWHERE = -1;

    std::size_t words = 0;  // of sets of nodes
    std::size_t vacant = 0;  // no word below has a number that is free
    std::vector<Node> nodes;
    std::vector<Bits> above;  // for each node, itself and its ancestors
    std::vector<Bits> sets;
    std::vector<Bits> scratch;

    static Bits bit(int node) { return Bits(1) << (node & 63); }
    Bits &set(int node, int which) { return sets[std::size_t(node >> 6) * SETS + std::size_t(which)]; }
    static std::size_t word(int node) { return std::size_t(node) >> 6; }

    void resize(std::size_t wanted) {
        if (wanted * std::max<std::size_t>(runs.states.size(), 1) > MOST_WORDS) throw TooLarge();
        for (Planes *&each : runs.states) {
            Planes *made = each->resized(wanted);
            Planes::drop(each);
            each = made;
        }
        sets.resize(wanted * SETS);
        if (nodes.size() > wanted * 64) nodes.resize(wanted * 64);
        std::vector<Bits> moved(nodes.size() * wanted);
        std::size_t both = std::min(words, wanted);
        for (std::size_t node = 0; node < nodes.size(); ++node)
            std::copy_n(&above[node * words], both, &moved[node * wanted]);
        above.swap(moved);
        words = wanted;
    }
    int vacancy() {
        for (; vacant < words; ++vacant) {
            Bits free = ~sets[vacant * SETS + LIVE];
            if (free) return int(vacant * 64) + lowest(free);
        }
        resize(words + (words + 1) / 2);
        return vacancy();
    }
    void link(int node, int parent) {
        Node &mine = nodes[std::size_t(node)];
        mine.parent = parent;
        mine.previous = NOWHERE;
        mine.next = NOWHERE;
        if (parent == NOWHERE) return;
        int &first = nodes[std::size_t(parent)].child;
        mine.next = first;
        if (first != NOWHERE) nodes[std::size_t(first)].previous = node;
        first = node;
    }
    void unlink(int node) {
        Node &mine = nodes[std::size_t(node)];
        if (mine.next != NOWHERE) nodes[std::size_t(mine.next)].previous = mine.previous;
        if (mine.previous != NOWHERE) nodes[std::size_t(mine.previous)].next = mine.next;
        else nodes[std::size_t(mine.parent)].child = mine.next;
    }
    int add(Number tag, int parent) {
        int node = vacancy();
        if (std::size_t(node) >= nodes.size()) {
            nodes.resize(std::size_t(node) + 1);
            above.resize(nodes.size() * words);
        }
        nodes[std::size_t(node)].child = NOWHERE;
        nodes[std::size_t(node)].guards = {std::numeric_limits<Number>::max(), 0};
        link(node, parent);
        Bits *path = &above[std::size_t(node) * words];
        if (parent == NOWHERE) std::fill_n(path, words, 0);
        else std::copy_n(&above[std::size_t(parent) * words], words, path);
        path[word(node)] |= bit(node);
        set(node, LIVE) |= bit(node);
        pointers.put(tag, node);
        return node;
    }

    template <bool WRITE> Answer look(const Planes *planes, const Bits *local, const Bits *unseen) const {
        Answer all = Answer::SAME;
        for (std::size_t at = 0; at < words; ++at) {
            const Bits *known = &sets[at * SETS];
            Bits foreign = known[LIVE] & ~local[at];
            if (unseen) foreign &= ~unseen[at];
            Answer one = step<WRITE>(planes->bits() + at * PLANES, known, local[at], foreign, nullptr);
            if (one == Answer::REFUSED) return one;
            if (one == Answer::CHANGED) all = one;
        }
        return all;
    }
    Answer look(const Planes *planes, const Bits *local, const Bits *unseen, bool write) const {
        return write ? look<true>(planes, local, unseen) : look<false>(planes, local, unseen);
    }
    // What `look` allowed, at bytes that are a run by now or will be.
    template <bool WRITE> void change(Planes *planes, const Bits *local, const Bits *unseen, Range where) {
        for (std::size_t at = 0; at < words; ++at) {
            const Bits *known = &sets[at * SETS];
            Bits foreign = known[LIVE] & ~local[at];
            if (unseen) foreign &= ~unseen[at];
            Bits *mine = planes->bits() + at * PLANES;
            Bits used = mine[USED], conflicted = mine[CONFLICTED];
            if (step<WRITE>(mine, known, local[at], foreign, mine) == Answer::SAME) continue;
            Bits guarding = (mine[USED] & ~used) | (mine[CONFLICTED] & ~conflicted);
            for (; guarding; guarding &= guarding - 1)
                nodes[at * 64 + std::size_t(lowest(guarding))].guards.widen(where.start, where.end);
        }
    }
    void change(Planes *planes, const Bits *local, const Bits *unseen, bool write, Range where) {
        if (write) change<true>(planes, local, unseen, where);
        else change<false>(planes, local, unseen, where);
    }
    void bounded() const {
        if (runs.states.size() * words > MOST_WORDS) throw TooLarge();
    }

    // Bytes of a new node whose permission is not that of all others, or that is used.
    void mark(int node, Number start, Number end, Fresh fresh, Fresh outside, bool used) {
        std::size_t first = runs.cut(start), last = runs.cut(end);
        auto differ = [&](Fresh one) { return (fresh == one) != (outside == one); };
        for (std::size_t index = first; index < last; ++index) {
            Bits *planes = runs.own(index)->bits() + word(node) * PLANES;
            if (differ(Fresh::FROZEN)) planes[FROZEN] |= bit(node);
            if (differ(Fresh::CELL)) planes[CELLS] |= bit(node);
            if (differ(Fresh::RESERVED_IM)) planes[INTERIOR] |= bit(node);
            if (used) planes[USED] |= bit(node);
        }
        runs.merge(first, last);
        bounded();
        if (used) nodes[std::size_t(node)].guards.widen(start, end);
    }
    void find_below(int node) {
        scratch.assign(words, 0);
        int at = nodes[std::size_t(node)].child;
        while (at != NOWHERE) {
            scratch[word(at)] |= bit(at);
            const Node *mine = &nodes[std::size_t(at)];
            int next = mine->child;
            while (next == NOWHERE && at != node) {
                next = mine->next;
                if (next == NOWHERE) {
                    at = mine->parent;
                    mine = &nodes[std::size_t(at)];
                }
            }
            at = at == node ? NOWHERE : next;
        }
    }
    int strictness(const Planes *planes, int node) {
        const Bits *mine = planes->bits() + word(node) * PLANES;
        if (mine[DISABLED] & bit(node)) return 5;
        if ((mine[FROZEN] ^ set(node, AS_FROZEN)) & bit(node)) return 4;
        if (mine[UNIQUE] & bit(node)) return 3;
        if ((mine[CELLS] ^ set(node, AS_CELLS)) & bit(node)) return 0;
        return (mine[INTERIOR] ^ set(node, AS_INTERIOR)) & bit(node) ? 1 : 2;
    }
    bool as_strict(int child, int node) {
        return std::all_of(runs.states.begin(), runs.states.end(), [&](const Planes *planes) {
            return strictness(planes, node) <= strictness(planes, child);
        });
    }
    template <typename Visit> void each(const std::vector<Bits> &some, Visit visit) {
        for (std::size_t at = 0; at < words; ++at)
            for (Bits rest = some[at]; rest; rest &= rest - 1) visit(int(at * 64) + lowest(rest));
    }
    void forget(const std::vector<Bits> &gone) {
        for (std::size_t at = 0; at < words; ++at) {
            if (!gone[at]) continue;
            Bits kept = ~gone[at];
            for (int which = 0; which < SETS; ++which) sets[at * SETS + std::size_t(which)] &= kept;
            for (std::size_t node = 0; node < nodes.size(); ++node) above[node * words + at] &= kept;
            for (Planes *planes : runs.states) {
                Bits *mine = planes->bits() + at * PLANES;
                for (int which = 0; which < PLANES; ++which) mine[which] &= kept;
            }
        }
        if (runs.states.size() > 1) runs.merge(0, runs.states.size());
        vacant = 0;
        std::size_t needed = words;
        while (needed > 1 && !sets[(needed - 1) * SETS + LIVE]) --needed;
        if (needed * 2 < words) resize(needed);
    }

public:
    Runs<Planes> runs;
    Table<int> pointers;

    void start(Number size, Number tag) {
        words = 1;
        vacant = 0;
        nodes.clear();
        above.clear();
        sets.assign(SETS, 0);
        pointers.clear();
        Planes *all = Planes::make(1);
        std::fill_n(all->bits(), PLANES, 0);
        all->bits()[UNIQUE] = 1;
        runs.reset(size, all);
        add(tag, NOWHERE);
    }
    void stop() {
        runs.clear();
        if (nodes.capacity() <= 256) return;
        std::vector<Node>().swap(nodes);
        std::vector<Bits>().swap(above);
    }

    bool is_protected(int node) {
        return std::size_t(node) < nodes.size() && (set(node, PROTECTED) & bit(node)) != 0;
    }
    std::size_t living() const {
        std::size_t count = 0;
        for (std::size_t at = 0; at < words; ++at)
            for (Bits rest = sets[at * SETS + LIVE]; rest; rest &= rest - 1) ++count;
        return count;
    }

    // `where` is narrowed to bytes for which the answer is the same, if nothing changes.
    Answer access(int node, Number start, Number end, bool write, Range &where, const Bits *unseen = nullptr) {
        if (start == end) return Answer::SAME;
        const Bits *local = &above[std::size_t(node) * words];
        std::size_t index = runs.find(start);
        Number first_start = runs.starts[index], first_end = runs.starts[index + 1];
        if (end <= first_end) {
            Answer answer = look(runs.states[index], local, unseen, write);
            if (answer == Answer::SAME) where.narrow(first_start, first_end);
            if (answer != Answer::CHANGED) return answer;
            if (start == first_start && end == first_end) {
                change(runs.own(index), local, unseen, write, {start, end});
                runs.join(index);
            } else {
                Planes *fresh = runs.states[index]->copy();
                change(fresh, local, unseen, write, {start, end});
                runs.replace(index, start, end, fresh);
                bounded();
            }
            return answer;
        }
        Answer all = Answer::SAME;
        for (; index < runs.states.size() && runs.starts[index] < end; ++index) {
            Answer answer = look(runs.states[index], local, unseen, write);
            if (answer == Answer::REFUSED) return answer;
            if (answer == Answer::CHANGED) all = answer;
        }
        if (all == Answer::SAME) {
            where.narrow(start, end);
            return all;
        }
        std::size_t first = runs.cut(start), last = runs.cut(end);
        bounded();
        for (index = first; index < last; ++index) {
            if (look(runs.states[index], local, unseen, write) == Answer::SAME) continue;
            Range bytes{runs.starts[index], runs.starts[index + 1]};
            change(runs.own(index), local, unseen, write, bytes);
        }
        runs.merge(first, last);
        return all;
    }

    // The node of a new pointer, NOWHERE if it is refused.
    int retag(const TreeNew &made, Number offset, int parent, Number tag, bool shielded) {
        Range anywhere{0, 0};
        for (const TreeNew::Part &part : made.inside) {
            if (part.fresh == Fresh::CELL) continue;
            Answer answer = access(parent, part.start + offset, part.end + offset, false, anywhere);
            if (answer == Answer::REFUSED) return NOWHERE;
        }
        int node = add(tag, parent);
        if (made.outside == Fresh::FROZEN) set(node, AS_FROZEN) |= bit(node);
        if (made.outside == Fresh::CELL) set(node, AS_CELLS) |= bit(node);
        if (made.outside == Fresh::RESERVED_IM) set(node, AS_INTERIOR) |= bit(node);
        if (shielded) {
            set(node, PROTECTED) |= bit(node);
            if (made.strong) set(node, STRONG) |= bit(node);
        }
        for (const TreeNew::Part &part : made.inside) {
            bool used = shielded && part.fresh != Fresh::CELL;
            if (used || part.fresh != made.outside)
                mark(node, part.start + offset, part.end + offset, part.fresh, made.outside, used);
        }
        return node;
    }

    // May it end, after a write to everything?
    bool may_end() const {
        for (const Planes *planes : runs.states)
            for (std::size_t at = 0; at < words; ++at)
                if (sets[at * SETS + STRONG] & planes->bits()[at * PLANES + USED]) return false;
        return true;
    }

    // The accesses with which a protector ends, unseen by the node's descendants.
    bool end_access(int node) {
        Range guards = nodes[std::size_t(node)].guards, anywhere{0, 0};
        bool known = false;
        for (Number position = guards.start, stop; position < guards.end; position = stop) {
            std::size_t index = runs.find(position);
            stop = std::min(guards.end, runs.starts[index + 1]);
            const Planes *planes = runs.states[index];
            const Bits *mine = planes->bits() + word(node) * PLANES;
            if (!(mine[USED] & bit(node))) continue;
            bool write = (mine[UNIQUE] & bit(node)) != 0;
            if (look(planes, &above[std::size_t(node) * words], nullptr, write) == Answer::SAME) continue;
            if (!known) find_below(node);
            known = true;
            if (access(node, position, stop, write, anywhere, scratch.data()) == Answer::REFUSED) return false;
        }
        return true;
    }
    // A node is protected no more. Runs where it was used or is conflicted are within its guards.
    void release(int node) {
        set(node, PROTECTED) &= ~bit(node);
        set(node, STRONG) &= ~bit(node);
        Range guards = nodes[std::size_t(node)].guards;
        if (guards.start >= guards.end) return;
        std::size_t first = runs.find(guards.start), index = first;
        for (; index < runs.states.size() && runs.starts[index] < guards.end; ++index) {
            Bits *mine = runs.states[index]->bits() + word(node) * PLANES;
            mine[USED] &= ~bit(node);
            mine[CONFLICTED] &= ~bit(node);
        }
        if (runs.states.size() > 1) runs.merge(first, index);
    }

    // Forgets all tags but these, and removes what nodes it can: tree_collection.py.
    void collect(const std::vector<Number> &live) {
        std::vector<Bits> kept(words), rest(words), gone(words);
        Table<int> named;
        kept[0] = 1;
        for (Number tag : live) {
            const int *node = pointers.find(tag);
            if (!node) continue;
            named.put(tag, *node);
            kept[word(*node)] |= bit(*node);
        }
        pointers = std::move(named);
        bool any = false;
        std::size_t dead = 0;
        for (std::size_t at = 0; at < words; ++at) {
            kept[at] |= sets[at * SETS + PROTECTED];
            rest[at] = sets[at * SETS + LIVE] & ~kept[at];
        }
        each(rest, [&](int) { ++dead; });
        if (!worth_forgetting(dead, runs.states.size())) return;
        each(rest, [&](int node) {
            while (nodes[std::size_t(node)].child == NOWHERE && rest[word(node)] & ~gone[word(node)] & bit(node)) {
                any = true;
                gone[word(node)] |= bit(node);
                unlink(node);
                node = nodes[std::size_t(node)].parent;
            }
        });
        for (std::size_t at = 0; at < words; ++at) rest[at] &= ~gone[at];
        each(rest, [&](int node) {
            int child = nodes[std::size_t(node)].child;
            if (nodes[std::size_t(child)].next != NOWHERE || !as_strict(child, node)) return;
            any = true;
            gone[word(node)] |= bit(node);
            unlink(node);
            link(child, nodes[std::size_t(node)].parent);
        });
        if (any) forget(gone);
    }
};

// ----------------------------------------------------------------------------------------------------- stacks

using Item = std::uint64_t;  // tag, guarded, permission, as in stack.py
enum : Item { ONE, SHARED_RW, SHARED_RO, LOST, PERMISSION = 3, GUARDED = 4 };

// The items of one byte, lowest first.
struct Stack {
    std::uint32_t count;  // of runs with this stack
    std::uint32_t size, capacity;
    std::int32_t top_one;          // no Unique item is above it
    mutable std::uint32_t latest;  // what granted an access

    // An odd number of 32-bit words so far.
    std::uint32_t padding;

    Item *items() { return reinterpret_cast<Item *>(this + 1); }
    const Item *items() const { return reinterpret_cast<const Item *>(this + 1); }
    static Stack *make(std::uint32_t capacity) {
        auto *made = static_cast<Stack *>(room(sizeof(Stack) + capacity * sizeof(Item)));
        *made = Stack{1, 0, capacity, -1, 0, 0};
        return made;
    }
    // With only the lowest `kept`.
    Stack *copy(std::uint32_t kept) const {
        Stack *made = make(kept + 5);
        made->size = kept;
        made->top_one = std::min(top_one, std::int32_t(kept) - 1);
        std::memcpy(made->items(), items(), kept * sizeof(Item));
        return made;
    }
    Stack *copy() const { return copy(size); }
    static void drop(Stack *stack) {
        if (--stack->count == 0) std::free(stack);
    }
    static bool same(const Stack *one, const Stack *other) {
        if (one == other) return true;
        std::uint32_t size = one->size;
        // Most stacks that differ do so at the top.
        return size == other->size && (size == 0 || one->items()[size - 1] == other->items()[size - 1]) &&
               std::memcmp(one->items(), other->items(), size * sizeof(Item)) == 0;
    }
    // A new item at an index; the stack, which is of one run only, may have to move.
    static Stack *inserted(Stack *stack, std::uint32_t index, Item item) {
        if (stack->size == stack->capacity) {
            std::uint32_t capacity = 2 * stack->capacity + 4;
            void *moved = std::realloc(static_cast<void *>(stack), sizeof(Stack) + capacity * sizeof(Item));
            if (!moved) throw std::bad_alloc();
            stack = static_cast<Stack *>(moved);
            stack->capacity = capacity;
        }
        Item *at = stack->items() + index;
        std::memmove(at + 1, at, (stack->size - index) * sizeof(Item));
        *at = item;
        ++stack->size;
        if ((item & PERMISSION) == ONE) stack->top_one = std::max(stack->top_one, std::int32_t(index));
        else if (std::int32_t(index) <= stack->top_one) ++stack->top_one;
        return stack;
    }
};

struct StackedNew {
    struct Part {
        Number start, end;
        Item permission;
        bool guarded, accesses, writes;
    };
    std::vector<Part> parts;
    bool shielded = false, strong = false;
};

using Shields = Table<bool>;  // the tags that calls protect, and whether strongly

class Stacked {
    static constexpr std::int64_t NOTHING = -1;

    static bool shielded(Item item, const Shields &shields) {
        return (item & GUARDED) && shields.find(Number(item >> 3));
    }
    static std::int64_t granting(const Stack *stack, Number tag, bool write) {
        const Item *items = stack->items();
        Item most = write ? SHARED_RW : SHARED_RO;
        auto grants = [&](Item item) { return Number(item >> 3) == tag && (item & PERMISSION) <= most; };
        if (stack->latest < stack->size && grants(items[stack->latest])) return stack->latest;
        for (std::int64_t index = std::int64_t(stack->size) - 1; index >= 0; --index) {
            if (grants(items[index])) {
                stack->latest = std::uint32_t(index);
                return index;
            }
        }
        return NOTHING;
    }
    static std::uint32_t incompatible(const Stack *stack, std::int64_t grants) {
        const Item *items = stack->items();
        auto index = std::uint32_t(grants) + 1;
        if ((items[grants] & PERMISSION) == SHARED_RW)
            while (index < stack->size && (items[index] & PERMISSION) == SHARED_RW) ++index;
        return index;
    }
    // `access_stack`; `place` is then where items are popped, or above which they are disabled.
    static Answer look(const Stack *stack, Number tag, bool write, const Shields &shields, std::uint32_t &place) {
        std::int64_t grants = granting(stack, tag, write);
        if (grants == NOTHING) return Answer::REFUSED;
        const Item *items = stack->items();
        if (write) {
            place = incompatible(stack, grants);
            if (place == stack->size) return Answer::SAME;
            for (std::uint32_t index = place; index < stack->size; ++index)
                if (shielded(items[index], shields)) return Answer::REFUSED;
            return Answer::CHANGED;
        }
        place = std::uint32_t(grants);
        Answer answer = Answer::SAME;
        for (std::int64_t index = stack->top_one; index > grants; --index) {
            if ((items[index] & PERMISSION) != ONE) continue;
            if (shielded(items[index], shields)) return Answer::REFUSED;
            answer = Answer::CHANGED;
        }
        return answer;
    }
    static void change(Stack *stack, bool write, std::uint32_t place) {
        if (write) {
            stack->size = place;
            stack->top_one = std::min(stack->top_one, std::int32_t(place) - 1);
            return;
        }
        Item *items = stack->items();
        for (std::int64_t index = stack->top_one; index > std::int64_t(place); --index)
            if ((items[index] & PERMISSION) == ONE) items[index] |= LOST;
        stack->top_one = std::min(stack->top_one, std::int32_t(place));
    }
    static Stack *changed(const Stack *stack, bool write, std::uint32_t place) {
        Stack *fresh = stack->copy(write ? place : stack->size);
        change(fresh, write, place);
        return fresh;
    }
    // Where the new item of a part belongs, `size` if it is there already; false where it is refused.
    static bool belongs(const Stack *stack, Number parent, bool accessed, Item item, std::uint32_t &place, bool &there) {
        const Item *items = stack->items();
        place = stack->size;
        if (!accessed) {
            std::int64_t grants = granting(stack, parent, true);
            if (grants == NOTHING) return false;
            place = incompatible(stack, grants);
            there = items[place - 1] == item || (place < stack->size && items[place] == item);
        } else {
            there = place && items[place - 1] == item;
        }
        return true;
    }
    bool grant(Number parent, Number start, Number end, bool accessed, Item item) {
        std::uint32_t place;
        bool there;
        std::size_t index = runs.find(start);
        Number first_start = runs.starts[index], first_end = runs.starts[index + 1];
        if (end <= first_end) {
            Stack *stack = runs.states[index];
            if (!belongs(stack, parent, accessed, item, place, there)) return false;
            if (there) return true;
            if (start == first_start && end == first_end) {
                runs.states[index] = Stack::inserted(runs.own(index), place, item);
                runs.join(index);
            } else {
                runs.replace(index, start, end, Stack::inserted(stack->copy(), place, item));
            }
            return true;
        }
        std::size_t first = runs.cut(start), last = runs.cut(end);
        for (index = first; index < last; ++index) {
            if (!belongs(runs.states[index], parent, accessed, item, place, there)) return false;
            if (!there) runs.states[index] = Stack::inserted(runs.own(index), place, item);
        }
        runs.merge(first, last);
        return true;
    }

    // Without items of dead tags, where no later verdict can notice. What was between a SharedRW and an item
    // above which another SharedRW may be inserted, or which is one, keeps them from being one group.
    static void thin(Stack *stack, const Table<bool> &live, const Shields &shields) {
        Item *items = stack->items();
        std::uint32_t kept = stack->size ? 1 : 0;
        std::int32_t top_one = kept && (items[0] & PERMISSION) == ONE ? 0 : -1;
        bool parted = false;
        for (std::uint32_t index = 1; index < stack->size; ++index) {
            Item item = items[index], permission = item & PERMISSION;
            auto tag = Number(item >> 3);
            if (permission == LOST || !(live.find(tag) || shields.find(tag))) {
                parted |= permission != SHARED_RW;
                continue;
            }
            // It takes the place of one that is gone.
            if (parted && permission == SHARED_RW && (items[kept - 1] & PERMISSION) <= SHARED_RW) items[kept++] = LOST;
            parted = false;
            if (permission == ONE) top_one = std::int32_t(kept);
            items[kept++] = item;
        }
        stack->size = kept;
        stack->top_one = top_one;
    }

    std::size_t made = 0;  // pointers, since tags were forgotten

public:
    Runs<Stack> runs;

    void start(Number size, Number tag, bool shared) {
        made = 0;
        Stack *all = Stack::make(6);
        all->items()[0] = Item(tag) << 3 | (shared ? SHARED_RW : ONE);
        all->size = 1;
        all->top_one = shared ? -1 : 0;
        runs.reset(size, all);
    }
    Answer access(Number tag, Number start, Number end, bool write, const Shields &shields, Range &where) {
        if (start == end) return Answer::SAME;
        std::uint32_t place;
        std::size_t index = runs.find(start);
        Number first_start = runs.starts[index], first_end = runs.starts[index + 1];
        if (end <= first_end) {
            Stack *stack = runs.states[index];
            Answer answer = look(stack, tag, write, shields, place);
            if (answer == Answer::SAME) where.narrow(first_start, first_end);
            if (answer != Answer::CHANGED) return answer;
            if (start == first_start && end == first_end) {
                change(runs.own(index), write, place);
                runs.join(index);
            } else {
                runs.replace(index, start, end, changed(stack, write, place));
            }
            return answer;
        }
        Answer all = Answer::SAME;
        for (; index < runs.states.size() && runs.starts[index] < end; ++index) {
            Answer answer = look(runs.states[index], tag, write, shields, place);
            if (answer == Answer::REFUSED) return answer;
            if (answer == Answer::CHANGED) all = answer;
        }
        if (all == Answer::SAME) {
            where.narrow(start, end);
            return all;
        }
        std::size_t first = runs.cut(start), last = runs.cut(end);
        for (index = first; index < last; ++index)
            if (look(runs.states[index], tag, write, shields, place) == Answer::CHANGED)
                change(runs.own(index), write, place);
        runs.merge(first, last);
        return all;
    }
    bool retag(const StackedNew &kind, Number offset, Number parent, Number tag, bool guard, const Shields &shields) {
        Range anywhere{0, 0};
        ++made;
        for (const StackedNew::Part &part : kind.parts) {
            Number start = part.start + offset, end = part.end + offset;
            if (part.accesses && access(parent, start, end, part.writes, shields, anywhere) == Answer::REFUSED)
                return false;
            Item item = Item(tag) << 3 | (guard && part.guarded ? Item(GUARDED) : 0) | part.permission;
            if (!grant(parent, start, end, part.accesses, item)) return false;
        }
        return true;
    }
    // May it end, after a write to everything?
    bool may_end(const Shields &shields) const {
        for (const Stack *stack : runs.states) {
            for (std::uint32_t index = 0; index < stack->size; ++index) {
                Item item = stack->items()[index];
                const bool *strong = item & GUARDED ? shields.find(Number(item >> 3)) : nullptr;
                if (strong && *strong) return false;
            }
        }
        return true;
    }
    void collect(const std::vector<Number> &live, const Shields &shields) {
        if (!worth_forgetting(made, runs.states.size())) return;
        made = 0;
        Table<bool> named;
        for (Number tag : live) named.put(tag, true);
        for (Stack *stack : runs.states) thin(stack, named, shields);
        if (runs.states.size() > 1) runs.merge(0, runs.states.size());
    }
    std::size_t items() const {
        std::size_t count = 0;
        for (const Stack *stack : runs.states) count += stack->size;
        return count;
    }
};

// ------------------------------------------------------------------------------------------------- both models

enum Pointer { SHARED, MUTABLE, BOX, RAW_CONST, RAW_MUT, POINTERS };  // as in events.py

// What retags have in common.
struct Kind {
    Number size;
    TreeNew free, guarded;  // without and with a protector
    StackedNew stacked;

    Kind(Number pointer, Number bytes, const std::vector<Range> &cells, bool unpin, bool two_phase) : size(bytes) {
        std::vector<std::pair<Range, bool>> parts;
        Number position = 0;
        auto add = [&](Number start, Number end, bool in_cell) {
            if (start < end) parts.push_back({{start, end}, in_cell});
        };
        for (const Range &cell : cells) {
            add(position, cell.start, false);
            add(cell.start, cell.end, true);
            position = cell.end;
        }
        add(position, size, false);
        free = in_tree(pointer, parts, cells.empty(), unpin, false);
        guarded = in_tree(pointer, parts, cells.empty(), unpin, true);
        bool is_mutable = pointer == MUTABLE || pointer == BOX;
        bool as_raw = pointer == RAW_MUT || (is_mutable && (two_phase || !unpin));
        for (const auto &part : parts) {
            Range at = part.first;
            if (as_raw || (!is_mutable && part.second))
                stacked.parts.push_back({at.start, at.end, SHARED_RW, false, false, false});
            else if (is_mutable)
                stacked.parts.push_back({at.start, at.end, ONE, true, true, true});
            else
                stacked.parts.push_back({at.start, at.end, SHARED_RO, pointer == SHARED, true, false});
        }
        stacked.shielded = pointer == SHARED || (is_mutable && !as_raw);
        stacked.strong = pointer != BOX;
    }

private:
    static TreeNew in_tree(
        Number pointer, const std::vector<std::pair<Range, bool>> &parts, bool frozen, bool unpin, bool shielded
    ) {
        TreeNew made;
        bool shared = pointer == SHARED;
        made.same = pointer == RAW_CONST || pointer == RAW_MUT || (!shared && !unpin);
        made.strong = pointer != BOX;
        Fresh cell = shared ? Fresh::CELL : shielded ? Fresh::RESERVED : Fresh::RESERVED_IM;
        Fresh other = shared ? Fresh::FROZEN : Fresh::RESERVED;
        made.outside = frozen ? other : cell;
        for (const auto &part : parts)
            made.inside.push_back({part.first.start, part.first.end, part.second ? cell : other});
        return made;
    }
};

// The bytes for which an access by a tag is known to change nothing.
struct Known {
    Number tag;
    Range where;
};

struct Allocation {
    Number size = 0;
    Known known[4];
    Tree tree;
    Stacked stacked;

    Known &knowledge(Number tag, bool write) { return known[(tag & 1) * 2 + write]; }
    void know_nothing() {
        for (Known &each : known) each.tag = NONE;
    }
};

struct Guard {
    Number allocation;
    int node;  // -1: none in the tree
    Number tag;  // NONE: none in the stacks
};

class Models {
    static constexpr std::size_t MOST_SPARE = 64;

    bool with_tree, with_stacks, over = false;
    Table<Allocation *> allocations;
    std::vector<std::unique_ptr<Allocation>> spare;
    std::map<std::vector<Number>, std::size_t> numbers;
    std::vector<std::unique_ptr<Kind>> kinds;
    Table<int> frames;  // where their guards are
    std::vector<std::vector<Guard>> guards;
    std::vector<int> unused;
    Shields shields;

    Allocation *allocation(Number number) const {
        Allocation *const *found = allocations.find(number);
        return found ? *found : nullptr;
    }
    int refuse() {
        over = true;
        allocations.each([](Allocation *each) { delete each; });
        allocations = Table<Allocation *>();
        frames = Table<int>();
        shields = Shields();
        spare.clear();
        guards.clear();
        unused.clear();
        return 1;
    }
    static bool outside(const Allocation &found, Number offset, Number size) {
        return offset < 0 || size < 0 || offset > found.size || size > found.size - offset;
    }
    // The access as both models see it.
    Answer both(Allocation &found, Number offset, Number end, Number tag, bool write, Range &where) {
        Answer first = Answer::SAME, second = Answer::SAME;
        if (with_tree) {
            const int *node = found.tree.pointers.find(tag);
            if (!node) return Answer::REFUSED;
            first = found.tree.access(*node, offset, end, write, where);
            if (first == Answer::REFUSED) return first;
        }
        if (with_stacks) second = found.stacked.access(tag, offset, end, write, shields, where);
        return second == Answer::SAME ? first : second;
    }
    void protect(Number frame, Guard guard) {
        const int *found = frames.find(frame);
        int place = found ? *found : NONE_YET;
        if (!found) {
            if (unused.empty()) {
                unused.reserve(guards.size() + 1);
                guards.emplace_back();
                unused.push_back(int(guards.size()) - 1);
            }
            place = unused.back();
            frames.put(frame, place);
            unused.pop_back();
        }
        guards[std::size_t(place)].push_back(guard);
    }
    static constexpr int NONE_YET = -1;

public:
    Models(bool tree, bool stacks) : with_tree(tree), with_stacks(stacks) {}
    Models(const Models &) = delete;
    Models &operator=(const Models &) = delete;
    ~Models() { refuse(); }

    int give_up() { return refuse(); }
    std::size_t pointee(Number pointer, Number size, const std::vector<Range> &cells, bool unpin, bool two_phase) {
        std::vector<Number> key{pointer, size, unpin, two_phase};
        for (const Range &cell : cells) key.insert(key.end(), {cell.start, cell.end});
        auto found = numbers.find(key);
        if (found != numbers.end()) return found->second;
        kinds.push_back(std::make_unique<Kind>(pointer, size, cells, unpin, two_phase));
        return numbers[key] = kinds.size() - 1;
    }
    void allocate(Number number, Number size, Number tag, bool heap) {
        if (over) return;
        if (size < 0 || tag < 0 || tag >= MOST_TAG || number == NONE || allocation(number)) {
            refuse();
            return;
        }
        std::unique_ptr<Allocation> made;
        if (spare.empty()) {
            made = std::make_unique<Allocation>();
        } else {
            made = std::move(spare.back());
            spare.pop_back();
        }
        made->size = size;
        made->know_nothing();
        if (with_tree) made->tree.start(size, tag);
        if (with_stacks) made->stacked.start(size, tag, heap);
        allocations.put(number, made.get());
        made.release();
    }
    int access(Number number, Number offset, Number size, Number tag, bool write) {
        if (over) return 1;
        Allocation *found = allocation(number);
        if (!found || outside(*found, offset, size) || tag < 0) return refuse();
        Known &known = found->knowledge(tag, write);
        if (known.tag == tag && known.where.start <= offset && offset + size <= known.where.end) return 0;
        Range where{0, found->size};
        switch (both(*found, offset, offset + size, tag, write, where)) {
        case Answer::REFUSED: return refuse();
        case Answer::CHANGED: found->know_nothing(); break;
        case Answer::SAME: if (size) known = {tag, where};
        }
        return 0;
    }
    int retag(Number pointee, Number number, Number offset, Number parent, Number tag, Number frame) {
        if (over) return 1;
        Allocation *found = allocation(number);
        if (!found || pointee < 0 || std::size_t(pointee) >= kinds.size()) return refuse();
        const Kind &kind = *kinds[std::size_t(pointee)];
        if (outside(*found, kind.size ? offset : 0, kind.size) || parent < 0 || tag < 0 || tag >= MOST_TAG)
            return refuse();
        bool guarded = frame >= 0;
        Guard guard{number, -1, NONE};
        found->know_nothing();
        if (with_tree) {
            const int *node = found->tree.pointers.find(parent);
            if (!node) return refuse();
            const TreeNew &made = guarded ? kind.guarded : kind.free;
            if (made.same) {
                found->tree.pointers.put(tag, *node);
            } else {
                int fresh = found->tree.retag(made, offset, *node, tag, guarded);
                if (fresh < 0) return refuse();
                guard.node = guarded ? fresh : -1;
            }
        }
        if (with_stacks) {
            if (!found->stacked.retag(kind.stacked, offset, parent, tag, guarded, shields)) return refuse();
            if (guarded && kind.stacked.shielded) {
                shields.put(tag, kind.stacked.strong);
                guard.tag = tag;
            }
        }
        if (guard.node >= 0 || guard.tag != NONE) protect(frame, guard);
        return 0;
    }
    int deallocate(Number number, Number tag) {
        if (over) return 1;
        Allocation *found = allocation(number);
        if (!found || tag < 0) return refuse();
        Range where{0, found->size};
        if (both(*found, 0, found->size, tag, true, where) == Answer::REFUSED) return refuse();
        if (with_tree && !found->tree.may_end()) return refuse();
        if (with_stacks && !found->stacked.may_end(shields)) return refuse();
        allocations.remove(number);
        std::unique_ptr<Allocation> ended(found);
        found->tree.stop();
        found->stacked.runs.clear();
        if (spare.size() < MOST_SPARE) spare.push_back(std::move(ended));
        return 0;
    }
    int end_call(Number frame) {
        if (over) return 1;
        const int *place = frames.find(frame);
        if (!place) return 0;
        std::vector<Guard> &ending = guards[std::size_t(*place)];
        for (const Guard &guard : ending) {
            Allocation *found = allocation(guard.allocation);
            if (guard.tag != NONE) shields.remove(guard.tag);
            if (!found || guard.node < 0 || !found->tree.is_protected(guard.node)) continue;
            found->know_nothing();
            if (!found->tree.end_access(guard.node)) return refuse();
        }
        for (const Guard &guard : ending) {
            Allocation *found = allocation(guard.allocation);
            if (found && guard.node >= 0 && found->tree.is_protected(guard.node)) found->tree.release(guard.node);
        }
        ending.clear();
        unused.push_back(*place);
        frames.remove(frame);
        return 0;
    }
    void collect_in(Number number, const std::vector<Number> &live) {
        Allocation *found = over ? nullptr : allocation(number);
        if (!found) return;
        found->know_nothing();
        if (with_tree) found->tree.collect(live);
        if (with_stacks) found->stacked.collect(live, shields);
    }
    // Nodes, their tags, runs and runs, items: what memory is taken.
    std::vector<std::size_t> figures(Number number) const {
        const Allocation *found = over ? nullptr : allocation(number);
        if (!found) return std::vector<std::size_t>(5);
        return {
            found->tree.living(), found->tree.pointers.size(), found->tree.runs.states.size(),
            found->stacked.runs.states.size(), found->stacked.items(),
        };
    }
};

// ------------------------------------------------------------------------------------------------------ Python

struct Object {
    PyObject_HEAD
    Models *models;
};

// What a method does, and the number that it gives: a C++ exception does not leave.
template <typename Do> PyObject *guarded(PyObject *self, Do what) {
    Models &models = *reinterpret_cast<Object *>(self)->models;
    try {
        return what(models);
    } catch (PythonError) {
        return nullptr;
    } catch (TooLarge) {
        return PyLong_FromLong(models.give_up());
    } catch (const std::exception &) {
        models.give_up();
        return PyErr_NoMemory();
    }
}

Number number(PyObject *object) {
    Number found = PyLong_AsLongLong(object);
    if (found == -1 && PyErr_Occurred()) throw PythonError();
    return found;
}

bool truth(PyObject *object) {
    if (object == Py_True) return true;
    if (object == Py_False) return false;
    int found = PyObject_IsTrue(object);
    if (found < 0) throw PythonError();
    return found != 0;
}

void expect(Py_ssize_t given, Py_ssize_t wanted) {
    if (given == wanted) return;
    PyErr_Format(PyExc_TypeError, "%zd arguments are needed, not %zd", wanted, given);
    throw PythonError();
}

void malformed(const char *what) {
    PyErr_SetString(PyExc_ValueError, what);
    throw PythonError();
}

std::vector<Number> listed(PyObject *object) {
    std::vector<Number> found;
    std::unique_ptr<PyObject, void (*)(PyObject *)> items(PyObject_GetIter(object), Py_DecRef);
    if (!items) throw PythonError();
    while (PyObject *item = PyIter_Next(items.get())) {
        std::unique_ptr<PyObject, void (*)(PyObject *)> held(item, Py_DecRef);
        found.push_back(number(item));
    }
    if (PyErr_Occurred()) throw PythonError();
    return found;
}

PyObject *nothing() { return Py_NewRef(Py_None); }

PyObject *allocate(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return guarded(self, [&](Models &models) {
        expect(count, 4);
        models.allocate(number(given[0]), number(given[1]), number(given[2]), truth(given[3]));
        return nothing();
    });
}

PyObject *pointee(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return guarded(self, [&](Models &models) {
        expect(count, 5);
        Number pointer = number(given[0]), size = number(given[1]), position = 0;
        if (pointer < 0 || pointer >= POINTERS || size < 0) malformed("no such pointer");
        std::vector<Number> ends;
        std::vector<Range> cells;
        std::unique_ptr<PyObject, void (*)(PyObject *)> items(PyObject_GetIter(given[2]), Py_DecRef);
        if (!items) throw PythonError();
        while (PyObject *item = PyIter_Next(items.get())) {
            std::unique_ptr<PyObject, void (*)(PyObject *)> held(item, Py_DecRef);
            ends = listed(item);
            if (ends.size() != 2 || ends[0] < position || ends[1] < ends[0] || ends[1] > size)
                malformed("cells are ranges of the pointee, ascending and apart");
            position = ends[1];
            cells.push_back({ends[0], ends[1]});
        }
        if (PyErr_Occurred()) throw PythonError();
        return PyLong_FromSize_t(models.pointee(pointer, size, cells, truth(given[3]), truth(given[4])));
    });
}

PyObject *access(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return guarded(self, [&](Models &models) {
        expect(count, 5);
        Number where = number(given[0]), offset = number(given[1]), size = number(given[2]), tag = number(given[3]);
        return PyLong_FromLong(models.access(where, offset, size, tag, truth(given[4])));
    });
}

PyObject *retag(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return guarded(self, [&](Models &models) {
        expect(count, 6);
        Number all[6];
        for (int at = 0; at < 6; ++at) all[at] = number(given[at]);
        return PyLong_FromLong(models.retag(all[0], all[1], all[2], all[3], all[4], all[5]));
    });
}

PyObject *deallocate(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return guarded(self, [&](Models &models) {
        expect(count, 2);
        Number where = number(given[0]), tag = number(given[1]);
        return PyLong_FromLong(models.deallocate(where, tag));
    });
}

PyObject *begin_call(PyObject *self, PyObject *frame) {
    return guarded(self, [&](Models &) {
        number(frame);
        return nothing();
    });
}

PyObject *end_call(PyObject *self, PyObject *frame) {
    return guarded(self, [&](Models &models) { return PyLong_FromLong(models.end_call(number(frame))); });
}

PyObject *expose(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return guarded(self, [&](Models &) {
        expect(count, 2);
        number(given[0]);
        number(given[1]);
        return nothing();
    });
}

PyObject *collect_in(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return guarded(self, [&](Models &models) {
        expect(count, 3);
        Number where = number(given[0]);
        models.collect_in(where, listed(given[1]));
        return nothing();
    });
}

PyObject *figures(PyObject *self, PyObject *where) {
    return guarded(self, [&](Models &models) -> PyObject * {
        std::vector<std::size_t> found = models.figures(number(where));
        auto at = [&](std::size_t index) { return static_cast<unsigned long long>(found[index]); };
        return Py_BuildValue("(KKKKK)", at(0), at(1), at(2), at(3), at(4));
    });
}

PyObject *create(PyTypeObject *type, PyObject *given, PyObject *named) {
    char tree_name[] = "tree", stacked_name[] = "stacked";
    char *names[] = {tree_name, stacked_name, nullptr};
    int tree, stacked;
    if (!PyArg_ParseTupleAndKeywords(given, named, "pp", names, &tree, &stacked)) return nullptr;
    auto *allocates = reinterpret_cast<allocfunc>(PyType_GetSlot(type, Py_tp_alloc));
    PyObject *made = allocates(type, 0);
    if (!made) return nullptr;
    auto *object = reinterpret_cast<Object *>(made);
    object->models = new (std::nothrow) Models(tree != 0, stacked != 0);
    if (object->models) return made;
    Py_DecRef(made);
    return PyErr_NoMemory();
}

void destroy(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    delete reinterpret_cast<Object *>(self)->models;
    reinterpret_cast<freefunc>(PyType_GetSlot(type, Py_tp_free))(self);
    Py_DecRef(reinterpret_cast<PyObject *>(type));
}

using Fast = PyObject *(*)(PyObject *, PyObject *const *, Py_ssize_t);

PyCFunction fast(Fast method) { return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(method)); }

PyMethodDef methods[] = {
    {"allocate", fast(allocate), METH_FASTCALL, "allocate(allocation, size, tag, heap)"},
    {"pointee", fast(pointee), METH_FASTCALL, "pointee(pointer, size, cells, unpin, two_phase): its number."},
    {"access", fast(access), METH_FASTCALL, "access(allocation, offset, size, tag, write): 0 if it is allowed."},
    {"retag", fast(retag), METH_FASTCALL, "retag(pointee, allocation, offset, parent, new, frame): 0 if it is allowed."},
    {"deallocate", fast(deallocate), METH_FASTCALL, "deallocate(allocation, tag): 0 if it is allowed."},
    {"begin_call", begin_call, METH_O, "begin_call(frame)"},
    {"end_call", end_call, METH_O, "end_call(frame): 0 if it is allowed."},
    {"expose", fast(expose), METH_FASTCALL, "expose(allocation, tag)"},
    {"collect_in", fast(collect_in), METH_FASTCALL, "collect_in(allocation, live, dead)"},
    {"figures", figures, METH_O, "figures(allocation): nodes, tags, runs of the tree, runs of stacks, items."},
    {nullptr, nullptr, 0, nullptr},
};

PyType_Slot slots[] = {
    {Py_tp_doc, const_cast<char *>("The state of the aliasing models in one run.")},
    {Py_tp_new, reinterpret_cast<void *>(create)},
    {Py_tp_dealloc, reinterpret_cast<void *>(destroy)},
    {Py_tp_methods, methods},
    {0, nullptr},
};
PyType_Spec type_spec = {"rustrata.native.borrows.Borrows", int(sizeof(Object)), 0, Py_TPFLAGS_DEFAULT, slots};

PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "borrows", "The aliasing models, compiled.", 0, nullptr,
    nullptr, nullptr, nullptr, nullptr,
};

}  // namespace

PyMODINIT_FUNC PyInit_borrows() {
    PyObject *module = PyModule_Create(&definition);
    if (!module) return nullptr;
    PyObject *type = PyType_FromSpec(&type_spec);
    if (!type || PyModule_AddObjectRef(module, "Borrows", type) < 0) {
        Py_XDECREF(type);
        Py_DECREF(module);
        return nullptr;
    }
    Py_DECREF(type);
    return module;
}
