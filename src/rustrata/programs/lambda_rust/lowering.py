"""λRust to λRust-core, with the span of each instruction on what it becomes.

Source: the mechanised development, ``notation.v``, ``new_delete.v`` and ``memcpy.v``. A function takes its
return continuation first; ``call`` passes ``λr. k(r)``, not ``k``. ``newlft`` is ``poison`` and ``endlft`` is
``skip``; other ghost instructions are nothing. ``x`` and ``x.0`` are the same expression. Items may name
each other whatever their order.
"""

from collections.abc import Callable
from typing import TypeAlias, assert_never

from rustrata.programs.lambda_rust import core, syntax
from rustrata.programs.lambda_rust.core import Expression, Literal, Operator, Order, Poison, Variable
from rustrata.programs.scanner import mistake
from rustrata.source import Span

Library: TypeAlias = Callable[[syntax.LibraryValue], Expression]
"""The closed core function that ``@lib f<τ, ...>`` is; raises RustrataError for one that it has not."""

RESULT = "r"


def no_library(value: syntax.LibraryValue) -> Expression:
    """A library without functions."""
    raise mistake("LRS004", f"unsupported: there is no library with `{value.name.text}`", value.span)


def lower(program: syntax.SourceProgram, library: Library = no_library) -> core.Program:
    """The functions and expressions of a program. Raises LRS003 for two items of one name."""
    functions: dict[str, core.Recursive] = {}
    expressions: dict[str, Expression] = {}
    arities: dict[str, int] = {}
    for item in program.items:
        if not isinstance(item, syntax.Function | syntax.CoreItem):
            continue
        name = item.name
        if name.text in functions or name.text in expressions:
            raise mistake("LRS003", f"two items are called `{name.text}`", name.span, help="rename one")
        if isinstance(item, syntax.Function):
            functions[name.text] = lower_function(item, library)
            arities[name.text] = len(item.parameters)
        elif isinstance(item.expression, core.Recursive):
            functions[name.text] = item.expression
        else:
            expressions[name.text] = item.expression
    return core.Program(functions, expressions, arities)


def lower_function(function: syntax.Function, library: Library = no_library) -> core.Recursive:
    """``funrec f(x, ...) ret k := F`` is ``rec f(k, x, ...) := F``."""
    parameters = (function.ret.text, *(parameter.text for parameter in function.parameters))
    body = _Lowering(library).body(function.body)
    return core.Recursive(function.name.text, parameters, body, function.span)


def run_of(function: Variable, span: Span) -> Expression:
    """A function without parameters, called with a continuation that ends the run with its result."""
    done = core.Recursive(None, (RESULT,), Variable(RESULT, span), span)
    return core.Apply(function, (done,), span)


class _Lowering:
    def __init__(self, library: Library) -> None:
        self.library = library

    def body(self, body: syntax.Body) -> Expression:
        """A loop for what follows, a recursion for branches only."""
        frames: list[Callable[[Expression], Expression]] = []
        while True:
            match body:
                case syntax.Jump() | syntax.Call() | syntax.Case():
                    expression = self.leaf(body)
                    break
                case syntax.If():
                    frames.append(self.conditional(body))
                    body = body.otherwise
                case _:
                    if not isinstance(body, syntax.GhostStep):
                        frames.append(self.frame(body))
                    body = body.rest
        for frame in reversed(frames):
            expression = frame(expression)
        return expression

    def frame(
        self, body: syntax.Let | syntax.LetCont | syntax.NewLifetime | syntax.EndLifetime
    ) -> Callable[[Expression], Expression]:
        """A body as a function of what follows it."""
        span = body.span
        name = None
        match body:
            case syntax.Let():
                name = None if body.name is None else body.name.text
                value = self.instruction(body.instruction)
            case syntax.LetCont():
                name = body.name.text
                parameters = tuple(parameter.text for parameter in body.parameters)
                value = core.Recursive(name, parameters, self.body(body.body), span)
            case syntax.NewLifetime():
                value = Literal(Poison(), span)
            case syntax.EndLifetime():
                value = core.skip(span)
            case _:
                assert_never(body)
        return lambda rest: core.let(name, value, rest, span)

    def conditional(self, body: syntax.If) -> Callable[[Expression], Expression]:
        """``if`` as a function of its second branch."""
        condition, then = path_expression(body.condition), self.body(body.then)
        return lambda otherwise: core.branch(condition, then, otherwise, body.span)

    def leaf(self, body: syntax.Jump | syntax.Call | syntax.Case) -> Expression:
        """A body that nothing follows."""
        span = body.span
        match body:
            case syntax.Jump():
                arguments = tuple(path_expression(argument) for argument in body.arguments)
                return core.Apply(Variable(body.target.text, body.target.span), arguments, span)
            case syntax.Call():
                arguments = tuple(path_expression(argument) for argument in body.arguments)
                ret = Variable(body.ret.text, body.ret.span)
                # The binder must not capture the continuation.
                result = RESULT if ret.name != RESULT else f"{RESULT}2"
                jump = core.Apply(ret, (Variable(result, span),), body.ret.span)
                resume = core.Recursive(None, (result,), jump, body.ret.span)
                return core.Apply(path_expression(body.function), (resume, *arguments), span)
            case syntax.Case():
                tag = core.Read(Order.NA, path_expression(body.scrutinee), span)
                return core.Case(tag, tuple(self.body(branch) for branch in body.branches), span)
            case _:
                assert_never(body)

    def instruction(self, instruction: syntax.Instruction) -> Expression:
        """One instruction."""
        span = instruction.span
        match instruction:
            case syntax.Literal():
                return Literal(int(instruction.value), span)
            case syntax.Move():
                return path_expression(instruction.path)
            case syntax.Arithmetic():
                left, right = path_expression(instruction.left), path_expression(instruction.right)
                return core.Binary(Operator(instruction.operator), left, right, span)
            case syntax.New():
                return new(instruction.size, span)
            case syntax.Delete():
                return delete(instruction.size, path_expression(instruction.path), span)
            case syntax.Load():
                return core.Read(Order.NA, path_expression(instruction.path), span)
            case syntax.Function():
                return lower_function(instruction, self.library)
            case syntax.LibraryValue():
                return self.library(instruction)
            case _:
                return _assignment(instruction)


