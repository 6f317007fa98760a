"""The errors that chapter 03 shows on purpose: torch's own words, and ours beside them.

A cell with an error is not compared when the notebook is checked, so a new torch with other words
would leave the text around it false. Each such cell is run here as it stands in the notebook.
"""

import itertools
import json
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ipywidgets
import numpy as np
import pytest
import torch
from torch import nn

from cnnlesson import sizes
from cnnlesson.widgets import ConvolutionExplorer
from tests import notebook_cells

CHAPTER = Path(__file__).parents[1] / "notebooks" / "03_output_sizes.ipynb"
CELLS = json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]
SHOWN = {cell["id"]: cell for cell in CELLS if "raises-exception" in notebook_cells.tags(cell)}


@dataclass(frozen=True)
class Case:
    """What torch says in a cell, what we say of the same setting, and what mends it.

    `ours` raises or returns our words; `says` is in them. `mends` make a layer and an image that
    fit, `falls_short` are the same mends with a pixel less, which torch still refuses.
    """

    torch_says: str
    ours: Callable[[], object]
    says: str
    mends: tuple[Callable[[], object], ...]
    falls_short: tuple[Callable[[], object], ...] = ()


def conv(pixels: int, *, more: int = 0, **window: object) -> Callable[[], object]:
    """A convolution of a grey image of pixels × pixels, padded by `more` pixels at the far ends."""
    padded = pixels + more
    return lambda: nn.Conv2d(1, 1, **window)(torch.zeros(1, 1, padded, padded))


def same_for_an_even_kernel() -> torch.Tensor:
    """torch warns, once in a run, that it copies the image to pad it by an odd number."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return conv(8, kernel_size=4, padding="same")()


def explorer_says(*image: object, **settings: object) -> Callable[[], str]:
    """The repr of an explorer with those settings."""
    return lambda: repr(ConvolutionExplorer(*image, **settings))


CASES = {
    "errors-2": Case(
        torch_says=(
            "Calculated padded input size per channel: (3 x 3). Kernel size: (5 x 5). "
            "Kernel size can't be greater than actual input size"
        ),
        ours=explorer_says(input_size=3, kernel_size=5),
        says="pad by 2 px more in all, or use kernel_size 3 at most",
        mends=(conv(3, more=2, kernel_size=5), conv(3, kernel_size=3)),
        falls_short=(conv(3, more=1, kernel_size=5), conv(3, kernel_size=4)),
    ),
    "errors-4": Case(
        torch_says=(
            "Calculated padded input size per channel: (6 x 6). Kernel size: (7 x 7). "
            "Kernel size can't be greater than actual input size"
        ),
        ours=lambda: sizes.conv_output_size(6, kernel_size=3, dilation=3),
        says=(
            "kernel_size 3 with dilation 3 reaches over 3·(3 − 1) + 1 = 7 px and does not fit into "
            "6 px (input_size 6 + padding 0 + 0): pad by 1 px more in all, "
            "or use kernel_size 2 at most"
        ),
        mends=(
            conv(6, more=1, kernel_size=3, dilation=3),
            conv(6, kernel_size=2, dilation=3),
        ),
        falls_short=(conv(6, kernel_size=3, dilation=3),),
    ),
    "errors-6": Case(
        torch_says="padding='same' is not supported for strided convolutions",
        ours=explorer_says(stride=2, padding="same"),
        says='padding "same" needs stride 1, not 2: use stride 1, or padding 1, which gives 4',
        mends=(conv(8, kernel_size=3, padding="same"), conv(8, kernel_size=3, stride=2, padding=1)),
    ),
    "messages-2": Case(
        torch_says="conv2d() received an invalid combination of arguments",
        ours=lambda: sizes.conv_output_size(8, kernel_size=4, padding=(4 - 1) / 2),
        says="padding must be a whole number, not 1.5",
        mends=(same_for_an_even_kernel, conv(8, kernel_size=4, padding=1)),
    ),
    "messages-4": Case(
        torch_says=(
            "Given groups=1, weight of size [8, 3, 3, 3], expected input[1, 28, 28, 3] to have 3 "
            "channels, but got 28 channels instead"
        ),
        # The explorer takes the image as it lies, and says the shape in torch's order.
        ours=explorer_says(np.zeros((28, 28, 3)), out_channels=8),
        says=": (3, 28, 28) → (8, 26, 26)",
        mends=(lambda: nn.Conv2d(3, 8, 3)(torch.zeros(1, 28, 28, 3).permute(0, 3, 1, 2)),),
    ),
}


@pytest.fixture(autouse=True)
def _close_widgets():
    """Each test leaves no widget behind."""
    yield
    ipywidgets.Widget.close_all()


def error_of(run: Callable[[], object]) -> Exception | None:
    """What running it raises."""
    try:
        run()
    except Exception as error:
        return error
    return None


def words_of(run: Callable[[], object]) -> str:
    """What it says, as a result or as an error."""
    try:
        return str(run())
    except (TypeError, ValueError) as error:
        return str(error)


def text_after(cell_id: str) -> str:
    """The text cell that follows, which explains the error."""
    place = [cell["id"] for cell in CELLS].index(cell_id)
    return next(notebook_cells.source(c) for c in CELLS[place:] if c["cell_type"] == "markdown")


def test_every_error_of_the_chapter_is_pinned_here():
    """At least five, and none without our words beside it."""
    assert len(SHOWN) >= 5
    assert set(CASES) == set(SHOWN)


@pytest.mark.parametrize("cell_id", SHOWN)
def test_torch_still_says_what_the_chapter_shows(cell_id):
    """The cell's own source is run; kind and words of the error are those that are stored."""
    cell = SHOWN[cell_id]
    source = notebook_cells.source(cell)
    (stored,) = cell["outputs"]

    error = error_of(lambda: exec(source, {"torch": torch, "nn": nn}))

    if (type(error).__name__, str(error)) != (stored["ename"], stored["evalue"]):
        pytest.fail(
            f"torch {torch.__version__} has other words for {source!r} (cell {cell_id!r}).\n"
            f"it says:       {type(error).__name__}: {error}\n"
            f"chapter shows: {stored['ename']}: {stored['evalue']}\n"
            "Run `make notebooks`, then mend the text around the cell and CASES in this file."
        )


