"""What cat says of single executions: sets taken apart, enumerations, choices."""

import pytest
from interpreted_model import branches

from rustrata.executions.actions import OLD, Fence, Program, Read, Update, Write
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, Register
from rustrata.executions.outcomes import And
from rustrata.relational.engine import Question
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.model import Model, parse_model
from rustrata.relational.search import Budget, Candidate, Search
from rustrata.relational.unfold import unfold
from rustrata.relational.vocabulary import Vocabulary
from rustrata.source import SourceFile

TAGS = frozenset(("A", "SYNC"))
A = frozenset(("A",))
EVERY_OUTCOME = And(())


def increment(location: str) -> Update:
    more = Binary(BinaryOperator.ADD, Register(OLD), Constant(1))
    return Update("r", location, more, A, A, one_event=True)


TWO_PLUS_TWO = Program(
    "2+2W",
    (("x", 0), ("y", 0)),
    (
        (Write("x", Constant(1), A), Fence(frozenset(("SYNC",))), Write("y", Constant(2))),
        (Write("y", Constant(1), A), Write("x", Constant(2)), Read("r", "y", A)),
    ),
    ((1, "r"),),
    ("x", "y"),
)
INCREMENTS = Program("inc", (("x", 0),), ((increment("x"),), (increment("x"), Read("s", "x"))), (), ("x",))
TWO_WRITES = Program(
    "CoWW",
    (("x", 0), ("y", 0)),
    ((Write("x", Constant(1)), Write("x", Constant(2))), (Write("x", Constant(3)), Read("r", "x"))),
    ((1, "r"),),
    ("x",),
)
PROGRAMS = (TWO_PLUS_TWO, INCREMENTS)


def model(text: str, variants: frozenset[str] = frozenset()) -> Model:
    return parse_model(SourceFile("m.cat", text), "m", TAGS, variants=variants)


def executions(text: str, program: Program = TWO_PLUS_TWO) -> int:
    return Question(program, model(text), engine="bitset").count(Budget(10**6))


def always(text: str) -> None:
    """The checks hold in every execution, and not because nothing is there."""
    for program in PROGRAMS:
        assert executions(text, program) == executions("", program) > 1


SETS = """
let rec union S = match S with || {} -> 0 || e ++ rest -> e | union rest end
let rec each(f, S) = match S with {} -> {} || e ++ rest -> f e ++ each(f, rest) end
procedure equal(r, s) = empty r \\ s as left  empty s \\ r as right end
"""


@pytest.mark.parametrize(
    "check",
    [
        "call equal(union {po, rf, co}, po | rf | co)",
        "call equal(union ({po, rf} | {rf, co}), po | rf | co)",
        "call equal(union ({po, rf} & {rf}), rf)",
        "call equal(union ({po, rf} \\ {rf}), po)",
        "call equal(union (rf ++ {po, rf}), po | rf)",
        "call equal(union (each ((fun r -> r ; po), {rf, co})), rf ; po | co ; po)",
        "call equal(union (map (fun r -> r^-1) {rf, co}), rf^-1 | co^-1)",
        "call equal(union (union {{po}, {rf}}), po | rf)",
        "call equal(union (map (fun p -> let x, y = p in x ; y) {(po, rf), (co, rf)}), po ; rf | co ; rf)",
        "call equal((match {po} with || low | e ++ rest -> e | union low | union rest || {} -> 0 end), po)",
        "let rec pairs S = match S with {} -> 0 || e ++ rest -> (e * W) | pairs rest end"
        "  call equal(pairs R, R * W)",
        "let rec again r = match r with {} -> 0 || p ++ rest -> p ++ again rest end"
        "  call equal(again rf, rf)",
        "let rec turned r = match r with {} -> 0 || p ++ rest -> p^-1 | turned rest end"
        "  call equal(turned rf, rf^-1)",
        "let rec one S = match S with {} -> {} || e ++ rest -> {e} end"
        "  call subseteq(one W, W)  ~empty one W",
        "let rec squares S = match S with {} -> 0 || e ++ rest -> e * e | squares rest end"
        "  call equal(squares(classes-loc M), loc)",
        "let rec squares S = match S with {} -> 0 || e ++ rest -> e * e | squares rest end"
        "  call equal(squares(classes loc), loc)",
        "call equal(union (linearisations(IW, 0)), (IW * IW) \\ id)",
        "call equal((if W = (W \\ R) | (W & R) then po else rf), po)",
        "call equal((if IW subset W then po else rf), po)",
        "forall S in classes-loc M do acyclic co & (S * S) as one call total(co | id, S & W) end",
        "forall e in W do empty (e * e) & rf as self end",
        "let rec closed = rf | closed ; closed | union {po, 0}  acyclic closed & 0",
        "let waiting = union {po, rf} and there = po  call equal(there | rf, waiting)",
        "procedure check(r, s) = call equal(r | s, s | r) end  call check(union {po, rf}, co)",
        "procedure check r = call equal(r, po | rf) end  call check(union {po, rf})",
    ],
)
def test_sets_are_taken_apart(check: str):
    always(SETS + check)


