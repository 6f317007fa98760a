"""Chapter 02: what it claims holds beyond its own examples, and torch still says what it shows.

Its cells compare a few seeds and pictures; here the functions that its cells define are run on
more. A cell with an error is not compared when the notebook is checked, so it is run here as it
stands.
"""

import itertools
import json
import re
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from cnnlesson import costs, data, figures, kernels, ops
from tests.notebook_cells import source, tags

CHAPTER = Path(__file__).parents[1] / "notebooks" / "02_convolution.ipynb"
CELLS = {cell["id"]: cell for cell in json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]}
SHOWN = [name for name, cell in CELLS.items() if "raises-exception" in tags(cell)]
PHOTOS = ("astronaut", "chelsea", "coffee")  # those that every Pillow decodes to the same pixels


def names_of(*cells: str) -> dict:
    """What these cells define, run as they stand."""
    names = {"np": np, "torch": torch, "nn": nn, "costs": costs, "data": data, "figures": figures}
    names |= {"kernels": kernels, "ops": ops}
    for cell in cells:
        exec(source(CELLS[cell]), names)
    return names


@pytest.fixture(scope="module")
def taught() -> dict:
    """Names of the cells that the later sections build on."""
    return names_of("why-6", "find-4", "shift-2", "shift-6", "deep-2", "deep-4")


def random_kernel(seed: int, height: int, width: int) -> torch.Tensor:
    """Whole numbers, so that sums are exact in whatever order they are made."""
    drawn = np.random.default_rng(seed).integers(-5, 6, (1, 1, height, width))
    return torch.from_numpy(drawn).double()


# ---- Shared weights ---------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_a_fully_connected_layer_can_do_what_a_convolution_does(seed):
    """Any kernel, written into a large matrix of weights."""
    generator = np.random.default_rng(seed)
    height, width = generator.integers(1, 4, 2)
    image, kernel = generator.integers(-9, 9, (5, 7)), generator.integers(-9, 9, (height, width))
    rows, columns = 6 - height, 8 - width
    weights = np.zeros((rows, columns, 5, 7))
    for row, column in np.ndindex(rows, columns):
        weights[row, column, row : row + height, column : column + width] = kernel

    with torch.no_grad():
        layer = nn.Linear(35, rows * columns, bias=False).double()
        layer.weight.copy_(torch.from_numpy(weights.reshape(-1, 35)))
        made = layer(torch.from_numpy(image.reshape(-1)).double())

    assert made.reshape(rows, columns).tolist() == ops.conv_channel(image, kernel).tolist()


# ---- Shifts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", PHOTOS)
def test_shift_follows_shift_inside_and_not_at_the_border(name, seed):
    """Any kernel, any shift, exactly; with zero padding, only the rim may differ, and it does."""
    photo = torch.from_numpy(data.photo(name).image[1:2]).double()
    down, right = np.random.default_rng(seed).integers(1, 9, 2).tolist()
    first = photo[:, 80:190, 100:230]
    moved = photo[:, 80 - down : 190 - down, 100 - right : 230 - right]
    weights = random_kernel(seed, 3, 3)

    plain, padded = (
        [nn.functional.conv2d(part, weights, padding=padding)[0] for part in (first, moved)]
        for padding in (0, 1)
    )

    assert torch.equal(plain[1][down:, right:], plain[0][:-down, :-right])
    differs = padded[1][down:, right:] != padded[0][:-down, :-right]
    assert not differs[1:-1, 1:-1].any()
    assert differs.sum() > 100