@pytest.mark.parametrize("cell_id", CASES)
def test_the_words_are_those_that_our_text_speaks_of(cell_id):
    """Pinned here too: a notebook that was run again with a new torch is noticed."""
    (stored,) = SHOWN[cell_id]["outputs"]

    assert stored["evalue"].startswith(CASES[cell_id].torch_says), (
        f"torch's words changed; read the text after cell {cell_id!r} again, then mend CASES"
    )


@pytest.mark.parametrize("cell_id", CASES)
def test_our_own_words_name_the_mend(cell_id):
    """The calculator or the explorer, asked for the same setting."""
    assert CASES[cell_id].says in words_of(CASES[cell_id].ours)


@pytest.mark.parametrize("cell_id", CASES)
def test_the_mends_are_mends_and_the_least(cell_id):
    """torch takes what our words propose, and refuses a pixel less where a least is named."""
    case = CASES[cell_id]

    assert [error_of(mend) for mend in case.mends] == [None] * len(case.mends)
    assert [type(error_of(less)) for less in case.falls_short] == [RuntimeError] * len(
        case.falls_short
    )


def test_the_padding_named_for_a_stride_gives_what_it_says():
    """Half the size, rounded up, on images that are not square."""
    for height, width in itertools.product((7, 8), (9, 10)):
        made = nn.Conv2d(1, 1, 3, stride=2, padding=1)(torch.zeros(1, 1, height, width))
        assert made.shape[2:] == (-(-height // 2), -(-width // 2))


@pytest.mark.parametrize(
    ("cell_id", "mend"),
    [
        ("errors-2", "a kernel of 3"),
        ("errors-4", r"$3 \cdot (3 - 1) + 1 = 7$"),
        ("errors-6", "half the size, rounded up"),
        ("messages-2", 'take `"same"`'),
        ("messages-4", "`permute(0, 3, 1, 2)`"),
    ],
)
def test_the_chapter_explains_the_error_where_it_shows_it(cell_id, mend):
    """The text cell after the error says what torch does not."""
    assert mend in text_after(cell_id)
