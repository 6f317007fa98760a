"""The files of other projects that are built into pages: KaTeX and reveal.js, checked by sum."""

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from cnnlesson.publish.reveal_words import WORDS

FOLDER = Path(__file__).parent / "vendor"
MANIFEST = FOLDER / "MANIFEST.json"
FONT_SOURCES = re.compile(r"src:url\((fonts/[\w-]+\.woff2)\)[^;}]*")
# Inside a script element these three begin or end something else. Each stands in a string or a
# pattern there, where the sign < can be written as its number.
DANGEROUS = re.compile(r"<(?=!--|/?script)", re.IGNORECASE)


@cache
def text(name: str) -> str:
    """A vendored file as text, by its path inside vendor/."""
    return (FOLDER / name).read_text("utf-8")


def script(name: str, language: str = "en") -> str:
    """A vendored script that can stand inside a script element; what it says is in `language`.

    Raises:
        ValueError: the script does not say what it is said to say.
    """
    return script_safe(translated(text(name), WORDS.get(language, {}).get(name, {})))


def translated(source: str, words: dict[str, str]) -> str:
    """The script with other words in the place of its own.

    >>> translated('say("next slide")', {'"next slide"': '"下一张"'})
    'say("下一张")'
    """
    for english, other in words.items():
        if english not in source:
            raise ValueError(f"the script does not say {english}")
        source = source.replace(english, other)
    return source


def script_safe(source: str) -> str:
    r"""The script with nothing in it that would end its element too early.

    >>> print(script_safe("say('<script>')"))
    say('\x3cscript>')
    """
    return DANGEROUS.sub(r"\\x3c", source)


@cache
def katex_css() -> str:
    """KaTeX's styles with its fonts inside as data, woff2 only."""
    return FONT_SOURCES.sub(
        lambda found: f"src:url({_font_data(found[1])}) format('woff2')",
        text("katex/katex.min.css"),
    )


def _font_data(name: str) -> str:
    """One font as a data: address."""
    data = base64.b64encode((FOLDER / "katex" / name).read_bytes()).decode("ascii")
    return f"data:font/woff2;base64,{data}"


def manifest() -> dict[str, dict]:
    """Which packages the files are from: version, licence, and the sum of each file."""
    return json.loads(MANIFEST.read_text("utf-8"))


def problems(folder: Path = FOLDER) -> list[str]:
    """What differs between the manifest and the files, in words; empty if nothing does."""
    listed = {
        name: sha for package in manifest().values() for name, sha in package["files"].items()
    }
    present = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST.name
    }
    return (
        [f"{name} is missing" for name in sorted(listed.keys() - present.keys())]
        + [f"{name} is not in the manifest" for name in sorted(present.keys() - listed.keys())]
        + [
            f"{name} was changed"
            for name in sorted(listed.keys() & present.keys())
            if listed[name] != present[name]
        ]
    )
