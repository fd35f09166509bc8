"""Programs over C++20-style atomics with what four models say of them.

Names are those of the literature where there is one: Alglave, Maranget, Tautschnig, TOPLAS'14, table III;
Lahav et al., PLDI'17 (W+RWC, Z6.U); Boehm, MSPC'12 (seqlock). The notation is that of `neutral_notation`.
The letters are the verdicts of ``sc``, ``rc11``, ``c20`` and ``rust`` on the condition: ``+`` allowed, ``-``
forbidden; ``!`` in place of a letter: the program has a data race under that model.
"""

from dataclasses import dataclass
from functools import cached_property

from neutral_notation import read_program

from rustrata.abstract.atomics import lower
from rustrata.executions.actions import Program
from rustrata.programs.litmus import LitmusTest

MODELS = ("sc", "rc11", "c20", "rust")


@dataclass(frozen=True)
class Shape:
    name: str
    text: str
    condition: str
    verdicts: str

    @cached_property
    def test(self) -> LitmusTest:
        return read_program(self.name, self.text, self.condition)

    @cached_property
    def program(self) -> Program:
        return lower(self.test)

    def verdict(self, model: str) -> str:
        return self.verdicts[MODELS.index(model)]

    def __str__(self) -> str:
        return self.name


def variants(name: str, text: str, condition: str, *cases: str) -> list[Shape]:
    """``strength: arguments: verdicts``: the text with ``{0}``, ``{1}``, ... replaced by the arguments."""
    found = []
    for case in cases:
        strength, arguments, verdicts = (part.strip() for part in case.split(":"))
        found.append(Shape(f"{name}+{strength}", text.format(*arguments.split()), condition, verdicts))
    return found


