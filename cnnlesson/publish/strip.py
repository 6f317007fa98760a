"""What changes by itself from one run to the next is taken out of a notebook."""

import copy
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
LIBRARY_FRAME = re.compile(r"\s*File ")  # the learner's own frames begin with "Cell In"
TEMPORARY = re.compile(r"\S*ipykernel_\d+\S*")


def stripped(notebook: NotebookNode) -> NotebookNode:
    """A copy to be committed: the outputs stay, widget state, times and versions go."""
    notebook = copy.deepcopy(notebook)
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = dict(KERNELSPEC)
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    return shorten_errors(notebook)


def shorten_errors(notebook: NotebookNode) -> NotebookNode:
    """The same notebook; its tracebacks keep the learner's own frames, without colours."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                output.evalue = plain(output.evalue)
                lines = [plain(entry) for entry in output.traceback]
                output.traceback = [entry for entry in lines if not LIBRARY_FRAME.match(entry)]
    return notebook


def plain(text: str) -> str:
    r"""The text without a terminal's colours.

    >>> plain("\x1b[31mValueError\x1b[39m: too wide")
    'ValueError: too wide'
    """
    return ANSI.sub("", text)


def machine_paths(notebook: NotebookNode) -> Iterator[tuple[int, str]]:
    """The places of this machine that outputs name, each with its cell's index."""
    here = {str(Path.cwd()), sys.prefix, str(Path.home())} - {"/"}
    for index, cell in enumerate(notebook.cells):
        for text in _texts(cell):
            places = [place for place in here if f"{place}/" in text] + TEMPORARY.findall(text)
            yield from ((index, place) for place in places[:1])


def _texts(cell: NotebookNode) -> Iterator[str]:
    """Every text in a cell's outputs; pictures are not text."""
    for output in cell.get("outputs", []):
        yield output.get("text", "")
        yield from output.get("traceback", [])
        yield output.get("evalue", "")
        yield from (
            value
            for kind, value in output.get("data", {}).items()
            if isinstance(value, str) and not kind.startswith("image/")
        )
