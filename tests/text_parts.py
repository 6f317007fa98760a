"""What a Markdown text holds beside its words: formulas, code, links, pictures, numbers.

It is read by the parser that makes the pages, so a sign that stays a sign there is one here.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from nbconvert.filters.markdown_mistune import MarkdownWithMath

Token = dict
BLOCKS = {
    "heading": "heading",
    "paragraph": "paragraph",
    "block_text": "item",
    "table_cell": "table cell",
    "block_html": "HTML",
}
LINES = BLOCKS.keys() - {"table_cell"} | {"table_head", "table_row"}
OUTSIDE = re.compile(r"[a-z]+:|//")
NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
SPELT = {name: number for number, name in enumerate(NAMES.split())}
SPELT |= {"zeros": 0, "ones": 1, "single": 1, "once": 1, "first": 1, "both": 2, "twice": 2}
SPELT |= {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
SPELT |= {"hundred": 100, "thousand": 1000}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
SCALES |= {"万": 10**4, "百万": 10**6, "亿": 10**8}
# A minus belongs to the number where nothing stands before it that it could be taken from. 2D and
# 3D are words.
NUMBER = re.compile(
    r"((?<![A-Za-z0-9_)\]])[-−])?"
    r"(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|-?D\b)"
    rf"(?: ?({'|'.join(SCALES)}))?"
)


@dataclass(frozen=True)
class Parts:
    """The parts of one text; its blocks are headings, paragraphs, list items and table cells."""

    shape: list[str]  # what each block is
    headings: list[str]
    blocks: list[str]
    lines: list[str]  # blocks and rows of tables, without what is in italics or a link: titles
    formulas: Counter[str]
    code_words: Counter[str]
    fenced_code: Counter[str]
    links: Counter[str]
    images: Counter[str]
    tags: Counter[str]

    @property
    def words(self) -> str:
        """All words, a line for each block."""
        return "\n".join(self.blocks)


@cache
def parts(text: str, folder: str = "") -> Parts:
    """The parts of a text that lies in that folder of notebooks/: addresses are counted from there.

    >>> parts("A row of **7**: $W - K$ is `4`, see [here](04_x.ipynb).").blocks
    ['A row of 7:   is  , see here.']
    """
    found = list(below(MarkdownWithMath(renderer=None)(text)))
    blocks = [token for token in found if token["type"] in BLOCKS]
    return Parts(
        shape=[shape_of(token) for token in blocks],
        headings=[words_of(token) for token in blocks if token["type"] == "heading"],
        blocks=[words_of(token) for token in blocks],
        lines=[
            words_of(token, without=("emphasis", "link"))
            for token in found
            if token["type"] in LINES
        ],
        formulas=Counter(filter(None, map(formula, found))),
        code_words=Counter(token["raw"] for token in found if token["type"] == "codespan"),
        fenced_code=Counter(code_of(token) for token in found if token["type"] == "block_code"),
        links=addresses(found, "link", folder),
        images=addresses(found, "image", folder),
        tags=Counter(tag for token in found for tag in tags_of(token)),
    )


def below(found: list[Token]) -> Iterator[Token]:
    """These tokens, each followed by all that is inside it."""
    for token in found:
        yield token
        yield from below(token.get("children", []))


def shape_of(token: Token) -> str:
    """What a block is; of a heading its level too."""
    return f"{BLOCKS[token['type']]} {token.get('attrs', {}).get('level', '')}".strip()


def words_of(token: Token, without: tuple[str, ...] = ()) -> str:
    """The words in a token, a space for each thing that is no word."""
    if token["type"] == "text":
        return token["raw"]
    if token["type"] == "block_html":
        return re.sub("<[^>]*>", " ", token["raw"])
    if token["type"] in without or "children" not in token:
        return " "
    between = " " if token["type"] in ("table_head", "table_row") else ""
    return between.join(words_of(child, without) for child in token["children"])


def code_of(token: Token) -> str:
    """Fenced code as it is compared; where no language is named, it is a drawing with words."""
    if token.get("attrs", {}).get("info"):
        return token["raw"]
    return " ".join(re.sub(r"[^\W\d_]+", "", token["raw"]).split())


def formula(token: Token) -> str:
    r"""A formula as it is compared: words in \text{} and a stop at the end may differ.

    Numbers in such words may not.
    """
    if token["type"] == "latex_environment":
        name, body = token["attrs"]["name"], token["attrs"]["body"]
        return f"\\begin{{{name}}}{body}\\end{{{name}}}"
    if token["type"] not in ("inline_math", "block_math"):
        return ""
    sign = "$" if token["type"] == "inline_math" else "$$"
    body = re.sub(r"\\text\{([^{}]*)\}", text_numbers, token["raw"])
    return f"{sign}{re.sub(r'[,.;，。；]$', '', ' '.join(body.split())).strip()}{sign}"


def text_numbers(found: re.Match) -> str:
    r"""What is left of a \text{}: its numbers."""
    return rf"\text{{{' '.join(map(str, numbers(found[1]).elements()))}}}"


def addresses(found: list[Token], kind: str, folder: str) -> Counter[str]:
    """Where the links lead, or where the pictures lie."""
    urls = (token["attrs"]["url"] for token in found if token["type"] == kind)
    return Counter(address(url, folder) for url in urls)


def address(url: str, folder: str) -> str:
    """An address as seen from notebooks/.

    The place on a page is a heading, which is translated, so only that there is one counts.

    >>> address("../03_sizes.ipynb#3.1-大小", "zh"), address("04_pool.ipynb", "zh")
    ('03_sizes.ipynb#', 'zh/04_pool.ipynb')
    """
    path, mark, _ = url.partition("#")
    if url.startswith("#"):
        return "#"
    if OUTSIDE.match(url):
        return url
    return posixpath.normpath(posixpath.join(folder, path)) + mark


def tags_of(token: Token) -> list[str]:
    """The HTML tags that a text writes itself, such as those that fold a part of it."""
    is_html = token["type"] in ("inline_html", "block_html")
    return re.findall("<[^>]*>", token["raw"]) if is_html else []


def numbers(text: str) -> Counter[Decimal]:
    """The numbers that are written in digits, each with how often it is there.

    >>> numbers("−1.5 to 61,100,840, or 61 million, 6100 万") == {
    ...     Decimal("-1.5"): 1, Decimal(61_100_840): 1, Decimal(61_000_000): 2}
    True
    """
    return Counter(value(*found) for found in NUMBER.findall(text))


def value(minus: str, digits: str, scale: str) -> Decimal:
    """One number."""
    size = Decimal(digits.replace(",", "")) * SCALES.get(scale, 1)
    return -size if minus else size


def spelt_numbers(text: str) -> Counter[int]:
    """The numbers that an English text writes as words.

    >>> spelt_numbers("Two of five, the first twice") == {2: 2, 5: 1, 1: 1}
    True
    """
    return Counter(SPELT[word] for word in re.findall("[a-z]+", text.lower()) if word in SPELT)
