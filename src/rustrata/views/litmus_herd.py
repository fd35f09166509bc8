"""Answers as herd7 logs them, so that tools which compare such logs read ours.

One entry a test: its name and kind, the number of states and the states, ``Ok`` or ``No`` or ``Undef``, the
numbers of witnesses, flags, the condition, the observation, the time, and the hash where it is known. A
state that is missing would be a lie that no reader of a log could see: an answer that is not complete has no
entry.
"""

from rustrata.views.litmus_answer import Answer

UNDEFINED = "*undef*"


def log_entry(answer: Answer, seconds: float) -> str:
    """The entry of one answer, with a blank line at the end; empty when the answer is not complete."""
    if answer.incomplete or answer.positive is None or answer.negative is None:
        return ""
    positive, negative = answer.positive, answer.negative
    # herd counts as witnesses of `~exists` those executions that do as it claims.
    for_claim = (negative, positive) if answer.kind == "Forbidden" else (positive, negative)
    lines = [
        f"Test {answer.name} {answer.kind}",
        f"States {len(answer.states)}",
        *(_state(answer, state.values) for state in answer.states),
        "Undef" if answer.undefined else answer.verdict,
        "Witnesses",
        f"Positive: {for_claim[0]} Negative: {for_claim[1]}",
        *_flags(answer),
        f"Condition {answer.quantifier} ({answer.condition})",
        f"Observation {answer.name} {answer.observation} {positive} {negative}",
        f"Time {answer.name} {seconds:.2f}",
        *([f"Hash={answer.hash}"] if answer.hash else []),
        "",
    ]
    return "\n".join(lines) + "\n"


def _state(answer: Answer, values: tuple[int, ...]) -> str:
    pairs = zip(answer.observables, map(answer.shown, values), strict=True)
    return " ".join(f"{observable}={value};" for observable, value in pairs)


def _flags(answer: Answer) -> list[str]:
    if answer.undefined:
        return [f"Flag {UNDEFINED}"]
    return sorted(f"Flag {flag.name}" for flag in answer.flags)
