// The search of rustrata.relational (assignments, coherence, valuation, search, evaluate) compiled: the same
// choices in the same order, so that answers, witnesses and step counts equal those of the Python search.
//
// One function, `run(request: bytes, poll: Callable[[], object]) -> bytes`. Both byte strings are little-endian
// 64-bit words; rustrata/relational/native_request.py writes the request and rustrata/relational/native.py
// reads the answer. A relation over n <= 64 events is n rows of 64 bits; values are 128 bits wide, so that
// arithmetic on 64-bit integers of either sign is exact, and what exceeds them is reported, not wrapped.
//
// Unlike the Python machine this one evaluates what depends on rf alone once per choice of sources, and
// sequences and closures skip empty rows.

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <new>
#include <vector>

namespace {

using Bits = std::uint64_t;
using Word = std::int64_t;
using Value = __int128;
using Key = std::vector<Value>;

constexpr int MOST_EVENTS = 64;
constexpr Word FORMAT = 0x7275737401;  // "rust" and the version of the format
constexpr Word POLL_MASK = 4095;       // poll every 4096 steps

struct Malformed {};     // the request does not follow the format
struct OutOfSteps {};    // the step budget is used up
struct Interrupted {};   // a Python exception is set
struct Asked {};         // poll() said to stop
struct Overflow {};      // a value does not fit 128 bits

inline Bits bit(int event) { return Bits(1) << event; }
inline int lowest(Bits set) { return __builtin_ctzll(set); }

template <typename Visit> inline void each(Bits set, Visit visit) {
    for (; set; set &= set - 1) visit(lowest(set));
}

struct Reader {
    const Word *at, *end;

    Word word() {
        if (at == end) throw Malformed();
        return *at++;
    }
    int below(Word bound, Word least = 0) {
        Word found = word();
        if (found < least || found >= bound) throw Malformed();
        return int(found);
    }
    int count() { return below((end - at) + 1); }  // every item takes at least one word
    Value value() {
        Bits low = Bits(word());
        Word high = word();
        return Value(static_cast<unsigned __int128>(Bits(high)) << 64 | low);
    }
};

// ---------------------------------------------------------------------------------------------- expressions

enum class Code : int {
    CONSTANT, READ, NEGATE, COMPLEMENT, NOT, WRAP,
    ADD, SUBTRACT, MULTIPLY, AND, OR, XOR, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL,
    MAXIMUM, MINIMUM, LOGICAL_AND, LOGICAL_OR, END
};
constexpr int MOST_PENDING = 128;  // operands that wait on the stack of an expression

struct Step {
    Code code;
    Word a;
    Value constant;
};

struct Expression {
    std::vector<Step> steps;
    Bits needed = 0;       // places below 64 that it reads; event structures have no others
    bool constant = false;

    Value at(const Value *values) const {
        Value stack[MOST_PENDING];
        int top = -1;
        for (const Step &step : steps) {
            switch (step.code) {
            case Code::CONSTANT: stack[++top] = step.constant; break;
            case Code::READ: stack[++top] = values[step.a]; break;
            case Code::NEGATE:
                if (__builtin_sub_overflow(Value(0), stack[top], &stack[top])) throw Overflow();
                break;
            case Code::COMPLEMENT: stack[top] = ~stack[top]; break;
            case Code::NOT: stack[top] = stack[top] == 0; break;
            case Code::WRAP: stack[top] = wrapped(stack[top], step.a); break;
            default: --top; stack[top] = binary(step.code, stack[top], stack[top + 1]);
            }
        }
        return stack[0];
    }

private:
    // `type` is the number of bits, negative when signed.
    static Value wrapped(Value value, Word type) {
        int bits = int(type < 0 ? -type : type);
        Value modulus = Value(1) << bits;
        value &= modulus - 1;
        return type < 0 && (value >> (bits - 1)) ? value - modulus : value;
    }

