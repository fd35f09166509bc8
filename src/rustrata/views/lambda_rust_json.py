"""What `rustrata check` says of one function, and a witness, as JSON."""

import json
from collections.abc import Mapping

from rustrata.abstract.lambda_rust.machine import LambdaRustMachine
from rustrata.abstract.lambda_rust.trace import about_to, trace
from rustrata.abstract.lambda_rust.values import Cell, shown
from rustrata.abstract.lambda_rust.verdicts import Schedule
from rustrata.diagnostics.json_form import SCHEMA_VERSION, Json, span_json
from rustrata.source import SourceFile
from rustrata.views.lambda_rust_checked import Checked

WITNESS = "lambda-rust schedule"
"""The ``kind`` of a witness."""


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
    """The choices, every head step, and the last state."""
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
    steps: list[Json] = [
        {
            "step": step.number,
            "thread": step.thread,
            "rule": step.rule,
            "span": span_json(step.span),
            "words": step.words,
            "block": step.block,
            "cells": None if step.cells is None else _cells_json(step.cells),
        }
        for step in trace(machine, schedule)
    ]
    return {
        "choices": [str(choice) for choice in schedule.choices],
        "steps": steps,
        "threads": threads,
        "heap": {block: _cells_json(cells) for block, cells in state.heap},
    }


def _cells_json(cells: tuple[Cell, ...]) -> list[Json]:
    return [{"value": shown(cell.value), "lock": "W" if cell.lock < 0 else f"R{cell.lock}"} for cell in cells]


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
