"""``.lr`` files from text to syntax.

What follows a ``let``, ``letcont``, ``newlft`` or ``else`` is read by a loop, so that it may go on for
ten thousand lines; branches inside branches are nested up to a limit.
"""

from collections.abc import Callable

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.core_reader import read_expression
from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.syntax import Body, Ghost, Instruction, Item
from rustrata.programs.lambda_rust.type_reader import read_above, read_cont_type, read_fn_type, read_type
from rustrata.source import SourceFile

Frame = Callable[[Body], Body]


def parse(source: SourceFile) -> syntax.SourceProgram:
    """The items of an ``.lr`` file. Raises RustrataError with LRS001 or LRS002."""
    at = Cursor(source)
    items: list[Item] = []
    while at.kind != "END":
        items.append(_item(at))
    return syntax.SourceProgram(tuple(items), at.since(0))


def _item(at: Cursor) -> Item:
    start = at.start
    if at.take("type"):
        name = at.name()
        lifetimes = at.listed(at.lifetime, ">") if at.take("<") else ()
        at.expect("=")
        type_ = read_type(at)
        at.expect(";")
        return syntax.TypeItem(name, lifetimes, type_, at.since(start))
    if at.word in {"fn", "funrec"}:
        function = read_function(at)
        at.expect(";")
        return function
    if at.take("core"):
        name = at.name()
        at.expect("=")
        expression = read_expression(at)
        at.expect(";")
        return syntax.CoreItem(name, expression, at.since(start))
    if at.take("expect"):
        return _expectation(at, start)
    words = ("type", "fn", "core", "expect")
    at.refuse("`type`, `fn`, `core` or `expect`", did_you_mean(at.word, words))


def _expectation(at: Cursor, start: int) -> syntax.ExpectItem:
    known = {expectation.value: expectation for expectation in syntax.Expectation}
    if at.word not in known:
        at.refuse(f"one of {', '.join(known)}", did_you_mean(at.word, known))
    expectation = known[at.word]
    at.expect(at.word)
    code = None
    if expectation is syntax.Expectation.REJECT:
        begin = at.start
        words = [at.name("the rule that rejects it").text]
        while at.take("-"):
            words.append(at.tokens[at.index].word)
            at.index += at.kind != "END"
        code = syntax.Name("-".join(words), at.since(begin))
    subject = at.name("the name of a function")
    at.expect(";")
    return syntax.ExpectItem(expectation, code, subject, at.since(start))


def read_function(at: Cursor) -> syntax.Function:
    """``fn f(x, ...) ret k : τ = F``; ``:=`` for ``=`` too."""
    start = at.start
    if not at.take("fn"):
        at.expect("funrec")
    name = at.name("the name of the function")
    at.expect("(")
    parameters = at.listed(at.name, ")")
    at.expect("ret")
    ret = at.name("the name of the return continuation")
    type_ = read_fn_type(at) if at.take(":") else None
    if not at.take("="):
        at.expect(":=")
    body = read_body(at)
    return syntax.Function(name, parameters, ret, type_, body, at.since(start))


def read_body(at: Cursor) -> Body:
    """One function body."""
    at.deeper()
    frames: list[Frame] = []
    last: Body | None = None
    while last is None:
        step = _step(at)
        if callable(step):
            frames.append(step)
        else:
            last = step
    for frame in reversed(frames):
        last = frame(last)
    at.depth -= 1
    return last


def _step(at: Cursor) -> Frame | Body:
    """A body without what follows it, as a function of that, or a body at the end."""
    start = at.start
    word = at.word
    if word == "let":
        return _let(at, start)
    if word == "letcont":
        return _letcont(at, start)
    if word in {"newlft", "endlft"}:
        return _lifetime_step(at, start)
    if word.startswith("@") and word != "@lib":
        ghost, span = _ghost(at), at.since(start)
        at.expect(";")
        return lambda rest: syntax.GhostStep(ghost, rest, span)
    if word in {"jump", "call"}:
        return _leave(at, start)
    if word == "if":
        return _if(at, start)
    if word == "case":
        return _case(at, start)
    instruction, span = _instruction(at), at.since(start)
    at.expect(";")
    return lambda rest: syntax.Let(None, instruction, rest, span)


def _let(at: Cursor, start: int) -> Frame:
    at.expect("let")
    name = None if at.take("_") else at.name("the name to bind")
    at.expect("=")
    instruction, span = _instruction(at), at.since(start)
    at.expect("in")
    return lambda rest: syntax.Let(name, instruction, rest, span)


def _letcont(at: Cursor, start: int) -> Frame:
    at.expect("letcont")
    name = at.name("the name of the continuation")
    at.expect("(")
    parameters = at.listed(at.name, ")")
    type_ = read_cont_type(at) if at.take(":") else None
    span = at.since(start)
    at.expect(":=")
    body = read_body(at)
    at.expect("in")
    return lambda rest: syntax.LetCont(name, parameters, type_, body, rest, span)


def _lifetime_step(at: Cursor, start: int) -> Frame:
    if at.take("newlft"):
        lifetime = at.lifetime()
        above, span = read_above(at) if at.word == "<=" else (), at.since(start)
        at.expect(";")
        return lambda rest: syntax.NewLifetime(lifetime, above, rest, span)
    at.expect("endlft")
    ended, span = at.lifetime(), at.since(start)
    at.expect(";")
    return lambda rest: syntax.EndLifetime(ended, rest, span)


