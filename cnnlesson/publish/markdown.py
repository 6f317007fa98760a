"""A chapter's text as HTML: formulas marked for KaTeX, pictures inlined, tables that scroll."""

import base64
import html
import mimetypes
from pathlib import Path
from urllib.parse import unquote

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

OUTSIDE = ("http:", "https:", "data:", "mailto:", "attachment:", "#", "//")


class ChapterRenderer(IPythonRenderer):
    """nbconvert's renderer, but a formula is an element: no delimiter is searched in the page."""

    def __init__(self, *, folder: Path, attachments: dict, table_label: str) -> None:
        """`folder` is the notebook's own: pictures are found from there."""
        super().__init__(
            escape=False,
            attachments=attachments,
            embed_images=True,
            exclude_anchor_links=True,
            path=str(folder),
        )
        self.table_label = table_label

    def heading(self, text: str, level: int, **attrs: str) -> str:
        """A heading that a link can lead to, by the same id as in JupyterLab."""
        name = html.escape(html.unescape(_words(text)).replace(" ", "-"))
        return f'<h{level} id="{name}">{text}</h{level}>\n'

    def inline_math(self, body: str) -> str:
        """A formula in a line of text."""
        return f'<span class="cnnlesson-math">{html.escape(body)}</span>'

    def block_math(self, body: str) -> str:
        """A formula on lines of its own."""
        return f'<span class="cnnlesson-math" data-display>{html.escape(body)}</span>'

    def latex_environment(self, name: str, body: str) -> str:
        r"""A formula between \begin and \end."""
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def table(self, text: str) -> str:
        """A table in a box that scrolls by itself where it is too wide."""
        box = f'<div class="cnnlesson-wide" role="group" aria-label="{self.table_label}"'
        return f'{box} tabindex="0"><table>\n{text}</table></div>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link; one to another chapter's notebook leads to its page."""
        return super().link(text, page_address(url), title)

    def _html_embed_images(self, html: str) -> str:
        """HTML as it stands: half a pair, such as <kbd>, would be closed at once when parsed."""
        return html

    def _src_to_base64(self, src: str) -> str | None:
        """A picture of the course as a data: address, from a neighbouring folder too."""
        if src.startswith(OUTSIDE):
            return None
        picture = Path(self.path, unquote(src))
        if not picture.is_file():
            raise FileNotFoundError(f"the text shows {src}, but {picture} is not there")
        kind = mimetypes.guess_type(picture.name)[0] or "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(picture.read_bytes()).decode('ascii')}"


def _words(markup: str) -> str:
    """The text of a piece of HTML, without its tags."""
    pieces = markup.split("<")
    return pieces[0] + "".join(piece.partition(">")[2] for piece in pieces[1:])


def page_address(url: str) -> str:
    """Where a link leads in the site: a notebook's page instead of the notebook.

    >>> page_address("04_pooling.ipynb#Size")
    '04_pooling.html#Size'
    >>> page_address("https://example.org/a.ipynb")
    'https://example.org/a.ipynb'
    """
    path, mark, place = url.partition("#")
    if path.endswith(".ipynb") and not url.startswith(OUTSIDE):
        path = path.removesuffix(".ipynb") + ".html"
    return path + mark + place


def to_html(source: str, *, folder: Path, attachments: dict, table_label: str) -> str:
    """The HTML of a text cell."""
    renderer = ChapterRenderer(folder=folder, attachments=attachments, table_label=table_label)
    return MarkdownWithMath(renderer=renderer).render(source)