    static Value binary(Code code, Value a, Value b) {
        Value result;
        switch (code) {
        case Code::ADD: if (__builtin_add_overflow(a, b, &result)) throw Overflow(); return result;
        case Code::SUBTRACT: if (__builtin_sub_overflow(a, b, &result)) throw Overflow(); return result;
        case Code::MULTIPLY: if (__builtin_mul_overflow(a, b, &result)) throw Overflow(); return result;
        case Code::AND: return a & b;
        case Code::OR: return a | b;
        case Code::XOR: return a ^ b;
        case Code::EQUAL: return a == b;
        case Code::NOT_EQUAL: return a != b;
        case Code::LESS: return a < b;
        case Code::LESS_EQUAL: return a <= b;
        case Code::GREATER: return a > b;
        case Code::GREATER_EQUAL: return a >= b;
        case Code::MAXIMUM: return a > b ? a : b;
        case Code::MINIMUM: return a < b ? a : b;
        case Code::LOGICAL_AND: return a != 0 && b != 0;
        default: return a != 0 || b != 0;
        }
    }
};

// `places` is how many values there are to read.
Expression read_expression(Reader &in, int places) {
    Expression found;
    int pending = 0, count = in.count();
    for (int i = 0; i < count; ++i) {
        Step step{Code(in.below(int(Code::END))), 0, 0};
        if (step.code == Code::CONSTANT) {
            step.constant = in.value();
            ++pending;
        } else if (step.code == Code::READ) {
            step.a = in.below(places);
            if (step.a < MOST_EVENTS) found.needed |= bit(int(step.a));
            ++pending;
        } else if (step.code == Code::WRAP) {
            step.a = in.below(65, -64);
            if (!step.a) throw Malformed();
        } else if (step.code > Code::WRAP) {
            --pending;
        }
        if (pending < 1 || pending > MOST_PENDING) throw Malformed();
        found.steps.push_back(step);
    }
    if (pending != 1) throw Malformed();
    found.constant = count == 1 && found.steps[0].code == Code::CONSTANT;
    return found;
}

// -------------------------------------------------------------------------------------------------- models

enum class Op : int {
    RF, CO, FR, BASE, VARIABLE, EMPTY, EVERYTHING,  // leaves
    UNION, INTERSECTION, DIFFERENCE, SEQUENCE, INVERSE, CLOSURE, IDENTITY_ON, PRODUCT, DOMAIN, RANGE, FIXPOINT,
    END
};
enum class Check : int { ACYCLIC, IRREFLEXIVE, EMPTY, END };

struct Node {
    Op op;
    bool relation, late, open;  // late: it depends on coherence; open: on a variable bound outside of it
    int member;                 // of a fixpoint: which of its group this one is
    std::vector<int> arguments, variables;
};

struct Axiom {
    Check kind;
    bool negated, monotone;
    int node;
};

struct Model {
    bool coherent, atomic;
    std::vector<Node> nodes;
    std::vector<Axiom> axioms, flags;
};

std::vector<int> read_nodes(Reader &in, int bound) {
    std::vector<int> found(size_t(in.count()));
    for (int &node : found) node = in.below(bound);
    return found;
}

std::vector<Axiom> read_axioms(Reader &in, const Model &model) {
    std::vector<Axiom> found;
    for (int count = in.count(); count > 0; --count) {
        Axiom axiom{Check(in.below(int(Check::END))), in.below(2) != 0, in.below(2) != 0, 0};
        axiom.node = in.below(Word(model.nodes.size()));
        if (axiom.kind != Check::EMPTY && !model.nodes[size_t(axiom.node)].relation) throw Malformed();
        found.push_back(axiom);
    }
    return found;
}

// The operands that an operator takes: how many, whether they are relations, and whether it makes one.
bool well_formed(const Model &model, const Node &node) {
    auto kinds = [&](size_t count, bool operands, bool result) {
        if (node.arguments.size() != count || node.relation != result) return false;
        for (int argument : node.arguments)
            if (model.nodes[size_t(argument)].relation != operands) return false;
        return true;
    };
    switch (node.op) {
    case Op::RF: case Op::CO: case Op::FR: return kinds(0, true, true);
    case Op::BASE: case Op::EMPTY: return kinds(0, true, node.relation);
    case Op::VARIABLE: return kinds(0, true, true);
    case Op::EVERYTHING: return kinds(0, true, false);
    case Op::UNION: case Op::INTERSECTION: case Op::DIFFERENCE: return kinds(2, node.relation, node.relation);
    case Op::SEQUENCE: return kinds(2, true, true);
    case Op::INVERSE: case Op::CLOSURE: return kinds(1, true, true);
    case Op::IDENTITY_ON: return kinds(1, false, true);
    case Op::PRODUCT: return kinds(2, false, true);
    case Op::DOMAIN: case Op::RANGE: return kinds(1, true, false);
    default:
        if (node.variables.empty() || node.member >= int(node.variables.size())) return false;
        for (int variable : node.variables)
            if (model.nodes[size_t(variable)].op != Op::VARIABLE) return false;
        return kinds(node.variables.size(), true, true);
    }
}

Model read_model(Reader &in) {
    Model model;
    model.coherent = in.below(2) != 0;
    model.atomic = in.below(2) != 0;
    int count = in.count();
    for (int i = 0; i < count; ++i) {  // operands come before what is made of them
        Node node{Op(in.below(int(Op::END))), in.below(2) != 0, in.below(2) != 0, in.below(2) != 0, 0, {}, {}};
        node.member = in.below(1 << 16);
        node.arguments = read_nodes(in, i);
        node.variables = read_nodes(in, i);
        if (!well_formed(model, node)) throw Malformed();
        model.nodes.push_back(std::move(node));
    }
    model.axioms = read_axioms(in, model);
    model.flags = read_axioms(in, model);
    return model;
}

// --------------------------------------------------------------------------------------------------- cases

struct Event {
    int thread, location;  // the initial writes are of thread -1; fences are at location -1
    bool reads, writes;
};

struct Case {
    int size;
    std::vector<Event> events;
    std::vector<int> reads;                    // ascending
    std::vector<std::vector<int>> writes_to;   // by location
    std::vector<int> location_order;           // in the order of their first writes
    std::vector<std::vector<Bits>> bases;      // the model's base relations and sets, in the order of its nodes
    std::vector<Bits> before, after;           // in program order, at the same location
    std::vector<std::pair<int, int>> halves;   // of read-modify-writes: read and write
    std::vector<Expression> written;           // by event
    std::vector<Expression> conditions, registers;
    std::vector<int> locations;                // observed
    std::vector<Value> guesses;
    std::vector<std::pair<int, int>> ascending;
    Word weight;
};

std::vector<Bits> read_relation(Reader &in, int size) {
    std::vector<Bits> rows(size_t(size), 0);
    std::vector<Bits> packed(size_t((size * size + 63) / 64));
    for (Bits &word : packed) word = Bits(in.word());
    for (int a = 0; a < size; ++a) {
        int start = a * size, word = start / 64, shift = start % 64;
        Bits row = packed[size_t(word)] >> shift;
        if (shift && shift + size > 64) row |= packed[size_t(word) + 1] << (64 - shift);
        rows[size_t(a)] = size == 64 ? row : row & (bit(size) - 1);
    }
    return rows;
}

std::vector<std::pair<int, int>> read_pairs(Reader &in, int bound) {
    std::vector<std::pair<int, int>> pairs(size_t(in.count()));
    for (auto &pair : pairs) {
        pair.first = in.below(bound);
        pair.second = in.below(bound);
    }
    return pairs;
}

std::vector<Value> read_values(Reader &in) {
    std::vector<Value> values(size_t(in.count()));
    for (Value &value : values) value = in.value();
    return values;
}

void read_events(Reader &in, Case &found) {
    int places = in.below(MOST_EVENTS + 1);
    found.writes_to.resize(size_t(places));
    for (int i = 0; i < found.size; ++i) {
        Event event{in.below(1 << 20, -1), in.below(places, -1), in.below(2) != 0, in.below(2) != 0};
        if ((event.reads || event.writes) && event.location < 0) throw Malformed();
        if (event.reads) found.reads.push_back(i);
        if (event.writes) {
            auto &writes = found.writes_to[size_t(event.location)];
            if (writes.empty()) found.location_order.push_back(event.location);
            writes.push_back(i);
        }
        found.events.push_back(event);
    }
}

Case read_case(Reader &in, const Model &model, int registers, int locations) {
    Case found;
    int size = found.size = in.below(MOST_EVENTS + 1);
    read_events(in, found);
    for (const Node &node : model.nodes) {
        if (node.op != Op::BASE) continue;
        found.bases.push_back(node.relation ? read_relation(in, size) : std::vector<Bits>{Bits(in.word())});
    }
    found.after = read_relation(in, size);
    found.before.assign(size_t(size), 0);
    for (int a = 0; a < size; ++a)
        each(found.after[size_t(a)], [&](int b) { found.before[size_t(b)] |= bit(a); });
    found.halves = read_pairs(in, size);
    for (auto &half : found.halves)
        if (!found.events[size_t(half.first)].reads || !found.events[size_t(half.second)].writes) throw Malformed();
    Bits reading = 0;
    for (int read : found.reads) reading |= bit(read);
    auto expression = [&] {
        Expression one = read_expression(in, size);
        if (one.needed & ~reading) throw Malformed();
        return one;
    };
    found.written.resize(size_t(size));
    for (int i = 0; i < size; ++i)
        if (found.events[size_t(i)].writes) found.written[size_t(i)] = expression();
    for (int count = in.count(); count > 0; --count) found.conditions.push_back(expression());
    for (int i = 0; i < registers; ++i) found.registers.push_back(expression());
    for (int i = 0; i < locations; ++i) {
        found.locations.push_back(in.below(Word(found.writes_to.size())));
        if (found.writes_to[size_t(found.locations.back())].empty()) throw Malformed();
    }
    found.guesses = read_values(in);
    found.ascending = read_pairs(in, size);
    found.weight = in.word();
    return found;
}

// ------------------------------------------------------------------------------------------------- machine

struct Instruction {
    Op op;
    int width, target, a, b;  // width in words; the rest are places in the memory, `a` of FIXPOINT a loop
};

struct Test {
    const Axiom *axiom;
    int slot;
};

struct Stage {
    std::vector<Instruction> instructions;
    std::vector<Test> tests;
};

struct Loop {
    std::vector<Instruction> body;
    std::vector<std::pair<int, int>> results;  // variable and body
    bool constant = false;
};

// A model specialised to one case. What depends on neither rf nor co is computed at once and what is known to
// be empty disappears. The rest are instructions in three groups (growing axioms, the other axioms, flags),
// each in two stages: what depends on rf only, and what depends on co too.
class Machine {
public:
    Machine(const Model &model, const Case &of) : model(model), of(of), size(of.size) {
        rf = allocate(size);
        co = allocate(size);
        fr = allocate(size);
        slots.assign(model.nodes.size(), -1);
        known.assign(model.nodes.size(), false);
        load_bases();
        for (const Axiom &axiom : model.axioms) if (growing(axiom)) place(axiom, GROWING);
        for (const Axiom &axiom : model.axioms) if (!growing(axiom)) place(axiom, OTHERS);
    }

