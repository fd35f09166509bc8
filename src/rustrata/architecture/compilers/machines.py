"""The machines that compilers are asked to compile for, and how each compiler is told so.

A machine is one of `rustrata.architecture.targets` with the extensions that its name says. Compilers for
AArch64 call functions for atomics unless told not to: ``aarch64-outlined`` leaves them that.
"""

from dataclasses import replace

from rustrata.architecture.targets import MODELS, TARGETS, Target
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.records import record


@record
class Machine:
    """A machine: its target, rustc's name of it with options, the GNU name that gcc and clang are told, the
    options of both, those of each, and the Debian package of the cross compiler. ``compilers`` are those that
    are asked when none is named: an extension may be newer than most versions of the others."""

    name: str
    target: Target
    triple: str
    rust: tuple[str, ...]
    gnu: str
    options: tuple[str, ...]
    gcc: tuple[str, ...]
    clang: tuple[str, ...]
    package: str
    compilers: tuple[str, ...]


def _machine(
    name: str,
    triple: str,
    gnu: str,
    package: str,
    *,
    rust: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
    gcc: tuple[str, ...] = (),
    clang: tuple[str, ...] = (),
    model: str = "",
    compilers: tuple[str, ...] = ("rustc", "gcc", "clang"),
) -> Machine:
    target = TARGETS[name.partition("-")[0]]
    if model:
        target = replace(target, model=MODELS / f"{model}.cat")
    return Machine(name, target, triple, rust, gnu, options, gcc, clang, package, compilers)


_AARCH64 = ("aarch64-unknown-linux-gnu", "aarch64-linux-gnu", "gcc-aarch64-linux-gnu")
_RISCV64 = ("riscv64gc-unknown-linux-gnu", "riscv64-linux-gnu", "gcc-riscv64-linux-gnu")
MACHINES: dict[str, Machine] = {
    machine.name: machine
    for machine in (
        _machine("x86_64", "x86_64-unknown-linux-gnu", "x86_64-linux-gnu", "gcc-x86-64-linux-gnu"),
        _machine(
            "aarch64",
            *_AARCH64,
            rust=("-Ctarget-feature=-outline-atomics",),
            options=("-mno-outline-atomics",),
        ),
        _machine(
            "aarch64-outlined",
            *_AARCH64,
            rust=("-Ctarget-feature=+outline-atomics",),
            options=("-moutline-atomics",),
        ),
        _machine("aarch64-lse", *_AARCH64, rust=("-Ctarget-feature=+lse",), options=("-march=armv8.1-a",)),
        _machine(
            "aarch64-rcpc",
            *_AARCH64,
            rust=("-Ctarget-feature=+lse,+rcpc",),
            options=("-march=armv8.3-a",),
        ),
        _machine("riscv64", *_RISCV64, options=("-march=rv64gc",)),
        _machine(
            "riscv64-zalasr",
            *_RISCV64,
            rust=("-Ctarget-feature=+zalasr",),
            options=("-march=rv64gc_zalasr",),
            compilers=("rustc",),
        ),
        _machine(
            "riscv64-ztso",
            *_RISCV64,
            rust=("-Ctarget-feature=+ztso",),
            options=("-march=rv64gc_ztso",),
            model="riscv-tso",
            compilers=("rustc",),
        ),
        _machine(
            "powerpc64",
            "powerpc64le-unknown-linux-gnu",
            "powerpc64le-linux-gnu",
            "gcc-powerpc64le-linux-gnu",
            rust=("-Cllvm-args=-ppc-asm-full-reg-names",),
            gcc=("-mregnames",),
            clang=("-mllvm", "-ppc-asm-full-reg-names"),
        ),
        _machine(
            "mips64",
            "mips64el-unknown-linux-gnuabi64",
            "mips64el-linux-gnuabi64",
            "gcc-mips64el-linux-gnuabi64",
            options=("-mno-branch-likely",),
        ),
    )
}


def machine_named(name: str) -> Machine:
    """The machine of a name, which may be that of rustc or the GNU one of a machine without extensions.

    Raises RustrataError: CMP001 when there is none.
    """
    for machine in MACHINES.values():
        if name in (machine.name, machine.triple, machine.gnu):
            return machine
    known = f"compilers compile for {', '.join(MACHINES)}"
    help_ = did_you_mean(name, MACHINES) or known
    raise RustrataError(Diagnostic("CMP001", f"there is no machine `{name}` to compile for", help=help_))
