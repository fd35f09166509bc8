"""``.lr`` files from syntax to text: reading what is printed gives the same syntax, up to spans."""

from collections.abc import Iterator

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.core_printer import print_expression
from rustrata.programs.lambda_rust.type_printer import print_cont_type, print_lifetimes, print_type

STEP = "  "


def print_program(program: syntax.SourceProgram) -> str:
    """The text of a program, an item after the other with a blank line between."""
    return "\n".join(print_item(item) for item in program.items)


def print_item(item: syntax.Item) -> str:
    """One item, with its line end."""
    match item:
        case syntax.TypeItem():
            parameters = f"<{print_lifetimes(item.lifetimes)}>" if item.lifetimes else ""
            return f"type {item.name.text}{parameters} = {print_type(item.type_)};\n"
        case syntax.Function():
            return f"{_function(item, STEP)};\n"
        case syntax.CoreItem():
            return f"core {item.name.text} =\n{STEP}{print_expression(item.expression)};\n"
        case syntax.ExpectItem():
            code = "" if item.code is None else f" {item.code.text}"
            return f"expect {item.expectation.value}{code} {item.subject.text};\n"


def _function(function: syntax.Function, indent: str) -> str:
    parameters = ", ".join(parameter.text for parameter in function.parameters)
    type_ = "" if function.type_ is None else f" : {print_type(function.type_)}"
    head = f"fn {function.name.text}({parameters}) ret {function.ret.text}{type_} ="
    return f"{head}\n{print_body(function.body, indent)}"


def print_body(body: syntax.Body, indent: str = STEP) -> str:
    """One body, each step on a line of its own that begins with ``indent``."""
    return "\n".join(f"{indent}{line}" for line in _lines(body))


def _lines(body: syntax.Body) -> Iterator[str]:
    while True:
        match body:
            case syntax.Let():
                instruction = _instruction(body.instruction)
                yield f"{instruction};" if body.name is None else f"let {body.name.text} = {instruction} in"
            case syntax.GhostStep():
                yield f"{_ghost(body.ghost)};"
            case syntax.NewLifetime():
                yield f"newlft {body.lifetime.text} <= [{print_lifetimes(body.above)}];"
            case syntax.EndLifetime():
                yield f"endlft {body.lifetime.text};"
            case syntax.LetCont():
                yield _continuation(body)
                yield print_body(body.body, STEP)
                yield "in"
            case syntax.If():
                yield f"if {body.condition} then"
                yield print_body(body.then, STEP)
                yield "else"
                body = body.otherwise
                continue
            case _:
                yield _last(body)
                return
        body = body.rest


def _continuation(body: syntax.LetCont) -> str:
    parameters = ", ".join(parameter.text for parameter in body.parameters)
    type_ = "" if body.type_ is None else f" : {print_cont_type(body.type_)}"
    return f"letcont {body.name.text}({parameters}){type_} :="


def _last(body: syntax.Jump | syntax.Call | syntax.Case) -> str:
    match body:
        case syntax.Jump():
            return f"jump {body.target.text}({_paths(body.arguments)})"
        case syntax.Call():
            lifetimes = "" if body.lifetimes is None else f"::<{print_lifetimes(body.lifetimes)}>"
            return f"call {body.function}{lifetimes}({_paths(body.arguments)}) ret {body.ret.text}"
        case syntax.Case():
            branches = "".join(f"|\n{print_body(branch, STEP)}\n" for branch in body.branches)
            return f"case *{body.scrutinee} of {{\n{branches}}}"


def _paths(paths: tuple[syntax.Path, ...]) -> str:
    return ", ".join(map(str, paths))


def _instruction(instruction: syntax.Instruction) -> str:  # noqa: C901 -- one case for each form
    match instruction:
        case syntax.Literal(value):
            return str(value).lower()
        case syntax.Move():
            return str(instruction.path)
        case syntax.Arithmetic():
            return f"{instruction.left} {instruction.operator} {instruction.right}"
        case syntax.New():
            return f"new({instruction.size})"
        case syntax.Delete():
            return f"delete({instruction.size}, {instruction.path})"
        case syntax.Load():
            return f"*{instruction.path}"
        case syntax.Store():
            return f"{instruction.target} := {instruction.source}"
        case syntax.Memcpy():
            return f"{instruction.target} :=[{instruction.size}] *{instruction.source}"
        case syntax.InjectUnit() | syntax.Inject() | syntax.InjectMemcpy():
            return _injection(instruction)
        case syntax.Function():
            return _function(instruction, STEP)
        case syntax.LibraryValue():
            types = ", ".join(map(print_type, instruction.arguments))
            return f"@lib {instruction.name.text}" + (f"<{types}>" if types else "")


def _injection(instruction: syntax.InjectUnit | syntax.Inject | syntax.InjectMemcpy) -> str:
    match instruction:
        case syntax.InjectUnit():
            payload = "()"
        case syntax.Inject():
            payload = str(instruction.source)
        case syntax.InjectMemcpy():
            payload = f"[{instruction.size}] *{instruction.source}"
    as_type = "" if instruction.sum_type is None else f" as {print_type(instruction.sum_type)}"
    return f"{instruction.target} := inj {instruction.index} {payload}{as_type}"


def _ghost(ghost: syntax.Ghost) -> str:
    match ghost:
        case syntax.Borrow():
            return f"@borrow {ghost.path} {ghost.lifetime.text}"
        case syntax.Reborrow():
            return f"@reborrow {ghost.path} {ghost.lifetime.text}"
        case syntax.Merge():
            return f"@merge {ghost.path} {print_type(ghost.type_)}"
        case syntax.Subsume():
            return f"@sub {ghost.path} {print_type(ghost.type_)}"
        case syntax.Equalize():
            return f"@eqlft {ghost.lifetime.text} {ghost.above.text}"
        case _:
            return f"{_ON_A_PATH[type(ghost)]} {ghost.path}"


_ON_A_PATH: dict[type[syntax.Ghost], str] = {
    syntax.Share: "@share",
    syntax.Split: "@split",
    syntax.Duplicate: "@copy",
    syntax.Drop: "@drop",
    syntax.Whole: "@whole",
}