    void load(const std::vector<int> &reads, const signed char *sources, const Bits *order) {
        std::array<Bits, MOST_EVENTS> from{};
        Bits *fr_rows = row(fr);
        std::memset(fr_rows, 0, sizeof(Bits) * size_t(size));
        for (int read : reads) {
            int source = sources[read];
            if (source < 0) continue;
            from[size_t(source)] |= bit(read);
            fr_rows[read] = order[source] & ~bit(read);
        }
        if (!loaded || std::memcmp(from.data(), row(rf), sizeof(Bits) * size_t(size))) {
            std::memcpy(row(rf), from.data(), sizeof(Bits) * size_t(size));
            early_state[GROWING] = early_state[OTHERS] = UNKNOWN;
            loaded = true;
        }
        std::memcpy(row(co), order, sizeof(Bits) * size_t(size));
    }

    // Is no axiom broken? Unless `complete`, only axioms that stay broken as rf and co grow are looked at.
    bool consistent(bool complete) {
        if (never) return false;
        if (!early(GROWING) || (complete && !early(OTHERS))) return false;
        return passes(stages[GROWING][1]) && (!complete || passes(stages[OTHERS][1]));
    }

    // Is the flag raised by what was loaded? A flag is raised where what it says of its node is so.
    bool raised(const Axiom &flag) {
        if (!flag_placed) {
            place(flag, FLAGS);
            flag_placed = true;
        }
        if (known[size_t(flag.node)]) return !broken(flag, slots[size_t(flag.node)]);
        for (int late = 0; late <= int(model.nodes[size_t(flag.node)].late); ++late)
            for (int group : {GROWING, OTHERS, FLAGS})
                run(stages[group][late].instructions);
        return !broken(flag, slots[size_t(flag.node)]);
    }

private:
    enum { GROWING, OTHERS, FLAGS };
    enum State { UNKNOWN, HOLDS, FAILS };

    const Model &model;
    const Case &of;
    int size, rf, co, fr;
    bool never = false, loaded = false, flag_placed = false;
    State early_state[2] = {UNKNOWN, UNKNOWN};
    std::vector<Bits> memory;
    std::vector<int> slots;    // by node; -1 when not built
    std::vector<bool> known;   // by node: is its value there before rf and co are?
    std::vector<Loop> loops;
    std::map<int, int> loop_of;  // by the first variable of a group
    Stage stages[3][2];
    std::vector<Instruction> *inside = nullptr;  // the loop body that is being emitted

    Bits *row(int slot) { return memory.data() + slot; }

    int allocate(int width) {
        int slot = int(memory.size());
        memory.resize(memory.size() + size_t(width), 0);
        return slot;
    }

    bool growing(const Axiom &axiom) const { return axiom.monotone && !axiom.negated; }

    void load_bases() {
        size_t next = 0;
        for (size_t i = 0; i < model.nodes.size(); ++i) {
            if (model.nodes[i].op != Op::BASE) continue;
            const std::vector<Bits> &rows = of.bases[next++];
            slots[i] = allocate(int(rows.size()));
            std::memcpy(row(slots[i]), rows.data(), sizeof(Bits) * rows.size());
            known[i] = true;
        }
    }

    void place(const Axiom &axiom, int group) {
        build(axiom.node, group);
        if (group == FLAGS) return;
        if (!known[size_t(axiom.node)]) {
            int late = model.nodes[size_t(axiom.node)].late;
            stages[group][late].tests.push_back({&axiom, slots[size_t(axiom.node)]});
        } else if (broken(axiom, slots[size_t(axiom.node)])) {
            never = true;
        }
    }

