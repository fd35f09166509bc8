"""A record as Markdown: what ``rustrata explain`` prints and what the documentation shows."""

from collections.abc import Mapping
from pathlib import Path

from rustrata.diagnostics.catalogue.record import Example, Record

LANGUAGE = {
    Example.LITMUS: "text",
    Example.LR: "text",
    Example.BORROWS: "rust",
    Example.RUST: "rust",
    Example.PAIR: "rust",
    Example.CAT: "text",
    Example.MAP: "toml",
    Example.MAPPING: "toml",
    Example.COMMAND: "sh",
}


def explanation(record: Record) -> str:
    """The text of one code: title, explanation, an example that has the error and one that does not."""
    return "\n".join(
        (
            f"# {record.code}: {record.title}",
            "",
            record.explanation.strip(),
            "",
            "This has the error:",
            "",
            *_block(record.failing, LANGUAGE[record.kind]),
            "",
            "This does not:",
            "",
            *_block(record.fixed, LANGUAGE[record.kind]),
            "",
        )
    )


def write_pages(records: Mapping[str, Record], folder: Path) -> None:
    """Write one page for each code, and an index, into ``folder``; pages of other codes are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {f"{code}.md": explanation(record) for code, record in records.items()}
    pages["index.md"] = _index(records)
    for stale in sorted(folder.glob("*.md")):
        if stale.name not in pages:
            stale.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def _index(records: Mapping[str, Record]) -> str:
    head = ["# Error codes", "", "Each is also shown by `rustrata explain CODE`.", "", "```{toctree}"]
    return "\n".join([*head, ":maxdepth: 1", "", *records, "```", ""])


def _block(example: str, language: str) -> tuple[str, ...]:
    return (f"```{language}", *(example.rstrip("\n").splitlines() or [""]), "```")
