"""λRust-core programs as machines."""

from rustrata.abstract.lambda_rust import Detail, LambdaRustMachine
from rustrata.programs.lambda_rust import Library, core, lower, no_library, parse, run_of
from rustrata.source import SourceFile


def entry_of(
    text: str, name: str = "main", library: Library = no_library
) -> tuple[core.Program, core.Expression]:
    """A program, and the expression that runs one of its items."""
    source = SourceFile("program.lr", text)
    program = lower(parse(source), library)
    if name in program.expressions:
        return program, program.expressions[name]
    span = program.functions[name].span
    return program, run_of(core.Variable(name, span), span)


def machine_of(text: str, detail: Detail = Detail.UNTIL_SEEN) -> LambdaRustMachine:
    """The machine that runs `main`."""
    return LambdaRustMachine(*entry_of(text), detail)