    int width(const Node &node) const { return node.relation ? size : 1; }

    bool is_empty(int slot, int words) {
        for (int i = 0; i < words; ++i) if (row(slot)[i]) return false;
        return true;
    }

    void set_known(int number) {
        slots[size_t(number)] = allocate(width(model.nodes[size_t(number)]));
        known[size_t(number)] = true;
    }

    void build(int number, int group) {
        if (slots[size_t(number)] >= 0) return;
        const Node &node = model.nodes[size_t(number)];
        switch (node.op) {
        case Op::RF: slots[size_t(number)] = rf; return;
        case Op::CO: slots[size_t(number)] = co; return;
        case Op::FR: slots[size_t(number)] = fr; return;
        case Op::VARIABLE: slots[size_t(number)] = allocate(size); return;
        case Op::EMPTY: set_known(number); return;
        case Op::EVERYTHING:
            set_known(number);
            row(slots[size_t(number)])[0] = size == 64 ? ~Bits(0) : bit(size) - 1;
            return;
        case Op::FIXPOINT: build_fixpoint(number, node, group); return;
        default: break;
        }
        bool constant = true;
        for (int argument : node.arguments) {
            build(argument, group);
            constant = constant && known[size_t(argument)];
        }
        if (!constant && simplified(number, node, group)) return;
        int target = allocate(width(node));
        slots[size_t(number)] = target;
        int a = slots[size_t(node.arguments.front())], b = slots[size_t(node.arguments.back())];
        Instruction instruction{node.op, width(node), target, a, b};
        known[size_t(number)] = constant;
        emit(instruction, constant, node, group);
    }

    void emit(const Instruction &instruction, bool constant, const Node &node, int group) {
        if (constant) execute(instruction);
        else if (inside) inside->push_back(instruction);
        else stages[group][node.late].instructions.push_back(instruction);
    }

    // Use that one operand of a binary operator is known: empty, or part of the identity.
    bool simplified(int number, const Node &node, int group) {
        if (node.arguments.size() != 2) return false;
        int left = node.arguments[0], right = node.arguments[1];
        bool left_known = known[size_t(left)];
        if (!left_known && !known[size_t(right)]) return false;
        int constant = left_known ? left : right, other = left_known ? right : left;
        if (is_empty(slots[size_t(constant)], width(model.nodes[size_t(constant)]))) {
            if (node.op == Op::UNION || (node.op == Op::DIFFERENCE && !left_known))
                slots[size_t(number)] = slots[size_t(other)];
            else
                set_known(number);
            return true;
        }
        if (node.op != Op::SEQUENCE) return false;
        const Bits *rows = row(slots[size_t(constant)]);
        for (int a = 0; a < size; ++a) if (rows[a] & ~bit(a)) return false;
        Bits kept = 0;
        for (int a = 0; a < size; ++a) kept |= rows[a];
        int mask = allocate(size), target = allocate(size);
        for (int a = 0; a < size; ++a)
            row(mask)[a] = !left_known ? kept : kept & bit(a) ? ~Bits(0) : 0;
        slots[size_t(number)] = target;
        emit({Op::INTERSECTION, size, target, slots[size_t(other)], mask}, false, node, group);
        return true;
    }

    // What does not depend on the variables is computed before the loop, in its own stage.
    void build_closed(int number, int group) {
        const Node &node = model.nodes[size_t(number)];
        if (!node.open) build(number, group);
        else for (int argument : node.arguments) build_closed(argument, group);
    }

    void build_fixpoint(int number, const Node &node, int group) {
        int first = node.variables.front();
        if (!loop_of.count(first)) {
            bool constant = true;
            for (int body : node.arguments) {
                build_closed(body, group);
                constant = constant && fixed(body);
            }
            std::vector<Instruction> body, *outer = inside;
            inside = &body;
            Loop loop;
            for (size_t i = 0; i < node.variables.size(); ++i) {
                build(node.variables[i], group);
                build(node.arguments[i], group);
                loop.results.push_back({slots[size_t(node.variables[i])], slots[size_t(node.arguments[i])]});
            }
            inside = outer;
            loop.body = std::move(body);
            loop.constant = constant;
            loop_of[first] = int(loops.size());
            loops.push_back(std::move(loop));
            emit({Op::FIXPOINT, size, 0, int(loops.size()) - 1, 0}, constant, node, group);
        }
        known[size_t(number)] = loops[size_t(loop_of[first])].constant;
        slots[size_t(number)] = slots[size_t(node.variables[size_t(node.member)])];
    }

    // Is everything in it known but for the variables?
    bool fixed(int number) {
        const Node &node = model.nodes[size_t(number)];
        if (!node.open) return known[size_t(number)];
        for (int argument : node.arguments) if (!fixed(argument)) return false;
        return true;
    }

    bool early(int group) {
        if (early_state[group] == UNKNOWN) early_state[group] = passes(stages[group][0]) ? HOLDS : FAILS;
        return early_state[group] == HOLDS;
    }

    bool passes(const Stage &stage) {
        run(stage.instructions);
        for (const Test &test : stage.tests) if (broken(*test.axiom, test.slot)) return false;
        return true;
    }

    void run(const std::vector<Instruction> &instructions) {
        for (const Instruction &instruction : instructions) execute(instruction);
    }

    bool broken(const Axiom &axiom, int slot) {
        const Bits *rows = row(slot);
        bool found = false;
        if (axiom.kind == Check::ACYCLIC) found = cyclic(rows);
        else if (axiom.kind == Check::IRREFLEXIVE)
            for (int a = 0; a < size; ++a) found = found || rows[a] & bit(a);
        else found = !is_empty(slot, width(model.nodes[size_t(axiom.node)]));
        return found != axiom.negated;
    }

    // Events without a successor among those that are left are taken away until none is.
    bool cyclic(const Bits *rows) const {
        Bits left = size == 64 ? ~Bits(0) : bit(size) - 1, before;
        do {
            before = left;
            each(before, [&](int a) { if (!(rows[a] & left)) left &= ~bit(a); });
        } while (left != before);
        return left != 0;
    }