SHAPES = [
    *variants(
        "SB",
        "W{0} x 1; a=R{1} y || W{2} y 1; b=R{3} x",
        "a==0 and b==0",
        "rlx: rlx rlx rlx rlx: -+++",
        "ra: rel acq rel acq: -+++",
        "sc: sc sc sc sc: ----",
        "sc-writes: sc acq sc acq: -+++",
        "sc-reads: rel sc rel sc: -+++",
        "one-rlx: sc sc sc rlx: -+++",
    ),
    *variants(
        "SB-fences",
        "Wrlx x 1; F{0}; a=Rrlx y || Wrlx y 1; F{1}; b=Rrlx x",
        "a==0 and b==0",
        "sc: sc sc: ----",
        "ar: ar ar: -+++",
        "one-sc: sc ar: -+++",
    ),
    Shape("SB+sc+fence", "Wsc x 1; a=Rsc y || Wrlx y 1; Fsc; b=Rrlx x", "a==0 and b==0", "----"),
    *variants(
        "SB-updates",
        "p=X{0} x 1; a=R{1} y || q=X{0} y 1; b=R{1} x",
        "a==0 and b==0",
        "ar: ar acq: -+++",
        "sc: sc sc: ----",
        "sc-acq: sc acq: -+++",
    ),
    *variants(
        "MP",
        "Wrlx x 1; W{0} y 1 || a=R{1} y; b=Rrlx x",
        "a==1 and b==0",
        "rlx: rlx rlx: -+++",
        "ra: rel acq: ----",
        "rel: rel rlx: -+++",
        "acq: rlx acq: -+++",
        "sc: sc sc: ----",
        "rel+sc: rel sc: ----",
        "sc+acq: sc acq: ----",
    ),
    *variants(
        "MP-fences",
        "Wrlx x 1; F{0}; Wrlx y 1 || a=Rrlx y; F{1}; b=Rrlx x",
        "a==1 and b==0",
        "ra: rel acq: ----",
        "ar: ar ar: ----",
        "sc: sc sc: ----",
        "wrong: acq rel: -+++",
    ),
    Shape("MP+fence+acq", "Wrlx x 1; Frel; Wrlx y 1 || a=Racq y; b=Rrlx x", "a==1 and b==0", "----"),
    Shape("MP+rel+fence", "Wrlx x 1; Wrel y 1 || a=Rrlx y; Facq; b=Rrlx x", "a==1 and b==0", "----"),
    *variants(
        "MP-updates",
        "Wrlx x 1; p=X{0} y 1 || a=U{1} y 1; b=Rrlx x",
        "a==1 and b==0",
        "ar: ar ar: ----",
        "sc: sc sc: ----",
        "ra: rel acq: ----",
        "rlx: rlx rlx: -+++",
    ),
    # The release sequence: an RMW carries on what it read, a store does not; C++20 dropped the stores of
    # the releasing thread itself [P0982].
    *variants(
        "MP-sequence",
        "Wrlx x 1; Wrel y 1 || p=U{0} y 1 || a=Racq y; b=Rrlx x",
        "p==1 and a==2 and b==0",
        "rlx: rlx: ----",
        "acq: acq: ----",
    ),
    Shape(
        "MP-sequence+two",
        "Wrlx x 1; Wrel y 1 || p=Urlx y 1 || q=Urlx y 1 || a=Racq y; b=Rrlx x",
        "p==1 and q==2 and a==3 and b==0",
        "----",
    ),
    Shape(
        "MP-sequence+store",
        "Wrlx x 1; Wrel y 1 || p=Rrlx y; Wrlx y 2 || a=Racq y; b=Rrlx x",
        "p==1 and a==2 and b==0",
        "-+++",
    ),
    Shape(
        "MP-sequence+own",
        "Wrlx x 1; Wrel y 1; Wrlx y 2 || a=Racq y; b=Rrlx x",
        "a==2 and b==0",
        "--++",
    ),
    *variants(
        "LB",
        "a=R{0} x; W{1} y 1 || b=R{2} y; W{3} x 1",
        "a==1 and b==1",
        "rlx: rlx rlx rlx rlx: --+-",
        "acq: acq rlx acq rlx: --+-",
        "rel: rlx rel rlx rel: --+-",
        "ra: acq rel acq rel: ----",
        "half: acq rel rlx rlx: --+-",
        "sc: sc sc sc sc: ----",
    ),
    *variants(
        "LB-fences",
        "a=Rrlx x; F{0}; Wrlx y 1 || b=Rrlx y; F{0}; Wrlx x 1",
        "a==1 and b==1",
        "ar: ar: ----",
        "acq: acq: --+-",
    ),
    Shape("LB+data", "a=Rrlx x; Wrlx y a || b=Rrlx y; Wrlx x b", "a==1 and b==1", "--+-"),
    Shape("LB+false-data", "a=Rrlx x; Wrlx y a*0+1 || b=Rrlx y; Wrlx x b", "a==1 and b==1", "--+-"),
    Shape("LB+ctrl", "a=Rrlx x; if a==1: Wrlx y 1 || b=Rrlx y; if b==1: Wrlx x 1", "a==1 and b==1", "--+-"),
    Shape("LB+rmw", "a=Xrlx x 2; Wrlx y 1 || b=Rrlx y; Wrlx x 1", "a==1 and b==1", "--+-"),
    *variants(
        "S",
        "Wrlx x 2; W{0} y 1 || a=R{1} y; Wrlx x 1",
        "a==1 and [x]==2",
        "rlx: rlx rlx: -+++",
        "ra: rel acq: ----",
    ),
    *variants(
        "R",
        "W{0} x 1; W{1} y 1 || W{2} y 2; a=R{3} x",
        "[y]==2 and a==0",
        "rlx: rlx rlx rlx rlx: -+++",
        "ra: rlx rel rel acq: -+++",
        "sc: sc sc sc sc: ----",
    ),
    *variants(
        "2+2W",
        "W{0} x 1; W{0} y 2 || W{0} y 1; W{0} x 2",
        "[x]==1 and [y]==1",
        "rlx: rlx: -+++",
        "rel: rel: -+++",
        "sc: sc: ----",
    ),
    Shape("2+2W+fences", "Wrlx x 1; Fsc; Wrlx y 2 || Wrlx y 1; Fsc; Wrlx x 2", "[x]==1 and [y]==1", "----"),
    Shape("CoRR", "Wrlx x 1 || a=Rrlx x; b=Rrlx x", "a==1 and b==0", "----"),
    Shape("CoWR", "Wrlx x 1; a=Rrlx x || Wrlx x 2", "a==0", "----"),
    Shape("CoRW1", "a=Rrlx x; Wrlx x 1", "a==1", "----"),
    Shape("CoRW2", "a=Rrlx x; Wrlx x 1 || Wrlx x 2", "a==2 and [x]==2", "----"),
    Shape("CoWW", "Wrlx x 1; Wrlx x 2", "[x]==1", "----"),
    Shape(
        "CoRR+sync",
        "Wrlx x 1; Wrel y 1 || Wrlx x 2 || a=Racq y; b=Rrlx x; c=Rrlx x",
        "a==1 and b==2 and c==1",
        "----",
    ),
    Shape("CoWW+sync", "Wrlx x 1; Wrel y 1 || a=Racq y; Wrlx x 2", "a==1 and [x]==1", "----"),
    *variants(
        "IRIW",
        "W{0} x 1 || W{0} y 1 || a=R{1} x; b=R{2} y || c=R{1} y; d=R{2} x",
        "a==1 and b==0 and c==1 and d==0",
        "rlx: rlx rlx rlx: -+++",
        "ra: rel acq acq: -+++",
        "sc: sc sc sc: ----",
        "acq-sc: sc acq sc: -+++",
    ),
    *variants(
        "IRIW-fences",
        "Wrlx x 1 || Wrlx y 1 || a=Rrlx x; F{0}; b=Rrlx y || c=Rrlx y; F{0}; d=Rrlx x",
        "a==1 and b==0 and c==1 and d==0",
        "sc: sc: ----",
        "ar: ar: -+++",
    ),
    *variants(
        "WRC",
        "W{0} x 1 || a=R{1} x; W{2} y 1 || b=R{3} y; c=Rrlx x",
        "a==1 and b==1 and c==0",
        "rlx: rlx rlx rlx rlx: -+++",
        "ra: rel acq rel acq: ----",
    ),
    *variants(
        "RWC-fences",
        "W{0} x 1 || a=R{0} x; Fsc; b=R{0} y || W{0} y 1; Fsc; c=R{0} x",
        "a==1 and b==0 and c==0",
        "rlx: rlx: ----",
        "sc: sc: ----",
    ),
    # A fence before the write that synchronises: hb leads on from the fence [atomics.order]/4.3 and 4.4.
    Shape(
        "RWC+late-fence",
        "Wrlx x 1; Wrel z 1 || a=Racq z; Fsc; b=Rrlx y || Wrlx y 1; Fsc; c=Rrlx x",
        "a==1 and b==0 and c==0",
        "----",
    ),
    Shape(
        "SB+fence-before-sync",
        "Wrlx x 1; Fsc; Wrel z 1 || a=Racq z; b=Rrlx y || Wrlx y 1; Fsc; c=Rrlx x",
        "a==1 and b==0 and c==0",
        "----",
    ),
    Shape(
        "SB+fence-before-sync+sc",
        "Wrlx x 1; Fsc; Wrel z 1 || a=Racq z; b=Rrlx y || Wsc y 1; c=Rsc x",
        "a==1 and b==0 and c==0",
        "----",
    ),
    Shape(
        "SB+fence-after-sync",
        "Wrlx x 1; Wrel z 1 || a=Racq z; Fsc; b=Rrlx y || Wsc y 1; c=Rsc x",
        "a==1 and b==0 and c==0",
        "----",
    ),
    # Program order from an SC access to a release: strongly happens before [intro.races]/12.
    Shape(
        "W+RWC+sc",
        "Wsc x 1; Wrel z 1 || a=Racq z; b=Rsc y || Wsc y 1; c=Rsc x",
        "a==1 and b==0 and c==0",
        "----",
    ),
    Shape(
        "W+RWC",
        "Wrlx x 1; Wrel z 1 || a=Racq z; Fsc; b=Rrlx y || Wsc y 1; c=Rsc x",
        "a==1 and b==0 and c==0",
        "----",
    ),
    Shape(
        "Z6.U",
        "Wsc x 1; Wrel y 1 || b=Usc y 1; c=Rrlx y || Wsc y 3; a=Rsc x",
        "b==1 and c==3 and a==0",
        "-+++",
    ),
    *variants(
        "seqlock",
        "W{0} s 1; F{1}; Wrlx d 1; Wrel s 2 || a=Racq s; b=Rrlx d; F{2}; c=Rrlx s",
        "a==0 and b==1 and c==0",
        "fences: rlx rel acq: ----",
        "wrong: rlx acq acq: -+++",
    ),
    Shape("updates-atomic", "a=Urlx x 1 || b=Urlx x 1", "a==0 and b==0", "----"),
    Shape("updates-in-a-circle", "a=Xrlx x 1 || b=Xrlx x 2", "a==2 and b==1", "----"),
    Shape("update-before-its-source", "a=Xrlx x 2 || Wrlx x 1", "a==1 and [x]==1", "----"),
    Shape("update-and-store", "a=Xrlx x 2 || Wrlx x 1", "a==0 and [x]==2", "----"),
    Shape("three-updates", "a=Urlx x 1 || b=Urlx x 1 || c=Urlx x 1", "[x]==3", "++++"),
    Shape("cas-once", "a=Crlx x 0 1 || b=Crlx x 0 1", "a==0 and b==0", "----"),
    Shape("cas-after-store", "a=Crlx x 1 2 || Wrlx x 1", "a==1 and [x]==1", "----"),
]

