"""What `rustrata check` says of one function, and a witness, as JSON."""

import json
from collections import deque
from collections.abc import Mapping

from rustrata.abstract.lambda_rust.machine import LambdaRustMachine
from rustrata.abstract.lambda_rust.trace import TracedStep, about_to, trace
from rustrata.abstract.lambda_rust.values import Cell, shown
from rustrata.abstract.lambda_rust.verdicts import Schedule
from rustrata.diagnostics.json_form import SCHEMA_VERSION, Json, span_json
from rustrata.source import SourceFile
from rustrata.views.lambda_rust_checked import Checked

WITNESS = "lambda-rust schedule"
"""The ``kind`` of a witness."""

MOST_STEPS = 2_000
MOST_CELLS = 64
"""What is shown of a long schedule and of a large block."""


def checked_json(checked: Checked) -> dict[str, Json]:
    """The verdict, what it covers, and the schedule that shows it step by step."""
    found = checked.findings
    schedule = checked.schedule
    return {
        "name": checked.name,
        "verdict": checked.verdict.name.lower(),
        "code": checked.code,
        "expected": None if checked.expected is None else checked.expected.expectation.value,
        "as_expected": checked.as_expected,
        "exhaustive": found.stopped is None,
        "stopped": found.stopped,
        "states": found.states,
        "transitions": found.transitions,
        "random_schedules": found.runs,
        "results": found.results,
        "schedule": None if schedule is None else schedule_json(checked.machine, schedule),
    }


def schedule_json(machine: LambdaRustMachine, schedule: Schedule) -> dict[str, Json]:
    """The choices, the last head steps, and the last state; of a large block the first cells."""
    state = schedule.states[-1]
    threads: list[Json] = []
    for thread in state.threads:
        if thread.ended:
            threads.append({"thread": thread.name, "ended": True, "value": shown(thread.operands[0])})
        else:
            redex = machine.redex(thread)
            threads.append(
                {
                    "thread": thread.name,
                    "ended": False,
                    "span": span_json(redex.expression.span),
                    "about_to": about_to(redex),
                }
            )
    last: deque[Json] = deque(maxlen=MOST_STEPS)
    count = 0
    for step in trace(machine, schedule):
        count = step.number
        last.append(_step_json(step))
    return {
        "choices": [str(choice) for choice in schedule.choices],
        "steps_left_out": count - len(last),
        "steps": list(last),
        "threads": threads,
        "heap": {block: _cells_json(cells) for block, cells in state.heap},
    }


def _step_json(step: TracedStep) -> Json:
    return {
        "step": step.number,
        "thread": step.thread,
        "rule": step.rule,
        "span": span_json(step.span),
        "words": step.words,
        "block": step.block,
        "cells": None if step.cells is None else _cells_json(step.cells),
    }


def _cells_json(cells: tuple[Cell, ...]) -> list[Json]:
    return [
        {"value": shown(cell.value), "lock": "W" if cell.lock < 0 else f"R{cell.lock}"}
        for cell in cells[:MOST_CELLS]
    ]


def witness_text(source: SourceFile, checked: Checked) -> str:
    """A file from which `rustrata replay` can run the schedule again, the program included."""
    schedule = checked.schedule
    assert schedule is not None, "there is something to show"
    witness: Mapping[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "kind": WITNESS,
        "file": source.name,
        "function": checked.name,
        "verdict": checked.verdict.name.lower(),
        "code": checked.code,
        "choices": [str(choice) for choice in schedule.choices],
        "text": source.text,
    }
    return json.dumps(witness, indent=2, ensure_ascii=False) + "\n"
