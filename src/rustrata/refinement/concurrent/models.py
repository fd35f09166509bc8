"""The models of the language that concurrent optimisations are judged by.

In all of them a stronger ordering, or one fence more, takes outcomes away and never adds one, for orderings
occur in them without negation; so whole sets of contexts are decided by their weakest and their strongest.
Left out is `c11-2011`, in which that is not so (its axiom S4 negates the order that it chooses):
`c11-partial` forbids what it forbids, and a little more.
"""

from rustrata.records import record


@record
class AtomicsModel:
    """A model by its name. ``plain``: it knows data races, so that accesses may be non-atomic; where it does
    not, ``refusal`` says why such pairs are not for it. ``orders``: it looks at orderings; without, one for
    each access will do."""

    name: str
    plain: bool = True
    refusal: str = ""
    orders: bool = True


_NO_RACES = "it has no data races, so it takes every access as atomic"
_VISIBLE = "in it a stronger ordering may allow more where accesses are not atomic"

CONCURRENT_MODELS: dict[str, AtomicsModel] = {
    model.name: model
    for model in (
        AtomicsModel("rust"),
        AtomicsModel("c20"),
        AtomicsModel("rc11"),
        AtomicsModel("c11-partial", plain=False, refusal=_VISIBLE),
        AtomicsModel("ra", plain=False, refusal=_NO_RACES, orders=False),
        AtomicsModel("sra", plain=False, refusal=_NO_RACES, orders=False),
        AtomicsModel("imm"),
        AtomicsModel("sc", plain=False, refusal=_NO_RACES, orders=False),
    )
}
"""The models by name."""
