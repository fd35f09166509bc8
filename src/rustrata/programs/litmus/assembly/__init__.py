"""Litmus tests in assembly: threads are columns of instructions.

`read_assembly` reads a test of any assembly dialect; instructions are text (`AssemblyLine`) that
`rustrata.architecture.assemble` gives a meaning. `canonical_register` knows the names of registers.
"""

from rustrata.programs.litmus.assembly.reader import read_assembly
from rustrata.programs.litmus.assembly.registers import canonical_register
from rustrata.programs.litmus.assembly.syntax import (
    AddressOf,
    AssemblyLine,
    AssemblyTest,
    AssemblyThread,
    InitialValue,
    InstructionAt,
    LocationDeclaration,
    OperandText,
    RegisterDeclaration,
)

__all__ = [
    "AddressOf",
    "AssemblyLine",
    "AssemblyTest",
    "AssemblyThread",
    "InitialValue",
    "InstructionAt",
    "LocationDeclaration",
    "OperandText",
    "RegisterDeclaration",
    "canonical_register",
    "read_assembly",
]
