"""The commands: name, one line about it, and the module that implements it.

A command's module has ``configure(parser: argparse.ArgumentParser) -> None``, which adds its
arguments, and ``run(arguments: argparse.Namespace, terminal: Terminal) -> int``, which returns an
`rustrata.cli.exit_codes.ExitCode`. It is imported only when the command is named.
"""

COMMANDS: dict[str, tuple[str, str]] = {
    "walk": ("take a litmus test through the four layers and decide each boundary", "rustrata.cli.walk"),
    "litmus": (
        "which final states do memory models allow a test, and why not the others",
        "rustrata.cli.litmus",
    ),
    "check": (
        "is what a program does to memory sound, on every schedule",
        "rustrata.cli.check",
    ),
    "replay": ("run the schedule of a witness again, step by step", "rustrata.cli.replay"),
    "type": ("type the functions of a λRust program, with derivations", "rustrata.cli.type"),
    "optimise": ("is an optimisation sound, under which models", "rustrata.cli.optimise"),
    "refine": ("does this mapping keep the language's promises", "rustrata.cli.refine"),
    "audit": ("how compilers lower every atomic operation, and is it sound", "rustrata.cli.audit"),
    "advise": ("the weakest orderings under which a test keeps its claim", "rustrata.cli.advise"),
    "compare": ("the smallest program that tells two memory models apart", "rustrata.cli.compare"),
    "models": ("list the memory models, or print one", "rustrata.cli.models"),
    "explain": ("explain an error code", "rustrata.cli.explain"),
}
SARIF_LOGGERS = ("check", "litmus", "type", "walk", "refine", "audit", "advise", "compare")
"""The commands that know ``--format sarif``: those whose findings are diagnostics."""
HERD_LOGGERS = ("litmus",)
"""The commands that know ``--format herd``."""
