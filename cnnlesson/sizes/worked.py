"""The arithmetic of a size in words, and what it leaves unread."""

import dataclasses
import math

from cnnlesson import _check, words
from cnnlesson.sizes.arguments import (
    Padding,
    checked_pool,
    checked_shape,
    checked_window,
    padding_sides,
)
from cnnlesson.sizes.outputs import conv_output_size, conv_transpose_output_size, pool_output_size
from cnnlesson.sizes.shapes import flatten_output_shape


@dataclasses.dataclass(frozen=True)
class Unread:
    """How many columns (or rows) of a padded input no window reads.

    `padded` and `image` count the far end, beyond the last window: columns of
    padding, and columns of the image itself. `skipped` counts the columns of
    the padded input before that which stride and dilation step over.
    """

    padded: int
    image: int
    skipped: int


def conv_unread(
    input_size: int,
    *,
    kernel_size: int,
    stride: int = 1,
    padding: Padding = 0,
    dilation: int = 1,
) -> Unread:
    """What a convolution never reads along one axis.

    >>> conv_unread(224, kernel_size=11, stride=4, padding=2)
    Unread(padded=1, image=0, skipped=0)
    >>> conv_unread(8, kernel_size=1, stride=2)  # every second pixel, the last one included
    Unread(padded=0, image=1, skipped=3)

    Raises: what `conv_output_size` raises.
    """
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, stride, dilation
    )
    window = {"kernel_size": kernel_size, "stride": stride, "dilation": dilation}
    stops = conv_output_size(input_size, padding=padding, **window)
    before, after = padding_sides(padding, input_size=input_size, **window)
    padded = input_size + before + after
    far_end = (padded - dilation * (kernel_size - 1) - 1) % stride
    # A stride longer than the image leaves its first padding unread as well.
    image = min(input_size, max(0, far_end - after))
    return Unread(
        padded=far_end - image,
        image=image,
        skipped=padded - far_end - _pixels_read(stops, kernel_size, stride, dilation),
    )


def conv_worked(
    input_size: int,
    *,
    kernel_size: int,
    stride: int = 1,
    padding: Padding = 0,
    dilation: int = 1,
    axis: str = "width",
) -> str:
    """The size formula with the numbers in it, and what goes unread.

    `axis` is "width" or "height": columns or rows are spoken of.

    >>> conv_worked(227, kernel_size=11, stride=4)
    '(227 − 11 + 2·0) / 4 + 1 = 55'
    >>> conv_worked(10, kernel_size=3, stride=2, dilation=2, padding=(1, 2), axis="height")
    '(10 − (2·(3 − 1) + 1) + 1 + 2) / 2 + 1 = 5: 6 rows of the padded input are stepped over'

    Raises: what `conv_output_size` raises; ValueError for another axis.
    """
    noun = _noun(axis)
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, stride, dilation
    )
    window = {"kernel_size": kernel_size, "stride": stride, "dilation": dilation}
    result = conv_output_size(input_size, padding=padding, **window)
    before, after = padding_sides(padding, input_size=input_size, **window)
    unread = conv_unread(input_size, padding=padding, **window)

    formula = _formula(input_size, kernel_size, stride, dilation, before, after)
    text = f"{formula} = {_floored(unread.padded + unread.image, stride, result)}"
    remarks = _unread_remarks(unread, noun, is_padded=before + after > 0)
    return _with_remark(text, words.joined(remarks)) if remarks else text


def pool_worked(
    input_size: int,
    *,
    kernel_size: int,
    stride: int | None = None,
    padding: int = 0,
    dilation: int = 1,
    ceil_mode: bool = False,
    axis: str = "width",
) -> str:
    """The size formula of a pooling with the numbers in it, rounded down or up.

    >>> pool_worked(55, kernel_size=3, stride=2)
    '(55 − 3 + 2·0) / 2 + 1 = 27'
    >>> pool_worked(6, kernel_size=3, stride=2, ceil_mode=True)
    '(6 − 3 + 2·0) / 2 + 1 = 2.5 → 3: the last window hangs over the edge by one column'

    Raises: what `pool_output_size` raises; ValueError for another axis.
    """
    noun = _noun(axis)
    result = pool_output_size(
        input_size,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        dilation=dilation,
        ceil_mode=ceil_mode,
    )
    input_size, kernel_size, stride, padding, dilation = checked_pool(
        input_size, kernel_size, stride, padding, dilation, ceil_mode
    )
    if not ceil_mode:
        return conv_worked(
            input_size,
            kernel_size=kernel_size,
            stride=stride,
            padding=padding,
            dilation=dilation,
            axis=axis,
        )
    room = input_size + 2 * padding - dilation * (kernel_size - 1) - 1
    whole, rest = divmod(room, stride)
    formula = _formula(input_size, kernel_size, stride, dilation, padding, padding)
    if not rest:
        return f"{formula} = {result}"
    text = f"{formula} = {_with_hundredths(whole + 1, rest, stride)} → {result}"
    if result == whole + 2:
        return _with_remark(text, words.counted(f"overhang_{noun}", stride - rest))
    return _with_remark(text, words.say("window_dropped", rounded_up=whole + 2))


