"""Tree Borrows with one rule changed."""

from rule_mutants import Mutant

from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_collection import _as_strict, _thin
from rustrata.abstract.aliasing.tree_planes import read, release, write
from rustrata.abstract.aliasing.tree_retag import Fresh, _permissions, reborrow
from rustrata.abstract.aliasing.tree_visits import _visit_elsewhere, visit

READS = (
    Mutant(
        "a foreign read disables what is Unique",
        read,
        "shared = unique & foreign\n",
        "shared = unique & foreign\n    disabled |= shared\n",
    ),
    Mutant("a foreign read leaves what is Unique", read, "shared = unique & foreign", "shared = 0"),
    Mutant("a foreign read of what is Unique and protected is allowed", read, "shared & protected", "0"),
    Mutant("no foreign read conflicts", read, "conflict = foreign & protected & reserved", "conflict = 0"),
    Mutant(
        "a foreign read conflicts also with what is unprotected",
        read,
        "conflict = foreign & protected &",
        "conflict = foreign &",
    ),
    Mutant("what is Disabled may be read", read, "local & disabled", "0"),
    Mutant("a read does not use", read, "fresh = local & protected", "fresh = 0"),
    Mutant("a read uses a Cell", read, "~(used | are_cells)", "~used"),
)
WRITES = (
    Mutant(
        "what is Frozen may be written",
        write,
        "(disabled | are_frozen | conflicted)",
        "(disabled | conflicted)",
    ),
    Mutant(
        "what is conflicted may be written",
        write,
        "(disabled | are_frozen | conflicted)",
        "(disabled | are_frozen)",
    ),
    Mutant(
        "what is Disabled may be written",
        write,
        "(disabled | are_frozen | conflicted)",
        "(are_frozen | conflicted)",
    ),
    Mutant("a write does not claim", write, "claimed = local & ~(unique | are_cells)", "claimed = 0"),
    Mutant("a write claims a Cell", write, "~(unique | are_cells)", "~unique"),
    Mutant("a write does not use", write, "used |= local & protected & ~are_cells", "pass"),
    Mutant("a write uses a Cell", write, "local & protected & ~are_cells", "local & protected"),
    Mutant(
        "a claim leaves it interior mutable", write, "are_interior & (claimed | lost)", "are_interior & lost"
    ),
    Mutant(
        "a foreign write leaves what is Reserved",
        write,
        "foreign & ~(disabled",
        "foreign & (unique | are_frozen) & ~(disabled",
    ),
    Mutant(
        "a foreign write leaves what is Frozen",
        write,
        "are_cells | (are_interior",
        "are_cells | are_frozen | (are_interior",
    ),
    Mutant("a foreign write disables what is interior mutable", write, " | (are_interior & ~protected)", ""),
    Mutant(
        "a foreign write leaves what is interior mutable and protected",
        write,
        "(are_interior & ~protected)",
        "are_interior",
    ),
    Mutant("a foreign write disables a Cell", write, "disabled | are_cells |", "disabled |"),
    Mutant("a foreign write of what is protected is allowed", write, "lost & used", "0"),
    Mutant("protection holds where nothing was used", write, "lost & used", "lost & protected"),
)
CALLS = (
    Mutant("a conflict outlasts the call", release, "conflicted & ~nodes", "conflicted"),
    Mutant(
        "no access at the end of a call", TreeBorrows.end_call, "self.profile.protector_end_access", "False"
    ),
    Mutant(
        "at the end of a call only reads",
        TreeBorrows._end_access,
        "Access.WRITE if planes[1] & bit else Access.READ",
        "Access.READ",
    ),
    Mutant(
        "at the end of a call only writes",
        TreeBorrows._end_access,
        "Access.WRITE if planes[1] & bit else Access.READ",
        "Access.WRITE",
    ),
    Mutant("children see the end of a call", TreeBorrows._end_access, "Unseen(below,", "Unseen(0,"),
    Mutant(
        "the end of a call accesses what was not used",
        TreeBorrows._end_access,
        "if planes[6] & bit",
        "if not planes[0] & bit",
    ),
    Mutant(
        "calls do not protect",
        TreeBorrows.retag,
        "_initialise(tree, number, new)",
        "_initialise(tree, number, Reborrow(new.inside, new.outside, None))",
    ),
    Mutant("protection never ends", TreeBorrows._release, "tree.protected &= ~bits", "pass"),
)
RETAGS = (
    Mutant("a retag accesses nothing", TreeBorrows.retag, "if access is not None", "if False"),
    Mutant("a retag of a Cell reads", Fresh.access.fget, "return None", "return Access.READ"),
    Mutant("an implicit write reads", Fresh.access.fget, "return Access.WRITE", "return Access.READ"),
    Mutant(
        "a protected reference to a cell is interior mutable",
        _permissions,
        "if protected and not profile.protected_reserved_im",
        "if False",
    ),
    Mutant(
        "no reference to a cell is interior mutable",
        _permissions,
        "else Fresh.RESERVED_IM",
        "else Fresh.RESERVED",
    ),
    Mutant(
        "outside a cell all is Frozen",
        _permissions,
        "Fresh.FROZEN if all_frozen else Fresh.CELL",
        "Fresh.FROZEN",
    ),
    Mutant(
        "the first write is implied without the profile",
        _permissions,
        "protected and profile.implicit_writes",
        "protected",
    ),
    Mutant(
        "a box protects as a reference",
        reborrow,
        "Protector.WEAK if event.pointer is Pointer.BOX else Protector.STRONG",
        "Protector.STRONG",
    ),
    Mutant(
        "a reference protects as a box",
        reborrow,
        "Protector.WEAK if event.pointer is Pointer.BOX else Protector.STRONG",
        "Protector.WEAK",
    ),
    Mutant("what is not Unpin is borrowed", reborrow, "if not pointee.unpin", "if False"),
)
DEALLOCATIONS = (
    Mutant(
        "freeing writes nothing",
        TreeBorrows.deallocate,
        "tree.pointers[event.tag], 0, tree.size",
        "tree.pointers[event.tag], 0, 0",
    ),
    Mutant("freeing asks no protector", TreeBorrows.deallocate, "if tree.strong", "if False"),
    Mutant(
        "freeing asks weak protectors",
        TreeBorrows.deallocate,
        "tree.strong & planes[6] if",
        "tree.protected & planes[6] if",
    ),
    Mutant(
        "freeing asks protectors of nothing used",
        TreeBorrows.deallocate,
        "self.profile.lazy_protectors",
        "False",
    ),
)
WILDCARDS = (
    Mutant(
        "a wildcard that may be local is",
        _visit_elsewhere,
        "may_be_local and may_be_foreign and older",
        "False",
    ),
    Mutant(
        "a wildcard needs nothing exposed",
        _visit_elsewhere,
        "return Blame(NOWHERE) if main and not possible else planes",
        "return planes",
    ),
    Mutant(
        "younger nodes may be above", _visit_elsewhere, "older = tree.births[node] <= last", "older = True"
    ),
    Mutant("other trees see nothing", visit, "if root != home", "if False"),
    Mutant("other trees see the end of a call", visit, "tree.births[root] > unseen.trees_after", "False"),
)
COLLECTIONS = (
    Mutant("a node gives its place to any only child", _as_strict, "<=", "<= 9 +"),
    Mutant("a node that is kept is removed", _thin, "kept >> child & 1 or", ""),
    Mutant("a node with two children gives its place", _thin, "or len(below) > 1", ""),
)
MUTANTS = (*READS, *WRITES, *CALLS, *RETAGS, *DEALLOCATIONS, *WILDCARDS, *COLLECTIONS)
