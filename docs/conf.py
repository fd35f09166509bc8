"""Sphinx settings. The pages of the error codes and the pictures are made before each build."""

import sys
from pathlib import Path
from subprocess import run

from sphinx.application import Sphinx

from rustrata import __version__
from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.explanation import write_pages

project = "rustrata"
author = "The rustrata contributors"
release = __version__
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "rustrata"
myst_heading_anchors = 3

PICTURES = {
    "disabled-stacked": "stacked-borrows-miri-2026-08",
    "example1-tree": "tree-borrows-miri-2026-08",
}
"""The model that each picture of a borrow trace is drawn for; the trace is named before the ``-``."""


def draw(folder: Path) -> None:
    """Draw the pictures of the guide to aliasing models."""
    folder.mkdir(exist_ok=True)
    examples = folder.parent.parent / "examples" / "borrows"
    for name, model in PICTURES.items():
        trace = examples / f"{name.partition('-')[0]}.borrows"
        drawn = folder / f"{name}.svg"
        words = ["check", str(trace), "--aliasing", model, "--svg", str(drawn), "--quiet"]
        done = run([sys.executable, "-m", "rustrata", *words], capture_output=True, text=True, check=False)
        assert drawn.exists(), done.stderr


def prepare(app: Sphinx) -> None:
    """Write ``docs/errors`` and ``docs/pictures``."""
    write_pages(RECORDS, Path(app.srcdir) / "errors")
    draw(Path(app.srcdir) / "pictures")


def setup(app: Sphinx) -> None:
    """Before Sphinx looks for pages."""
    app.connect("builder-inited", prepare)
