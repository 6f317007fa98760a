"""A page with a few cells on it, as a reader opens it from disk; and a state line on it."""

from pathlib import Path

import nbformat
from playwright.sync_api import Locator

from cnnlesson.publish.export import Place, page_html
from cnnlesson.publish.run import executed


def written(folder: Path, *cells: str) -> Path:
    """The page, from a notebook with these cells that was run."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(notebook, folder / "one.ipynb")
    page = folder / "one.html"
    page.write_text(page_html(executed(folder / "one.ipynb"), Place("one")), "utf-8")
    return page


def restored(explorer: Locator, line: str) -> None:
    """Brings the explorer into a state, as a user does who was sent its line."""
    field = explorer.locator("input[name=state]")
    field.fill(line)
    field.press("Enter")
