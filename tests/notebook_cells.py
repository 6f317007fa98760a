"""What a chapter's file holds: its cells, their text, their outputs, their place in a deck.

A notebook is the plain dict that its JSON file holds.
"""

import re
from collections.abc import Iterator

Notebook = dict
ANSI_COLOUR = re.compile(r"\x1b\[[\d;]*m")
CHINESE = re.compile("[一-鿿]")


def cells(notebook: Notebook) -> Iterator[tuple[int, dict]]:
    """Every cell with its number."""
    return enumerate(notebook["cells"], start=1)


def code_cells(notebook: Notebook) -> list[tuple[int, dict]]:
    """The code cells with their numbers."""
    return [(n, cell) for n, cell in cells(notebook) if cell["cell_type"] == "code"]


def text_cells(notebook: Notebook) -> list[tuple[int, dict]]:
    """The text cells with their numbers."""
    return [(n, cell) for n, cell in cells(notebook) if cell["cell_type"] == "markdown"]


def joined(text: str | list[str]) -> str:
    """A text that the file may hold as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def source(cell: dict) -> str:
    """What is written in a cell."""
    return joined(cell["source"])


def filled_lines(cell: dict) -> list[str]:
    """The lines that are not blank."""
    return [line for line in source(cell).splitlines() if line.strip()]


def prose(cell: dict) -> str:
    """A text cell without code, formulas and the addresses of links."""
    without = r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$\n]*\$|(?<=\])\([^)]*\)"
    return re.sub(without, " ", source(cell), flags=re.S)


def length_in_words(text: str) -> int:
    """How many words a text has; two Chinese characters are a word.

    >>> length_in_words("a stride (步长) of 2")
    5
    """
    words = re.findall(r"\S*\w\S*", CHINESE.sub(" ", text))
    return len(words) + len(CHINESE.findall(text)) // 2


def tags(cell: dict) -> list[str]:
    """A cell's tags."""
    return cell["metadata"].get("tags", [])


def slide_type(cell: dict) -> str | None:
    """What a deck does with a cell."""
    return cell["metadata"].get("slideshow", {}).get("slide_type")


def starts_slide(cell: dict) -> bool:
    """Whether a new slide, to the right or downwards, begins here."""
    return slide_type(cell) in ("slide", "subslide")


def shown(cell: dict) -> str:
    """All text that a cell's outputs show, without colours."""
    return "\n".join(map(shown_by, cell["outputs"]))


def shown_by(output: dict) -> str:
    """All text of one output, and what is said of its pictures to those who do not see them."""
    data = output.get("data", {})
    texts = [joined(data[mime]) for mime in data if mime.startswith("text/")]
    texts += [about.get("alt", "") for about in output.get("metadata", {}).values()]
    texts += [joined(output.get("text", "")), "\n".join(output.get("traceback", []))]
    return ANSI_COLOUR.sub("", "\n".join(texts))


def sections(notebook: Notebook) -> list[list[dict]]:
    """The cells from each ## heading up to the next."""
    found = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and re.match(r"## ", source(cell)):
            found.append([])
        if found:
            found[-1].append(cell)
    return found


def asks(cell: dict) -> bool:
    """Whether a cell checks something or puts a question."""
    if cell["cell_type"] == "code":
        return bool(re.search(r"^\s*assert\b|\banswers\.", source(cell), re.M))
    return "?" in prose(cell) or "？" in prose(cell)


def relative_addresses(text: str) -> list[str]:
    """What a Markdown text shows or links to beside it, without the part after #."""
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    outside = re.compile(r"[a-z]+:|#")
    return [address.partition("#")[0] for address in found if not outside.match(address)]
