"""Colour photos that lie inside every installed scikit-image; nothing is ever downloaded.

Titles, sources and licences are as scikit-image documents them in `skimage.data`. Its pair of
motorcycle photos is left out, because no licence is named there.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cnnlesson import _check
from cnnlesson.data.shipped import DataError

if TYPE_CHECKING:  # numpy is imported by the property that needs it, not with the module
    import numpy as np

WAY_OUT = "install scikit-image again: pip install --force-reinstall --no-deps scikit-image"


@dataclass(frozen=True)
class Photo:
    """A colour photo: its name, what it shows, where it is from. The pixels are read on request."""

    name: str
    title: str
    file: str
    source: str
    licence: str
    alt: str

    @property
    def image(self) -> np.ndarray:
        """The pixels: uint8, (C, H, W) with C = 3 for red, green, blue; 0 is dark.

        Read anew each time, so what you do to one copy does not change the next.

        >>> photo("coffee").image.shape  # C, H, W
        (3, 400, 600)

        Raises:
            DataError: the file is missing or damaged.
        """
        import numpy as np
        from PIL import Image

        path = _folder() / self.file
        try:
            with Image.open(path) as picture:
                pixels = np.array(picture.convert("RGB"))  # H, W, C
        except FileNotFoundError:
            raise DataError(f"{_shown(self.file)} is missing; {WAY_OUT}") from None
        except (OSError, SyntaxError, ValueError) as error:  # Pillow has all three for bad files
            raise DataError(
                f"{_shown(self.file)} is damaged ({_one_line(error)}); {WAY_OUT}"
            ) from None
        return np.ascontiguousarray(pixels.transpose(2, 0, 1))  # C, H, W


PHOTOS = (
    Photo(
        name="astronaut",
        title="The astronaut Eileen Collins",
        file="astronaut.png",
        source="NASA Great Images database, by way of skimage.data.astronaut",
        licence="public domain, no known copyright restrictions",
        alt="A smiling astronaut in an orange suit before a flag and a model of a space shuttle",
    ),
    Photo(
        name="chelsea",
        title="Chelsea the cat",
        file="chelsea.png",
        source="Stefan van der Walt, by way of skimage.data.chelsea",
        licence="CC0",
        alt="A tabby cat's face from near by, with green eyes, fine fur and white whiskers",
    ),
    Photo(
        name="coffee",
        title="Coffee cup",
        file="coffee.png",
        source="Rachel Michetti, courtesy of Pikolo Espresso Bar, by way of skimage.data.coffee",
        licence="CC0",
        alt="A red cup of coffee on a red saucer with a spoon, on a table of rough wood",
    ),
    Photo(
        name="rocket",
        title="Falcon 9 with DSCOVR",
        file="rocket.jpg",
        source="SpaceX, by way of skimage.data.rocket",
        licence="public domain",
        alt="A slim white rocket on its launch pad between lattice towers, at dusk",
    ),
    Photo(
        name="hubble_deep_field",
        title="Hubble eXtreme Deep Field",
        file="hubble_deep_field.jpg",
        source="NASA, from HubbleSite, by way of skimage.data.hubble_deep_field",
        licence="public domain",
        alt="Hundreds of small galaxies, bright specks in many colours on black",
    ),
    Photo(
        name="retina",
        title="Human retina",
        file="retina.jpg",
        source="Mikael Häggström, from Wikimedia Commons, by way of skimage.data.retina",
        licence="CC0 1.0",
        alt="The back of an eye: an orange disc on black, with branching blood vessels",
    ),
    Photo(
        name="immunohistochemistry",
        title="Stained tissue under a microscope",
        file="ihc.png",
        source="Center for Microscopy And Molecular Imaging, by way of "
        "skimage.data.immunohistochemistry",
        licence="no known copyright restrictions",
        alt="Colonic glands stained brown, with rows of small blue cell nuclei around them",
    ),
)


def photos() -> tuple[Photo, ...]:
    """All colour photos of the course; nothing is read before you ask one for its `image`.

    >>> [each.name for each in photos()][:3]
    ['astronaut', 'chelsea', 'coffee']
    """
    return PHOTOS


def photo(name: str) -> Photo:
    """One colour photo by its name.

    >>> photo("chelsea").title
    'Chelsea the cat'

    Raises:
        ValueError: there is no photo of that name; the message lists those there are.
    """
    for each in PHOTOS:
        if each.name == name:
            return each
    names = ", ".join(each.name for each in PHOTOS)
    raise ValueError(f"name must be one of {names}, not {_check.shown(name)}")


def _folder() -> Path:
    """Where scikit-image keeps its pictures, found without importing it."""
    package = importlib.util.find_spec("skimage")
    if package is None:
        raise DataError("scikit-image is missing; install it: pip install scikit-image")
    return Path(package.submodule_search_locations[0]) / "data"


def _shown(file: str) -> str:
    """The file's place as the messages write it: the same on every machine."""
    return f"skimage/data/{file}"


def _one_line(error: Exception) -> str:
    """Pillow's reason, without the place of the file, which differs from machine to machine."""
    return type(error).__name__ if "cannot identify" in str(error) else str(error)
