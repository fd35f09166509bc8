"""Each construct of cat, by what it stands for: both are defined in one model and are the same node."""

from pathlib import Path

import pytest

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.relational.ir import Kind
from rustrata.relational.model import Model, parse_model
from rustrata.relational.model_file import read_model
from rustrata.relational.vocabulary import Vocabulary
from rustrata.source import SourceFile

TAGS = frozenset(("A", "SYNC"))


def model(text: str, *variants: str, files: dict[str, str] | None = None) -> Model:
    def library(name: str) -> SourceFile | None:
        found = (files or {}).get(name)
        return None if found is None else SourceFile(name, found)

    return parse_model(SourceFile("m.cat", text), "m", TAGS, library, frozenset(variants))


def same(text: str, *variants: str) -> None:
    names = model(text, *variants).definitions
    assert names["a"] is names["b"]


@pytest.mark.parametrize(
    "text",
    [
        "let f = fun x -> x ; po  let a = f rf  let b = rf ; po",
        "let f(x, y) = x \\ y  let a = f(po, rf)  let b = po \\ rf",
        "let f (x, _) = x  let a = f(po, rf)  let b = po",
        "let pair = po, rf  let f(x, y) = y ; x  let a = f pair  let b = rf ; po",
        "let f x = fun y -> x ; y  let a = f rf po  let b = rf ; po",
        "let g = (fun x -> x+)  let twice f = fun x -> f (f x)  let a = twice g po  let b = po+ +",
        "let x, y = po, rf  let a = x & y  let b = po & rf",
        "let x = rf and y = po  let a = x ; y  let b = rf ; po",
        "let a = let x = rf in let y = x ; po in y | x  let b = rf ; po | rf",
        "let po = po | rf  let f x = x ; po  let po = 0  let a = f co  let b = co ; (po | rf | po)"
        "  let b = let po = po in f co",
        "let f () = po  let a = f ()  let b = po",
        "let a = begin po | rf end  let b = po | rf",
        "let a = try nowhere with rf  let b = rf",
        "let a = try SYNC with emptyset  let b = SYNC",
        "let a = try (R ; W) with po  let b = po",
        "let a = po & ~0  let b = po",
        "let a = [~{}]  let b = id",
        "let a = ~(~R & ~W)  let b = ~((_ \\ R) & ~W)",
        "let a = po \\ (po & int)  let b = po & ext",
        "let a = (rf^-1 ; co) \\ id  let b = fr",
        "let rec r = po | r ; r  let a = r  let b = po+",
        "let s = po | rf  let rec r = s | s ; r  let a = r  let b = s+",
        "let a = [R | W] ; (rf | co) ; [M]  let b = rf | co",
        "let a = fencerel(SYNC)  let b = (po & (_ * SYNC)) ; po",
        "let a = 0 | (po \\ 0)  let b = po",
        "let a = (if po = po then rf else co)  let b = rf",
        "let a = (if 0 subset po then rf else co)  let b = rf",
        "let a = (if po in {rf, po} then rf else co)  let b = rf",
    ],
)
def test_functions_definitions_and_operators(text: str):
    same(text)


TAGGED = """
enum order = 'rlx || 'acq || 'rel
let of t = match t with || 'acq -> A || 'rel -> SYNC || _ -> emptyset end
let rec union S = match S with || {} -> emptyset || e ++ rest -> of e | union rest end
"""


