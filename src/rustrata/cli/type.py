"""``rustrata type FILE``: type the functions of a λRust file, with derivations that are re-checked."""

import argparse
from collections.abc import Iterator

from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.options import one_of
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, did_you_mean
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style
from rustrata.programs.lambda_rust import parse, syntax
from rustrata.typing.derivation_json import derivation_json
from rustrata.typing.derivation_text import derivation_text
from rustrata.typing.elaborate import Elaborated
from rustrata.typing.judgements import Derivation
from rustrata.typing.profiles import PROFILES
from rustrata.typing.programs import TypedProgram, is_met, type_program
from rustrata.typing.rejection import Rejection
from rustrata.typing.rejection_report import diagnostic_of, rejection_json
from rustrata.typing.types import show

EPILOG = """\
examples:
  rustrata type examples/lambda_rust/rustbelt.lr
  rustrata type examples/lambda_rust/rustbelt.lr --derivation
  rustrata type program.lr --profile ghostcell-2021 --format json

`expect typed f;` and `expect reject RULE f;` in the file say what is expected of f. RULE is the name of a
rule, such as S-delete, a code of this program, or a code of rustc.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument("file", metavar="FILE", help="a λRust program (.lr); - is standard input")
    parser.add_argument(
        "--derivation", action="store_true", help="print the derivation of each function that is typed"
    )
    default = next(iter(PROFILES))
    parser.add_argument(
        "--profile",
        type=one_of("--profile", tuple(PROFILES)),
        default=default,
        metavar="{" + ",".join(PROFILES) + "}",
        help=f"the version of the type system (default: {default})",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Type every function, show the answer, and say by the exit code whether it is the one expected."""
    program = parse(read_source(arguments.file))
    typed = type_program(program, PROFILES[arguments.profile])
    found = list(_findings(typed))
    if terminal.format is Format.JSON:
        for diagnostic in found:
            terminal.diagnostic(diagnostic)
        functions = [_function_json(one, typed, derivation=arguments.derivation) for one in typed.functions]
        terminal.result({"profile": arguments.profile, "functions": functions})
        return ExitCode.FINDING if found else ExitCode.AS_EXPECTED
    for one in typed.functions:
        _show(one, typed, terminal, derivation=arguments.derivation)
    for diagnostic in found:
        terminal.diagnostic(diagnostic)
    if not terminal.quiet:
        _summary(typed, arguments.profile, terminal)
    return ExitCode.FINDING if found else ExitCode.AS_EXPECTED


def _findings(typed: TypedProgram) -> Iterator[Diagnostic]:
    """What is rejected and not expected to be, and the other expectations that are not met."""
    yield from map(diagnostic_of, typed.ill_formed)
    for one in typed.functions:
        expected = typed.expected(one.function.name.text)
        met = expected and all(is_met(item, one.outcome) for item in expected)
        if isinstance(one.outcome, Rejection) and not met:
            yield diagnostic_of(one.outcome)
    for item in typed.expectations:
        found = typed.of(item.subject.text)
        if found is None:
            names = [one.function.name.text for one in typed.functions]
            message = f"there is no function `{item.subject.text}` to type"
            help_ = did_you_mean(item.subject.text, names) or "name a function of this file that has a type"
            yield Diagnostic("TYP017", message, item.subject.span, help=help_)
        elif item.code is not None and not is_met(item, found.outcome):
            yield _unmet(item, item.code.text, found.outcome)


def _unmet(item: syntax.ExpectItem, code: str, outcome: Derivation | Rejection) -> Diagnostic:
    name = item.subject.text
    if isinstance(outcome, Derivation):
        help_ = f"`expect typed {name};`, if that is right"
        return Diagnostic(
            "TYP016", f"`{name}` is typed, and {code} is expected to reject it", item.span, help=help_
        )
    message = f"`{name}` is rejected by {outcome.rule}, and not by {code} as expected"
    help_ = f"`expect reject {outcome.rule} {name};`, if that is right"
    return Diagnostic("TYP016", message, item.span, help=help_)


def _show(one: Elaborated, typed: TypedProgram, terminal: Terminal, *, derivation: bool) -> None:
    """One line about a function; its derivation, if asked for; the library functions that it trusts."""
    name = one.function.name.text
    if isinstance(one.outcome, Rejection):
        met = [item for item in typed.expected(name) if is_met(item, one.outcome)]
        expected = ", as expected" if met else ""
        style = Style.PLAIN if met else Style.BAD
        terminal.line((Segment("rejected", style), Segment(f"  {name}: by {one.outcome.rule}{expected}")))
        return
    terminal.line((Segment("typed", Style.GOOD), Segment(f"     {name}: {show(one.outcome.type_)}")))
    trusted = _trusted(one.outcome)
    if trusted:
        terminal.line(f"          trusting {', '.join(trusted)}")
    if derivation:
        for line in derivation_text(one.outcome):
            terminal.line(f"  {line}")
        terminal.line()


def _trusted(derivation: Derivation) -> list[str]:
    """The functions of libraries that a derivation takes at their types."""
    instructions = (step.body.instruction for step in derivation.steps if isinstance(step.body, syntax.Let))
    names = (one.name.text for one in instructions if isinstance(one, syntax.LibraryValue))
    return list(dict.fromkeys(names))


def _summary(typed: TypedProgram, profile: str, terminal: Terminal) -> None:
    accepted = sum(isinstance(one.outcome, Derivation) for one in typed.functions)
    rejected = len(typed.functions) - accepted
    steps = sum(len(one.outcome.steps) for one in typed.functions if isinstance(one.outcome, Derivation))
    terminal.line(f"{accepted} typed, {rejected} rejected under {profile}; {steps} steps re-checked")


def _function_json(one: Elaborated, typed: TypedProgram, *, derivation: bool) -> dict[str, Json]:
    name = one.function.name.text
    expected = typed.expected(name)
    answer: dict[str, Json] = {
        "name": name,
        "verdict": "typed" if isinstance(one.outcome, Derivation) else "rejected",
        "as_expected": all(is_met(item, one.outcome) for item in expected) if expected else None,
    }
    if isinstance(one.outcome, Rejection):
        return {**answer, "rejection": rejection_json(one.outcome)}
    answer |= {
        "type": show(one.outcome.type_),
        "steps": len(one.outcome.steps),
        "trusted": _trusted(one.outcome),
    }
    return {**answer, "derivation": derivation_json(one.outcome)} if derivation else answer
