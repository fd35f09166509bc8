"""Runs written out: rows, counts and the chart."""

from x86_shapes import SHAPES, load, program, store

from rustrata.hardware import x86
from rustrata.hardware.coherence.msi_directory import MSI_DIRECTORY
from rustrata.hardware.coherence.protocol import CacheEvent, CacheState, without
from rustrata.hardware.message_trace import TraceRow
from rustrata.hardware.messages import MessageKind

CHART = """\
step  core 0     core 1     directory
   1  *          |          |          buffer x=1
   2  *          |          |          store x misses   [x: SM^AD S S]
      |-------------------->|          GetM x
   3  |          |          *          receive GetM x of core 0   [x: SM^AD S M]
      |<--------------------|          Data x=0 (1 ack)
      |          |<---------|          Inv x
   4  *          |          |          receive Data x=0 (1 ack)   [x: M S M]
      in flight: Inv x to core 1
"""


def test_the_chart_of_the_dropped_acknowledgement() -> None:
    found = x86.run(SHAPES["CoRR"], "msi-directory-no-inv-ack", starts=("warm-shared",))
    assert found.violation is not None
    chart = "".join(f"{line.rstrip()}\n" for line in found.violation.trace.chart())
    assert chart == CHART


def test_a_message_row_says_who_sends_what_to_whom_and_the_states_after() -> None:
    found = x86.run(program("t", [store("x", 1)], [load("a", "x")]), starts=("warm-modified",))
    read_after = next(o for o in found.outcomes if o.values[0][1] == 1)
    rows = found.trace_to(read_after).rows
    forwarded = [row for row in rows if row.message == "Data x=1 from owner" and row.target is not None]
    assert [(row.source, row.target) for row in forwarded] == [("core 0", "core 1"), ("core 0", "directory")]
    assert forwarded[0].states == ("S", "IS^D", "S^D")
    assert rows[0] == TraceRow(1, "core 0", None, "buffer x=1", "", ())


def test_a_store_of_the_value_already_there_still_names_its_line() -> None:
    found = x86.run(program("t", [store("x", 0)]), starts=("warm-modified",))
    (outcome,) = found.outcomes
    assert found.trace_to(outcome).rows[-1] == TraceRow(2, "core 0", None, "store x=0", "x", ("M", "M"))


def test_messages_are_counted_by_kind() -> None:
    found = x86.run(SHAPES["MP"], starts=("cold",))
    for outcome in found.outcomes:
        trace = found.trace_to(outcome)
        sent = [row for row in trace.rows if row.target is not None]
        assert trace.messages == len(sent) == sum(trace.counts.values())
        assert trace.counts[MessageKind.GETM] == 2
        assert all(str(kind) in {row.message.split(" ")[0] for row in sent} for kind in trace.counts)


def test_an_unexpected_message_is_named_with_its_state() -> None:
    row = next(r for r in MSI_DIRECTORY.cache if (r.state, r.event) == (CacheState.M, CacheEvent.FWD_GETM))
    found = x86.run(SHAPES["two xadds"], without(MSI_DIRECTORY, row))
    assert found.violation is not None
    assert found.violation.detail == "cache line x in M: Fwd-GetM"
    assert found.violation.trace.rows[-1].message == "receive Fwd-GetM x"


def test_the_witness_is_shortest_though_the_search_takes_local_steps_first() -> None:
    """Core 1 has a store of its own to buffer; the witness does without it."""
    test = program("t", [store("x", 1)], [store("y", 1), load("a", "x")])
    found = x86.run(test, "msi-directory-no-inv-ack", starts=("warm-shared",))
    assert found.violation is not None
    assert [move.actor for move in found.violation.trace.choices] == [0, 0, 2, 0]
