"""The program ``rustrata``: reads the command line, runs one command, and says how it ended.

This is the only place that catches `RustrataError`. Asking for help or the version imports nothing
but argparse; a command's module is imported only when it is named.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from rustrata import __version__
from rustrata.cli.commands import COMMANDS, HERD_LOGGERS, SARIF_LOGGERS
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.options import Parser, add_global_options

if TYPE_CHECKING:
    from rustrata.cli.terminal import Terminal

DESCRIPTION = "What a Rust program can do to memory, layer by layer."
EPILOG = """\
commands:
{commands}

  rustrata COMMAND --help shows a command's arguments, with examples.

exit codes:
  0 as expected   1 finding   2 usage or input error   3 inconclusive   70 internal error

examples:
  rustrata walk examples/mp.litmus --target aarch64
  rustrata litmus examples/mp.litmus
  rustrata explain CLI004
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code. Without ``argv`` it runs as the program."""
    if argv is None:
        sys.excepthook = report_internal_error
        argv = sys.argv[1:]
    words = list(argv)
    match words:
        case []:
            _say(_overview().format_help())
            return ExitCode.USAGE_OR_INPUT
        case ["-h" | "--help"]:
            return _print(_overview().format_help())
        case ["-V" | "--version"]:
            return _print(f"rustrata {__version__}\n")
        case _:
            return _reported(words)


def _reported(words: list[str]) -> int:
    """Run a command; show what goes wrong in the form that the options ask for."""
    from rustrata.cli.terminal import CannotWrite, Terminal
    from rustrata.diagnostics.diagnostic import RustrataError

    try:
        terminal = Terminal()
        try:
            options, rest = _split(words)
            terminal = _terminal(options)
            code = _dispatch(rest, options, terminal)
        except RustrataError as error:
            terminal.diagnostic(error.diagnostic)
            code = ExitCode.USAGE_OR_INPUT
        terminal.finish(code)
    except KeyboardInterrupt:
        _say("\ninterrupted\n")
        return ExitCode.INTERRUPTED
    except BrokenPipeError as error:
        return _unwritten(error)
    except CannotWrite as error:
        assert isinstance(error.__cause__, OSError), "a stream says why"
        return _unwritten(error.__cause__)
    return code


def _print(text: str) -> int:
    """Write to standard output, if it is there; the exit code."""
    if sys.stdout is not None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError as error:
            return _unwritten(error)
    return ExitCode.AS_EXPECTED


def _unwritten(error: OSError) -> int:
    """The exit code where standard output takes no more. What is still buffered must not fail again when
    Python closes the stream."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return ExitCode.BROKEN_PIPE
    _say(f"rustrata: cannot write the answer: {error.strerror}\n")
    return ExitCode.USAGE_OR_INPUT


def _say(text: str) -> None:
    """Write to standard error, if it is there."""
    if sys.stderr is not None:
        sys.stderr.write(text)


def _split(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """The options of every command, wherever they stand before a ``--``, and the other words."""
    before = words[: words.index("--")] if "--" in words else words
    parser = Parser("rustrata", add_help=False)
    add_global_options(parser)
    options, rest = parser.parse_known_args(before)
    return options, rest + words[len(before) :]


def _terminal(options: argparse.Namespace) -> "Terminal":
    from rustrata.cli.terminal import Color, Format, Terminal

    return Terminal(
        Format(options.format), Color(options.color), quiet=options.quiet, verbose=options.verbose
    )


def _dispatch(words: list[str], options: argparse.Namespace, terminal: "Terminal") -> int:
    if not words or words[0] in {"-h", "--help"}:
        terminal.line(_overview().format_help().rstrip())
        return ExitCode.AS_EXPECTED if words else ExitCode.USAGE_OR_INPUT
    name, *rest = words
    if name not in COMMANDS:
        _refuse_command(name)
    return _run(name, rest, options, terminal)


def _run(name: str, words: list[str], options: argparse.Namespace, terminal: "Terminal") -> int:
    summary, module_name = COMMANDS[name]
    for form, loggers in (("herd", HERD_LOGGERS), ("sarif", SARIF_LOGGERS)):
        if options.format == form and name not in loggers:
            _refuse_format(form, name, loggers)
    module = import_module(module_name)
    parser = Parser(f"rustrata {name}", description=summary[0].upper() + summary[1:] + ".", add_help=False)
    parser.add_argument("-h", "--help", action="store_true", help="show this text and exit")
    module.configure(parser)
    add_global_options(parser)
    if any(word in {"-h", "--help"} for word in parser.split(words)[0]):
        terminal.line(parser.format_help().rstrip())
        return ExitCode.AS_EXPECTED
    own, after = parser.split(words)
    arguments, extra = parser.parse_known_args(own, options)
    if extra:
        parser.refuse(extra)
    if after:
        setattr(arguments, parser.after_dashes, after)
    return int(module.run(arguments, terminal))


def _refuse_format(form: str, name: str, loggers: Sequence[str]) -> NoReturn:
    from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

    message = f"`{form}` is not a value of --format for `rustrata {name}`"
    raise RustrataError(Diagnostic("CLI003", message, help=f"it is for {', '.join(loggers)} only"))


def _refuse_command(name: str) -> NoReturn:
    from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean

    if name.startswith("-"):
        _overview().refuse([name])
    known = f"the commands are {', '.join(COMMANDS)}"
    help_ = did_you_mean(name, COMMANDS) or known
    raise RustrataError(Diagnostic("CLI001", f"there is no command `{name}`", help=help_))


def _overview() -> Parser:
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {name:<{width}}   {summary}" for name, (summary, _) in COMMANDS.items())
    parser = Parser(
        "rustrata",
        usage="rustrata COMMAND [ARGUMENTS]",
        description=DESCRIPTION,
        epilog=EPILOG.format(commands=commands),
    )
    parser.add_argument("-V", "--version", action="store_true", help="show the version and exit")
    add_global_options(parser)
    return parser


def report_internal_error(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> NoReturn:
    """The program's ``sys.excepthook``: what reaches it is our bug, and the exit code says so."""
    if issubclass(kind, KeyboardInterrupt):
        _say("\ninterrupted\n")
        raise SystemExit(ExitCode.INTERRUPTED.value)
    sys.__excepthook__(kind, error, trace)
    _say(
        f"\nrustrata {__version__} stopped on an internal error ({kind.__name__}) and reached no verdict.\n"
        "This is a bug of rustrata, not of your input. Please report the lines above and the command.\n"
    )
    raise SystemExit(ExitCode.INTERNAL.value)