def _leave(at: Cursor, start: int) -> Body:
    if at.take("jump"):
        target = at.name("a continuation")
        at.expect("(")
        arguments = at.listed(at.path, ")")
        return syntax.Jump(target, arguments, at.since(start))
    at.expect("call")
    function = at.path()
    lifetimes = at.listed(at.lifetime, ">") if at.take("::<") else None
    at.expect("(")
    arguments = at.listed(at.path, ")")
    at.expect("ret")
    return syntax.Call(function, lifetimes, arguments, at.name("a continuation"), at.since(start))


def _if(at: Cursor, start: int) -> Frame:
    at.expect("if")
    condition = at.path()
    span = at.since(start)
    at.expect("then")
    then = read_body(at)
    at.expect("else")
    return lambda otherwise: syntax.If(condition, then, otherwise, span)


def _case(at: Cursor, start: int) -> Body:
    at.expect("case")
    at.expect("*")
    scrutinee = at.path()
    span = at.since(start)
    at.expect("of")
    at.expect("{")
    branches: list[Body] = []
    while not at.take("}"):
        at.expect("|")
        branches.append(read_body(at))
    return syntax.Case(scrutinee, tuple(branches), span)


def _instruction(at: Cursor) -> Instruction:
    start = at.start
    if at.kind == "NUMBER" or at.word in {"-", "true", "false"}:
        return _literal(at, start)
    if at.word in {"fn", "funrec"}:
        return read_function(at)
    if at.take("@lib"):
        name = at.name("a function of a library")
        types = at.listed(lambda: read_type(at), ">") if at.take("<") else ()
        return syntax.LibraryValue(name, types, at.since(start))
    if at.take("new"):
        at.expect("(")
        size = at.number()
        at.expect(")")
        return syntax.New(size, at.since(start))
    if at.take("delete"):
        at.expect("(")
        size = at.number()
        at.expect(",")
        path = at.path()
        at.expect(")")
        return syntax.Delete(size, path, at.since(start))
    if at.take("*"):
        return syntax.Load(at.path(), at.since(start))
    return _about_path(at, start)


def _literal(at: Cursor, start: int) -> Instruction:
    if at.word in {"true", "false"}:
        value = at.word == "true"
        at.expect(at.word)
        return syntax.Literal(value, at.since(start))
    sign = -1 if at.take("-") else 1
    return syntax.Literal(sign * at.number(), at.since(start))


def _about_path(at: Cursor, start: int) -> Instruction:
    path = at.path()
    if at.word in {"+", "-", "<=", "=="}:
        operator = at.word
        at.expect(operator)
        return syntax.Arithmetic(operator, path, at.path(), at.since(start))
    if not at.take(":="):
        return syntax.Move(path, at.since(start))
    if at.take("inj"):
        return _injection(at, path, start)
    if at.take("["):
        size = at.number()
        at.expect("]")
        at.expect("*")
        return syntax.Memcpy(path, size, at.path(), at.since(start))
    return syntax.Store(path, at.path(), at.since(start))


def _injection(at: Cursor, target: syntax.Path, start: int) -> Instruction:
    index = at.number()
    if at.take("("):
        at.expect(")")
        as_type = read_type(at) if at.take("as") else None
        return syntax.InjectUnit(target, index, as_type, at.since(start))
    size = None
    if at.take("["):
        size = at.number()
        at.expect("]")
        at.expect("*")
    source = at.path()
    as_type = read_type(at) if at.take("as") else None
    if size is None:
        return syntax.Inject(target, index, source, as_type, at.since(start))
    return syntax.InjectMemcpy(target, index, size, source, as_type, at.since(start))


_ON_A_PATH: dict[str, type[syntax.Share | syntax.Split | syntax.Duplicate | syntax.Drop | syntax.Whole]] = {
    "@share": syntax.Share,
    "@split": syntax.Split,
    "@copy": syntax.Duplicate,
    "@drop": syntax.Drop,
    "@whole": syntax.Whole,
}
_WITH_A_LIFETIME: dict[str, type[syntax.Borrow | syntax.Reborrow]] = {
    "@borrow": syntax.Borrow,
    "@reborrow": syntax.Reborrow,
}
_WITH_A_TYPE: dict[str, type[syntax.Merge | syntax.Subsume]] = {
    "@merge": syntax.Merge,
    "@sub": syntax.Subsume,
}


def _ghost(at: Cursor) -> Ghost:
    start, word = at.start, at.word
    known = (*_ON_A_PATH, *_WITH_A_LIFETIME, *_WITH_A_TYPE, "@eqlft", "@lib")
    if word not in known:
        at.refuse("a ghost instruction", did_you_mean(word, known))
    at.expect(word)
    if word == "@eqlft":
        return syntax.Equalize(at.lifetime(), at.lifetime(), at.since(start))
    path = at.path()
    if word in _ON_A_PATH:
        return _ON_A_PATH[word](path, at.since(start))
    if word in _WITH_A_LIFETIME:
        return _WITH_A_LIFETIME[word](path, at.lifetime(), at.since(start))
    return _WITH_A_TYPE[word](path, read_type(at), at.since(start))
