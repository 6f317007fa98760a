"""Flattening and fully-connected layers in loops, against torch."""

import numpy as np
import pytest
import torch
from torch.nn import functional

from cnnlesson import ops
from tests import fuzz

DRAWN = np.random.default_rng(fuzz.SEED)


@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 2, 5), (2, 4, 1)])
def test_flatten_lays_the_values_as_torch_does(shape):
    """Each value stands where torch puts it; the numbers are all different."""
    maps = np.arange(np.prod(shape)).reshape(shape)

    assert ops.flatten(maps).tolist() == torch.flatten(torch.from_numpy(maps)).tolist()


@pytest.mark.parametrize(("inputs", "neurons"), [(1, 1), (7, 3), (3, 8)])
@pytest.mark.parametrize("biased", [True, False])
def test_linear_is_torchs(inputs, neurons, biased):
    """Random numbers, with and without biases."""
    values, weights = DRAWN.normal(size=inputs), DRAWN.normal(size=(neurons, inputs))
    biases = DRAWN.normal(size=neurons) if biased else None

    given = ops.linear(values, weights, biases)

    wanted = functional.linear(
        torch.from_numpy(values),
        torch.from_numpy(weights),
        torch.from_numpy(biases) if biased else None,
    )
    np.testing.assert_allclose(given, wanted.numpy(), atol=1e-12)


@pytest.mark.parametrize(
    ("values", "weights", "biases", "error", "says"),
    [
        ([1, 2], [[1, 2, 3]], None, ValueError, "weights must have a column for each of the 2"),
        ([1, 2], [1, 2], None, ValueError, r"weights must have the axes \(F, I\)"),
        ([[1, 2]], [[1, 2]], None, ValueError, r"values must have the axes \(I\), not the shape"),
        ("ab", [[1, 2]], None, TypeError, "values must be an array of numbers, not 'ab'"),
        ([1, [2]], [[1, 2]], None, TypeError, "values must be an array of numbers"),
        ([1, 2], [[1, 2]], [1, 2], ValueError, "biases must be 1 numbers"),
    ],
)
def test_linear_says_what_does_not_fit(values, weights, biases, error, says):
    """The argument, the rule and the value."""
    with pytest.raises(error, match=says):
        ops.linear(values, weights, biases)


def test_flatten_wants_three_axes():
    """A batch is not one image."""
    with pytest.raises(ValueError, match=r"maps must have the axes \(C, H, W\)"):
        ops.flatten(np.zeros((1, 2, 3, 4)))
