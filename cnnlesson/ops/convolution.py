"""Convolutions: one window, one channel, all channels; and the same as a product of matrices.

As everywhere in deep learning the kernel is not flipped, so this is cross-correlation.
"""

import numpy as np

from cnnlesson import _check, sizes
from cnnlesson.ops.arrays import Array, array, biases_for

Pair = int | tuple[int, int]


def window_sum(pixels: Array, kernel: Array) -> float:
    """Each pixel times the weight that lies on it, added up.

    >>> window_sum([[1, 2], [3, 4]], [[1, 0], [0, -1]])
    -3.0

    Raises:
        TypeError, ValueError: an array is of the wrong kind, or their shapes differ.
    """
    pixels, kernel = array("pixels", pixels, "H, W"), array("kernel", kernel, "H, W")
    if pixels.shape != kernel.shape:
        raise ValueError(f"kernel must have the shape {pixels.shape} of pixels, not {kernel.shape}")
    total = 0.0
    height, width = kernel.shape
    for row in range(height):
        for column in range(width):
            total += pixels[row, column] * kernel[row, column]
    return float(total)


def pad(image: Array, padding: Pair) -> Array:
    """The image, (C, H, W), with that many rows and columns of zeros on each side.

    >>> pad([[[7]]], padding=(0, 1)).tolist()
    [[[0, 7, 0]]]

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    image = array("image", image, "C, H, W")
    rows, columns = _check.pair("padding", padding, at_least=0)
    channels, height, width = image.shape
    padded = np.zeros((channels, height + 2 * rows, width + 2 * columns), dtype=image.dtype)
    padded[:, rows : rows + height, columns : columns + width] = image
    return padded


def conv_channel(image: Array, kernel: Array, *, stride: Pair = 1, dilation: Pair = 1) -> Array:
    """One channel, (H, W): the window stops wherever the kernel fits, and gives one number there.

    >>> conv_channel([[1, 2, 4], [0, 3, 5]], [[-1, 1]]).tolist()
    [[1.0, 2.0], [3.0, 2.0]]

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: the kernel does not fit.
    """
    image, kernel = array("image", image, "H, W"), array("kernel", kernel, "KH, KW")
    down, across = _check.pair("stride", stride, at_least=1)
    rows_apart, columns_apart = _check.pair("dilation", dilation, at_least=1)
    height, width = _output_size(image.shape, kernel.shape, (down, across), dilation)
    reach_down = rows_apart * (kernel.shape[0] - 1) + 1
    reach_across = columns_apart * (kernel.shape[1] - 1) + 1

    output = np.empty((height, width))
    for row in range(height):
        for column in range(width):
            top, left = row * down, column * across
            window = image[
                top : top + reach_down : rows_apart, left : left + reach_across : columns_apart
            ]
            output[row, column] = window_sum(window, kernel)
    return output


def conv2d(
    image: Array,
    filters: Array,
    biases: Array | None = None,
    *,
    stride: Pair = 1,
    padding: Pair = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Array:
    """A convolutional layer: each filter has a kernel for each channel it reads, and adds them up.

    `image` is (C, H, W), `filters` (F, C / groups, KH, KW), `biases` (F,); out comes (F, H', W').
    With groups, filter f reads only the channels of its own group.

    >>> image = [[[1, 2]], [[3, 4]]]  # two channels, one row, two columns
    >>> conv2d(image, [[[[1]], [[10]]]], biases=[100]).tolist()
    [[[131.0, 142.0]]]

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: a kernel does not fit.
    """
    image, filters = pad(image, padding), array("filters", filters, "F, C, KH, KW")
    biases = biases_for(len(filters), biases)
    reads = _channels_read(image, filters, groups)
    maps = []
    for f, kernels in enumerate(filters):
        first = f // (len(filters) // groups) * reads
        results = [
            conv_channel(image[first + c], kernels[c], stride=stride, dilation=dilation)
            for c in range(reads)
        ]
        maps.append(sum(results) + biases[f])
    return np.stack(maps)


def unfold(image: Array, kernel_size: Pair, *, stride: Pair = 1) -> Array:
    """Every window of an image as a column: (C·KH·KW, stops). This is called im2col.

    >>> unfold([[[1, 2, 3]]], kernel_size=(1, 2)).tolist()
    [[1, 2], [2, 3]]

    Raises:
        TypeError, ValueError, ShapeError: as for `conv2d`.
    """
    image = array("image", image, "C, H, W")
    kernel = _check.pair("kernel_size", kernel_size, at_least=1)
    down, across = _check.pair("stride", stride, at_least=1)
    height, width = _output_size(image.shape[1:], kernel, (down, across), 1)
    columns = [
        image[
            :,
            row * down : row * down + kernel[0],
            column * across : column * across + kernel[1],
        ].reshape(-1)
        for row in range(height)
        for column in range(width)
    ]
    return np.stack(columns, axis=1)


def conv2d_as_matrix(
    image: Array,
    filters: Array,
    biases: Array | None = None,
    *,
    stride: Pair = 1,
    padding: Pair = 0,
) -> Array:
    """The same layer as one product of matrices: filters as rows, windows as columns.

    >>> image, filters = [[[1, 2, 4]]], [[[[-1, 1]]]]
    >>> conv2d_as_matrix(image, filters).tolist() == conv2d(image, filters).tolist()
    True

    Raises:
        TypeError, ValueError, ShapeError: as for `conv2d`.
    """
    image, filters = pad(image, padding), array("filters", filters, "F, C, KH, KW")
    biases = biases_for(len(filters), biases)
    _channels_read(image, filters, groups=1)
    kernel = filters.shape[2:]
    strides = _check.pair("stride", stride, at_least=1)
    products = filters.reshape(len(filters), -1) @ unfold(image, kernel, stride=strides)
    height, width = _output_size(image.shape[1:], kernel, strides, 1)
    return (products + biases[:, None]).reshape(len(filters), height, width)


def _output_size(image: tuple, kernel: tuple, stride: tuple, dilation: Pair) -> tuple[int, int]:
    """Stops down and across."""
    apart = _check.pair("dilation", dilation, at_least=1)
    height, width = (
        sizes.conv_output_size(
            image[axis], kernel_size=kernel[axis], stride=stride[axis], dilation=apart[axis]
        )
        for axis in (0, 1)
    )
    return height, width


def _channels_read(image: Array, filters: Array, groups: int) -> int:
    """How many channels a filter reads, if the filters fit the image and the groups."""
    groups = _check.whole("groups", groups, at_least=1)
    channels = len(image)
    if channels % groups or len(filters) % groups:
        raise ValueError(
            f"groups must divide the {channels} channels and the {len(filters)} filters, "
            f"not {groups}"
        )
    if filters.shape[1] != channels // groups:
        raise ValueError(
            f"filters must have a kernel for each of the {channels // groups} channels they read, "
            f"not {filters.shape[1]}"
        )
    return channels // groups
