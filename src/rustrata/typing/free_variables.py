"""The variables that occur free in a function body; bodies are deep, so this walks with a list."""

from collections.abc import Iterator

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.syntax import Body, Path


def paths_of_instruction(instruction: syntax.Instruction) -> tuple[Path, ...]:
    """The paths that an instruction names, in the order in which it uses them."""
    match instruction:
        case syntax.Move(path, _) | syntax.Delete(_, path, _) | syntax.Load(path, _):
            return (path,)
        case syntax.InjectUnit(target, _, _, _):
            return (target,)
        case syntax.Arithmetic(_, left, right, _):
            return (left, right)
        case syntax.Store(target, source, _) | syntax.Memcpy(target, _, source, _):
            return (target, source)
        case syntax.Inject(target, _, source, _, _) | syntax.InjectMemcpy(target, _, _, source, _, _):
            return (target, source)
        case _:
            return ()


def paths_of_ghost(ghost: syntax.Ghost) -> tuple[Path, ...]:
    """The path that a ghost instruction names, if it names one."""
    return () if isinstance(ghost, syntax.Equalize) else (ghost.path,)


def paths_at(body: Body) -> tuple[Path, ...]:
    """The paths that a body names before its parts."""
    match body:
        case syntax.Let(_, instruction, _, _):
            return paths_of_instruction(instruction)
        case syntax.GhostStep(ghost, _, _):
            return paths_of_ghost(ghost)
        case syntax.Jump(_, arguments, _):
            return arguments
        case syntax.Call(function, _, arguments, _, _):
            return (function, *arguments)
        case syntax.If(path, _, _, _) | syntax.Case(path, _, _):
            return (path,)
        case _:
            return ()


def parts_of(body: Body) -> tuple[Body, ...]:
    """The bodies directly inside a body, that of a function value last."""
    match body:
        case syntax.Let(_, syntax.Function() as function, rest, _):
            return (rest, function.body)
        case syntax.LetCont():
            return (body.rest, body.body)
        case syntax.If(_, then, otherwise, _):
            return (then, otherwise)
        case syntax.Case(_, branches, _):
            return branches
        case syntax.Jump() | syntax.Call():
            return ()
        case _:
            return (body.rest,)


def walk(body: Body) -> Iterator[Body]:
    """Every body inside a body, itself first."""
    todo = [body]
    while todo:
        here = todo.pop()
        yield here
        todo.extend(reversed(parts_of(here)))


def mentioned(body: Body) -> set[str]:
    """Every variable that a body or a type of a continuation inside it names, bound or free.

    Names are not bound twice, so those that are in scope around the body are free in it.
    """
    found: set[str] = set()
    for here in walk(body):
        found.update(path.variable for path in paths_at(here))
        if isinstance(here, syntax.LetCont) and here.type_ is not None:
            found.update(entry.path.variable for entry in here.type_.entries)
    return found


def target_of(body: Body) -> str | None:
    """The continuation that a body goes to."""
    match body:
        case syntax.Jump(target, _, _):
            return target.text
        case syntax.Call():
            return body.ret.text
        case _:
            return None
