"""The instructor's notes of a cell, as the deck's speaker view shows them."""

from collections.abc import Callable

from nbformat import NotebookNode

from cnnlesson.publish.labels import LABELS

ORDER = ("minutes", "say", "ask", "expect")


def notes_html(cell: NotebookNode, language: str, to_html: Callable[[str], str]) -> str:
    """What `cell.metadata.teaching` says, a paragraph for each key; "" without notes."""
    teaching = cell.metadata.get("teaching") or {}
    note = LABELS[language]["note"]
    keys = sorted(teaching, key=_rank)  # a file has its keys in the order of letters
    return "".join(
        to_html(note.format(label=_label(key, language), text=teaching[key])) for key in keys
    )


def _rank(key: str) -> tuple[int, str]:
    """The place of a note: ours in the order of a lecture, others after them."""
    return (ORDER.index(key) if key in ORDER else len(ORDER)), key


def _label(key: str, language: str) -> str:
    """A key in the reader's words; a key that we do not know stays as it is."""
    return LABELS[language].get(key, key.replace("_", " ").capitalize())
