"""Wrong protocols are caught, and every row of the right one matters."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tso_axioms import tso_outcomes
from x86_shapes import SHAPES, load, program, store

from rustrata.executions.outcomes import MemoryAt, RegisterAt
from rustrata.exploration.explorer import Limits, explore
from rustrata.exploration.replay import replay
from rustrata.hardware import x86
from rustrata.hardware.coherence.msi_directory import MSI_DIRECTORY
from rustrata.hardware.coherence.protocol import (
    CacheAction,
    CacheEvent,
    CacheRow,
    CacheState,
    DirectoryAction,
    Protocol,
    Row,
    variant,
    without,
)
from rustrata.hardware.coherence.registry import PROTOCOLS
from rustrata.hardware.invariants import DATA_VALUE, SINGLE_WRITER

PROBES = [
    SHAPES[name]
    for name in (
        "MP", "CoRW", "two xadds", "2+2W", "SB+mfences", "R", "two writers and a reader", "three xadds",
        "WRC",
    )
]  # fmt: skip
EXPECTED = {probe.name: tso_outcomes(probe) for probe in PROBES}


def noticed(protocol: Protocol) -> str | None:
    """How a shape tells a protocol from a right one, or None."""
    for probe in PROBES:
        found = x86.run(probe, protocol, limits=Limits(states=40_000))
        if found.violation is not None:
            return found.violation.property
        if found.deadlock is not None:
            return x86.DEADLOCK
        if not found.complete:
            return "state space grows"
        if found.outcomes != EXPECTED[probe.name]:
            return "outcomes"
    return None


@pytest.mark.parametrize(
    ("name", "shape", "property"),
    [
        ("msi-directory-no-inv-ack", "MP", SINGLE_WRITER),
        ("msi-directory-no-inv-ack", "IRIW", SINGLE_WRITER),
        ("msi-directory-ignored-inv", "MP", SINGLE_WRITER),
        ("msi-directory-forgotten-sharer", "WRC", SINGLE_WRITER),
        ("msi-directory-stale-memory", "WRC", DATA_VALUE),
        ("msi-directory-lost-inv-ack", "MP", x86.DEADLOCK),
    ],
)
def test_a_wrong_protocol_is_caught_with_a_run_that_replays(name: str, shape: str, property: str) -> None:
    found = x86.run(SHAPES[shape], name)
    finding = found.violation or found.deadlock
    assert finding is not None
    assert finding.property == property
    (start,) = (start for start in found.starts if start.start == finding.start)
    run = replay(start.machine, finding.trace.choices)
    end = run.states[-1]
    if property == x86.DEADLOCK:
        assert start.machine.choices(end) == ()
        assert not start.machine.is_final(end)
    else:
        assert start.machine.violated(end) == property
        assert all(start.machine.violated(state) is None for state in run.states[:-1])


def test_every_wrong_protocol_of_the_registry_is_noticed() -> None:
    verdicts = {name: noticed(protocol) for name, protocol in PROTOCOLS.items()}
    assert {name for name, verdict in verdicts.items() if verdict is None} == {"msi-directory"}


def test_the_lost_acknowledgement_leaves_the_writer_waiting() -> None:
    found = x86.run(SHAPES["MP"], "msi-directory-lost-inv-ack")
    assert found.violation is None
    assert found.deadlock is not None
    assert "IM^A" in found.deadlock.trace.rows[-1].states
    assert found.deadlock.trace.in_flight == ()


def test_without_acknowledgements_store_buffering_crosses_mfence() -> None:
    """Beyond the invariant: the forbidden outcome itself, when the search is told not to stop."""
    test = SHAPES["SB+mfences"]
    (start,) = x86.run(test, "msi-directory-no-inv-ack", starts=("warm-shared",)).starts
    machine = start.machine
    outcomes = {machine.outcome(state) for state in explore(machine).final_states}
    both_old = {o for o in outcomes if o is not None and o[RegisterAt(0, "a")] == o[RegisterAt(1, "b")] == 0}
    assert both_old
    assert both_old.isdisjoint(tso_outcomes(test))


# Entries of table 8.1 that this core never consults: it runs in order and loads from its own buffer while
# a store of its to the same line is outstanding, and a store cannot be outstanding behind a missing load.
UNUSED = {
    (CacheState.IS_D, CacheEvent.STORE),
    (CacheState.IM_AD, CacheEvent.LOAD),
    (CacheState.IM_A, CacheEvent.LOAD),
    (CacheState.SM_AD, CacheEvent.LOAD),
    (CacheState.SM_A, CacheEvent.LOAD),
}

# Changes that are right as well. IM^A and SM^A, both with the directory's data, differ in the
# permission to load only, and the value is the last written until the store itself; so do SM^AD and
# IM^AD once the directory has ordered the request, which an acknowledgement shows.
HARMLESS = {
    (CacheState.IM_AD, CacheEvent.DATA_ACKS, CacheState.SM_A),
    (CacheState.IM_A, CacheEvent.INV_ACK, CacheState.SM_A),
    (CacheState.SM_AD, CacheEvent.DATA_ACKS, CacheState.IM_A),
    (CacheState.SM_AD, CacheEvent.INV_ACK, CacheState.IM_AD),
    (CacheState.SM_A, CacheEvent.INV_ACK, CacheState.IM_A),
}


def is_stall(row: Row) -> bool:
    return row.actions in ((CacheAction.STALL,), (DirectoryAction.STALL,))


def redirected(row: Row) -> Iterator[Row]:
    """The row with every other next state; a message that should wait is swallowed instead."""
    if not is_stall(row):
        yield from (replace(row, to=to) for to in type(row.to) if to is not row.to)
    elif row.event not in (CacheEvent.LOAD, CacheEvent.STORE):
        yield replace(row, actions=())


@pytest.mark.parametrize("row", MSI_DIRECTORY.rows, ids=str)
def test_a_blank_entry_is_noticed(row: Row) -> None:
    verdict = noticed(without(MSI_DIRECTORY, row))
    assert (verdict is None) == ((row.state, row.event) in UNUSED)


@pytest.mark.parametrize(
    "row", [row for row in MSI_DIRECTORY.rows if (row.state, row.event) not in UNUSED], ids=str
)
def test_a_changed_entry_is_noticed(row: Row) -> None:
    for change in redirected(row):
        verdict = noticed(variant(MSI_DIRECTORY, "changed", "one entry changed", (change,)))
        assert (verdict is None) == ((change.state, change.event, change.to) in HARMLESS), str(change)


def test_a_row_is_written_as_in_the_table() -> None:
    row = CacheRow(CacheState.M, CacheEvent.FWD_GETM, (CacheAction.SEND_DATA_TO_REQ,), CacheState.I)
    assert row in MSI_DIRECTORY.cache
    assert str(row) == "cache M, Fwd-GetM: send Data to Req / I"


def test_no_pair_of_state_and_event_has_two_rows() -> None:
    pairs = [(row.state, row.event) for row in MSI_DIRECTORY.rows]
    assert len(set(pairs)) == len(pairs)


def test_the_owners_copy_is_the_final_value() -> None:
    found = x86.run(program("t", [store("x", 7)], [load("a", "x")]), starts=("cold",))
    assert {outcome[MemoryAt("x")] for outcome in found.outcomes} == {7}