    void execute(const Instruction &it) {
        Bits *target = row(it.target);
        const Bits *a = row(it.a), *b = row(it.b);
        switch (it.op) {
        case Op::UNION: for (int i = 0; i < it.width; ++i) target[i] = a[i] | b[i]; break;
        case Op::INTERSECTION: for (int i = 0; i < it.width; ++i) target[i] = a[i] & b[i]; break;
        case Op::DIFFERENCE: for (int i = 0; i < it.width; ++i) target[i] = a[i] & ~b[i]; break;
        case Op::SEQUENCE:
            for (int i = 0; i < size; ++i) {
                Bits result = 0;
                each(a[i], [&](int k) { result |= b[k]; });
                target[i] = result;
            }
            break;
        case Op::CLOSURE: close(target, a); break;
        case Op::INVERSE:
            std::memset(target, 0, sizeof(Bits) * size_t(size));
            for (int i = 0; i < size; ++i) each(a[i], [&](int k) { target[k] |= bit(i); });
            break;
        case Op::IDENTITY_ON: for (int i = 0; i < size; ++i) target[i] = a[0] & bit(i); break;
        case Op::PRODUCT: for (int i = 0; i < size; ++i) target[i] = a[0] & bit(i) ? b[0] : 0; break;
        case Op::DOMAIN:
            target[0] = 0;
            for (int i = 0; i < size; ++i) if (a[i]) target[0] |= bit(i);
            break;
        case Op::RANGE:
            target[0] = 0;
            for (int i = 0; i < size; ++i) target[0] |= a[i];
            break;
        default: iterate(loops[size_t(it.a)]);
        }
    }

    void close(Bits *target, const Bits *from) const {
        std::memcpy(target, from, sizeof(Bits) * size_t(size));
        for (int k = 0; k < size; ++k) {
            Bits after = target[k];
            if (!after) continue;
            for (int a = 0; a < size; ++a) if (target[a] & bit(k)) target[a] |= after;
        }
    }

    // Kleene iteration from the empty relations; a definition that grows needs no more rounds than the bound.
    void iterate(const Loop &loop) {
        size_t rounds = loop.results.size() * size_t(size) * size_t(size) + 1;
        for (auto &result : loop.results) std::memset(row(result.first), 0, sizeof(Bits) * size_t(size));
        for (bool changed = true; changed && rounds; --rounds) {
            run(loop.body);
            changed = false;
            for (auto &result : loop.results)
                changed = changed || std::memcmp(row(result.first), row(result.second), sizeof(Bits) * size_t(size));
            for (auto &result : loop.results)
                std::memmove(row(result.first), row(result.second), sizeof(Bits) * size_t(size));
        }
    }
};

// ------------------------------------------------------------------------------------------------- request

enum class Mode : int { OUTCOMES, TALLY, FIRST, FLAGGED, END };

struct Group {  // threads that are alike, each with the places of its registers in a key
    std::vector<std::vector<int>> columns;
};

struct Request {
    Mode mode;
    int flag;
    Word steps, early_from, most_guesses;
    Model model;
    int registers, locations;
    std::vector<Group> groups;
    std::vector<Key> known;  // found before, canonical
    Expression accepted;
    std::vector<Case> cases;
};

Request read_request(Reader &in) {
    Request request;
    if (in.word() != FORMAT) throw Malformed();
    request.mode = Mode(in.below(int(Mode::END)));
    request.flag = in.below(1 << 16);
    request.steps = in.word();
    request.early_from = in.word();
    request.most_guesses = in.word();
    request.model = read_model(in);
    if (request.mode == Mode::FLAGGED && size_t(request.flag) >= request.model.flags.size()) throw Malformed();
    request.registers = in.below(1 << 16);
    request.locations = in.below(1 << 16);
    for (int groups = in.count(); groups > 0; --groups) {
        Group group;
        for (int threads = in.count(); threads > 0; --threads)
            group.columns.push_back(read_nodes(in, request.registers));
        for (auto &columns : group.columns)
            if (columns.size() != group.columns.front().size()) throw Malformed();
        request.groups.push_back(std::move(group));
    }
    for (int known = in.count(); known > 0; --known) {
        if (request.mode != Mode::OUTCOMES) throw Malformed();
        Key key(size_t(request.registers + request.locations));
        for (Value &value : key) value = in.value();
        request.known.push_back(std::move(key));
    }
    if (request.mode == Mode::FIRST)
        request.accepted = read_expression(in, request.registers + request.locations);
    for (int cases = in.count(); cases > 0; --cases)
        request.cases.push_back(read_case(in, request.model, request.registers, request.locations));
    if (in.at != in.end) throw Malformed();
    return request;
}

struct Execution {
    Key key;
    size_t of;  // the case
    unsigned __int128 count;
    std::vector<signed char> sources;
    std::vector<Value> values;
    std::vector<Bits> order;
};

class Clock {
public:
    Clock(Word steps, PyObject *poll) : steps(steps), poll(poll) {}
    Word used = 0;

    void tick() {
        if (++used > steps) throw OutOfSteps();
        if (!(used & POLL_MASK)) look_up();
    }

private:
    Word steps;
    PyObject *poll;

    void look_up() {
        if (PyErr_CheckSignals() < 0) throw Interrupted();
        PyObject *answer = PyObject_CallNoArgs(poll);
        if (!answer) throw Interrupted();
        int stop = PyObject_IsTrue(answer);
        Py_DECREF(answer);
        if (stop < 0) throw Interrupted();
        if (stop) throw Asked();
    }
};

// What was found in all cases.
class Findings {
public:
    explicit Findings(const Request &request) : request(request) {
        for (const Key &key : request.known) places.emplace(key, request.cases.size());
    }
    std::vector<Execution> executions;

    bool has(const Key &key) const { return places.count(canonical(key)) != 0; }

    // Counts the execution with what was found like it, or keeps it as the first.
    template <typename Make> void add(const Key &key, unsigned __int128 weight, Make make) {
        auto inserted = places.emplace(canonical(key), executions.size());
        if (inserted.second) executions.push_back(make());
        executions[inserted.first->second].count += weight;
    }

private:
    const Request &request;
    std::map<Key, size_t> places;

