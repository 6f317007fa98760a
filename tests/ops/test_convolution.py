"""Convolutions in loops and as a product of matrices, against torch."""

import random

import numpy as np
import pytest
import torch
from torch.nn import functional

from cnnlesson import ops, sizes
from tests import fuzz

ROUNDS = 60
DRAWN = np.random.default_rng(fuzz.SEED)
CHANCE = random.Random(f"{fuzz.SEED} ops")


def by_torch(image, filters, biases, **settings):
    """torch's result for one image."""
    tensors = [None if each is None else torch.from_numpy(each) for each in (filters, biases)]
    return functional.conv2d(torch.from_numpy(image)[None], *tensors, **settings)[0].numpy()


def drawn_layer(*, dilated: bool) -> tuple:
    """An image, filters, biases or none, and settings; no side is square."""
    groups = CHANCE.choice([1, 1, 2, 3]) if dilated else 1
    reads, makes = CHANCE.randint(1, 3), groups * CHANCE.randint(1, 3)
    kernel = CHANCE.randint(1, 3), CHANCE.randint(1, 4)
    image = DRAWN.normal(size=(groups * reads, CHANCE.randint(7, 9), CHANCE.randint(8, 11)))
    filters = DRAWN.normal(size=(makes, reads, *kernel))
    biases = DRAWN.normal(size=makes) if CHANCE.random() < 0.5 else None
    settings = {
        "stride": (CHANCE.randint(1, 3), CHANCE.randint(1, 3)),
        "padding": (CHANCE.randint(0, 2), CHANCE.randint(0, 2)),
    }
    if dilated:
        settings |= {"dilation": (CHANCE.randint(1, 2), CHANCE.randint(1, 2)), "groups": groups}
    return image, filters, biases, settings


def test_the_loops_give_what_torch_gives():
    """Stride, padding, dilation, groups and biases, along both axes apart."""
    for _ in range(ROUNDS):
        image, filters, biases, settings = drawn_layer(dilated=True)
        given = ops.conv2d(image, filters, biases, **settings)
        wanted = by_torch(image, filters, biases, **settings)
        np.testing.assert_allclose(given, wanted, atol=1e-12, err_msg=f"{fuzz.SEED} {settings}")


def test_the_product_of_matrices_gives_what_torch_gives():
    """im2col, for stride and padding."""
    for _ in range(ROUNDS):
        image, filters, biases, settings = drawn_layer(dilated=False)
        given = ops.conv2d_as_matrix(image, filters, biases, **settings)
        wanted = by_torch(image, filters, biases, **settings)
        np.testing.assert_allclose(given, wanted, atol=1e-12, err_msg=f"{fuzz.SEED} {settings}")


def test_unfold_is_torchs():
    """The windows as columns, in torch's order."""
    image = DRAWN.normal(size=(2, 5, 7))
    given = ops.unfold(image, kernel_size=(2, 3), stride=(1, 2))
    wanted = functional.unfold(torch.from_numpy(image)[None], (2, 3), stride=(1, 2))[0]
    assert given.tolist() == wanted.tolist()


def test_one_channel_and_one_window():
    """By hand: 1·1 + 2·0 + 3·0 + 4·(−1); and the edge of a bright half."""
    assert ops.window_sum([[1, 2], [3, 4]], [[1, 0], [0, -1]]) == -3
    assert ops.conv_channel([[0, 0, 1, 1]], [[-1, 1]]).tolist() == [[0, 1, 0]]


def test_the_kernel_is_not_flipped():
    """An impulse through 1, 2, 3 gives 3, 2, 1."""
    assert ops.conv_channel([[0, 0, 1, 0, 0]], [[1, 2, 3]]).tolist() == [[3, 2, 1]]


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"filters": np.ones((2, 2, 3, 3))}, ValueError, "a kernel for each of the 3 channels"),
        ({"groups": 2}, ValueError, "groups must divide the 3 channels and the 4 filters, not 2"),
        ({"stride": 0}, ValueError, r"stride must be at least 1, not 0"),
        ({"padding": -1}, ValueError, r"padding must be at least 0, not -1"),
        ({"biases": [1, 2]}, ValueError, "biases must be 4 numbers, one for each output, not 2"),
        ({"filters": np.ones((4, 3, 9, 3))}, sizes.ShapeError, "does not fit into 8 px"),
        ({"image": np.ones((8, 9))}, ValueError, r"image must have the axes \(C, H, W\)"),
    ],
)
def test_says_what_does_not_fit(change, error, says):
    """The argument, the rule and the value."""
    arguments = {"image": np.ones((3, 8, 9)), "filters": np.ones((4, 3, 3, 3))} | change
    with pytest.raises(error, match=says):
        ops.conv2d(**arguments)


def test_the_filters_of_a_product_must_fit_too():
    """A filter with a channel too few would make a matrix of the wrong width."""
    with pytest.raises(ValueError, match="a kernel for each of the 3 channels they read, not 2"):
        ops.conv2d_as_matrix(np.ones((3, 8, 9)), np.ones((4, 2, 3, 3)))
