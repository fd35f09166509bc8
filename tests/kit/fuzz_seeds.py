"""The texts that fuzzing begins with: what is shipped, generated tests of every dialect, and a corpus."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from run_rustrata import ROOT

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Example
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import Dialect
from rustrata.programs.litmus.generate import generate
from rustrata.source import SourceFile, Span

MOST_MIR = 18_000
"""Bytes of a stored Rust program to begin with."""
CYCLES = (
    "PodWW Rfe PodRR Fre",
    "PodWR Fre PodWR Fre",
    "PodRW Rfe PodRW Rfe",
    "PodWW Coe PodWW Coe",
    "Rfe PodRW Rfe PodRR Fre",
    "PodWW Rfe DpAddrdR Fre",
    "PodWW Rfe DpDatadW Coe",
    "PodWW Rfe DpCtrldW Coe",
    "Rfe DpAddrdR Fre Rfe DpAddrdR Fre",
    "PodWW Rfe PosRR PodRR Fre",
    "MFencedWR Fre MFencedWR Fre",
    "DMB.SYdWW Rfe DMB.LDdRR Fre",
    "DMBdWW Rfe DpCtrlIsbdR Fre",
    "SyncdWW Rfe LwSyncdRR Fre",
    "Fence.rw.rwdWW Rfe Fence.r.rdRR Fre",
    "SyncdWR Fre SyncdWR Fre",
    "PodWWPL RfeLA PodRRAP Fre",
    "PodWW Rfe LxSx PodWR Fre",
    "Amo.AddPodWR Fre PodWR Fre",
)
"""Cycles; a dialect refuses those that it has no words for."""


WITNESSED = (
    ("core main = let x = alloc(1) in x <-na 0; fork { x <-na 1 }; !na x;", ("0", "0")),
    ("core main = let x = alloc(1) in let y = x .+ 0 in free(1, x); y == y .+ 1;", ("0", "0:equal")),
    ("fn main() ret k = let v = 1 in jump k(v);", ()),
)
"""Programs and schedules of them."""


def _lambda_rust() -> tuple[bytes, ...]:
    """The examples, and those of the diagnostics."""
    examples = tuple(
        text.encode()
        for record in RECORDS.values()
        if record.kind is Example.LR
        for text in (record.failing, record.fixed)
    )
    return (*_contents((ROOT / "examples" / "lambda_rust").rglob("*.lr")), *examples)


def _witness(text: str, choices: Sequence[str]) -> str:
    head = {"schema_version": 1, "kind": "lambda-rust schedule", "file": "w.lr", "function": "main"}
    return json.dumps({**head, "code": "LRU010", "choices": choices, "text": text})


def _contents(paths: Iterator[Path]) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(paths))


def _generated() -> Iterator[bytes]:
    for dialect in Dialect:
        for cycle in CYCLES:
            written = Span(SourceFile("<cycle>", cycle), 0, len(cycle))
            try:
                yield generate(written, dialect).text.encode()
            except RustrataError:
                continue


@lru_cache(maxsize=1)
def shipped() -> dict[str, tuple[bytes, ...]]:
    """The texts of each kind: ``litmus``, ``language`` (tests in C and Rust), ``cat``, ``cycle``, ``map``,
    ``mapping``, ``borrows``, ``mir`` (stored Rust programs), ``pair``, ``lr`` and ``witness``."""
    package = ROOT / "src" / "rustrata"
    examples = ROOT / "examples"
    stored = ROOT / "tests" / "rust"
    written = _contents(examples.rglob("*.litmus")) + _contents((ROOT / "tests" / "golden").rglob("*.litmus"))
    litmus = (*_generated(), *written)
    return {
        "litmus": litmus,
        "language": tuple(text for text in litmus if text.startswith((b"C ", b"Rust "))),
        "cat": _contents(package.rglob("*.cat")) + _contents(examples.rglob("*.cat")),
        "cycle": tuple(cycle.encode() for cycle in CYCLES),
        "map": _contents((examples / "maps").iterdir()),
        "borrows": _contents(examples.rglob("*.borrows"))
        + _contents((ROOT / "tests" / "golden").rglob("*.borrows")),
        "mir": tuple(text for text in _contents(stored.rglob("*.mir")) if len(text) < MOST_MIR),
        "pair": _contents(package.rglob("*.pair")),
        "mapping": _contents((package / "architecture" / "mappings").iterdir()),
        "lr": _lambda_rust(),
        "witness": tuple(_witness(text, choices).encode() for text, choices in WITNESSED),
    }


def with_corpus(folder: Path) -> dict[str, tuple[bytes, ...]]:
    """The same, and the tests and models below a folder."""
    tests, models = _contents(folder.rglob("*.litmus")), _contents(folder.rglob("*.cat"))
    kinds = dict(shipped())
    kinds["litmus"] += tests
    kinds["language"] += tuple(text for text in tests if text.startswith((b"C ", b"Rust ")))
    kinds["cat"] += models
    kinds["lr"] += _contents(folder.rglob("*.lr"))
    return kinds
