"""The borrow stacks that chapters 15 to 17 of the thesis show, after each step, with its numbers."""

from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.stack import UNTAGGED, permission_of, tag_of
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import THESIS
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.programs.borrow_trace import parse
from rustrata.source import SourceFile


def stacks(text: str, byte: int = 0) -> list[str]:
    """The stack of a byte of the first allocation after each line: ``U0 U1 RW``, ``RO2!`` if it is
    protected, ``D3`` for Disabled. The last is the code of the violation, if there is one."""
    story = events_of(parse(SourceFile("example.borrows", text)))
    state = StackedBorrows(THESIS)
    shown: dict[int, str] = {}
    for step in story.steps:
        line = step.span.position[0]
        violation = tell(state, step.event)
        if violation is not None:
            shown[line] = violation.code
            break
        shown[line] = stack_of(state, byte)
    return list(shown.values())


def stack_of(state: StackedBorrows, byte: int) -> str:
    stack = next(stack for start, end, stack in state.stacks(0) if start <= byte < end)
    letters = {"Unique": "U", "SharedRW": "RW", "SharedRO": "RO", "Disabled": "D"}
    items = []
    for item in stack.items:
        tag = "" if tag_of(item) == UNTAGGED else str(tag_of(item))
        items.append(letters[permission_of(item).word] + tag + "!" * state.protects(item))
    return " ".join(items)


def test_15_2_the_parent_is_used_between():
    assert stacks(
        """
        let local: i32;
        let x = &mut local;
        let y = &mut *x;
        *x = 1;
        *y = 2;
        """
    ) == ["U0", "U0 U1", "U0 U1 U2", "U0 U1", "SB002"]


def test_15_3_two_references_from_one_raw_pointer():
    assert stacks(
        """
        let local: i32;
        let raw_pointer = &mut local as *mut i32;
        call example1(x = &mut *raw_pointer,
                      y = &mut *raw_pointer) {
            *x = 42;
        }
        """
    ) == ["U0", "U0 U1 RW", "U0 U1 RW U3", "U0 U1 RW U4", "SB002"]
    # The thesis counts no tag for the raw pointer; here it is number 2.


def test_15_4_where_retags_go():
    shown = stacks(
        """
        let a: i32;
        let b: i32;
        let x0 = &mut a;
        let inner = &b;
        call retag_demo(x = x0) {
            retag x;
            let z = transmute(inner);
            retag z;
            let incoming_ref = &b;
            retag incoming_ref;
            *x = 1;
            read *z;
            read *incoming_ref;
        }
        """,
    )
    assert shown[0] == "U0"
    assert shown[-1] == "U0 U2 U4"


def test_15_5_two_shared_references():
    assert stacks(
        """
        let local: i32;
        let x = &mut local;
        let shared1 = &*x;
        let shared2 = &*x;
        let val = *x;
        let val = *shared1;
        let val = *shared2;
        *x += 17;
        let val = *shared1;
        """
    ) == ["U0", "U0 U1", "U0 U1 RO2", *["U0 U1 RO2 RO3"] * 4, "U0 U1", "SB001"]


def test_15_6_a_write_through_a_shared_reference():
    assert stacks(
        """
        let local: i32;
        let x0 = &local;
        call example2(x = x0) {
            retag x;
            let val = *x / 3;
            call f(inner_x = x) {
                retag inner_x;
                let raw_pointer = transmute::<*mut i32>(inner_x);
                *raw_pointer = 15;
            }
        }
        """
    ) == ["U0", "U0 RO1", "U0 RO1", "U0 RO1 RO2", "U0 RO1 RO2", "U0 RO1 RO2", "U0 RO1 RO2 RO3", "SB002"]


def test_16_2_the_stack_at_the_beginning_of_the_closure():
    shown = stacks(
        """
        let local: i32;
        let raw_pointer = &mut local as *mut i32;
        call example2_down(x = &*raw_pointer) {
            retag[fn] x;
            let val = *x;
            *raw_pointer = 17;
        }
        """
    )
    assert shown == ["U0", "U0 U1 RW", "U0 U1 RW RO3", *["U0 U1 RW RO3 RO4!"] * 2, "SB004"]


def test_16_4_a_read_disables_in_place():
    assert stacks(
        """
        let local: i32;
        let x = &mut local;
        let y = &mut *x;
        let raw_ptr = y as *mut i32;
        let val1 = *x;
        let val2 = *raw_ptr;
        """
    ) == ["U0", "U0 U1", "U0 U1 U2", "U0 U1 U2 RW", "U0 U1 D2 RW", "U0 U1 D2 RW"]


def test_16_4_the_two_halves_of_a_pair():
    text = """
        let pair: (i32, Cell<i32>);
        let x = &pair;
        let y = &*x;
        x.1 = 1;
        read y.1;
        """
    assert stacks(text, byte=0) == ["U0", "U0 RO1", *["U0 RO1 RO2"] * 3]
    assert stacks(text, byte=4) == ["U0", "U0 RW1", *["U0 RW1 RW2"] * 3]


def test_16_4_a_new_shared_reference_joins_the_group_of_its_parent():
    assert stacks(
        """
        let c: Cell<i32>;
        let x = &c;
        let p = transmute::<*mut i32>(x);
        let y = &mut *p;
        let z = &*x;
        write *y;
        write *z;
        write *y;
        """
    ) == ["U0", "U0 RW1", "U0 RW1 U2", *["U0 RW1 RW3 U2"] * 2, "U0 RW1 RW3", "SB002"]


def test_16_4_nasty_ref_cell():
    """A shared reborrow of the cell is no read, so `mutable`, its content, stays usable."""
    text = """
        let cell: RefCell<i32>;
        let content = &raw mut cell.1;
        call nasty_ref_cell(shared: &RefCell<i32> = &cell, mutable: &mut i32 = &mut *content) {
            let more_shared = &*shared;
            *mutable = 23;
        }
        """
    assert stacks(text, byte=8)[-1] == "U0 RW2 RW RW3 RW6 U4 U5"


def test_17_2_freeing_needs_a_pointer_that_may_write_and_no_protector():
    assert stacks("let a: i32;\nlet x = &a;\ncall f(y: &i32 = x) {\n drop(a);\n}") == [
        "U0",
        "U0 RO1",
        "U0 RO1 RO2!",
        "SB005",
    ]
    assert stacks("let a: i32;\nlet x = &a;\ncall f(y: &i32 = x) {\n}\nread *x;")[-1] == "U0 RO1 RO2"


def test_17_3_a_raw_pointer_is_retagged_by_its_cast_only():
    text = "let a: i32;\nlet x = &mut a;\nlet p = x as *mut i32;\ncall f(q: *mut i32 = p) {\n *q = 1;\n}"
    assert stacks(text) == ["U0", "U0 U1", *["U0 U1 RW"] * 4]


def test_17_3_a_box_is_retagged_but_not_protected():
    text = "let p = alloc(i32);\nlet b: Box<i32> = p;\ncall f(c: Box<i32> = b) {\n drop(c);\n}\n"
    story = events_of(parse(SourceFile("box.borrows", text)))
    state = StackedBorrows(THESIS)
    assert [tell(state, step.event) for step in story.steps] == [None] * len(story.steps)
