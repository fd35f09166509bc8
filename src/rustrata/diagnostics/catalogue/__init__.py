"""Every error code of rustrata. One record feeds ``explain``, the page of the documentation and the test."""

from itertools import chain

from rustrata.diagnostics.catalogue import (
    address_map,
    architecture,
    assembly,
    borrow_trace,
    cat,
    cli,
    compilers,
    generation,
    judging,
    lambda_rust,
    litmus,
    optimisation,
    refinement,
    rust,
    stacked_borrows,
    tree_borrows,
    typing,
    walk,
)
from rustrata.diagnostics.catalogue.record import Record

_ROOMS = (
    address_map.RECORDS,
    architecture.RECORDS,
    assembly.RECORDS,
    borrow_trace.RECORDS,
    cat.RECORDS,
    cli.RECORDS,
    compilers.RECORDS,
    generation.RECORDS,
    judging.RECORDS,
    lambda_rust.RECORDS,
    litmus.RECORDS,
    optimisation.RECORDS,
    refinement.RECORDS,
    rust.RECORDS,
    stacked_borrows.RECORDS,
    tree_borrows.RECORDS,
    typing.RECORDS,
    walk.RECORDS,
)

RECORDS: dict[str, Record] = {record.code: record for record in sorted(chain(*_ROOMS), key=lambda r: r.code)}
"""The records by code, in the order of codes."""

assert len(RECORDS) == sum(map(len, _ROOMS)), "two records have the same code"
