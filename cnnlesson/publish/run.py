"""Runs a notebook from top to bottom in a fresh kernel, as a student would."""

import hashlib
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, DeadKernelError
from nbformat import NotebookNode

from cnnlesson.publish.chapters import Chapter
from cnnlesson.publish.strip import machine_paths, shorten_errors, stripped

QUIET = "--log-level=ERROR"  # the kernel's own words, not the notebook's
SHARP = "--InlineBackend.figure_format=retina"  # figures with twice the pixels, as large as before
TIMEOUT_S = 60  # a cell; the chapters must stay below it for nbval too
EXPECTED = "raises-exception"  # the tag of a cell whose error is the lesson


class NotebookError(Exception):
    """A notebook that does not run as it should: its name, the cell, and what happened."""


def rerun(chapters: list[Chapter]) -> list[Path]:
    """The notebooks that changed: each is run again in place, and stripped of what varies."""
    return [chapter.path for chapter in chapters if _rewrite(chapter.path)]


def _rewrite(path: Path) -> bool:
    """True if running the notebook gave another file than the one that lay there."""
    notebook = stripped(executed(path))
    for index, found in machine_paths(notebook):
        raise NotebookError(
            f"{path}, cell {index}: its output names a place on this machine: {found}"
        )
    text = nbformat.writes(notebook).rstrip("\n") + "\n"
    if text == path.read_text("utf-8"):
        return False
    path.write_text(text, "utf-8", newline="\n")
    return True


def executed(path: Path, timeout_s: int = TIMEOUT_S, *, sharp: bool = False) -> NotebookNode:
    """The notebook with fresh outputs and the state of its widgets; the file is not touched.

    `sharp` draws figures for large screens, which takes more room in the file.

    Raises:
        NotebookError: a cell failed or took too long, or an error shown on purpose did not come.
    """
    notebook = with_ids(nbformat.read(path, as_version=4))
    client = NotebookClient(
        notebook,
        timeout=timeout_s,
        kernel_name="python3",
        extra_arguments=[QUIET, SHARP] if sharp else [QUIET],
        coalesce_streams=True,  # the kernel cuts what is printed at other places each time
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    place = {"cell": 0}
    client.on_cell_start = lambda cell, cell_index: place.update(cell=cell_index)
    try:
        client.execute()
    except (CellControlSignal, DeadKernelError) as problem:
        raise NotebookError(f"{path}, cell {place['cell']}: {_reason(problem)}") from problem
    _insist_on_expected_errors(path, notebook)
    return shorten_errors(notebook)


def _reason(problem: Exception) -> str:
    """The error's name and message, without the frames around it."""
    name = getattr(problem, "ename", type(problem).__name__)
    return f"{name}: {getattr(problem, 'evalue', problem)}"


def _insist_on_expected_errors(path: Path, notebook: NotebookNode) -> None:
    """Raises if a cell that is tagged to fail did not."""
    for index, cell in enumerate(notebook.cells):
        expected = EXPECTED in cell.metadata.get("tags", [])
        if expected and not any(output.output_type == "error" for output in cell.outputs):
            raise NotebookError(f"{path}, cell {index}: tagged {EXPECTED}, but it raised nothing")


def with_ids(notebook: NotebookNode) -> NotebookNode:
    """The notebook in format 4.5, where each cell has an id; ids that are there stay.

    >>> cell = nbformat.v4.new_markdown_cell("text", id="mine")
    >>> with_ids(nbformat.v4.new_notebook(cells=[cell])).cells[0].id
    'mine'
    """
    notebook.nbformat, notebook.nbformat_minor = 4, max(5, notebook.nbformat_minor)
    for index, cell in enumerate(notebook.cells):
        made = hashlib.sha256(f"{index}\n{cell.source}".encode()).hexdigest()[:8]
        cell.setdefault("id", made)
    return notebook
