"""Concurrent optimisations decided the long way: every ordering of every context, one by one."""

from dataclasses import replace
from itertools import product

from rustrata.programs.optimisation import ConcurrentPair, parse_concurrent, read_shipped
from rustrata.refinement.concurrent.contexts import Shape, shapes
from rustrata.refinement.concurrent.orderings import Setting, dials
from rustrata.refinement.concurrent.programs import Body, Surroundings
from rustrata.relational.engine import Question
from rustrata.relational.model import Model
from rustrata.relational.search import Budget


def shipped(name: str) -> ConcurrentPair:
    """A shipped concurrent pair."""
    return parse_concurrent(read_shipped(name))


def question(around: Surroundings, body: Body, shape: Shape, setting: Setting, model: Model) -> Question:
    """A body in a context under a model."""
    return Question(around.program(around.test(body, shape, setting)), model)


def differs(around: Surroundings, shape: Shape, setting: Setting, model: Model) -> bool:
    """Does one context tell the target from the source?"""
    pair = around.pair
    source, target = (question(around, b, shape, setting, model) for b in (pair.source, pair.target))
    if pair.plain:
        if source.undefined(Budget(10**6)) is not None:
            return False
        if target.undefined(Budget(10**6)) is not None:
            return True
    return (
        not target.outcomes(Budget(10**6)).outcomes.keys() <= source.outcomes(Budget(10**6)).outcomes.keys()
    )


def told_apart(around: Surroundings, shape: Shape, model: Model) -> bool:
    """Does one of the contexts of a shape?"""
    settings = product(*(dial.choices for dial in dials(shape)))
    return any(differs(around, shape, setting, model) for setting in settings)


def every_shape(around: Surroundings, size: int) -> tuple[Shape, ...]:
    """The contexts of a size, also those of which a smaller one does the same."""
    places = tuple(replace(place, known=True, written=True) for place in around.places)
    return shapes(places, size)
