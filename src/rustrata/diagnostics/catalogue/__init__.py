"""Every error code of rustrata. One record feeds ``explain``, the page of the documentation and the test."""

from itertools import chain

from rustrata.diagnostics.catalogue import (
    address_map,
    architecture,
    assembly,
    cat,
    cli,
    compilers,
    generation,
    judging,
    litmus,
    refinement,
    walk,
)
from rustrata.diagnostics.catalogue.record import Record

_ROOMS = (
    address_map.RECORDS,
    architecture.RECORDS,
    assembly.RECORDS,
    cat.RECORDS,
    cli.RECORDS,
    compilers.RECORDS,
    generation.RECORDS,
    judging.RECORDS,
    litmus.RECORDS,
    refinement.RECORDS,
    walk.RECORDS,
)

RECORDS: dict[str, Record] = {record.code: record for record in sorted(chain(*_ROOMS), key=lambda r: r.code)}
"""The records by code, in the order of codes."""

assert len(RECORDS) == sum(map(len, _ROOMS)), "two records have the same code"