@pytest.mark.parametrize(
    ("check", "left"),
    [
        ("forall S in classes-loc W do acyclic (po | co) & (S * S) end", "acyclic (po | co) & loc"),
        ("let u = match {po, co} with {} -> 0 || a ++ b -> a | (match b with {} -> 0 || c ++ d -> c end) end"
         "  acyclic u", "acyclic po | co"),
        ("forall r in {po, po | rf | co} do acyclic r end", "acyclic po | rf | co"),
    ],
)  # fmt: skip
def test_what_is_decided_in_each_execution_forbids_as_much(check: str, left: str):
    assert executions(check, TWO_WRITES) == executions(left, TWO_WRITES) < executions("", TWO_WRITES)


def test_an_execution_counts_once_for_each_choice():
    """3 SC-like events have 3! orders, those that extend po are 3."""
    events = "let SYNC = A & (R | W)"
    assert executions(f"{events} with S from linearisations(SYNC, 0)") == 6 * executions("")
    assert executions(f"{events} with S from linearisations(SYNC, po)") == 3 * executions("")
    assert executions("with S from {po, rf}") == 2 * executions("")
    assert executions("with S from {po, po | 0}") == executions("")


def test_an_execution_is_consistent_when_some_choice_is():
    order = "with S from linearisations(W, po)"
    sequential = executions("acyclic po | co")
    assert executions(f"{order}  let some = co \\ S  empty some") >= sequential
    found = Question(TWO_PLUS_TWO, model(f"{order}  empty co \\ S as total"), engine="bitset")
    expected = Question(TWO_PLUS_TWO, model("acyclic co | (po & (W * W)) as total"), engine="bitset")
    assert found.outcomes(Budget(10**6)).outcomes.keys() == expected.outcomes(Budget(10**6)).outcomes.keys()


def test_a_flag_may_depend_on_a_choice():
    text = "with S from linearisations(W \\ IW, po)  flag ~empty co \\ (S | IW * W) as disagrees"
    compiled = model(text)
    (flag,) = compiled.flags
    raised = Question(TWO_PLUS_TWO, compiled, engine="bitset").raised(flag, Budget(10**6))
    assert raised is not None
    never = model("with S from linearisations(W \\ IW, po)  flag ~empty S & S^-1 as never")
    assert Question(TWO_PLUS_TWO, never, engine="bitset").undefined(Budget(10**6)) is None


def test_why_not_names_the_axiom_that_the_best_choice_breaks():
    text = "with S from linearisations(W, po)  empty rf \\ (W * _) as easy  empty co & ~S as total"
    question = Question(TWO_PLUS_TWO, model(text), engine="bitset")
    allowed = set(question.outcomes(Budget(10**6)).outcomes)
    every = Question(TWO_PLUS_TWO, model(""), engine="bitset").outcomes(Budget(10**6)).outcomes
    missing = next(outcome for outcome in every if outcome not in allowed)
    forbidden = question.why_not(lambda outcome: outcome == missing, Budget(10**6))
    assert forbidden is not None
    assert (forbidden.axiom, forbidden.cycle) == ("total", ())


COHERENCE = """
let rec product(one, left, S) = match S with
  {} -> one ++ left
  || orders ++ rest ->
    let rec through(left, orders) = match orders with
      {} -> left
      || order ++ more -> through(product(order | one, left, rest), more)
    end in through(left, orders)
end
let rec local(base, S) = match S with
  {} -> {}
  || writes ++ rest -> linearisations(writes, base) ++ local(base, rest)
end
let orders(S, base) = product(0, {}, local(base, partition S))
let coherences base = orders(W, base)
"""