@pytest.mark.parametrize("seed", range(6))
def test_with_a_stride_only_whole_steps_are_followed(taught, seed):
    """By any kernel, at strides of 2 and 3."""
    green, weights = taught["green"], random_kernel(seed, 3, 2)
    for stride, pixels in itertools.product((1, 2, 3), range(7)):
        first, right = green[:, 60:160, 200:320], green[:, 60:160, 200 - pixels : 320 - pixels]
        maps = [nn.functional.conv2d(part, weights, stride=stride) for part in (first, right)]
        whole = pixels % stride == 0
        assert taught["places_moved"](*maps) == (pixels // stride if whole else "none fits")


# ---- The border -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PHOTOS)
def test_zero_padding_darkens_the_rim_to_about_8_of_15(taught, name):
    """On all four sides; pixels further inside than the padding are as with mirrored ones."""
    photo = torch.from_numpy(data.photo(name).image[1:2]).double()
    zeros = taught["filtered"](photo, "blur", 15, padding=7)[0]
    mirrored = taught["filtered"](
        nn.functional.pad(photo, (7, 7, 7, 7), mode="reflect"), "blur", 15
    )[0]

    for rim in (np.s_[0], np.s_[-1], np.s_[:, 0], np.s_[:, -1]):
        assert zeros[rim].mean() / mirrored[rim].mean() == pytest.approx(8 / 15, abs=0.02)
    assert torch.allclose(zeros[7:-7, 7:-7], mirrored[7:-7, 7:-7])


# ---- Two layers -------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(10))
def test_two_layers_find_both_corners_where_one_sum_cannot(taught, seed):
    """Two rectangles anywhere in their half of the drawing, one at least twice as bright."""
    generator = np.random.default_rng(seed)
    dim = generator.uniform(0.2, 1)
    bright = dim * generator.uniform(2, 5)
    tops, lefts = generator.integers(3, 6, 2), np.array([0, 15]) + generator.integers(3, 6, 2)
    drawing = np.zeros((16, 32))
    for brightness, top, left in zip((dim, bright), tops, lefts, strict=True):
        drawing[top : top + 7, left : left + 8] = brightness

    maps = taught["edge_maps"](drawing[None], limit=0)
    corners = ops.conv2d(maps, taught["add_both"])[0]
    one_sum = ops.conv_channel(drawing, taught["edges"] + taught["down"])

    found = set(zip(*np.nonzero(corners == 2), strict=True))
    around = {
        (top - up, left - back)
        for top, left in zip(tops, lefts, strict=True)
        for up, back in itertools.product((1, 2), repeat=2)
    }
    assert found == around
    at_dim_corner = one_sum[tops[0] - 1, lefts[0] - 1]
    on_bright_side = one_sum[tops[1] - 1, lefts[1] + 3]
    assert on_bright_side > at_dim_corner


def test_a_lower_limit_finds_the_second_bags_corner_and_other_places(taught):
    """As the text says of 100; the corner of that bag is in row 9, column 5 of the picture."""
    images = data.fashion_mnist("train").images.astype(float)
    at_200, at_100 = (
        [
            ops.conv2d(taught["edge_maps"](images[bag], limit=limit), taught["add_both"])[0] == 2
            for bag in (18, 38)
        ]
        for limit in (200, 100)
    )

    assert not at_200[1].any()
    assert at_100[1][8, 4]
    assert at_100[0].sum() > at_200[0].sum() > 0
    assert at_100[1].sum() > 4


# ---- torch's words ----------------------------------------------------------------------------

WORDS = {
    "wrong-2": "Input type (unsigned char) and bias type (float) should be the same",
    "wrong-4": (
        "Given groups=1, weight of size [8, 1, 3, 3], expected input[1, 3, 32, 48] to have 1 "
        "channels, but got 3 channels instead"
    ),
}
EXPLAINED = {
    "wrong-2": ("*unsigned char* is C's name for `uint8`", "`image / 255`"),
    "wrong-4": ("how many kernels each filter has: 1", "a kernel for each channel"),
}


def test_every_error_of_the_chapter_is_pinned_here():
    """None without our words beside it."""
    assert set(WORDS) == set(EXPLAINED) == set(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_torch_still_says_what_the_chapter_shows(name):
    """The cell's own source; a torch with other words makes the text after it false."""
    (stored,) = CELLS[name]["outputs"]
    order = list(CELLS)
    after = source(CELLS[order[order.index(name) + 1]])

    with pytest.raises(RuntimeError) as error:
        names_of(name)

    assert str(error.value) == stored["evalue"] == WORDS[name]
    for words in EXPLAINED[name]:
        assert words in after


def test_our_loops_say_it_in_the_sentence_that_the_chapter_quotes():
    """The same mistake, put to `ops.conv2d`."""
    quoted = re.search(r"one sentence: \*(.+?)\*", source(CELLS["wrong-5"]))[1]

    with pytest.raises(ValueError, match=re.escape(quoted)):
        ops.conv2d(np.zeros((3, 32, 48)), np.ones((8, 1, 3, 3)))


# ---- The file ---------------------------------------------------------------------------------


def test_only_the_times_go_uncompared():
    """Errors aside, one cell: what it measures differs from machine to machine."""
    ignored = [name for name, cell in CELLS.items() if "nbval-ignore-output" in tags(cell)]

    assert sorted(set(ignored) - set(SHOWN)) == ["cost-6"]


def test_the_minutes_add_up_to_what_the_first_cell_promises():
    """An instructor plans by the notes, a student by the first cell."""
    notes = [cell["metadata"].get("teaching", {}) for cell in CELLS.values()]
    promised = re.search(r"Plan for (\d+) minutes", source(CELLS["start-1"]))

    assert sum(note.get("minutes", 0) for note in notes) == int(promised[1])