@pytest.mark.parametrize(
    "text",
    [
        "let a = of 'acq  let b = A",
        "let a = of 'rlx  let b = emptyset",
        "let a = union order  let b = A | SYNC",
        "let a = union ('acq | 'rel)  let b = A | SYNC",
        "let a = union (order \\ 'rel)  let b = A",
        "let a = union (~{'acq, 'rlx})  let b = SYNC",
        "match 'rel with || 'acq -> let a = A || 'rel -> let a = SYNC end  let b = SYNC",
        "match 'rlx with || 'acq -> let a = A || _ -> let a = SYNC end  let b = SYNC",
    ],
)
def test_tags(text: str):
    same(TAGGED + text)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('"mixed"', True),
        ('variant "Mixed"', True),
        ('"other"', False),
        ('not "other"', True),
        ('not "mixed" || "mixed"', True),
        ('"other" && "mixed" || "mixed"', True),
        ('"other" && ("mixed" || "mixed")', False),
    ],
)
def test_variants(condition: str, holds: bool):
    chosen = "po" if holds else "rf"
    same(f"let a = if {condition} then po else rf  let b = {chosen}", "mixed")
    same(f"if {condition} let a = po else let a = rf end  let b = {chosen}", "mixed")


def names(model: Model) -> tuple[list[str], list[str]]:
    return [axiom.name for axiom in model.axioms], [flag.name for flag in model.flags]


def test_procedures_and_loops_make_checks():
    text = """
    procedure between(r, s) = empty r \\ s as between  irreflexive s end
    call between(rf, po)
    forall r in {po, rf} do acyclic r as each end
    procedure rec never(S) = forall x in S do call never({}) end end
    call never({po})
    """
    compiled = model(text)
    assert names(compiled) == (["between", "irreflexive s", "each", "each"], [])
    assert compiled.axioms[2].node is compiled.definitions["po"]


def test_a_procedure_sees_the_names_of_its_definition_and_changes_none():
    compiled = model("let r = po  procedure p(x) = let r = x acyclic r as inner end  call p(rf)  let a = r")
    assert compiled.axioms[0].node is compiled.definitions["rf"]
    assert compiled.definitions["a"] is compiled.definitions["po"]


def test_roles_of_checks():
    compiled = model(
        "flag ~empty rf as seen  undefined_unless empty co as race  assert acyclic po as sane"
        "  ~empty rf as some"
    )
    assert names(compiled) == (["some"], ["seen", "race", "sane"])
    assert [flag.negated for flag in compiled.flags] == [True, True, True]


def test_checks_that_nothing_breaks_or_raises_are_dropped():
    assert names(model("acyclic 0  empty {}  flag ~empty 0 as never  flag empty 0 as always")) == (
        [],
        ["always"],
    )


def test_a_recursive_definition_may_be_demanded_to_meet_a_check():
    compiled = model("let rec r = po | r ; rf when acyclic r as fine")
    assert names(compiled) == (["fine"], [])


def test_mutual_recursion_with_functions_between():
    compiled = model("let rec r = po | f s and s = rf | f r and f x = x ; co  let a = r")
    assert compiled.definitions["a"].kind is Kind.RELATION


def test_recursive_sets():
    compiled = model("let rec S = A | range([S] ; rf)  let a = [S]")
    assert compiled.definitions["S"].kind is Kind.SET


def test_one_choice_is_no_choice():
    compiled = model("with r from {po ; rf}  acyclic r as only")
    assert not compiled.waiting.actions
    assert compiled.axioms[0].node is compiled.definitions["r"]


def test_no_choice_is_no_execution():
    compiled = model("with r from {}  acyclic r as nothing")
    assert [(axiom.name, axiom.negated) for axiom in compiled.axioms] == [("with r", True)]