def test_a_function_that_lists_coherence_orders_is_never_called():
    compiled = model(COHERENCE + "with order from coherences(co0)  acyclic po | rf | order as sc")
    assert not compiled.waiting.actions
    assert compiled.definitions["order"] is compiled.given["co"]
    compiled = model(COHERENCE + "with order from orders(W, co0)")
    assert compiled.definitions["order"] is compiled.given["co"]
    compiled = model(COHERENCE + "with mo from orders(W & A, co0)  acyclic mo | po as mixed")
    assert not compiled.waiting.actions
    assert compiled.ordered is not None


@pytest.mark.parametrize(
    "change",
    [
        ("partition S", "partition R"),
        ("order | one", "one"),
        ("linearisations(writes, base)", "linearisations(writes, 0)"),
        ("linearisations(writes, base)", "{base}"),
        ("local(base, partition S)", "local(base | rf, partition S)"),
        ("product(0,", "product(base,"),
    ],
)
def test_a_function_that_lists_something_else_is_called(change: tuple[str, str]):
    text = COHERENCE.replace(*change)
    assert text != COHERENCE
    compiled = model(text + "with order from orders(W, co0)  acyclic po | rf | order as sc")
    assert len(compiled.waiting.actions) == 2


def test_only_the_first_order_is_coherence():
    compiled = model(COHERENCE + "with one from coherences(0)  with other from coherences(0)")
    assert compiled.definitions["one"] is compiled.given["co"]
    assert len(compiled.waiting.actions) == 1


@pytest.mark.parametrize("base", ["co0", "0", "po-loc & (W * W)", "rf ; (po-loc & (R * W))", "co0 | po"])
def test_listed_orders_extend_the_relation_that_is_given(base: str):
    text = COHERENCE + f"with co from coherences({base})  acyclic po-loc & (W * _) | rf | co as some"
    for program in PROGRAMS:
        interpreted = sum(1 for candidate in candidates(program) for _ in branches_of(text, candidate))
        assert executions(text, program) == interpreted


def candidates(program: Program) -> list[Candidate]:
    unfolding = unfold(program)
    found: list[Candidate] = []
    for choice in unfolding.choices():
        search = Search(unfolding.structure(choice), None, Budget(10**6), lax=True)
        found += search.executions()
    return found


def branches_of(text: str, candidate: Candidate):
    return branches(SourceFile("m.cat", text), candidate, Vocabulary(TAGS))


def test_atomic_writes_are_ordered_and_others_told_apart_by_the_last():
    """As in C11: the order of two plain writes is no matter, but which one is seen last is."""
    plain = Program("w", (("x", 0),), ((Write("x", Constant(1)),), (Write("x", Constant(2)),)), (), ())
    text = COHERENCE + "with mo from orders(W & (A | IW), co0)"
    assert executions(text, plain) == 1
    shown = Program("w", plain.initial, plain.threads, (), ("x",))
    assert executions(text, shown) == 2
    tally = Question(shown, model(text), engine="bitset").tally(EVERY_OUTCOME, Budget(1000))
    assert list(tally.executions.values()) == [1, 1]


def test_dependencies_are_found_again_from_registers():
    """The ways through registers lead where the engine's own dependencies do."""
    program = Program(
        "deps",
        (("x", 0), ("y", 0), ("z", 0)),
        (
            (
                Read("a", "x", A),
                Read("b", "y", A, address_registers=("a",)),
                Write("z", Binary(BinaryOperator.ADD, Register("a"), Register("b")), A),
                increment("z"),
                Write("y", Register("r"), address_registers=("b",)),
            ),
        ),
        (),
        ("x", "y", "z"),
    )
    text = """catdep
    let through(roles) = [R] ; iico_data ; [Wreg] ; (loc & po) ; [Rreg & roles] ; iico_data
    let dependency-data = through(DATA) ; [W]
    let dependency-addr = through(ADDR) ; [M]
    """
    compiled = parse_model(SourceFile("m.cat", text), "m", TAGS)
    unfolding = unfold(program)
    structure = unfolding.structure(next(iter(unfolding.choices())))
    evaluator = Evaluator(compiled, structure)
    for name, expected in (("data", structure.data & ~structure.amo), ("addr", structure.address)):
        assert evaluator.value(compiled.definitions[f"dependency-{name}"], 0, 0, 0) == expected
    own = evaluator.value(compiled.definitions["data"], 0, 0, 0)
    assert own == structure.data


def test_what_names_no_register_is_the_same_with_registers():
    text = "acyclic po-loc | rf | co | fr as uniproc  acyclic po & (W * W) | rf & ext | co | fr as ghb"
    for program in PROGRAMS:
        assert executions(f"catdep\n{text}", program) == executions(text, program)
