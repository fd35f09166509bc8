"""``.lr`` files: λRust in continuation-passing style, and λRust-core.

`parse` reads a file, `print_program` writes one, `lower` translates it to the core, which
`rustrata.abstract.lambda_rust` runs. Source: Jung's thesis, chapter 9, and the mechanised development.
"""

from rustrata.programs.lambda_rust.core import Program
from rustrata.programs.lambda_rust.core_printer import print_expression
from rustrata.programs.lambda_rust.lowering import Library, lower, lower_function, no_library, run_of
from rustrata.programs.lambda_rust.printer import print_body, print_item, print_program
from rustrata.programs.lambda_rust.reader import parse
from rustrata.programs.lambda_rust.syntax import SourceProgram

__all__ = [
    "Library",
    "Program",
    "SourceProgram",
    "lower",
    "lower_function",
    "no_library",
    "parse",
    "print_body",
    "print_expression",
    "print_item",
    "print_program",
    "run_of",
]
