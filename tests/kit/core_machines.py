"""λRust-core programs as machines."""

from rustrata.abstract.lambda_rust import Closure, Detail, LambdaRustMachine, Location, Phase, State, Value
from rustrata.exploration.explorer import explore
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


TAGS = {
    core.Variable: "var",
    core.Binary: "bin",
    core.Apply: "app",
    core.Read: "read",
    core.Write: "write",
    core.Cas: "cas",
    core.Allocate: "alloc",
    core.Free: "free",
    core.Case: "case",
}


def shape(value: Value) -> str:
    match value:
        case Location(_, offset):
            return f"loc {offset}"
        case Closure():
            return "rec"
        case int():
            return f"int {value}"
        case _:
            return "poison"


def explored(machine: LambdaRustMachine, *, reduce: bool) -> tuple[set, set]:
    """The stuck redexes and the results, as `explore_by_substitution` gives them."""
    stuck = set()

    def look(state: State) -> None:
        for thread, steps in machine.next_steps(state):
            if not steps:
                redex = machine.redex(thread)
                tag = "app" if redex.phase is Phase.STUCK_TERM else TAGS[type(redex.expression)]
                stuck.add((redex.expression.span.start, tag))

    found = explore(machine, look, reduce=reduce)
    assert found.complete
    results = set()
    for state in found.final_states:
        cells = [shape(cell.value) for _, block in state.heap for cell in block]
        results.add((shape(state.threads[0].operands[0]), tuple(sorted(cells))))
    return stuck, results
