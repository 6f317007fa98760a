"""Which pixels of the input each unit of a layer can see, along one axis and in a whole tensor.

Along an axis, unit i of most layers sees the `size` pixels from start + i·jump on (`Field`). Where
a layer spreads its input out or divides it unevenly, no such rule holds, and each unit's first
and last pixel are listed (`Listed`). Pixels outside the image count too: they are padding. What a
unit can see is no measure of how much each pixel weighs in it.

Source: Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks",
Distill 2019, for stacks; the rest follows from which values each operation reads.
"""

import dataclasses
import itertools
from collections.abc import Sequence

from cnnlesson import sizes

MOST_LISTED = 4096  # units of one axis; more are not listed, and their field is not told


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """Unit i sees `size` pixels from `start` + i·`jump` on; a jump of 0: all units see the same."""

    size: int
    jump: int
    start: int

    def ends(self, unit: int) -> tuple[int, int]:
        """The first and the last pixel that this unit sees."""
        first = self.start + unit * self.jump
        return first, first + self.size - 1


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """The first and the last pixel of each unit; `None` for a unit that sees none."""

    units: tuple[tuple[int, int] | None, ...]

    def ends(self, unit: int) -> tuple[int, int] | None:
        """The first and the last pixel that this unit sees."""
        return self.units[unit]


Axis = Field | Listed
PIXELS = Field(size=1, jump=1, start=0)


@dataclasses.dataclass(frozen=True, slots=True)
class Window:
    """How a convolution or a pooling moves along one axis; `stops` is its output's size."""

    kernel_size: int
    stride: int
    before: int
    dilation: int
    stops: int


def through_window(axis: Axis, window: Window, input_size: int) -> Axis | None:
    """What the units after a convolution or a pooling see.

    >>> conv1 = through_window(PIXELS, Window(11, 4, 0, 1, 55), 227)
    >>> through_window(conv1, Window(3, 2, 0, 1, 27), 55)
    Field(size=19, jump=8, start=0)
    """
    steps = window.dilation * (window.kernel_size - 1)
    last = (window.stops - 1) * window.stride - window.before
    # A stop whose taps are all in the padding, on one side of the axis or around it.
    is_beyond = window.before > steps or last >= input_size or window.dilation > input_size
    if isinstance(axis, Field) and (axis.jump or not is_beyond):
        return Field(
            size=axis.size + steps * axis.jump,
            jump=axis.jump * window.stride,
            start=axis.start - window.before * axis.jump,
        )
    firsts = [stop * window.stride - window.before for stop in range(window.stops)]
    taps = [range(first, first + steps + 1, window.dilation) for first in firsts]
    return _listed(axis, [[tap for tap in each if 0 <= tap < input_size] for each in taps])


def through_transposed(axis: Axis, window: Window, input_size: int) -> Axis | None:
    """What the units after a transposed convolution see: `before` is what its padding takes away.

    >>> through_transposed(PIXELS, Window(3, 1, 1, 1, 5), 5)
    Field(size=3, jump=1, start=-1)
    >>> through_transposed(PIXELS, Window(3, 2, 1, 1, 5), 3)
    Listed(units=((0, 0), (0, 1), (1, 1), (1, 2), (2, 2)))
    """
    reach = window.dilation * (window.kernel_size - 1)
    if window.stride == 1 and isinstance(axis, Field):
        turned = dataclasses.replace(window, before=reach - window.before)
        return through_window(axis, turned, input_size)
    if window.stops > MOST_LISTED:
        return None
    readers: list[list[int]] = [[] for _ in range(window.stops)]
    for unit in range(input_size):
        first = unit * window.stride - window.before
        for stop in range(first, first + reach + 1, window.dilation):
            if 0 <= stop < window.stops:
                readers[stop].append(unit)
    return _listed(axis, readers)


