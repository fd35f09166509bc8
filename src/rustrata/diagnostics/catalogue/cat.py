"""Codes of the cat language, in which memory models are written. The examples are models of C++ atomics."""

from rustrata.diagnostics.catalogue.record import Example, Record

RECORDS = (
    Record(
        code="CAT001",
        title="not the cat language",
        explanation=(
            "The text is not a cat model. A model is an optional title in quotes and then instructions: "
            '`let name = ...`, `let rec name = ... and ...`, `include "file.cat"`, and demands, '
            "`acyclic`, `irreflexive` or `empty` of a relation, with `as name`.\n\n"
            "The operators, from the one that binds least: `|`, `;`, `\\`, `&`, `*`, and after an operand "
            "`*`, `+`, `?`, `^-1`."
        ),
        kind=Example.CAT,
        failing="let hb = (po | rf\nacyclic hb as causality\n",
        fixed="let hb = (po | rf)\nacyclic hb as causality\n",
    ),
    Record(
        code="CAT002",
        title="unknown name in a model",
        explanation=(
            "A name that neither the model, nor what it includes, nor the engine defines. The engine gives "
            "the relations `id`, `loc`, `int`, `ext`, `po`, `addr`, `data`, `ctrl`, `amo`, `lxsx`, `rf`, "
            "`co` and `fr`, the sets `R`, `W`, `M`, `F` and `IW` (initial writes), and the usual derived "
            "names: `rmw`, `po-loc`, `com`, `rfe`, `rfi`, `coe`, `coi`, `fre`, `fri`.\n\n"
            "A tag, such as `ACQ`, is known to the models of its layer only: a model of C++ atomics "
            "cannot name an instruction's fence."
        ),
        kind=Example.CAT,
        failing="acyclic po-loc | rfe | coo | fr as coherence\n",
        fixed="acyclic po-loc | rfe | coe | fr as coherence\n",
    ),
    Record(
        code="CAT003",
        title="a set where a relation is needed, or a function misused",
        explanation=(
            "Sets of events and relations between events are different things. `;`, `^+`, `^*`, `?`, `^-1`, "
            "`acyclic` and `irreflexive` take relations; `[S]` and `S * T` take sets and make relations; "
            "`|`, `&` and `\\` take two of one kind. Tags, tuples, functions and sets of these are different "
            "again.\n\n"
            "A function is applied to as many arguments as it has parameters."
        ),
        kind=Example.CAT,
        failing="let sc-order = SC ; po ; SC\nacyclic sc-order | rf | co | fr as SC\n",
        fixed="let sc-order = [SC] ; po ; [SC]\nacyclic sc-order | rf | co | fr as SC\n",
    ),
    Record(
        code="CAT004",
        title="part of the cat language that is not supported",
        explanation=(
            "Of the cat language as herd reads it these parts are not supported: the primitives for classes "
            "of events (`lift`, `delift`, `deliftinter`), scopes (`tag2scope`, `tag2level`, `tag2fenced`), "
            "instructions (`fromto`, `tag2events`), `bisimulation`, `loc2events` and `different-values`; "
            "`with` inside of a `forall` over the events; and instructions that depend on the execution."
        ),
        kind=Example.CAT,
        failing="acyclic po | different-values(rf | co | fr) as SC\n",
        fixed="acyclic po | rf | co | fr as SC\n",
    ),
    Record(
        code="CAT005",
        title="recursive definition below a difference",
        explanation=(
            "`let rec` denotes the least solution of its equations. There need not be one when a name that "
            "is being defined stands on the right of `\\` or below `~`."
        ),
        kind=Example.CAT,
        failing="let rec before = po | (rf \\ before)\nacyclic before as causality\n",
        fixed="let rec before = po | rf | before ; before\nacyclic before as causality\n",
    ),
    Record(
        code="CAT006",
        title="model file that cannot be included",
        explanation=(
            "A shipped model includes others by file name, such as `c20.cat`. What a model in a file "
            "includes is sought beside it, then in the folders that are given. A file cannot include itself, "
            "directly or through another."
        ),
        kind=Example.CAT,
        failing='include "c21.cat"\nacyclic po | rf as no-thin-air\n',
        fixed="acyclic po | rf as no-thin-air\n",
    ),
    Record(
        code="CAT007",
        title="evaluation of a model cannot go on",
        explanation=(
            "Cat has functions, and an expression may have no value though its parts fit: a `match` without "
            "a clause for the tag, a function that calls itself without end, a `match` on the universe `_`, "
            "or a call of `fail`."
        ),
        kind=Example.CAT,
        failing="let rec twice(r) = twice(r ; r)\nacyclic twice(po) as loop\n",
        fixed="let twice(r) = r ; r\nacyclic twice(po) as loop\n",
    ),
)
