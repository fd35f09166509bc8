"""When two trees are the same state."""

from collections.abc import Hashable
from operator import gt

from rustrata.abstract.aliasing.events import WILDCARD, Tag
from rustrata.abstract.aliasing.tree_nodes import NOWHERE, Tree, numbers


def key_of(tree: Tree) -> Hashable:
    """Equal for equal trees, whatever numbers their nodes have. Age matters to exposed nodes only; tags that
    are exposed later are taken to grow with age."""
    live = numbers(tree.live)
    tags = [tree.tags[number] for number in live]
    sets: tuple[int, ...] = (tree.protected, tree.strong, tree.exposed, *tree.defaults)
    moved: tuple[tuple[int, ...], ...] = tuple(tree.states)
    parents = [tree.parents[number] for number in live]
    ages: tuple[Tag, ...] = ()
    if len(live) != len(tree.tags) or any(map(gt, tags, tags[1:])):
        if tree.exposed or len(tree.roots) > 1:
            ages = tuple(tree.tags[number] for number in sorted(live, key=tree.births.__getitem__))
        places = {number: place for place, number in enumerate(sorted(live, key=tree.tags.__getitem__))}
        tags.sort()
        parents = [places.get(tree.parents[number], NOWHERE) for number in places]
        sets = _moved(sets, places)
        moved = tuple(_moved(state, places) for state in tree.states)
    other_names = [(tag, number) for tag, number in tree.pointers.items() if tree.tags[number] != tag]
    names = tuple(sorted((tag, tree.tags[n] if n != NOWHERE else WILDCARD) for tag, n in other_names))
    return tuple(tree.starts), moved, sets, tuple(tags), tuple(parents), names, ages


def _moved(sets: tuple[int, ...], places: dict[int, int]) -> tuple[int, ...]:
    """Sets of nodes by other numbers."""
    return tuple(sum(1 << place for number, place in places.items() if nodes >> number & 1) for nodes in sets)