RACES = [
    *variants(
        "MP-plain",
        "Wna d 1; W{0} f 1 || a=R{1} f; if a==1: b=Rna d",
        "a==1",
        "ra: rel acq: ++++",
        "rlx: rlx rlx: +!!!",
        "rel: rel rlx: +!!!",
        "acq: rlx acq: +!!!",
        "sc: sc sc: ++++",
    ),
    Shape("MP-plain+fences", "Wna d 1; Frel; Wrlx f 1 || a=Rrlx f; Facq; if a==1: b=Rna d", "a==1", "++++"),
    Shape("MP-plain+unguarded", "Wna d 1; Wrel f 1 || a=Racq f; b=Rna d", "a==1", "+!!!"),
    Shape("MP-plain+plain-flag", "Wna d 1; Wna f 1 || a=Rna f; if a==1: b=Rna d", "a==1", "+!!!"),
    Shape("MP-plain+own", "Wna d 1; Wrel f 1; Wrlx f 2 || a=Racq f; if a==2: b=Rna d", "a==2", "++!!"),
    Shape("MP-plain+update", "Wna d 1; Wrel f 1 || p=Urlx f 1 || a=Racq f; if a==2: b=Rna d", "a==1", "++++"),
    Shape("plain-write+atomic-read", "Wna x 1 || a=Rrlx x", "a==1", "+!!!"),
    Shape("plain-read+atomic-write", "Wsc x 1 || a=Rna x", "a==1", "+!!!"),
    Shape("plain-writes", "Wna x 1 || Wna x 2", "[x]==1", "+!!!"),
    Shape("plain-read+atomic-read", "a=Rna x || b=Rrlx x", "a==0", "++++"),
    Shape("plain-read+plain-read", "a=Rna x || b=Rna x", "a==0", "++++"),
    Shape("atomic-write+atomic-read", "Wrlx x 1 || a=Rrlx x", "a==1", "++++"),
    Shape("plain-in-one-thread", "Wna x 1; a=Rna x", "a==1", "++++"),
    Shape("plain-apart", "Wna x 1 || Wna y 1", "[x]==1", "++++"),
    Shape("plain-read-then-write", "a=Rna d; Wrel f 1 || b=Racq f; if b==1: Wna d 1", "b==1", "++++"),
    Shape("plain-write+update", "Wna x 1 || a=Urlx x 1", "a==1", "+!!!"),
    Shape("failed-cas-is-no-release", "Wna d 1; a=Car x 9 1 || b=Racq x; c=Rna d", "b==0", "+!!!"),
]
