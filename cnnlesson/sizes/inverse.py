"""The inverse questions: which padding, or which input, gives the output you want."""

from cnnlesson import _check, words
from cnnlesson.sizes.arguments import (
    LONGEST_LIST,
    Padding,
    checked_pool,
    checked_window,
    padding_sides,
)
from cnnlesson.sizes.outputs import conv_output_size


def paddings_for(
    input_size: int, output_size: int, *, kernel_size: int, stride: int = 1, dilation: int = 1
) -> list[tuple[int, int]]:
    """Every padding (before, after) that gives the wanted size along one axis.

    The least padding comes first, and of the same total the most even split.
    An empty list: there is none, and `paddings_worked` says why.

    >>> paddings_for(28, 28, kernel_size=5)
    [(2, 2), (1, 3), (3, 1), (0, 4), (4, 0)]
    >>> paddings_for(28, 28, kernel_size=1, stride=2)[0]
    (13, 14)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range, or there
            are more than a million answers.
    """
    totals = _padding_totals(input_size, output_size, kernel_size, stride, dilation)
    # A total of n is split in n + 1 ways. (`len` and `sum` give up on a huge range.)
    count = (totals.stop - totals.start) * (totals.start + totals.stop + 1) // 2
    if count > LONGEST_LIST:
        raise ValueError(
            f"output_size {output_size} has {count} paddings, too many to list: "
            f"every (before, after) that adds up to {totals[0]} … {totals[-1]} px"
        )
    return [pair for total in totals for pair in _splits(total)]


def paddings_worked(
    input_size: int, output_size: int, *, kernel_size: int, stride: int = 1, dilation: int = 1
) -> str:
    """The least padding, alike on both sides if it can be, that gives the size; or why none does.

    >>> paddings_worked(28, 28, kernel_size=5)
    'padding 2 gives 28: the input gets 4 px more in all, 2 on each side'
    >>> paddings_worked(28, 28, kernel_size=4)  # doctest: +ELLIPSIS
    'no padding that is the same on both sides gives 28: the input needs 3 px more in all, ...'
    >>> paddings_worked(28, 20, kernel_size=3)  # doctest: +ELLIPSIS
    'no padding gives 20: the kernel stops at 26 places without any, ...'

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    totals = _padding_totals(input_size, output_size, kernel_size, stride, dilation)
    if not totals:
        unpadded = conv_output_size(
            input_size, kernel_size=kernel_size, stride=stride, dilation=dilation
        )
        return words.say("no_padding", output_size=output_size, unpadded=unpadded)
    even = next((total for total in totals if total % 2 == 0), None)
    if even is not None:
        return words.say("padding_number", output_size=output_size, total=even, number=even // 2)
    total = totals[0]
    return words.say(
        "padding_pair_only",
        output_size=output_size,
        total=total,
        before=total // 2,
        after=total - total // 2,
    )


def input_sizes_for(
    output_size: int,
    *,
    kernel_size: int,
    stride: int = 1,
    padding: Padding = 0,
    dilation: int = 1,
) -> range:
    """Every input size that gives the wanted output size along one axis.

    >>> input_sizes_for(55, kernel_size=11, stride=4)
    range(227, 231)
    >>> input_sizes_for(28, kernel_size=5, padding="same")
    range(28, 29)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    output_size, kernel_size, stride, dilation = checked_window(
        _check.whole("output_size", output_size, at_least=1), kernel_size, stride, dilation
    )
    before, after = padding_sides(
        padding,
        input_size=output_size * stride,
        kernel_size=kernel_size,
        stride=stride,
        dilation=dilation,
    )
    least = _least_room(output_size, kernel_size, stride, dilation) - before - after
    return range(max(1, least), max(1, least + stride))


def pool_input_sizes_for(
    output_size: int,
    *,
    kernel_size: int,
    stride: int | None = None,
    padding: int = 0,
    dilation: int = 1,
    ceil_mode: bool = False,
) -> range:
    """Every input size that a pooling turns into the wanted output size along one axis.

    >>> pool_input_sizes_for(6, kernel_size=3, stride=2)
    range(13, 15)
    >>> pool_input_sizes_for(6, kernel_size=3, stride=2, ceil_mode=True)
    range(12, 14)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    output_size, kernel_size, stride, padding, dilation = checked_pool(
        _check.whole("output_size", output_size, at_least=1),
        kernel_size,
        stride,
        padding,
        dilation,
        ceil_mode,
    )

    def least_for(stops: int) -> int:
        """The smallest input with that many windows or more."""
        full = _least_room(stops, kernel_size, stride, dilation) - 2 * padding
        if not ceil_mode:
            return full
        # Rounded up, the last window needs one pixel of room, and must start before the end.
        return min(full, max(full - stride + 1, (stops - 1) * stride - padding + 1))

    return range(max(1, least_for(output_size)), max(1, least_for(output_size + 1)))


def _least_room(stops: int, kernel_size: int, stride: int, dilation: int) -> int:
    """The shortest padded input in which a kernel stops at that many places."""
    return (stops - 1) * stride + dilation * (kernel_size - 1) + 1


def _padding_totals(
    input_size: int, output_size: int, kernel_size: int, stride: int, dilation: int
) -> range:
    """Every total of padding that gives the wanted size."""
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, stride, dilation
    )
    output_size = _check.whole("output_size", output_size, at_least=1)
    least = _least_room(output_size, kernel_size, stride, dilation) - input_size
    return range(max(0, least), max(0, least + stride))


def _splits(total: int) -> list[tuple[int, int]]:
    """Every way to pad that total, the most even split first."""
    pairs = [(before, total - before) for before in range(total + 1)]
    return sorted(pairs, key=lambda pair: (abs(pair[0] - pair[1]), pair))
