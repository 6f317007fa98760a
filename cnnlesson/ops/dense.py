"""Fully-connected layers, and the flattening before them."""

import numpy as np

from cnnlesson.ops.arrays import Array, array, biases_for


def flatten(maps: Array) -> Array:
    """All values of (C, H, W) in one row: channel by channel, row by row, as torch lays them.

    >>> flatten(np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])).tolist()
    [1, 2, 3, 4, 5, 6, 7, 8]

    Raises:
        TypeError, ValueError: the array is of the wrong kind.
    """
    maps = array("maps", maps, "C, H, W")
    channels, height, width = maps.shape
    row = np.empty(channels * height * width, dtype=maps.dtype)
    place = 0
    for channel in range(channels):
        for y in range(height):
            for x in range(width):
                row[place] = maps[channel, y, x]
                place += 1
    return row


def linear(values: Array, weights: Array, biases: Array | None = None) -> Array:
    """What each neuron of a fully-connected layer gives: every value times its weight, added up.

    `values` is (I,), `weights` (F, I) with one row for each neuron, `biases` (F,) as in torch.

    >>> linear([1, 2, 3], [[1, 0, -1], [2, 2, 2]], biases=[10, 0]).tolist()
    [8.0, 12.0]

    Raises:
        TypeError, ValueError: an array is of the wrong kind, or the lengths differ.
    """
    values, weights = array("values", values, "I"), array("weights", weights, "F, I")
    neurons, inputs = weights.shape
    if inputs != len(values):
        raise ValueError(
            f"weights must have a column for each of the {len(values)} values, not {inputs}"
        )
    biases = biases_for(neurons, biases)
    outputs = np.empty(neurons)
    for neuron in range(neurons):
        total = biases[neuron]
        for i in range(inputs):
            total += values[i] * weights[neuron, i]
        outputs[neuron] = total
    return outputs