    Key canonical(const Key &key) const {
        Key result = key;
        for (const Group &group : request.groups) {
            std::vector<Key> rows;
            for (auto &columns : group.columns) {
                Key row;
                for (int at : columns) row.push_back(key[size_t(at)]);
                rows.push_back(std::move(row));
            }
            for (size_t i = 1; i < rows.size(); ++i)
                for (size_t j = i; j && rows[j] < rows[j - 1]; --j) rows[j].swap(rows[j - 1]);
            for (size_t i = 0; i < rows.size(); ++i)
                for (size_t j = 0; j < rows[i].size(); ++j) result[size_t(group.columns[i][j])] = rows[i][j];
        }
        return result;
    }
};

// -------------------------------------------------------------------------------------------------- search

struct Order {  // coherence: a transitive relation between writes to one location
    Bits rows[MOST_EVENTS];
};

struct Values {
    Value of[MOST_EVENTS];
    Bits known;
};

class Search {
public:
    Search(const Request &request, size_t number, Clock &clock, Findings &findings)
        : request(request), of(request.cases[number]), number(number), model(request.model), clock(clock),
          findings(findings), machine(request.model, of), size(of.size),
          early(Word(of.reads.size()) >= request.early_from) {
        std::memset(sources, -1, sizeof sources);
        observing = request.mode == Mode::OUTCOMES || request.mode == Mode::FIRST;
        prepare_rules();
        prepare_choices();
    }

    // True when the question is answered and the other cases need no search.
    bool run() {
        Order order = initial();
        Values values;
        values.known = 0;
        return descend(order, values, nullptr);
    }

private:
    const Request &request;
    const Case &of;
    size_t number;
    const Model &model;
    Clock &clock;
    Findings &findings;
    Machine machine;
    int size;
    bool early, observing;
    signed char sources[MOST_EVENTS];
    std::vector<int> last;
    std::vector<std::pair<int, int>> written_by;  // the halves of read-modify-writes that must be atomic
    std::vector<std::vector<int>> choices;        // by event
    Bits others[MOST_EVENTS] = {}, shown_from = 0;

    const Event &event(int i) const { return of.events[size_t(i)]; }
    const std::vector<int> &writes_to(int location) const { return of.writes_to[size_t(location)]; }
    const Expression &written(int write) const { return of.written[size_t(write)]; }

    // ---- coherence

    void prepare_rules() {
        if (model.atomic) written_by = of.halves;
        for (auto &half : written_by) {
            others[half.second] = 0;
            for (int rival : writes_to(event(half.second).location))
                if (event(rival).thread != event(half.second).thread) others[half.second] |= bit(rival);
        }
        if (observing) for (const Expression &value : of.registers) shown_from |= value.needed;
    }

    Order initial() {
        Order order;
        std::memset(&order, 0, sizeof order);
        Bits writes = 0;
        for (int i = 0; i < size; ++i) if (event(i).writes) writes |= bit(i);
        for (int location : of.location_order) {
            const std::vector<int> &list = writes_to(location);
            for (size_t i = 1; i < list.size(); ++i) order.rows[list[0]] |= bit(list[i]);
        }
        if (model.coherent) each(writes, [&](int a) { order.rows[a] |= of.after[size_t(a)] & writes; });
        for (auto &edge : of.ascending) if (!add(order, edge.first, edge.second)) throw Malformed();
        return order;
    }

    // Adds an edge; false when it would close a cycle.
    bool add(Order &order, int first, int then) const {
        if (order.rows[first] & bit(then)) return true;
        if (first == then || order.rows[then] & bit(first)) return false;
        Bits after = order.rows[then] | bit(then);
        for (int a = 0; a < size; ++a) if (order.rows[a] & bit(first)) order.rows[a] |= after;
        order.rows[first] |= after;
        return true;
    }

    bool forced(Order &order, int read) const {
        return (!model.coherent || keep_coherent(order, read)) && keep_atomic(order);
    }

    bool ordered(Order &order, int first, int then) const { return add(order, first, then) && keep_atomic(order); }

    bool ending_in(Order &order, int write) const {
        for (int other : writes_to(event(write).location))
            if (other != write && !add(order, other, write)) return false;
        return keep_atomic(order);
    }

    bool keep_coherent(Order &order, int read) const {
        int write = sources[read];
        bool possible = true;
        auto demand = [&](int first, int then) { possible = possible && (first == then || add(order, first, then)); };
        each(of.before[size_t(read)], [&](int earlier) {
            demand(event(earlier).writes ? earlier : sources[earlier] < 0 ? write : sources[earlier], write);
        });
        Bits own = event(read).writes ? bit(read) : 0;
        each(of.after[size_t(read)] | own, [&](int later) {
            demand(write, event(later).writes ? later : sources[later] < 0 ? write : sources[later]);
        });
        return possible;
    }

    bool keep_atomic(Order &order) const {
        if (written_by.empty()) return true;
        for (Order before;;) {
            std::memcpy(before.rows, order.rows, sizeof(Bits) * size_t(size));
            for (auto &half : written_by)
                if (sources[half.first] >= 0 && !exclude(order, sources[half.first], half.second)) return false;
            if (!std::memcmp(before.rows, order.rows, sizeof(Bits) * size_t(size))) return true;
        }
    }

    bool exclude(Order &order, int source, int write) const {
        Bits rivals = others[write] & ~bit(source);
        if (model.coherent && !add(order, source, write)) return false;
        for (Bits set = order.rows[source] & rivals; set; set &= set - 1)
            if (!add(order, write, lowest(set))) return false;
        Bits before = 0;
        for (int a = 0; a < size; ++a) if (order.rows[a] & bit(write)) before |= bit(a);
        for (Bits set = before & rivals; set; set &= set - 1)
            if (!add(order, lowest(set), source)) return false;
        return true;
    }

    static bool decided(const Order &order, int a, int b) {
        return order.rows[a] & bit(b) || order.rows[b] & bit(a);
    }

    // The pairs of writes to one location that are not ordered, in turn, until `visit` says stop.
    template <typename Visit> void undecided(const Order &order, Visit visit) const {
        for (int location : of.location_order) {
            const std::vector<int> &list = writes_to(location);
            for (size_t i = 0; i < list.size(); ++i)
                for (size_t j = i + 1; j < list.size(); ++j)
                    if (!decided(order, list[i], list[j]) && visit(list[i], list[j])) return;
        }
    }

