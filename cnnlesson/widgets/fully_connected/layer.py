"""The made-up numbers of a fully-connected layer, the same as in layer.mjs beside it.

Everything is counted from 0, as torch counts.
"""

from cnnlesson import kernels

MOST_WEIGHT = 3  # made-up weights and biases run from −3 to 3
LEAST_SIDE = 3  # a map of so many rows has an empty one at its end, for a shift to go to


def pixel(shape: tuple[int, int, int], channel: int, row: int, column: int) -> int:
    """The number at a place of the map (C, H, W): a digit; 0 in an empty last row or column.

    >>> [[pixel((1, 3, 3), 0, row, column) for column in range(3)] for row in range(3)]
    [[7, 0, 0], [8, 7, 0], [0, 0, 0]]
    """
    _, height, width = shape
    is_empty = _is_empty_end(height, row) or _is_empty_end(width, column)
    return 0 if is_empty else kernels.scrambled(row, column, channel) % 10


def _is_empty_end(side: int, place: int) -> bool:
    """Whether it is the last row, or column, and left empty."""
    return side >= LEAST_SIDE and place == side - 1


def shifted_pixels(shape: tuple[int, int, int], shift: tuple[int, int]) -> kernels.Rows:
    """The map (C, H, W) moved down and to the right; zeros come in, what leaves is lost.

    >>> shifted_pixels((1, 3, 3), (1, 0))
    (((0, 0, 0), (7, 0, 0), (8, 7, 0)),)
    """
    channels, height, width = shape
    down, right = shift

    def at(channel: int, row: int, column: int) -> int:
        if row < down or column < right:
            return 0
        return pixel(shape, channel, row - down, column - right)

    return tuple(
        tuple(tuple(at(channel, row, column) for column in range(width)) for row in range(height))
        for channel in range(channels)
    )


def weight(rows: kernels.Rows | None, neuron: int, place: int) -> float:
    """A neuron's weight for a place of the vector: from `rows` if it is there, else made up."""
    if rows and neuron < len(rows) and place < len(rows[0]):
        return rows[neuron][place]
    return kernels.scrambled(neuron, place) % (2 * MOST_WEIGHT + 1) - MOST_WEIGHT


def bias(neuron: int) -> int:
    """A neuron's bias.

    >>> [bias(neuron) for neuron in range(4)]
    [3, 0, 0, 1]
    """
    return kernels.scrambled(neuron, 0, 0) % (2 * MOST_WEIGHT + 1) - MOST_WEIGHT


def ratio_text(large: int, small: int) -> str:
    """How many times as many: whole from 100 on, else with two decimals, rounded.

    >>> ratio_text(5000, 48), ratio_text(90, 10), ratio_text(44892355200, 34944)
    ('104', '9', '1,284,694')
    """
    if large >= 100 * small:
        return f"{(2 * large + small) // (2 * small):,}"
    return f"{(200 * large + small) // (2 * small) / 100:g}"
