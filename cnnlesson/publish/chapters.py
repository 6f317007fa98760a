"""The notebooks of the course: where they lie, what they are called, which language they speak."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat

from cnnlesson.publish.labels import LABELS

FOLDER = Path("notebooks")
HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """One notebook: `folder` is notebooks/, which holds notebooks/zh/ too."""

    path: Path
    folder: Path = FOLDER

    @property
    def name(self) -> str:
        """The file's name without its ending: "03_output_sizes"."""
        return self.path.stem

    @property
    def language(self) -> str:
        """ "zh" for the Chinese edition, else "en"."""
        parts = self.path.relative_to(self.folder).parts[:-1]
        return parts[0] if parts and parts[0] in LABELS else "en"

    @property
    def target(self) -> Path:
        """Where its page goes inside the site: "03_output_sizes.html", or "zh/…"."""
        return self.path.relative_to(self.folder).with_suffix(".html")

    def title(self) -> str:
        """Its first heading, without Markdown's signs; the file's name if it has none."""
        return title(nbformat.read(self.path, as_version=4)) or self.name


def chapters(paths: Iterable[Path] = (), folder: Path = FOLDER) -> list[Chapter]:
    """The chapters in these files, or else all in `folder`, in the order of their numbers."""
    found = sorted(paths) or sorted(
        path for path in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
    )
    if not found:
        raise FileNotFoundError(
            f"there is no notebook in {folder}/; run this in the project's root"
        )
    return [Chapter(path, _root(path, folder)) for path in found]


def _root(path: Path, folder: Path) -> Path:
    """The folder that a chapter is counted from; its own if it lies outside `folder`."""
    roots = (folder, folder.absolute())
    return next((root for root in roots if path.is_relative_to(root)), path.parent)


def title(notebook: nbformat.NotebookNode) -> str:
    """The first heading of a notebook, without Markdown's signs, or "".

    >>> title(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Output *sizes*")]))
    'Output sizes'
    """
    for cell in notebook.cells:
        heading = HEADING.search(cell.source) if cell.cell_type == "markdown" else None
        if heading:
            return re.sub(r"[*`$]", "", heading[1]).strip()
    return ""
