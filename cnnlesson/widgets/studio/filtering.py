"""A whole picture through one kernel, by numpy: the same numbers as filtering.mjs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnlesson.kernels import Rows

if TYPE_CHECKING:  # numpy is imported by the function that needs it, not with the module
    import numpy as np


def planes(pixels: np.ndarray, channels: str) -> np.ndarray:
    """What the kernel reads of a picture (C, H, W): its grey values, each channel, or their sum.

    A convolution over all channels with the same kernel for each is one over
    their sum. Grey is the mean of the channels.

    >>> import numpy as np
    >>> picture = np.array([[[1.0, 2.0]], [[3.0, 6.0]]])
    >>> planes(picture, "grey").tolist(), planes(picture, "summed").tolist()
    ([[[2.0, 4.0]]], [[[4.0, 8.0]]])
    """
    if channels == "separate":
        return pixels
    total = pixels.sum(axis=0, keepdims=True)  # 1, H, W
    return total / len(pixels) if channels == "grey" else total


def filtered(
    planes: np.ndarray,
    weights: Rows,
    *,
    output_size: tuple[int, int],
    stride: int,
    sides: tuple[int, int],
    bias: float,
) -> np.ndarray:
    """Each plane through the kernel: (C, H, W) in, 64-bit floats of the output size out.

    `sides` are the zeros (before, after) that each axis is padded with.

    >>> import numpy as np
    >>> row = np.array([[[1.0, 2.0, 4.0]]])
    >>> filtered(row, ((1, 1),), output_size=(1, 2), stride=1, sides=(0, 0), bias=10)
    array([[[13., 16.]]])
    """
    import numpy as np

    padded = np.pad(planes, ((0, 0), sides, sides))
    made = np.full((len(planes), *output_size), bias, dtype=np.float64)
    down, across = ((count - 1) * stride + 1 for count in output_size)
    for row, weight_row in enumerate(weights):
        for column, weight in enumerate(weight_row):
            read = padded[:, row : row + down : stride, column : column + across : stride]
            made += weight * read
    return made
