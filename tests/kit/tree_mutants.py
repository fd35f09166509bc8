"""Tree Borrows with one rule changed, and the checks that notice.

As a program it prints the table: ``python tests/kit/tree_mutants.py``.
"""

from collections.abc import Iterator

from rule_mutants import Mutant, mutated
from tree_checks import CHECKS

from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_collection import _as_strict, collect
from rustrata.abstract.aliasing.tree_planes import read, release, write
from rustrata.abstract.aliasing.tree_retag import Fresh, _permissions, reborrow
from rustrata.abstract.aliasing.tree_visits import _step_at_once, _visit_elsewhere, visit
from rustrata.programs.optimisation import parse
from rustrata.programs.optimisation.library import read_shipped
from rustrata.refinement.optimisation.judge import Judge
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS
from rustrata.refinement.optimisation.verdict import Unsound

MIRI = "tree-borrows-miri-2026-08"
IMPLICIT = "tree-borrows-miri-2026-08-implicit-writes"
PAPER = "tree-borrows-pldi25"
BOUND = 2
"""Of the steps of contexts."""

FORBIDS_MORE = "none: it forbids more, so that more optimisations hold"
NOT_SHOWN = "none: no pair of the library shows it in contexts of two steps"
NO_COLLECTION = "none: searches collect no nodes"