def conv_transpose_worked(
    input_size: int,
    *,
    kernel_size: int,
    stride: int = 1,
    padding: int = 0,
    output_padding: int = 0,
    dilation: int = 1,
) -> str:
    """The size formula of a transposed convolution with the numbers in it.

    >>> conv_transpose_worked(4, kernel_size=3, stride=2, padding=1, output_padding=1)
    '(4 − 1)·2 − 2·1 + 1·(3 − 1) + 1 + 1 = 8'

    Raises: what `conv_transpose_output_size` raises.
    """
    result = conv_transpose_output_size(
        input_size,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        output_padding=output_padding,
        dilation=dilation,
    )
    return (
        f"({input_size} − 1)·{stride} − 2·{padding} + {dilation}·({kernel_size} − 1)"
        f" + {output_padding} + 1 = {result}"
    )


def flatten_worked(shape: tuple[int, ...]) -> str:
    """The product of all axes but the batch.

    >>> flatten_worked((32, 256, 6, 6))
    '256·6·6 = 9216'

    Raises: what `flatten_output_shape` raises.
    """
    shape = checked_shape("shape", shape)
    return f"{'·'.join(map(str, shape[1:]))} = {flatten_output_shape(shape)[1]}"


def _formula(
    input_size: int, kernel_size: int, stride: int, dilation: int, before: int, after: int
) -> str:
    """The left side of the equation."""
    reach = str(kernel_size) if dilation == 1 else f"({dilation}·({kernel_size} − 1) + 1)"
    padding = f"2·{before}" if before == after else f"{before} + {after}"
    return f"({input_size} − {reach} + {padding}) / {stride} + 1"


def _floored(rest: int, stride: int, result: int) -> str:
    """The right side: the result alone, or the exact value and what the floor makes of it."""
    return f"{_with_hundredths(result, rest, stride)} → {result}" if rest else str(result)


def _with_hundredths(whole: int, rest: int, stride: int) -> str:
    """whole + rest/stride with two decimals; "…" where more would follow."""
    hundredths, more = divmod(100 * rest, stride)
    digits = f"{hundredths:02d}"
    return f"{whole}.{digits}…" if more else f"{whole}.{digits.rstrip('0')}"


def _unread_remarks(unread: Unread, noun: str, *, is_padded: bool) -> list[str]:
    """What to say of the columns (or rows) that are never read."""
    remarks = []
    if unread.padded:
        remarks.append(words.counted(f"unread_padded_{noun}", unread.padded))
    if unread.image:
        remarks.append(words.counted(f"unread_image_{noun}", unread.image))
    if unread.skipped:
        remarks.append(
            words.counted(
                f"skipped_padded_input_{noun}" if is_padded else f"skipped_image_{noun}",
                unread.skipped,
            )
        )
    if unread.padded and not unread.image and not unread.skipped:
        remarks.append(words.say("nothing_lost"))
    return remarks


def _with_remark(text: str, remark: str) -> str:
    return words.say("with_remark", worked=text, remark=remark)


def _noun(axis: str) -> str:
    """Which word of the table an axis is counted in."""
    nouns = {"width": "column", "height": "row"}
    if not isinstance(axis, str) or axis not in nouns:
        raise ValueError(f'axis must be "width" or "height", not {_check.shown(axis)}')
    return nouns[axis]


def _pixels_read(stops: int, kernel_size: int, stride: int, dilation: int) -> int:
    """How many different pixels i·stride + j·dilation there are.

    Of the stops·kernel_size sums, one is a repeat for each (i, j) whose equal
    sum (i − dilation/g, j + stride/g) exists too, g their common divisor.
    """
    common = math.gcd(stride, dilation)
    repeats = max(0, stops - dilation // common) * max(0, kernel_size - stride // common)
    return stops * kernel_size - repeats
