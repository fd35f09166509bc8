"""``rustrata models [NAME]``: the memory models that are shipped, or the text of one."""

import argparse

from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.diagnostics.styled import Segment, Style
from rustrata.refinement.models import MODELS

EPILOG = """\
examples:
  rustrata models
  rustrata models x86tso
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument("name", nargs="?", metavar="NAME", help="a model; its .cat file is printed")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the list of models, or the file of one."""
    if arguments.name is None:
        _list(terminal)
    else:
        _print(arguments.name, terminal)
    return ExitCode.AS_EXPECTED


def _list(terminal: Terminal) -> None:
    if terminal.format is Format.JSON:
        models = [{"name": n, "layer": m.layer, "title": m.title} for n, m in MODELS.items()]
        terminal.result({"models": models})
        return
    width = max(map(len, MODELS))
    deepest = max(len(model.layer) for model in MODELS.values())
    for name, model in MODELS.items():
        rest = f"   {model.layer:<{deepest}}   {model.title}"
        terminal.line((Segment(f"{name:<{width}}", Style.EMPHASIS), Segment(rest)))


def _print(name: str, terminal: Terminal) -> None:
    model = MODELS.get(name)
    if model is None:
        help_ = did_you_mean(name, MODELS) or f"the models are {', '.join(MODELS)}"
        raise RustrataError(Diagnostic("CLI007", f"there is no memory model `{name}`", help=help_))
    text = model.text
    if terminal.format is Format.JSON:
        terminal.result({"name": name, "layer": model.layer, "title": model.title, "text": text})
    else:
        terminal.line(text.rstrip("\n"))