    bool first_undecided(const Order &order, int &a, int &b) const {
        bool found = false;
        undecided(order, [&](int one, int other) { a = one; b = other; return found = true; });
        return found;
    }

    // ---- values

    void prepare_choices() {
        choices.resize(size_t(size));
        for (int read : of.reads)
            for (int write : writes_to(event(read).location))
                if (may_read(read, write)) choices[size_t(read)].push_back(write);
    }

    bool may_read(int read, int write) const {
        if (write == read || (model.coherent && of.after[size_t(read)] & bit(write))) return false;
        if (!written(write).constant) return true;
        Value values[MOST_EVENTS];
        values[read] = written(write).steps[0].constant;
        for (const Expression &condition : of.conditions)
            if (condition.needed == bit(read) && !condition.at(values)) return false;
        return true;
    }

    bool on_path(int read, const Values &values) const {
        for (const Expression &condition : of.conditions)
            if (condition.needed & bit(read) && !(condition.needed & ~values.known) && !condition.at(values.of))
                return false;
        return true;
    }

    // Adds the values that the chosen sources determine; false when a path condition fails.
    bool settle(Values &values) const {
        for (bool changed = true; changed;) {
            changed = false;
            for (int read : of.reads) {
                if (sources[read] < 0 || values.known & bit(read)) continue;
                const Expression &value = written(sources[read]);
                if (value.needed & ~values.known) continue;
                values.of[read] = value.at(values.of);
                values.known |= bit(read);
                changed = true;
                if (!on_path(read, values)) return false;
            }
        }
        return true;
    }

    // Visits the values of all reads under a complete choice of sources; true when `visit` says stop.
    template <typename Visit> bool complete(const Values &values, Visit &visit) {
        int read = -1;
        for (int each_read : of.reads)
            if (read < 0 && !(values.known & bit(each_read))) read = each_read;
        if (read < 0) return visit(values);
        std::vector<Value> guesses = of.guesses;
        auto listed = [&](Value value) {
            for (Value guess : guesses) if (guess == value) return true;
            return false;
        };
        for (size_t i = 0; i < guesses.size(); ++i) {  // the list grows
            clock.tick();
            Value guess = guesses[i];
            Values guessed = values;
            guessed.of[read] = guess;
            guessed.known |= bit(read);
            if (!on_path(read, guessed) || !settle(guessed)) continue;
            auto justify = [&](const Values &completed) {
                Value justified = written(sources[read]).at(completed.of);
                if (justified == guess) return visit(completed);
                if (!listed(justified) && Word(guesses.size()) < request.most_guesses) guesses.push_back(justified);
                return false;
            };
            if (complete_erased(guessed, justify)) return true;
        }
        return false;
    }

    // Breaks the infinite chain of types that nested visitors would make.
    struct Visitor {
        void *self;
        bool (*call)(void *, const Values &);
        bool operator()(const Values &values) { return call(self, values); }
    };
    template <typename Visit> bool complete_erased(const Values &values, Visit &visit) {
        Visitor erased{&visit, [](void *self, const Values &v) { return (*static_cast<Visit *>(self))(v); }};
        return complete(values, erased);
    }

    // ---- assignments

    bool wanted(const Key &key) const {
        if (request.mode == Mode::OUTCOMES) return !findings.has(key);
        return request.mode != Mode::FIRST || request.accepted.at(key.data()) != 0;
    }

    bool plausible(const Order &order) { return !early || consistent(order, false); }

    bool consistent(const Order &order, bool complete) {
        machine.load(of.reads, sources, order.rows);
        return machine.consistent(complete);
    }

    bool descend(const Order &order, const Values &values, const Key *certain) {
        clock.tick();
        int read = -1;
        Key key;
        if (!certain) {
            read = telling(values);
            if (read < 0 && observing && last.size() < of.locations.size()) return end(order, values);
            if (read < 0 && !(needed() & ~values.known)) {
                key = shown(values);
                certain = &key;
            }
        }
        if (certain && !wanted(*certain)) return false;
        if (read < 0)
            for (int each_read : of.reads)
                if (read < 0 && sources[each_read] < 0) read = each_read;
        if (read < 0) return completed(order, values);
        return branch(read, order, values, certain);
    }

    bool branch(int read, const Order &order, const Values &values, const Key *certain) {
        bool done = false;
        for (int write : choices[size_t(read)]) {
            sources[read] = static_cast<signed char>(write);
            Order next = order;
            if (forced(next, read)) {
                Values known = values;
                done = settle(known) && plausible(next) && descend(next, known, certain);
            }
            sources[read] = -1;
            if (done || (certain && !wanted(*certain))) break;
        }
        return done;
    }

    bool end(const Order &order, const Values &values) {
        for (int write : writes_to(of.locations[last.size()])) {
            if (order.rows[write]) continue;
            Order ended = order;
            if (!ending_in(ended, write)) continue;
            last.push_back(write);
            bool done = descend(ended, values, nullptr);
            last.pop_back();
            if (done) return true;
        }
        return false;
    }

    Bits needed() const {
        Bits result = shown_from;
        for (int write : last) result |= written(write).needed;
        return result;
    }

    int telling(const Values &values) const {
        Bits waiting = needed(), seen = 0;
        while (waiting) {
            int read = lowest(waiting);
            seen |= bit(read);
            if (!(values.known & bit(read))) {
                if (sources[read] < 0) return read;
                waiting |= written(sources[read]).needed;
            }
            waiting &= ~seen;
        }
        return -1;
    }

    Key shown(const Values &values) const {
        Key key;
        if (!observing) return key;
        for (const Expression &value : of.registers) key.push_back(value.at(values.of));
        for (int write : last) key.push_back(written(write).at(values.of));
        return key;
    }

    bool completed(const Order &order, const Values &values) {
        auto visit = [&](const Values &all) {
            Key key = shown(all);
            return wanted(key) && conclude(order, all, key);
        };
        return complete_erased(values, visit);
    }

    // ---- total orders

