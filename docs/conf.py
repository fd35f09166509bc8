"""Sphinx settings. The pages of the error codes are made from their records before each build."""

from pathlib import Path

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


def setup(app: Sphinx) -> None:
    """Write ``docs/errors`` before Sphinx looks for pages."""
    app.connect("builder-inited", lambda app: write_pages(RECORDS, Path(app.srcdir) / "errors"))
