"""Models as the command line names them: shipped ones, and files."""

from pathlib import Path

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.refinement.models import MODELS, AnyModel
from rustrata.relational.model_file import read_model


def model_named(name: str) -> AnyModel:
    """The model of this name, or in the ``.cat`` file of this name.

    Raises:
        RustrataError: CLI007 when there is none, CLI004 or a CAT code for a wrong file.
    """
    if name.endswith(".cat") or "/" in name:
        return read_model(Path(name), (), frozenset())
    if name in MODELS:
        return name
    help_ = did_you_mean(name, MODELS) or f"the models are {', '.join(MODELS)}; or name a .cat file"
    raise RustrataError(Diagnostic("CLI007", f"there is no memory model `{name}`", help=help_))