READS = (
    Mutant(
        "a foreign read disables what is Unique",
        read,
        "shared = unique & foreign\n",
        "shared = unique & foreign\n    disabled |= shared\n",
        breaks=(MIRI, "read-read"),
    ),
    Mutant(
        "a foreign read leaves what is Unique",
        read,
        "shared = unique & foreign",
        "shared = 0",
        breaks=(MIRI, "ex17"),
    ),
    Mutant(
        "a foreign read of what is Unique and protected is allowed",
        read,
        "shared & protected",
        "0",
        breaks=(MIRI, "ex3"),
    ),
    Mutant(
        "no foreign read conflicts",
        read,
        "conflict = foreign & protected & reserved",
        "conflict = 0",
        breaks=(MIRI, "noalias-swap"),
    ),
    Mutant(
        "a foreign read conflicts also with what is unprotected",
        read,
        "conflict = foreign & protected &",
        "conflict = foreign &",
        breaks=(MIRI, "two-phase-read-down"),
    ),
    Mutant("what is Disabled may be read", read, "local & disabled", "0", breaks=(MIRI, "ex1")),
    Mutant("a read does not use", read, "fresh = local & protected", "fresh = 0", because=NOT_SHOWN),
    Mutant("a read uses a Cell", read, "~(used | are_cells)", "~used", because=FORBIDS_MORE),
)
WRITES = (
    Mutant(
        "what is Frozen may be written",
        write,
        "(disabled | are_frozen | conflicted)",
        "(disabled | conflicted)",
        breaks=(MIRI, "ex2"),
    ),
    Mutant(
        "what is conflicted may be written",
        write,
        "(disabled | are_frozen | conflicted)",
        "(disabled | are_frozen)",
        breaks=(MIRI, "noalias-swap"),
    ),
    Mutant(
        "what is Disabled may be written",
        write,
        "(disabled | are_frozen | conflicted)",
        "(are_frozen | conflicted)",
        breaks=(MIRI, "ex1-up"),
    ),
    Mutant(
        "a write does not claim",
        write,
        "claimed = local & ~(unique | are_cells)",
        "claimed = 0",
        breaks=(MIRI, "ex17"),
    ),
    Mutant("a write claims a Cell", write, "~(unique | are_cells)", "~unique", because=FORBIDS_MORE),
    Mutant(
        "a write does not use",
        write,
        "used |= local & protected & ~are_cells",
        "pass",
        breaks=(IMPLICIT, "inline-mut"),
    ),
    Mutant(
        "a write uses a Cell",
        write,
        "local & protected & ~are_cells",
        "local & protected",
        because=FORBIDS_MORE,
    ),
    Mutant(
        "a claim leaves it interior mutable",
        write,
        "are_interior & (claimed | lost)",
        "are_interior & lost",
        breaks=(MIRI, "cell-mut-reuse"),
    ),
    Mutant(
        "a foreign write leaves what is Reserved",
        write,
        "foreign & ~(disabled",
        "foreign & (unique | are_frozen) & ~(disabled",
        breaks=(MIRI, "ex1-down"),
    ),
    Mutant(
        "a foreign write leaves what is Frozen",
        write,
        "are_cells | (are_interior",
        "are_cells | are_frozen | (are_interior",
        breaks=(MIRI, "ex2"),
    ),
    Mutant(
        "a foreign write disables what is interior mutable",
        write,
        " | (are_interior & ~protected)",
        "",
        because=FORBIDS_MORE,
    ),
    Mutant(
        "a foreign write leaves what is interior mutable and protected",
        write,
        "(are_interior & ~protected)",
        "are_interior",
        because=NOT_SHOWN,
    ),
    Mutant(
        "a foreign write disables a Cell", write, "disabled | are_cells |", "disabled |", because=FORBIDS_MORE
    ),
    Mutant(
        "a foreign write of what is protected is allowed",
        write,
        "lost & used",
        "0",
        breaks=(IMPLICIT, "inline-mut"),
    ),
    Mutant(
        "protection holds where nothing was used",
        write,
        "lost & used",
        "lost & protected",
        because=FORBIDS_MORE,
    ),
)
CALLS = (
    Mutant(
        "a conflict outlasts the call", release, "conflicted & ~nodes", "conflicted", because=FORBIDS_MORE
    ),
    Mutant(
        "no access at the end of a call",
        TreeBorrows.end_call,
        "self.profile.protector_end_access",
        "False",
        breaks=(MIRI, "insert-read-mut-end"),
    ),
    Mutant(
        "at the end of a call only reads",
        TreeBorrows._end_access,
        "Access.WRITE if planes[1] & bit else Access.READ",
        "Access.READ",
        breaks=(IMPLICIT, "write-back"),
    ),
    Mutant(
        "at the end of a call only writes",
        TreeBorrows._end_access,
        "Access.WRITE if planes[1] & bit else Access.READ",
        "Access.WRITE",
        breaks=(MIRI, "write-back"),
    ),
    Mutant(
        "children see the end of a call",
        TreeBorrows._end_access,
        "Unseen(below,",
        "Unseen(0,",
        because=FORBIDS_MORE,
    ),
    Mutant(
        "the end of a call accesses what was not used",
        TreeBorrows._end_access,
        "if planes[6] & bit",
        "if not planes[0] & bit",
        breaks=(MIRI, "ex3-down"),
    ),
    Mutant(
        "calls do not protect", reborrow, "strength if protected else None", "None", breaks=(MIRI, "ex1-down")
    ),
    Mutant(
        "protection never ends",
        TreeBorrows._release,
        "tree.protected &= ~bit",
        "pass",
        breaks=(IMPLICIT, "inline-mut"),
    ),
)
RETAGS = (
    Mutant(
        "a retag accesses nothing",
        TreeBorrows.retag,
        "if access is not None",
        "if False",
        breaks=(MIRI, "ex2-up"),
    ),
    Mutant(
        "a retag of a Cell reads",
        Fresh.access.fget,
        "return None",
        "return Access.READ",
        because=FORBIDS_MORE,
    ),
    Mutant(
        "an implicit write reads",
        Fresh.access.fget,
        "return Access.WRITE",
        "return Access.READ",
        breaks=(IMPLICIT, "write-up-first"),
    ),
    Mutant(
        "a protected reference to a cell is interior mutable",
        _permissions,
        "if protected and not profile.protected_reserved_im",
        "if False",
        because=NOT_SHOWN,
    ),
    Mutant(
        "no reference to a cell is interior mutable",
        _permissions,
        "else Fresh.RESERVED_IM",
        "else Fresh.RESERVED",
        because=FORBIDS_MORE,
    ),
    Mutant(
        "outside a cell all is Frozen",
        _permissions,
        "Fresh.FROZEN if all_frozen else Fresh.CELL",
        "Fresh.FROZEN",
        because=FORBIDS_MORE,
    ),
    Mutant(
        "the first write is implied without the profile",
        _permissions,
        "protected and profile.implicit_writes",
        "protected",
        breaks=(MIRI, "write-back"),
    ),
    Mutant(
        "a box protects as a reference",
        reborrow,
        "Protector.WEAK if event.pointer is Pointer.BOX else Protector.STRONG",
        "Protector.STRONG",
        because=FORBIDS_MORE,
    ),
    Mutant(
        "a reference protects as a box",
        reborrow,
        "Protector.WEAK if event.pointer is Pointer.BOX else Protector.STRONG",
        "Protector.WEAK",
        because=NOT_SHOWN,
    ),
    Mutant(
        "what is not Unpin is borrowed", reborrow, "if not pointee.unpin", "if False", because=FORBIDS_MORE
    ),
)
DEALLOCATIONS = (
    Mutant(
        "freeing writes nothing",
        TreeBorrows.deallocate,
        "tree.pointers[event.tag], 0, tree.size",
        "tree.pointers[event.tag], 0, 0",
        breaks=(MIRI, "box-read-down"),
    ),
    Mutant(
        "freeing asks no protector", TreeBorrows.deallocate, "if tree.strong", "if False", because=NOT_SHOWN
    ),
    Mutant(
        "freeing asks weak protectors",
        TreeBorrows.deallocate,
        "tree.strong & planes[6] if",
        "tree.protected & planes[6] if",
        because=FORBIDS_MORE,
    ),
    Mutant(
        "freeing asks protectors of nothing used",
        TreeBorrows.deallocate,
        "self.profile.lazy_protectors",
        "False",
        because=FORBIDS_MORE,
    ),
)
WILDCARDS = (
    Mutant(
        "a wildcard that may be local is",
        _visit_elsewhere,
        "may_be_local and may_be_foreign and older",
        "False",
        because=NOT_SHOWN,
    ),
    Mutant(
        "a wildcard is local to all",
        _step_at_once,
        "above_all &= tree.ancestors[node]",
        "pass",
        because=NOT_SHOWN,
    ),
    Mutant(
        "a wildcard is foreign to what is above some that it may be",
        _step_at_once,
        "family & ~above_some",
        "family & ~above_all",
        because=NOT_SHOWN,
    ),
    Mutant(
        "a wildcard needs nothing exposed",
        _visit_elsewhere,
        "return Blame(NOWHERE) if main and not possible else planes",
        "return planes",
        because=NOT_SHOWN,
    ),
    Mutant(
        "younger nodes may be above",
        _visit_elsewhere,
        "older = tree.births[node] <= last",
        "older = True",
        because=NOT_SHOWN,
    ),
    Mutant(
        "other trees see nothing",
        visit,
        "if root != home",
        "if False",
        breaks=(MIRI, "delete-expose-reborrow"),
    ),
    Mutant(
        "other trees see the end of a call",
        visit,
        "tree.births[root] > unseen.trees_after",
        "False",
        because=FORBIDS_MORE,
    ),
)
COLLECTIONS = (
    Mutant("a node gives its place to any only child", _as_strict, "<=", "<= 9 +", because=NO_COLLECTION),
    Mutant(
        "exposed nodes are collected",
        collect,
        "tree.protected | tree.exposed",
        "tree.protected",
        because=NO_COLLECTION,
    ),
    Mutant(
        "protected nodes are collected",
        collect,
        "tree.protected | tree.exposed",
        "tree.exposed",
        because=NO_COLLECTION,
    ),
)
MUTANTS = (*READS, *WRITES, *CALLS, *RETAGS, *DEALLOCATIONS, *WILDCARDS, *COLLECTIONS)


