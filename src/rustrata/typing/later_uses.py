"""Which variables are used after a point: the elaborator copies what is copy only then.

An order of all bodies of a function stands for the order of execution. Branches come one after the other
in it, so a use in another branch counts too; that costs a copy that is dropped, and is never wrong.
"""

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.syntax import Body
from rustrata.typing.free_variables import mentioned, paths_at, target_of, walk


class LaterUses:
    """The last use of each variable in a function's body."""

    def __init__(self, body: Body) -> None:
        self.needs: dict[str, set[str]] = {}
        self._order: dict[int, int] = {}
        self._last: dict[str, int] = {}
        # Bodies are kept alive here, so that their identities stay theirs.
        self._bodies = list(walk(body))
        for here in self._bodies:
            if isinstance(here, syntax.LetCont):
                self._continuation(here)
        for number, here in enumerate(self._bodies):
            self._order[id(here)] = number
            for path in paths_at(here):
                self._last[path.variable] = number
            for variable in self.needs.get(target_of(here) or "", ()):
                self._last[variable] = number

    def _continuation(self, cont: syntax.LetCont) -> None:
        if cont.type_ is not None:
            needed = {entry.path.variable for entry in cont.type_.entries}
        else:
            needed = mentioned(cont.body)
            for here in walk(cont.body):
                needed |= self.needs.get(target_of(here) or "", set())
        self.needs[cont.name.text] = self.needs.get(cont.name.text, set()) | needed

    def after(self, variable: str, body: Body) -> bool:
        """Is a variable used after ``body``?"""
        return self._last.get(variable, -1) > self._order[id(body)]

    def extend(self, around: Body, inside: Body) -> None:
        """Bodies that stand in the place of ``inside``, and so are followed by what follows it."""
        for here in walk(around):
            self._bodies.append(here)
            self._order.setdefault(id(here), self._order[id(inside)])
            if isinstance(here, syntax.LetCont):
                self._continuation(here)
