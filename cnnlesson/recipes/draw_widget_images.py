"""Draws the small pictures that a widget shows at once: photo.jpg, digit.png, the studio's photos.

The photos are cut from scikit-image's (CC0 or in the public domain). The studio's are PNG files:
each browser decodes one to the same numbers as Python. The digit is a five drawn here, stroke by
stroke: no font, no data set. Writes all, a note on their licences, their lines in the manifest.
"""

import argparse
import io
from pathlib import Path

import numpy as np
from PIL import Image

from cnnlesson.data.shipped import FILES
from cnnlesson.data.skimage_photos import photo
from cnnlesson.recipes._ship import ship

RECIPE = "cnnlesson.recipes.draw_widget_images"
CROP = (60, 0, 460, 400)  # left, top, right, bottom: the whole saucer and some of the wood
PHOTO_SIZE, DIGIT_SIZE = 256, 28  # pixels a side
# The photos to filter: left, top, right, bottom of what is cut out, four wide to three high.
STUDIO_CROPS = {
    "astronaut": (0, 0, 512, 384),
    "chelsea": (25, 0, 425, 300),
    "coffee": (30, 0, 563, 400),
}
STUDIO_SIZE = (240, 180)  # pixels: width, height

# A five as a hand draws it, two strokes; each is a chain of cubic Bézier curves whose points are
# (across, down) in pixels of the 28×28 picture.
STROKES = (
    (
        *((11.0, 6.2), (10.7, 8.1), (10.1, 10.4), (9.3, 13.1)),  # down the short back
        *((12.0, 11.3), (18.3, 10.9), (18.7, 16.0)),  # over the shoulder of the belly
        *((19.0, 20.6), (12.9, 23.6), (7.6, 21.1)),  # round and out to the left
    ),
    ((11.0, 6.2), (14.0, 6.4), (16.8, 5.7), (20.4, 5.0)),  # the roof, drawn last
)
PEN_RADIUS, PEN_EDGE = 0.8, 1.1  # pixels: the pen's half width, and how far its ink fades

NOTE = """\
photo.jpg and coffee.png are parts of "Coffee cup", a photograph by Rachel Michetti, courtesy of
Pikolo Espresso Bar, given to everybody under CC0 1.0
(https://creativecommons.org/publicdomain/zero/1.0/); it comes from scikit-image, where it is
skimage.data.coffee. chelsea.png is a part of "Chelsea the cat" by Stefan van der Walt, CC0 1.0 too,
skimage.data.chelsea. astronaut.png is a part of a photograph from the NASA Great Images database,
in the public domain, skimage.data.astronaut. They were cut and made smaller for this course.

digit.png was drawn for this course and has the course's own licence, MIT.
"""


def main() -> None:
    """Read the command line, draw all pictures, write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FILES, help="folder to write to")
    out = parser.parse_args().out

    cup, own = photo("coffee"), "drawn for this course"
    ship(out, "photo.jpg", photo_jpeg(), origin=cup.source, licence=cup.licence, recipe=RECIPE)
    ship(out, "digit.png", digit_png(), origin=own, licence="MIT", recipe=RECIPE)
    for each in map(photo, STUDIO_CROPS):
        note = {"origin": each.source, "licence": each.licence, "recipe": RECIPE}
        ship(out, f"{each.name}.png", studio_png(each.name), **note)
    name = "LICENSE-widget-images.txt"
    ship(out, name, NOTE.encode(), origin=own, licence="MIT", recipe=RECIPE)


def photo_jpeg() -> bytes:
    """The cup as a JPEG of 256×256 pixels."""
    content = io.BytesIO()
    picture = cut("coffee", CROP, (PHOTO_SIZE, PHOTO_SIZE))
    picture.save(content, "JPEG", quality=90, optimize=True)
    return content.getvalue()


def studio_png(name: str) -> bytes:
    """A photo of scikit-image's as a PNG of 240×180 colour pixels."""
    content = io.BytesIO()
    cut(name, STUDIO_CROPS[name], STUDIO_SIZE).save(content, "PNG", optimize=True)
    return content.getvalue()


def cut(name: str, box: tuple[int, int, int, int], size: tuple[int, int]) -> Image.Image:
    """The part of a photo that lies in the box, made smaller: width and height in pixels."""
    pixels = photo(name).image.transpose(1, 2, 0)  # H, W, C
    picture = Image.fromarray(np.ascontiguousarray(pixels)).crop(box)
    return picture.resize(size, Image.Resampling.LANCZOS)


def digit_png() -> bytes:
    """The five as a PNG of 28×28 grey pixels, 8 bits each, light on black."""
    content = io.BytesIO()
    Image.fromarray(digit_pixels()).save(content, "PNG", optimize=True)
    return content.getvalue()


def digit_pixels() -> np.ndarray:
    """The five: uint8, (H, W); the nearer a pixel is to a stroke, the more ink it has."""
    places = np.concatenate([stroke_points(stroke) for stroke in STROKES])  # points, 2
    centres = np.arange(DIGIT_SIZE) + 0.5
    across, down = np.meshgrid(centres, centres)  # H, W each
    gaps = np.hypot(across[..., None] - places[:, 0], down[..., None] - places[:, 1])
    ink = np.clip((PEN_RADIUS + PEN_EDGE - gaps.min(axis=-1)) / PEN_EDGE, 0, 1)
    return np.rint(255 * ink).astype(np.uint8)


def stroke_points(stroke: tuple[tuple[float, float], ...]) -> np.ndarray:
    """Points along a stroke, close enough to leave no gap: (points, 2)."""
    t = np.linspace(0, 1, 60)[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    corners = np.array(stroke)
    return np.concatenate([weights @ corners[i : i + 4] for i in range(0, len(stroke) - 1, 3)])


if __name__ == "__main__":
    main()
