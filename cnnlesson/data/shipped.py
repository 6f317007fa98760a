"""The files that come with the package: their bytes, each checked before it is handed out.

`files/MANIFEST.json` holds the size, checksum, origin and licence of each, and the recipe that made
it. Only the standard library is used, so a widget gets its first picture without waiting.
"""

import hashlib
import json
from pathlib import Path

from cnnlesson import _check

FILES = Path(__file__).parent / "files"
WAY_OUT = "bring it back with `git checkout cnnlesson/data/files`, or install the package again"


class DataError(OSError):
    """A file with data is missing or damaged; the message names it and the way out."""


def image_bytes(name: str) -> bytes:
    """A small picture as the bytes of its file, ready for a browser: a photo or a digit.

    "photo.jpg" is 3×256×256, "digit.png" is 1×28×28 with 8 bits a pixel, light on black;
    "astronaut.png", "chelsea.png" and "coffee.png" are 3×180×240.

    >>> image_bytes("digit.png")[1:4]
    b'PNG'

    Raises:
        ValueError: there is no picture of that name.
        DataError: the file is missing or damaged.
    """
    pictures = sorted(known for known in manifest() if known.endswith((".jpg", ".png")))
    if name not in pictures:
        raise ValueError(f"name must be one of {', '.join(pictures)}, not {_check.shown(name)}")
    return read_bytes(name)


def read_bytes(name: str) -> bytes:
    """The content of one file in `files/`, after its checksum has been found right.

    >>> read_bytes("LICENSE-fashion-mnist.txt").splitlines()[0]
    b'The MIT License (MIT)'

    Raises:
        DataError: the file is missing, damaged, or not in the manifest.
    """
    content = _content(name)
    expected = manifest().get(name, {})
    if hashlib.sha256(content).hexdigest() != expected.get("sha256"):
        size = expected.get("size_bytes", "no")
        raise DataError(
            f"{_shown(name)} is damaged: its {len(content)} bytes are not the {size} bytes "
            f"that MANIFEST.json describes; {WAY_OUT}"
        )
    return content


def manifest() -> dict[str, dict]:
    """What is known of each file: size_bytes, sha256, origin, licence, recipe.

    >>> manifest()["digit.png"]["recipe"]
    'cnnlesson.recipes.draw_widget_images'

    Raises:
        DataError: the manifest itself is missing or damaged.
    """
    try:
        return json.loads(_content("MANIFEST.json"))
    except ValueError as error:
        raise DataError(f"{_shown('MANIFEST.json')} is damaged ({error}); {WAY_OUT}") from None


def _content(name: str) -> bytes:
    """The bytes on the disk, unchecked."""
    try:
        return (FILES / name).read_bytes()
    except FileNotFoundError:
        raise DataError(f"{_shown(name)} is missing; {WAY_OUT}") from None


def _shown(name: str) -> str:
    """The file's place as the messages write it: the same on every machine."""
    return f"cnnlesson/data/files/{name}"
