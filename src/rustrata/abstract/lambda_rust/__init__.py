"""The λRust-core machine: heap cells with lock states, threads, and what is stuck.

`machine` is a machine of `rustrata.exploration`. Source: Jung's thesis, section 9.2, and the mechanised
development, ``lang.v`` and ``races.v``.
"""

from rustrata.abstract.lambda_rust.machine import Event, LambdaRustMachine
from rustrata.abstract.lambda_rust.state import MAIN, Choice, Detail, State, Thread
from rustrata.abstract.lambda_rust.values import Cell, Closure, Location, Phase, Poison, Redex, Value

__all__ = [
    "MAIN",
    "Cell",
    "Choice",
    "Closure",
    "Detail",
    "Event",
    "LambdaRustMachine",
    "Location",
    "Phase",
    "Poison",
    "Redex",
    "State",
    "Thread",
    "Value",
]
