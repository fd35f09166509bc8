"""From the syntax tree back to the text of a ``.litmus`` file.

A tree that a dialect's reader can make is read back as the same tree. Others are printed with the same
meaning where the dialect can say it: a C compare-exchange takes its expected value from a variable, a
Rust ``if`` compares an integer with 0.
"""

from typing import assert_never

from rustrata.executions.outcomes import MemoryAt, Observable, RegisterAt, show_condition
from rustrata.programs.litmus import c_printer, rust_printer
from rustrata.programs.litmus.c_printer import CPrinter
from rustrata.programs.litmus.printed_code import array_of, locations_of
from rustrata.programs.litmus.rust_printer import RustPrinter
from rustrata.programs.litmus.syntax import Declaration, Dialect, LitmusTest, Thread


def show(test: LitmusTest) -> str:
    """The test in its dialect, ending in a newline: ``parse(show(test)) == test`` for what `parse` makes."""
    blocks = [f"{test.dialect.value} {test.name}", _initial_state(test)]
    blocks += (_thread(test, thread) for thread in test.threads)
    ending = f"{test.quantifier.value} ({show_condition(test.condition)})"
    if test.shown:
        ending = f"locations [{' '.join(_observable(o) + ';' for o in test.shown)}]\n{ending}"
    return "\n\n".join((*blocks, ending)) + "\n"


def _observable(observable: Observable) -> str:
    match observable:
        case RegisterAt():
            return str(observable)
        case MemoryAt(location):
            return location
        case _:
            assert_never(observable)


def _initial_state(test: LitmusTest) -> str:
    entries = [
        f"{_initial_type(test, declaration)}{declaration.name} = {_initial_value(test, declaration)};"
        if not declaration.name.endswith("]")
        else _array(test, array_of(declaration.name))
        for declaration in test.declarations
        if not declaration.name.endswith("]") or declaration.name.endswith("[0]")
    ]
    return f"{{ {' '.join(entries)} }}" if entries else "{}"


def _array(test: LitmusTest, name: str) -> str:
    """``int a[2] = { 1, 2 };``."""
    elements = [each for each in test.declarations if array_of(each.name) == name]
    values = ", ".join(str(each.initial) for each in elements)
    return f"{c_printer.shared_type(elements[0])} {name}[{len(elements)}] = {{ {values} }};"


def _initial_value(test: LitmusTest, declaration: Declaration) -> str:
    if test.dialect is Dialect.RUST and declaration.boolean:
        return "true" if declaration.initial else "false"
    return str(declaration.initial)


def _initial_type(test: LitmusTest, declaration: Declaration) -> str:
    """In C, the type where the threads' parameters do not tell it."""
    if test.dialect is Dialect.RUST:
        return ""
    users = [CPrinter(test, thread) for thread in test.threads if declaration.name in locations_of(thread)]
    told = any(not declaration.atomic or not user.accesses_plainly(declaration.name) for user in users)
    return "" if told else f"{c_printer.shared_type(declaration)} "


def _thread(test: LitmusTest, thread: Thread) -> str:
    own = locations_of(thread)
    match test.dialect:
        case Dialect.C:
            printer = CPrinter(test, thread)
            places = {array_of(d.name): d for d in test.declarations}
            parameters = [
                f"{c_printer.shared_type(d, plainly=printer.accesses_plainly(name))}* {name}"
                for name, d in places.items()
                if name in own
            ]
            head, lines = f"P{thread.index}", printer.lines()
        case Dialect.RUST:
            if thread.index == 0:
                own |= _unused(test)
            parameters = [
                f"{d.name}: {rust_printer.shared_type(d)}" for d in test.declarations if d.name in own
            ]
            head, lines = f"fn P{thread.index}", RustPrinter(test, thread).lines()
        case _:
            raise AssertionError("assembly tests have another tree")
    return "\n".join((f"{head}({', '.join(parameters)}) {{", *lines, "}"))


def _unused(test: LitmusTest) -> frozenset[str]:
    """The locations that no thread accesses: in Rust some thread must declare them."""
    used = frozenset[str]().union(*map(locations_of, test.threads))
    return frozenset(d.name for d in test.declarations) - used