    bool conclude(const Order &order, const Values &values, const Key &key) {
        if (observing) {
            bool failed = false;
            Order total;
            if (!one_total(order, failed, total)) return false;
            findings.add(key, 0, [&] { return execution(key, total, values); });
            return request.mode == Mode::FIRST;
        }
        if (request.mode == Mode::TALLY)
            return totals(order, [&](const Order &total) {
                Key ended = ending(total, values);
                auto make = [&] { return execution(ended, total, values); };
                findings.add(ended, static_cast<unsigned __int128>(of.weight), make);
                return false;
            });
        const Axiom &flag = model.flags[size_t(request.flag)];
        auto raised = [&](const Order &loaded) {
            machine.load(of.reads, sources, loaded.rows);
            return machine.raised(flag);
        };
        if (!model.nodes[size_t(flag.node)].late && !raised(order)) return false;
        return totals(order, [&](const Order &total) {
            if (!raised(total)) return false;
            findings.add(Key(), 0, [&] { return execution(Key(), total, values); });
            return true;
        });
    }

    template <typename Visit> bool totals(const Order &order, Visit visit) {
        clock.tick();
        int a = 0, b = 0;
        bool open = first_undecided(order, a, b);
        if (!consistent(order, !open)) return false;
        if (!open) return visit(order);
        for (int reversed = 0; reversed < 2; ++reversed) {
            Order extended = order;
            if (ordered(extended, reversed ? b : a, reversed ? a : b) && totals(extended, visit)) return true;
        }
        return false;
    }

    bool one_total(Order order, bool &failed, Order &total) {
        clock.tick();
        if (failed && !saturate(order)) return false;
        int a = 0, b = 0;
        bool open = first_undecided(order, a, b);
        if (!consistent(order, !open)) return false;
        if (!open) {
            total = order;
            return true;
        }
        for (int reversed = 0; reversed < 2; ++reversed) {
            Order extended = order;
            if (ordered(extended, reversed ? b : a, reversed ? a : b) && one_total(extended, failed, total))
                return true;
        }
        failed = true;
        return false;
    }

    // Adds every edge whose reverse breaks an axiom for good; false when both ways do.
    bool saturate(Order &order) {
        for (bool changed = true; changed;) {
            changed = false;
            std::vector<std::pair<int, int>> pairs;
            undecided(order, [&](int a, int b) { pairs.push_back({a, b}); return false; });
            for (auto &pair : pairs) {
                if (decided(order, pair.first, pair.second)) continue;
                Order one = order, other = order;
                bool first = survives(one, pair.first, pair.second);
                bool second = survives(other, pair.second, pair.first);
                if (!first && !second) return false;
                if (first != second) {
                    order = first ? one : other;
                    changed = true;
                }
            }
        }
        return true;
    }

    bool survives(Order &order, int first, int then) {
        if (!ordered(order, first, then)) return false;
        clock.tick();
        return consistent(order, false);
    }

    Key ending(const Order &total, const Values &values) const {
        Key key;
        for (const Expression &value : of.registers) key.push_back(value.at(values.of));
        for (int location : of.locations)
            for (int write : writes_to(location))
                if (!total.rows[write]) key.push_back(written(write).at(values.of));
        return key;
    }

    Execution execution(const Key &key, const Order &order, const Values &values) const {
        Execution found{key, number, 0, {}, {}, {order.rows, order.rows + size}};
        for (int read : of.reads) {
            found.sources.push_back(sources[read]);
            found.values.push_back(values.of[read]);
        }
        return found;
    }
};

// -------------------------------------------------------------------------------------------------- answer

enum Status { COMPLETE, CUT, STOPPED, TOO_WIDE };

void append(std::vector<Word> &out, Value value) {
    out.push_back(Word(Bits(value)));
    out.push_back(Word(value >> 64));
}

std::vector<Word> answer(const Request &request, PyObject *poll) {
    Clock clock(request.steps, poll);
    Findings findings(request);
    Status status = COMPLETE;
    try {
        for (size_t i = 0; i < request.cases.size(); ++i)
            if (Search(request, i, clock, findings).run()) break;
    } catch (OutOfSteps) {
        status = CUT;
    } catch (Asked) {
        status = STOPPED;
    } catch (Overflow) {
        status = TOO_WIDE;
    }
    std::vector<Word> out{status, clock.used, Word(findings.executions.size())};
    for (const Execution &found : findings.executions) {
        out.push_back(Word(found.of));
        append(out, Value(found.count));
        for (Value value : found.key) append(out, value);
        out.insert(out.end(), found.sources.begin(), found.sources.end());
        for (Value value : found.values) append(out, value);
        for (Bits row : found.order) out.push_back(Word(row));
    }
    return out;
}

PyObject *run(PyObject *, PyObject *arguments) {
    char *bytes;
    Py_ssize_t length;
    PyObject *data, *poll;
    if (!PyArg_ParseTuple(arguments, "SO", &data, &poll)) return nullptr;
    if (PyBytes_AsStringAndSize(data, &bytes, &length) < 0) return nullptr;
    try {
        std::vector<Word> words(size_t(length) / sizeof(Word));
        if (!words.empty()) std::memcpy(words.data(), bytes, words.size() * sizeof(Word));
        Reader in{words.data(), words.data() + words.size()};
        Request request = read_request(in);
        std::vector<Word> out = answer(request, poll);
        const char *start = reinterpret_cast<const char *>(out.data());
        return PyBytes_FromStringAndSize(start, Py_ssize_t(out.size() * sizeof(Word)));
    } catch (Interrupted) {
        return nullptr;
    } catch (Malformed) {
        PyErr_SetString(PyExc_ValueError, "the request does not follow the format");
        return nullptr;
    } catch (const std::bad_alloc &) {
        return PyErr_NoMemory();
    }
}

PyMethodDef methods[] = {
    {"run", run, METH_VARARGS, "run(request, poll): answer one question; poll() is called now and then."},
    {nullptr, nullptr, 0, nullptr},
};
PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "kernel", "The axiomatic search, compiled.", 0, methods,
    nullptr, nullptr, nullptr, nullptr,
};

}  // namespace

PyMODINIT_FUNC PyInit_kernel() { return PyModule_Create(&definition); }