@pytest.mark.parametrize(
    ("text", "code", "at", "message"),
    [
        ("acyclic nowhere", "CAT002", "nowhere", "unknown name `nowhere`"),
        ("let a = 'acq", "CAT002", "'acq", "unknown tag"),
        ("let a = R ; W", "CAT003", "R", "expected a relation, found a set"),
        ("let a = [po]", "CAT003", "po", "expected a set, found a relation"),
        ("let a = R | po", "CAT003", "po", "expected a set, found a relation"),
        ("let f x = x  let a = f | po", "CAT003", "f", "expected a relation, found a function"),
        ("let a = {po} | po", "CAT003", "{po}", "expected a relation, found a set whose first element"),
        ("let f(x, y) = x  let a = f(po)", "CAT003", "f(po)", "takes 2 arguments, not 1"),
        ("let a = po rf", "CAT003", "po", "`po` is not a function"),
        ("let x, y = po", "CAT003", "x, y = po", "2 names, not 1"),
        (
            "enum e = 'a  let a = match po with 'a -> po end",
            "CAT003",
            "po",
            "expected a tag, found a relation",
        ),
        ("with x from po", "CAT003", "po", "expected a set of choices, found a relation"),
        ("call po(rf)", "CAT003", "po", "expected a procedure"),
        ("acyclic different-values(rf) as a", "CAT004", "different-values(rf)", "unsupported"),
        ("let rec r = po \\ r", "CAT005", "r = po \\ r", "is defined recursively below"),
        ('include "n.cat"', "CAT006", 'include "n.cat"', "cannot find the model file"),
        ('include "m.cat"', "CAT006", 'include "m.cat"', "includes itself"),
        (
            "enum e = 'a || 'b  let a = match 'b with 'a -> po end",
            "CAT007",
            "match 'b with 'a -> po end",
            "no clause",
        ),
        ("let rec f x = f x  let a = f po", "CAT007", "f x", "calls inside each other"),
        ("let a = match _ with {} -> po || e ++ r -> po end", "CAT007", "_", "universe"),
        ("let a = fail po", "CAT007", "fail po", "`fail` was reached"),
        ("let rec f x = f(x) | f(x ; x)  let a = f po", "CAT007", "f(x)", "calls"),
    ],
)
def test_a_mistake_has_a_place(text: str, code: str, at: str, message: str):
    with pytest.raises(RustrataError) as raised:
        model(text)
    diagnostic = raised.value.diagnostic
    assert diagnostic.code == code
    assert diagnostic.span is not None
    assert diagnostic.span.text == at
    assert message in diagnostic.message


def test_a_misspelt_name_is_guessed():
    with pytest.raises(RustrataError) as raised:
        model("acyclic poloc")
    assert raised.value.diagnostic.help is not None
    assert "po-loc" in raised.value.diagnostic.help


def test_files_are_sought_beside_the_model_then_in_the_folders(tmp_path):
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "orders.cat").write_text("let r = po", encoding="utf-8")
    (tmp_path / "there" / "checks.cat").write_text("acyclic r as there", encoding="utf-8")
    (tmp_path / "here" / "checks.cat").write_text('include "orders.cat"\nacyclic r as here', encoding="utf-8")
    main = tmp_path / "here" / "main.cat"
    main.write_text('"Main"\ninclude "checks.cat"', encoding="utf-8")
    found = read_model(main, (tmp_path / "there",)).compiled(TAGS)
    assert (found.name, found.title, names(found)) == ("main.cat", "Main", (["here"], []))
    with pytest.raises(RustrataError) as raised:
        read_model(main).compiled(TAGS)
    assert raised.value.diagnostic.code == "CAT006"
    assert raised.value.diagnostic.span is not None
    assert raised.value.diagnostic.span.source.name.endswith("checks.cat")


def test_a_file_that_is_not_there():
    with pytest.raises(RustrataError) as raised:
        read_model(Path("nowhere.cat"))
    assert raised.value.diagnostic.code == "CAT006"


def test_what_a_vocabulary_knows_to_be_absent_vanishes():
    words = Vocabulary(TAGS, {"TLBI": Kind.SET, "inv-domain": Kind.RELATION})
    text = """
    let pairs = inv-domain & (TLBI * R)
    let rec choices(r, todo) = match todo with || {} -> {r} || p ++ rest -> choices(p ++ 0 | r, rest) end
    with after from choices(0, pairs)
    acyclic after | po as order
    flag ~empty different-values(rf) ; inv-domain as never
    """
    compiled = parse_model(SourceFile("m.cat", text), "m", words)
    assert not compiled.waiting.actions
    assert names(compiled) == (["order"], [])
    assert compiled.axioms[0].node is compiled.definitions["po"]