def killers(mutant: Mutant) -> Iterator[str]:
    """The checks that notice the mutant; one that it breaks has noticed."""
    for name, fails in CHECKS.items():
        with mutated(mutant):
            try:
                noticed = fails()
            except (AssertionError, IndexError, KeyError, TypeError, ValueError):
                noticed = True
        if noticed:
            yield name


def unsound(model: str, pair: str) -> bool:
    """Is there a context of at most `BOUND` steps that tells the optimised program from its source?"""
    judgement = Judge(OPTIMISATION_MODELS[model]).judge(parse(read_shipped(pair)), BOUND)
    return isinstance(judgement.verdict, Unsound)


def breaks(mutant: Mutant) -> bool:
    """Is the optimisation that the mutant should break decided otherwise with it?"""
    assert mutant.breaks is not None, "some mutants break none"
    before = unsound(*mutant.breaks)
    with mutated(mutant):
        return unsound(*mutant.breaks) is not before


def main() -> None:
    """Print the table: a line for each mutant, a column for each check, an optimisation that it breaks."""
    print(f"{'mutant':60}{''.join(name.rjust(12) for name in CHECKS)}  optimisation")
    killed = 0
    for mutant in MUTANTS:
        found = list(killers(mutant))
        killed += bool(found)
        cells = "".join(("killed" if name in found else "-").rjust(12) for name in CHECKS)
        print(f"{mutant.name:60}{cells}  {mutant.breaks[1] if mutant.breaks else mutant.because}")
    print(f"{killed} of {len(MUTANTS)} mutants are killed")


if __name__ == "__main__":
    main()
