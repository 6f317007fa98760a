"""The weights of named kernels, at any size: whole numbers where that is possible.

A kernel is a tuple of rows. Whatever its name, a kernel of a single pixel passes that pixel on.
"""

import math
from collections.abc import Callable, Sequence

from cnnlesson import _check

Rows = tuple[tuple[float, ...], ...]

NO_SUM = 1e-9  # a sum of weights nearer to 0 than this is 0, but for what was rounded
MOST_RANDOM = 3  # random weights run from −3 to 3: small enough to multiply in one's head


def kernel(name: str, height: int, width: int) -> Rows:
    """The weights of the kernel of that name, row by row.

    "vertical edges" is the right column minus the left one, "horizontal edges"
    the lowest row minus the highest; where there is only one column, or only
    one row, the other axis is taken. "outline" is the middle pixel minus its
    neighbours above, below, left and right, as often as it has such
    neighbours; "sharpen" adds the pixel itself to that; "blur" is the mean.
    "gaussian blur" is a mean too, in which the middle counts most: along each
    axis the weights are a row of Pascal's triangle (1 2 1, or 1 4 6 4 1), which
    comes near a Gaussian bell; divided by their sum. The middle of an even
    number is the pixel before it. "random" draws whole numbers, the same for
    everybody.

    >>> kernel("vertical edges", 3, 3)
    ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1))
    >>> kernel("sharpen", 3, 3)
    ((0, -1, 0), (-1, 5, -1), (0, -1, 0))
    >>> kernel("blur", 1, 2)
    ((0.5, 0.5),)
    >>> kernel("gaussian blur", 1, 3)
    ((0.25, 0.5, 0.25),)

    Raises:
        TypeError, ValueError: there is no such kernel, or a side is no whole number of 1 or more.
    """
    if not isinstance(name, str) or name not in KERNELS:
        *first, last = [f'"{known}"' for known in KERNELS]
        rule = f"name must be {', '.join(first)} or {last}, not {_check.shown(name)}"
        raise ValueError(rule) if isinstance(name, str) else TypeError(rule)
    height = _check.whole("height", height, at_least=1)
    width = _check.whole("width", width, at_least=1)
    if height == width == 1 and name != "random":
        return ((1,),)
    weight_at = KERNELS[name](height, width)
    return tuple(tuple(weight_at(row, column) for column in range(width)) for row in range(height))


def fitted(rows: Sequence[Sequence[float]], height: int, width: int) -> Rows:
    """The rows cut to that size, or filled up with zeros, on the right and below.

    >>> fitted([[1, 2], [3, 4]], 1, 3)
    ((1, 2, 0),)
    """
    return tuple(
        tuple(
            rows[row][column] if row < len(rows) and column < len(rows[row]) else 0
            for column in range(width)
        )
        for row in range(height)
    )


def centred(rows: Sequence[Sequence[float]], size: int) -> Rows:
    """The rows at another odd size, the middle kept: cut all around, or with zeros all around.

    >>> centred([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 1)
    ((5,),)
    >>> centred([[5]], 3)
    ((0, 0, 0), (0, 5, 0), (0, 0, 0))
    """
    gap = (size - len(rows)) // 2
    inside = range(gap, gap + len(rows))
    return tuple(
        tuple(
            rows[row - gap][column - gap] if row in inside and column in inside else 0
            for column in range(size)
        )
        for row in range(size)
    )


def half_turned(rows: Sequence[Sequence[float]]) -> Rows:
    """The rows turned by half a turn, as mathematics turns a kernel before it convolves.

    >>> half_turned([[1, 2], [3, 4]])
    ((4, 3), (2, 1))
    """
    return tuple(tuple(reversed(row)) for row in reversed(rows))


def normalised(rows: Sequence[Sequence[float]]) -> Rows:
    """The rows divided by their sum, so that they keep the brightness; as they are where it is 0.

    >>> normalised([[1, 2, 1]])
    ((0.25, 0.5, 0.25),)
    >>> normalised([[-1, 0, 1]])
    ((-1, 0, 1),)
    """
    total = sum(weight for row in rows for weight in row)
    if abs(total) < NO_SUM:
        return tuple(map(tuple, rows))
    return tuple(tuple(weight / total for weight in row) for row in rows)


WeightAt = Callable[[int, int], float]


def _vertical_edges(height: int, width: int) -> WeightAt:
    if width == 1:
        return lambda row, _: (row == height - 1) - (row == 0)
    return lambda _, column: (column == width - 1) - (column == 0)


def _horizontal_edges(height: int, width: int) -> WeightAt:
    if height == 1:
        return lambda _, column: (column == width - 1) - (column == 0)
    return lambda row, _: (row == height - 1) - (row == 0)


def _identity(height: int, width: int) -> WeightAt:
    middle = (height - 1) // 2, (width - 1) // 2
    return lambda row, column: int((row, column) == middle)


def _outline(height: int, width: int) -> WeightAt:
    middle = (height - 1) // 2, (width - 1) // 2
    neighbours = sum((side > 1) + (side > 2) for side in (height, width))

    def weight(row: int, column: int) -> int:
        distance = abs(row - middle[0]) + abs(column - middle[1])
        return {0: neighbours, 1: -1}.get(distance, 0)

    return weight


def _sharpen(height: int, width: int) -> WeightAt:
    identity, outline = _identity(height, width), _outline(height, width)
    return lambda row, column: identity(row, column) + outline(row, column)


def _blur(height: int, width: int) -> WeightAt:
    return lambda _row, _column: 1 / (height * width)


def _gaussian_blur(height: int, width: int) -> WeightAt:
    total = 2 ** (height + width - 2)
    return lambda row, column: math.comb(height - 1, row) * math.comb(width - 1, column) / total


def _random(_height: int, _width: int) -> WeightAt:
    return lambda row, column: scrambled(row, column) % (2 * MOST_RANDOM + 1) - MOST_RANDOM


def scrambled(row: int, column: int, channel: int = -1) -> int:
    """A whole number below 2**20 with no visible pattern, the same in the scripts.

    >>> [scrambled(0, column) % 10 for column in range(4)]
    [8, 1, 4, 7]
    """
    mixed = (row + 1) * 0x9E3779B1 ^ (column + 1) * 0x85EBCA77 ^ (channel + 1) * 0xC2B2AE3D
    mixed &= 0xFFFFFFFF
    return ((mixed ^ mixed >> 15) * 0x2C1B3C6D & 0xFFFFFFFF) >> 12


KERNELS: dict[str, Callable[[int, int], WeightAt]] = {
    "vertical edges": _vertical_edges,
    "horizontal edges": _horizontal_edges,
    "outline": _outline,
    "identity": _identity,
    "blur": _blur,
    "gaussian blur": _gaussian_blur,
    "sharpen": _sharpen,
    "random": _random,
}
