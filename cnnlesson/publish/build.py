"""The folders build/site and build/slides: a file for each chapter, and a list of them."""

from collections.abc import Callable
from pathlib import Path

import jinja2
from nbformat import NotebookNode

from cnnlesson.publish.chapters import Chapter
from cnnlesson.publish.export import TEMPLATES, Place, deck_html, our_file, page_html
from cnnlesson.publish.labels import LABELS
from cnnlesson.publish.run import executed

BUILD = Path("build")


def site(chapters: list[Chapter], folder: Path = BUILD / "site") -> list[Path]:
    """The pages that were written, a list of them first; each notebook is run afresh."""
    contents = contents_html(chapters)
    return _write(chapters, folder, page_html, contents)


def slides(chapters: list[Chapter], folder: Path = BUILD / "slides") -> list[Path]:
    """The decks that were written, a list of them first; each notebook is run afresh."""
    contents = contents_html(chapters, hint="deck_help")
    return _write(chapters, folder, deck_html, contents)


def _write(
    chapters: list[Chapter],
    folder: Path,
    to_html: Callable[[NotebookNode, Place], str],
    contents: str,
) -> list[Path]:
    """Writes the list and the chapters' files."""
    written = [_save(folder / "index.html", contents)]
    for chapter in chapters:
        html = to_html(executed(chapter.path, sharp=True), place_of(chapter, chapters))
        written.append(_save(folder / chapter.target, html))
    return written


def _save(path: Path, text: str) -> Path:
    """Writes a file, its folder too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    return path


def place_of(chapter: Chapter, chapters: list[Chapter]) -> Place:
    """Where a chapter stands among the others: its neighbours, and itself in other languages."""
    neighbours = [other for other in chapters if other.target.parent == chapter.target.parent]
    names = ["", *(f"{other.name}.html" for other in neighbours), ""]
    here = names.index(f"{chapter.name}.html")
    top = "../" * len(chapter.target.parent.parts)
    return Place(
        name=chapter.name,
        language=chapter.language,
        folder=chapter.path.parent,
        index=f"{top}index.html#{chapter.language}",
        previous=names[here - 1],
        following=names[here + 1],
        translations={
            other.language: top + other.target.as_posix()
            for other in chapters
            if other.name == chapter.name and other.language != chapter.language
        },
    )


def contents_html(chapters: list[Chapter], hint: str = "") -> str:
    """The page that lists the chapters, each edition in its own language.

    `hint` names the label that stands above each list.
    """
    editions = [
        {"language": language, "labels": labels, "entries": entries}
        for language, labels in LABELS.items()
        if (entries := _entries(chapters, language))
    ]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES / "parts"), autoescape=True
    )
    return environment.get_template("contents.html.j2").render(
        hint=hint,
        style=jinja2.filters.do_mark_safe(our_file("contents.css")),
        editions=editions,
    )


def _entries(chapters: list[Chapter], language: str) -> list[tuple[str, str]]:
    """Address and title of each chapter in one language."""
    return [
        (chapter.target.as_posix(), chapter.title())
        for chapter in chapters
        if chapter.language == language
    ]
