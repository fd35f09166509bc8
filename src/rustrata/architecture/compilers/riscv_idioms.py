"""Loads and stores of RISC-V with annotations, as compilers write them: those of Zalasr.

They are RCsc: a load-acquire waits for the store-releases before it [Zalasr, version 1.0]. In litmus tests of
assembly they are not, as older tests mean them.
"""

from collections.abc import Iterator
from dataclasses import replace

from rustrata.architecture.assembler import Assembler
from rustrata.architecture.extended_words import load
from rustrata.architecture.instruction import Semantics
from rustrata.architecture.riscv_assembly import RISCV_ASSEMBLER
from rustrata.architecture.semantics import store

_WIDTHS = {"b": 8, "h": 16, "w": 32, "d": 64}


def _accesses() -> Iterator[tuple[str, Semantics]]:
    for size, bits in _WIDTHS.items():
        yield f"l{size}.aq", load(bits, "Acq", "RCsc")
        yield f"l{size}.aqrl", load(bits, "Acq", "Rel", "RCsc")
        yield f"s{size}.rl", store((bits,), "Rel", "RCsc")
        yield f"s{size}.aqrl", store((bits,), "Acq", "Rel", "RCsc")


RISCV_COMPILED: Assembler = replace(
    RISCV_ASSEMBLER, semantics={**RISCV_ASSEMBLER.semantics, **dict(_accesses())}
)
"""The assembler of what compilers write."""
