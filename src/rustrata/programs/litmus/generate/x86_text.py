"""Writing a test for X86 and X86_64, whose instructions name locations.

A write annotated ``A``, and a read-modify-write, is an exchange, which locks.
"""

from rustrata.programs.litmus.generate.plan import Access, Barrier, Plan, Step, Update
from rustrata.programs.litmus.generate.relaxations import PLAIN, Direction
from rustrata.programs.litmus.generate.vocabulary import VOCABULARIES
from rustrata.programs.litmus.generate.written import Written, columns
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import mistake
from rustrata.records import record


@record
class _Spelling:
    """Templates, and the registers as conditions and as instructions name them."""

    shown: tuple[str, ...]
    written: tuple[str, ...]
    load: str
    store: str
    move: str
    exchange: str


_SPELLINGS = {
    Dialect.X86: _Spelling(
        ("EAX", "EBX", "ECX", "EDX", "ESI", "EDI"),
        ("EAX", "EBX", "ECX", "EDX", "ESI", "EDI"),
        "MOV {t},[{x}]",
        "MOV [{x}],${v}",
        "MOV {t},${v}",
        "XCHG [{x}],{t}",
    ),
    Dialect.X86_64: _Spelling(
        ("rax", "rbx", "rcx", "rdx", "rsi", "rdi", *(f"r{n}" for n in range(8, 16))),
        ("%eax", "%ebx", "%ecx", "%edx", "%esi", "%edi", *(f"%r{n}d" for n in range(8, 16))),
        "movl ({x}),{t}",
        "movl ${v},({x})",
        "movl ${v},{t}",
        "xchgl {t},({x})",
    ),
}


def write_x86(plan: Plan, dialect: Dialect) -> Written:
    """The threads of a plan for X86 or X86_64.

    Raises:
        RustrataError: GEN009 when a thread needs more registers than there are.
    """
    registers: dict[int, str] = {}
    threads = [_thread(plan, steps, dialect, registers) for steps in plan.threads]
    return Written("{\n}", columns(threads), registers)


def _thread(plan: Plan, steps: tuple[Step, ...], dialect: Dialect, registers: dict[int, str]) -> list[str]:
    spelling = _SPELLINGS[dialect]
    free = iter(range(len(spelling.shown)))
    lines: list[str] = []

    def fresh() -> int:
        number = next(free, None)
        if number is None:
            message = f"unsupported: a thread that needs more than {len(spelling.shown)} registers"
            raise mistake("GEN009", message, plan.cycle.span)
        return number

    def put(template: str, location: str, value: int, number: int) -> None:
        lines.append(template.format(x=location, v=value, t=spelling.written[number]))

    for step in steps:
        match step:
            case Barrier(fence):
                lines.append(VOCABULARIES[dialect].fences[fence])
            case Access(event) if event.direction is Direction.READ:
                number = fresh()
                registers[event.index] = spelling.shown[number]
                put(spelling.load, event.location, 0, number)
            case Access(event) if event.annotation == PLAIN:
                put(spelling.store, event.location, event.operand, 0)
            case Access(event):
                number = fresh()
                put(spelling.move, event.location, event.operand, number)
                put(spelling.exchange, event.location, 0, number)
            case Update(read, write):
                number = fresh()
                registers[read.index] = spelling.shown[number]
                put(spelling.move, read.location, write.operand, number)
                put(spelling.exchange, read.location, 0, number)
    return lines
