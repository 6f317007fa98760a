"""How large a layer's output is: torch's own rules, along one axis."""

from cnnlesson import _check, words
from cnnlesson.sizes.arguments import (
    LONGEST_LIST,
    Padding,
    ShapeError,
    checked_pool,
    checked_window,
    padding_sides,
)


def conv_output_size(
    input_size: int,
    *,
    kernel_size: int,
    stride: int = 1,
    padding: Padding = 0,
    dilation: int = 1,
) -> int:
    """How many places a kernel stops at along one axis.

    Every argument and the result count pixels along that one axis: call once
    for the height and once for the width. `padding` is a number for each end,
    "same", "valid", or a pair (before, after). Pixels left over at the far
    end, too few for another step, are never read; torch drops them too.

    >>> conv_output_size(227, kernel_size=11, stride=4)  # AlexNet's first layer
    55
    >>> conv_output_size(32, kernel_size=5, padding="same")
    32

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: the kernel does not fit into the padded input.

    Source: Dumoulin & Visin, "A guide to convolution arithmetic for deep
    learning", arXiv:1603.07285; torch.nn.Conv2d, "Shape".
    """
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, stride, dilation
    )
    before, after = padding_sides(
        padding, input_size=input_size, kernel_size=kernel_size, stride=stride, dilation=dilation
    )
    reach = dilation * (kernel_size - 1) + 1  # from its first pixel to its last
    padded = input_size + before + after
    if reach > padded:
        raise ShapeError(_why_too_wide(input_size, kernel_size, dilation, before, after))
    return (padded - reach) // stride + 1


def pool_output_size(
    input_size: int,
    *,
    kernel_size: int,
    stride: int | None = None,
    padding: int = 0,
    dilation: int = 1,
    ceil_mode: bool = False,
) -> int:
    """How many windows a pooling layer takes the maximum or the mean of, along one axis.

    `stride` is the kernel size where it is not given. `padding` is a number for
    each end, half the kernel size at most. With `ceil_mode` a last window may
    hang over the far end, if it starts inside the image or its first padding.
    torch's average pooling has no dilation; for the rest the two kinds agree.

    >>> pool_output_size(55, kernel_size=3, stride=2)  # AlexNet's first pooling
    27
    >>> pool_output_size(6, kernel_size=3, stride=2, ceil_mode=True)
    3

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: not one window fits.

    Source: torch.nn.MaxPool2d, "Shape", and its note on ceil_mode.
    """
    input_size, kernel_size, stride, padding, dilation = checked_pool(
        input_size, kernel_size, stride, padding, dilation, ceil_mode
    )
    reach = dilation * (kernel_size - 1) + 1
    room = input_size + 2 * padding - reach
    stops = room // stride + 1
    if ceil_mode and room % stride and stops * stride < input_size + padding:
        stops += 1
    if stops < 1:
        overhang = stride - 1 if ceil_mode else 0
        raise ShapeError(_why_pool_too_wide(input_size, kernel_size, dilation, padding, overhang))
    return stops


def adaptive_pool_output_size(input_size: int, *, output_size: int | None) -> int:
    """The size that was asked for; `None` keeps the input's.

    >>> adaptive_pool_output_size(13, output_size=6)
    6
    >>> adaptive_pool_output_size(13, output_size=None)
    13
    """
    input_size = _check.whole("input_size", input_size, at_least=1)
    if output_size is None:
        return input_size
    return _check.whole("output_size", output_size, at_least=0)


def adaptive_pool_windows(input_size: int, *, output_size: int | None) -> list[tuple[int, int]]:
    """Which pixels each window of an adaptive pooling reads: (start, stop), stop not included.

    Windows may overlap and differ in size where the numbers do not divide.

    >>> adaptive_pool_windows(13, output_size=6)  # the same as kernel_size=3, stride=2
    [(0, 3), (2, 5), (4, 7), (6, 9), (8, 11), (10, 13)]
    >>> adaptive_pool_windows(5, output_size=3)
    [(0, 2), (1, 4), (3, 5)]

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range, or there
            are more than a million windows.

    Source: torch.nn.AdaptiveAvgPool2d; its windows run from floor(i·n/o) to ceil((i + 1)·n/o).
    """
    stops = adaptive_pool_output_size(input_size, output_size=output_size)
    input_size = _check.whole("input_size", input_size, at_least=1)
    if stops > LONGEST_LIST:
        raise ValueError(f"output_size must be at most {LONGEST_LIST} to list, not {stops}")
    return [(i * input_size // stops, -(-(i + 1) * input_size // stops)) for i in range(stops)]


def conv_transpose_output_size(
    input_size: int,
    *,
    kernel_size: int,
    stride: int = 1,
    padding: int = 0,
    output_padding: int = 0,
    dilation: int = 1,
) -> int:
    """How far the spread-out copies of a kernel reach along one axis.

    A transposed convolution lays one copy of the kernel down for each input
    pixel, `stride` pixels apart. `padding` takes pixels away at each end;
    `output_padding` adds some at the far end, fewer than stride or dilation.

    >>> conv_transpose_output_size(4, kernel_size=3, stride=2, padding=1, output_padding=1)
    8

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: the padding takes everything away. (torch calls an output of
            size 0 too small as well, but some of its CPU kernels let it pass.)

    Source: torch.nn.ConvTranspose2d, "Shape".
    """
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, stride, dilation
    )
    padding = _check.whole("padding", padding, at_least=0)
    output_padding = _check.whole("output_padding", output_padding, at_least=0)
    if output_padding >= max(stride, dilation):
        raise ValueError(
            f"output_padding must be less than stride or dilation, not {output_padding} "
            f"with stride {stride} and dilation {dilation}; "
            f"use {max(stride, dilation) - 1} at most"
        )
    spread = (input_size - 1) * stride + dilation * (kernel_size - 1) + 1 + output_padding
    if spread <= 2 * padding:
        raise ShapeError(
            f"padding {padding} takes {2 * padding} px away from an output of {spread}: "
            f"use padding {(spread - 1) // 2} at most"
        )
    return spread - 2 * padding


def _why_too_wide(input_size: int, kernel_size: int, dilation: int, before: int, after: int) -> str:
    """Why a kernel does not fit into its padded input, and the least that mends it."""
    padded = input_size + before + after
    reach = dilation * (kernel_size - 1) + 1
    return words.say(
        "too_wide" if dilation == 1 else "too_wide_dilated",
        input_size=input_size,
        kernel_size=kernel_size,
        dilation=dilation,
        before=before,
        after=after,
        padded=padded,
        reach=reach,
        missing=reach - padded,
        largest=(padded - 1) // dilation + 1,
    )


def _why_pool_too_wide(
    input_size: int, kernel_size: int, dilation: int, padding: int, overhang: int
) -> str:
    """Why no pooling window fits; `overhang` is how far one may hang over the far end."""
    padded = input_size + 2 * padding
    reach = dilation * (kernel_size - 1) + 1
    return words.say(
        "pool_too_wide" if dilation == 1 else "pool_too_wide_dilated",
        kernel_size=kernel_size,
        dilation=dilation,
        reach=reach,
        padded=padded,
        input_size=input_size,
        padding=padding,
        largest=padded + overhang,
        least=reach - overhang - 2 * padding,
    )