def _assignment(
    instruction: syntax.Store | syntax.Memcpy | syntax.InjectUnit | syntax.Inject | syntax.InjectMemcpy,
) -> Expression:
    """What writes."""
    span, target = instruction.span, instruction.target
    place = path_expression(target)
    payload = path_expression(target, 1)
    match instruction:
        case syntax.Store():
            return core.Write(Order.NA, place, path_expression(instruction.source), span)
        case syntax.Memcpy():
            return memcpy(place, instruction.size, path_expression(instruction.source), span)
        case syntax.InjectUnit():
            return _tag(place, instruction.index, span)
        case syntax.Inject():
            write = core.Write(Order.NA, payload, path_expression(instruction.source), span)
            return core.let(None, _tag(place, instruction.index, span), write, span)
        case syntax.InjectMemcpy():
            copy = memcpy(payload, instruction.size, path_expression(instruction.source), span)
            return core.let(None, _tag(place, instruction.index, span), copy, span)
        case _:
            assert_never(instruction)


def path_expression(path: syntax.Path, further: int = 0) -> Expression:
    """``p.n`` is ``p .+ n``."""
    variable = Variable(path.variable, path.span)
    cells = path.offset + further
    return core.offset(variable, cells, path.span) if cells else variable


def new(size: int, span: Span) -> Expression:
    """``if n <= 0 then #42.1337 else alloc(n)``."""
    condition = core.Binary(Operator.AT_MOST, Literal(size, span), Literal(0, span), span)
    nowhere = Literal(core.Address(core.NO_BLOCK, core.NO_OFFSET), span)
    return core.branch(condition, nowhere, core.Allocate(Literal(size, span), span), span)


def delete(size: int, place: Expression, span: Span) -> Expression:
    """``if n <= 0 then poison else free(n, p)``."""
    condition = core.Binary(Operator.AT_MOST, Literal(size, span), Literal(0, span), span)
    free = core.Free(Literal(size, span), place, span)
    return core.branch(condition, Literal(Poison(), span), free, span)


def memcpy(target: Expression, size: int, source: Expression, span: Span) -> Expression:
    """``p :=[n] *q``: cell by cell, upwards, each with a non-atomic read and a non-atomic write."""

    def advanced(name: str) -> Expression:
        return core.offset(Variable(name, span), 1, span)

    done = core.Binary(Operator.AT_MOST, Variable("n", span), Literal(0, span), span)
    cell = core.Write(Order.NA, Variable("to", span), core.Read(Order.NA, Variable("from", span), span), span)
    fewer = core.Binary(Operator.SUBTRACT, Variable("n", span), Literal(1, span), span)
    again = core.Apply(Variable("memcpy", span), (advanced("to"), fewer, advanced("from")), span)
    body = core.branch(done, Literal(Poison(), span), core.let(None, cell, again, span), span)
    loop = core.Recursive("memcpy", ("to", "n", "from"), body, span)
    return core.Apply(loop, (target, Literal(size, span), source), span)


def _tag(place: Expression, index: int, span: Span) -> Expression:
    return core.Write(Order.NA, place, Literal(index, span), span)