def through_adaptive(axis: Axis, input_size: int, output_size: int) -> Axis | None:
    """What the units after an adaptive pooling see; one that divides evenly is a plain pooling.

    >>> through_adaptive(PIXELS, 13, 6)
    Field(size=3, jump=2, start=0)
    >>> through_adaptive(PIXELS, 5, 3)
    Listed(units=((0, 1), (1, 3), (3, 4)))
    """
    if not 1 <= output_size <= MOST_LISTED:
        return None
    windows = sizes.adaptive_pool_windows(input_size, output_size=output_size)
    return _through_ranges(axis, [range(*window) for window in windows], input_size)


def through_repeats(axis: Axis, input_size: int, output_size: int) -> Axis | None:
    """What the units after an enlargement see that repeats the nearest pixel.

    >>> through_repeats(PIXELS, 2, 4)
    Listed(units=((0, 0), (0, 0), (1, 1), (1, 1)))
    """
    nearest = [unit * input_size // output_size for unit in range(output_size)]
    return through_copies(axis, nearest, input_size)


def through_copies(axis: Axis, units: Sequence[int], input_size: int) -> Axis | None:
    """What copies of those units see, in that order.

    >>> through_copies(PIXELS, [1, 0, 1, 2], 3)  # a border that reflects the image
    Listed(units=((1, 1), (0, 0), (1, 1), (2, 2)))
    """
    if not 1 <= len(units) <= MOST_LISTED:
        return None
    return _through_ranges(axis, [range(unit, unit + 1) for unit in units], input_size)


def through_slice(axis: Axis, taken: range) -> Axis | None:
    """What the units that were taken out of an axis see.

    >>> through_slice(Field(size=3, jump=2, start=-1), range(1, 6, 2))
    Field(size=3, jump=4, start=1)
    """
    if isinstance(axis, Field):
        return Field(axis.size, axis.jump * taken.step, axis.start + taken.start * axis.jump)
    return Listed(axis.units[taken.start : taken.stop : taken.step])


def whole(axis: Axis, size: int) -> Field | None:
    """What one unit sees that reads the whole axis.

    >>> whole(Field(size=3, jump=2, start=-1), 4)
    Field(size=9, jump=0, start=-1)
    """
    return _spanned([axis.ends(0), axis.ends(size - 1)] if isinstance(axis, Field) else axis.units)


def both(one: Axis, other: Axis, size: int) -> Axis | None:
    """What a unit sees that reads the units at its place in two tensors.

    >>> both(Field(size=7, jump=1, start=-3), Field(size=3, jump=1, start=-1), 9)
    Field(size=7, jump=1, start=-3)
    """
    if one == other:
        return one
    if isinstance(one, Field) and isinstance(other, Field) and one.jump == other.jump:
        start = min(one.start, other.start)
        end = max(one.start + one.size, other.start + other.size)
        return Field(end - start, one.jump, start)
    if size > MOST_LISTED:
        return None
    pairs = [[one.ends(unit), other.ends(unit)] for unit in range(size)]
    return Listed(tuple(_ends(pair) for pair in pairs))


def _through_ranges(axis: Axis, windows: Sequence[range], input_size: int) -> Axis | None:
    """A plain window where the ranges are one, moved on by the same step; else a list."""
    widths = {len(window) for window in windows}
    steps = {later.start - window.start for window, later in itertools.pairwise(windows)}
    if len(widths) == 1 and len(steps) <= 1 and 0 not in steps:
        stride = steps.pop() if steps else 1
        window = Window(widths.pop(), stride, 0, 1, len(windows))
        return through_window(axis, window, input_size)
    return _listed(axis, windows)


def _listed(axis: Axis, readers: Sequence[Sequence[int]]) -> Listed:
    """The ends of what each unit sees, if it reads these units of the layer before."""
    return Listed(tuple(_ends([axis.ends(unit) for unit in read]) for read in readers))


def _ends(seen: Sequence[tuple[int, int] | None]) -> tuple[int, int] | None:
    """From the first pixel of all to the last."""
    known = [ends for ends in seen if ends]
    return (min(map(min, known)), max(map(max, known))) if known else None


def _spanned(seen: Sequence[tuple[int, int] | None]) -> Field | None:
    """The same pixels for every unit, from the first of all to the last."""
    ends = _ends(seen)
    return Field(ends[1] - ends[0] + 1, 0, ends[0]) if ends else None
