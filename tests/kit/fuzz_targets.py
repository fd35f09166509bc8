"""What reads the users' texts, as commands on a file: each answers or refuses, and nothing else."""

import re
from dataclasses import dataclass
from pathlib import Path

from run_rustrata import ROOT, rustrata

from rustrata.cli.exit_codes import ExitCode

CODE = re.compile(r"(?:\b(?:error|warning|note)\[|\"code\": \")([A-Z]+\d{3})\b")
STEPS = 2000
"""The bound of each search: what is tested is that every input is answered, not the answer."""
RUN_STEPS = 100
"""Steps of a machine; each may be many head steps."""

ANSWERS = {ExitCode.AS_EXPECTED, ExitCode.FINDING, ExitCode.USAGE_OR_INPUT, ExitCode.INCONCLUSIVE}
FORMS = ("human", "short", "json", "herd")
DIALECTS = ("c", "rust", "x86", "x86_64", "aarch64", "arm", "riscv", "ppc", "mips")
ISAS = ("x86_64", "aarch64", "riscv64")
PROBES = ("mp.litmus", "x86-mp.litmus", "mips-mp.litmus", "publish.litmus")


@dataclass(frozen=True)
class Target:
    """A command with ``FILE`` in it, and the kind of text that the file has."""

    command: str
    kind: str
    suffix: str


TARGETS: dict[str, Target] = {
    "litmus": Target(f"litmus FILE --format FORM --steps {STEPS}", "litmus", "litmus"),
    "pictures": Target(f"litmus FILE -v --svg FOLDER --dot FOLDER --steps {STEPS}", "litmus", "litmus"),
    "cat": Target(f"litmus PROBE --model FILE --format FORM --steps {STEPS}", "cat", "cat"),
    "cycle": Target("litmus --generate @FILE --arch DIALECT --format SHOWN", "cycle", "txt"),
    "map": Target(f"walk {ROOT}/examples/mp.litmus --map FILE --format SHOWN --steps {STEPS}", "map", "toml"),
    "mapping": Target(
        f"walk {ROOT}/examples/mp.litmus --mapping FILE --target ISA --format SHOWN --steps {STEPS}",
        "mapping",
        "toml",
    ),
    "check": Target(f"check FILE --format SHOWN --witness FOLDER --steps {RUN_STEPS}", "lr", "lr"),
    "random": Target(f"check FILE --schedules 3 -v --leaks --steps {RUN_STEPS}", "lr", "lr"),
    "type": Target("type FILE --format SHOWN", "lr", "lr"),
    "replay": Target("replay FILE --format SHOWN", "witness", "json"),
    "borrows": Target("check FILE --full --svg FOLDER.svg --format SHOWN", "borrows", "borrows"),
    "pair": Target("optimise FILE --bound 1 --format SHOWN --timeout 2", "pair", "pair"),
    "mir": Target(f"check FILE --format SHOWN --aliasing tree-borrows --steps {STEPS}", "mir", "mir"),
    "walk": Target(f"walk FILE --format SHOWN --steps {STEPS}", "language", "litmus"),
}


@dataclass(frozen=True)
class Answer:
    """How a command ended, and the codes of the diagnostics that it showed."""

    code: int
    diagnostics: tuple[str, ...]


def command_for(target: str, number: int) -> str:
    """The command of a target, with one choice or another for what varies, still without its file."""
    probe = ROOT / "examples" / PROBES[number % len(PROBES)]
    choices = {
        "FORM": FORMS[number // 4 % len(FORMS)],
        "SHOWN": FORMS[number % 3],
        "DIALECT": DIALECTS[number % len(DIALECTS)],
        "ISA": ISAS[number % len(ISAS)],
        "PROBE": str(probe),
    }
    return " ".join(choices.get(word, word) for word in TARGETS[target].command.split())


def answer_to(target: str, command: str, content: bytes, folder: Path) -> Answer:
    """Run the command on the content. What it raises is a bug; so is an exit code that is no answer."""
    file = folder / f"input.{TARGETS[target].suffix}"
    file.write_bytes(content)
    words = command.replace("FILE", str(file)).replace("FOLDER", str(folder / "pictures"))
    finished = rustrata(words, folder)
    assert finished.code in ANSWERS, f"the exit code is {finished.code}"
    assert finished.out or finished.err or finished.code == ExitCode.AS_EXPECTED, "nothing is said"
    shown = CODE.findall(finished.out + finished.err)
    assert shown or finished.code != ExitCode.USAGE_OR_INPUT, "a refusal has a code"
    return Answer(finished.code, tuple(shown))
