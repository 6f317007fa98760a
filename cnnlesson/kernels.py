"""The weights of named kernels, at any size: whole numbers where that is possible.

A kernel is a tuple of rows. Whatever its name, a kernel of a single pixel passes that pixel on.
"""

from collections.abc import Callable, Sequence

from cnnlesson import _check

Rows = tuple[tuple[float, ...], ...]

MOST_RANDOM = 3  # random weights run from −3 to 3: small enough to multiply in one's head


def kernel(name: str, height: int, width: int) -> Rows:
    """The weights of the kernel of that name, row by row.

    "vertical edges" is the right column minus the left one, "horizontal edges"
    the lowest row minus the highest; where there is only one column, or only
    one row, the other axis is taken. "outline" is the middle pixel minus its
    neighbours above, below, left and right, as often as it has such
    neighbours; "sharpen" adds the pixel itself to that; "blur" is the mean.
    The middle of an even number is the pixel before it. "random" draws whole
    numbers, the same for everybody.

    >>> kernel("vertical edges", 3, 3)
    ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1))
    >>> kernel("sharpen", 3, 3)
    ((0, -1, 0), (-1, 5, -1), (0, -1, 0))
    >>> kernel("blur", 1, 2)
    ((0.5, 0.5),)

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


def _random(_height: int, _width: int) -> WeightAt:
    return lambda row, column: _scrambled(row, column) % (2 * MOST_RANDOM + 1) - MOST_RANDOM


def _scrambled(row: int, column: int) -> int:
    """A whole number below 2**20 with no visible pattern, from two; as in the scripts."""
    mixed = ((row + 1) * 0x9E3779B1 ^ (column + 1) * 0x85EBCA77) & 0xFFFFFFFF
    return ((mixed ^ mixed >> 15) * 0x2C1B3C6D & 0xFFFFFFFF) >> 12


KERNELS: dict[str, Callable[[int, int], WeightAt]] = {
    "vertical edges": _vertical_edges,
    "horizontal edges": _horizontal_edges,
    "outline": _outline,
    "identity": _identity,
    "blur": _blur,
    "sharpen": _sharpen,
    "random": _random,
}
