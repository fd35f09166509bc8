"""From an ``.lr`` file to machines: which functions can be run, and their machines."""

from collections.abc import Sequence
from typing import NoReturn

from rustrata.abstract.lambda_rust.machine import LambdaRustMachine
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.programs.lambda_rust import core, lower, parse, run_of, syntax
from rustrata.programs.scanner import mistake
from rustrata.source import SourceFile, Span
from rustrata.typing.library_values import library_of
from rustrata.typing.rejection import PremiseFails

RUN = frozenset(
    {
        syntax.Expectation.SAFE,
        syntax.Expectation.STUCK,
        syntax.Expectation.RACY,
        syntax.Expectation.LEAK,
    }
)
"""What can be expected of a run."""


class Runs:
    """A program that has been read, with the functions and expressions that can be run."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.syntax = parse(source)
        try:
            self.program = lower(self.syntax, library_of(self.syntax))
        except PremiseFails as error:
            raise mistake(error.cause.value, error.premise, error.span, help=error.needed) from error
        self.runnable = tuple(
            item.name.text
            for item in self.syntax.items
            if isinstance(item, syntax.Function | syntax.CoreItem) and self._is_runnable(item.name.text)
        )

    def _is_runnable(self, name: str) -> bool:
        return name in self.program.expressions or self.program.arities.get(name) == 0

    def machine(self, name: str) -> LambdaRustMachine:
        """The machine of a function or expression. Raises LRC005 or LRC006."""
        expression = self.program.expressions.get(name)
        if expression is None:
            if not self._is_runnable(name):
                self._refuse(name)
            span = self.program.functions[name].span
            expression = run_of(core.Variable(name, span), span)
        return LambdaRustMachine(self.program, expression)

    def expectations(self, name: str) -> syntax.ExpectItem | None:
        """The last item that says what running a function does."""
        found: syntax.ExpectItem | None = None
        for item in self.syntax.items:
            if isinstance(item, syntax.ExpectItem) and item.expectation in RUN and item.subject.text == name:
                found = item
        return found

    def chosen(self, asked: Sequence[str]) -> tuple[str, ...]:
        """The functions to run: those asked for, or all that can be run. Raises LRC005 when there is none.

        Those of which a run is expected are among them, so that it is a mistake when they cannot be run.
        """
        if asked:
            return tuple(asked)
        expected = [
            item.subject.text
            for item in self.syntax.items
            if isinstance(item, syntax.ExpectItem) and item.expectation in RUN
        ]
        chosen = tuple(dict.fromkeys((*self.runnable, *expected)))
        if not chosen:
            message = f"`{self.source.name}` has nothing to run"
            help_ = "write `fn main() ret k = ...;` or `core main = ...;`"
            raise RustrataError(Diagnostic("LRC005", message, help=help_))
        return chosen

    def _refuse(self, name: str) -> NoReturn:
        function = self.program.functions.get(name)
        if function is None:
            known = self.runnable
            span = self._subject(name)
            help_ = did_you_mean(name, known) or f"what can be run: {', '.join(known) or 'nothing'}"
            diagnostic = Diagnostic("LRC005", f"there is no function `{name}`", span, help=help_)
            raise RustrataError(diagnostic)
        count = self.program.arities.get(name, len(function.parameters))
        what = "1 argument" if count == 1 else f"{count} arguments"
        help_ = "call it from a function without parameters, and run that"
        raise mistake("LRC006", f"`{name}` takes {what} and cannot be run", function.span, help=help_)

    def _subject(self, name: str) -> Span | None:
        for item in self.syntax.items:
            if isinstance(item, syntax.ExpectItem) and item.subject.text == name:
                return item.subject.span
        return None
