"""An executed notebook as one HTML file: nbconvert's exporters with the templates beside this."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import pass_context
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter, SlidesExporter
from nbformat import NotebookNode

from cnnlesson.publish import markdown, vendored, widget_state
from cnnlesson.publish.chapters import title
from cnnlesson.publish.labels import LABELS
from cnnlesson.publish.notes import notes_html

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
THEMES = (
    ("static/index.css", "all"),
    ("static/theme-light.css", "not all and (prefers-color-scheme: dark)"),
    ("static/theme-dark.css", "(prefers-color-scheme: dark)"),
)


@dataclass(frozen=True)
class Place:
    """Where a chapter stands: its language, its folder, and the addresses around it.

    `translations` has the address of the same chapter in each other language.
    """

    name: str
    language: str = "en"
    folder: Path = Path()
    index: str = "index.html"
    previous: str = ""
    following: str = ""
    translations: dict[str, str] = field(default_factory=dict)


class _Chapter:
    """What the page and the deck share; goes before one of nbconvert's exporters."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            extra_template_basedirs=[str(TEMPLATES)],
            extra_template_paths=[str(TEMPLATES / "parts")],
            exclude_input_prompt=True,
            exclude_output_prompt=True,
            **options,
        )

    @pass_context
    def markdown2html(self, context: dict, source: str) -> str:
        """Markdown as HTML; nbconvert's templates call it by this name."""
        return markdown.to_html(
            source,
            folder=context["resources"]["place"].folder,
            attachments=context.get("cell", {}).get("attachments", {}),
            table_label=context["resources"]["labels"]["table"],
        )

    def convert(self, notebook: NotebookNode, place: Place) -> str:
        """The whole file as text."""
        resources = {
            "metadata": {"name": place.name, "path": str(place.folder)},
            "place": place,
            "labels": LABELS[place.language],
            "labels_in": LABELS,
            "heading": title(notebook) or place.name,
            "widgets": widget_state.page_state(notebook),
            "as_json": widget_state.as_json,
            "file": our_file,
            "vendored_style": vendored.text,
            "vendored_script": vendored.script,
            "katex_css": vendored.katex_css,
            "notes": _notes_of(place),
            "themes": [(self._asset(name), media) for name, media in THEMES],
        }
        return self.from_notebook_node(notebook, resources)[0]

    def _asset(self, name: str) -> str:
        """The text of one of nbconvert's own files."""
        return self.environment.loader.get_source(self.environment, name)[0]


class PageExporter(_Chapter, HTMLExporter):
    """A chapter as a page to read and to play with."""

    template_name = "page"


class DeckExporter(_Chapter, SlidesExporter):
    """A chapter as slides, with the instructor's notes."""

    template_name = "deck"


def page_html(notebook: NotebookNode, place: Place) -> str:
    """An executed notebook as a page, everything inside."""
    return PageExporter().convert(notebook, place)


def deck_html(notebook: NotebookNode, place: Place) -> str:
    """An executed notebook as a deck, everything inside."""
    return DeckExporter().convert(notebook, place)


@cache
def our_file(name: str) -> str:
    """A script or style of ours, by its name."""
    return (HERE / name).read_text("utf-8")


def _notes_of(place: Place) -> object:
    """A function that gives a cell's notes as HTML."""

    def to_html(text: str) -> str:
        table_label = LABELS[place.language]["table"]
        return markdown.to_html(text, folder=place.folder, attachments={}, table_label=table_label)

    return lambda cell: Markup(notes_html(cell, place.language, to_html))  # our own HTML
