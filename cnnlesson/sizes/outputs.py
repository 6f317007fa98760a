"""How large a layer's output is: torch's own rules, along one axis."""

import math

from cnnlesson import _check, words

Padding = int | str | tuple[int, int]
LONGEST_LIST = 1_000_000  # a longer one fills the memory and answers nobody's question


class ShapeError(ValueError):
    """A layer and its input do not fit; the message says why, and the least mend."""


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


def flatten_output_shape(
    shape: tuple[int, ...], *, start_dim: int = 1, end_dim: int = -1
) -> tuple[int, ...]:
    """The shape with its axes from `start_dim` to `end_dim` rolled out into one.

    The shape is the whole one, batch included: axis 0 is the batch, and stays
    unless `start_dim` is 0.

    >>> flatten_output_shape((32, 256, 6, 6))
    (32, 9216)
    >>> flatten_output_shape((256, 6, 6))  # one image without its batch axis: a usual slip
    (256, 36)

    Raises:
        TypeError, ValueError: the shape or an axis is of the wrong kind or out of range.

    Source: torch.nn.Flatten.
    """
    shape = checked_shape("shape", shape)
    first = _axis("start_dim", start_dim, shape)
    last = _axis("end_dim", end_dim, shape)
    if first > last:
        raise ValueError(f"start_dim must not come after end_dim, not {start_dim} and {end_dim}")
    return (*shape[:first], math.prod(shape[first : last + 1]), *shape[last + 1 :])


def linear_output_shape(
    shape: tuple[int, ...], *, in_features: int, out_features: int
) -> tuple[int, ...]:
    """The shape with its last axis replaced: a linear layer maps that axis, and no other.

    >>> linear_output_shape((32, 9216), in_features=9216, out_features=4096)
    (32, 4096)
    >>> linear_output_shape((7, 8), in_features=8, out_features=5)
    (7, 5)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: the last axis is not `in_features` long.

    Source: torch.nn.Linear, "Shape".
    """
    shape = checked_shape("shape", shape)
    in_features = _check.whole("in_features", in_features, at_least=0)
    out_features = _check.whole("out_features", out_features, at_least=0)
    if shape[-1:] != (in_features,):
        raise ShapeError(_why_features_differ(shape, in_features))
    return (*shape[:-1], out_features)


def padding_sides(
    padding: Padding, *, input_size: int, kernel_size: int, stride: int = 1, dilation: int = 1
) -> tuple[int, int]:
    """Pixels of padding before and after one axis; an odd one out goes after.

    >>> padding_sides("same", input_size=8, kernel_size=4)
    (1, 2)
    >>> padding_sides(2, input_size=8, kernel_size=5)
    (2, 2)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, stride, dilation
    )
    if isinstance(padding, str):
        return _named_padding(padding, input_size, kernel_size, stride, dilation)
    if isinstance(padding, tuple) and len(padding) == 2:
        before, after = padding
        return (
            _check.whole("padding[0]", before, at_least=0),
            _check.whole("padding[1]", after, at_least=0),
        )
    if padding is None or isinstance(padding, tuple | list):
        raise TypeError(
            "padding must be a whole number, a pair (before, after), "
            f'"same" or "valid", not {_check.shown(padding)}'
        )
    return (_check.whole("padding", padding, at_least=0),) * 2


def checked_window(
    input_size: int, kernel_size: int, stride: int, dilation: int
) -> tuple[int, int, int, int]:
    """The four numbers of a window along one axis, each a whole number of 1 or more."""
    return (
        _check.whole("input_size", input_size, at_least=1),
        _check.whole("kernel_size", kernel_size, at_least=1),
        _check.whole("stride", stride, at_least=1),
        _check.whole("dilation", dilation, at_least=1),
    )


def checked_pool(
    input_size: int,
    kernel_size: int,
    stride: int | None,
    padding: int,
    dilation: int,
    ceil_mode: bool,
) -> tuple[int, int, int, int, int]:
    """The five numbers of a pooling window, the stride filled in and the padding small enough."""
    kernel_size = _check.whole("kernel_size", kernel_size, at_least=1)
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, kernel_size if stride is None else stride, dilation
    )
    padding = _check.whole("padding", padding, at_least=0)
    if not isinstance(ceil_mode, bool):
        raise TypeError(f"ceil_mode must be True or False, not {_check.shown(ceil_mode)}")
    if padding > kernel_size // 2:
        raise ValueError(
            f"padding must be at most half of kernel_size {kernel_size}, not {padding}; "
            f"use {kernel_size // 2} at most, or a larger kernel_size"
        )
    return input_size, kernel_size, stride, padding, dilation


def checked_shape(name: str, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The shape as a tuple of whole numbers, each 0 or more: torch knows empty batches."""
    if not isinstance(shape, tuple | list):
        raise TypeError(f"{name} must be a tuple of whole numbers, not {_check.shown(shape)}")
    return tuple(_check.whole(f"{name}[{i}]", size, at_least=0) for i, size in enumerate(shape))


def _named_padding(
    name: str, input_size: int, kernel_size: int, stride: int, dilation: int
) -> tuple[int, int]:
    """The two sides that torch pads for "same" or "valid"."""
    if name == "valid":
        return 0, 0
    if name != "same":
        raise ValueError(f'padding must be "same" or "valid" where it is a word, not {name!r}')
    total = dilation * (kernel_size - 1)
    if stride != 1:
        raise ValueError(_why_same_needs_stride_1(input_size, total, stride))
    return total // 2, total - total // 2


def _why_same_needs_stride_1(input_size: int, reach_less_one: int, stride: int) -> str:
    """What to write instead of "same" for a stride that is not 1."""
    wanted = -(-input_size // stride)
    total = max(0, (wanted - 1) * stride + reach_less_one + 1 - input_size)
    return words.say("same_needs_stride_1", stride=stride, padding=-(-total // 2), wanted=wanted)


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


def _why_features_differ(shape: tuple[int, ...], in_features: int) -> str:
    """Why a linear layer refuses a shape; a flattening that was forgotten is named."""
    if not shape:
        return f"a single number has no axis for in_features {in_features}: give it a shape first"
    reason = f"the last axis of {shape} is {shape[-1]} long, in_features is {in_features}: "
    if math.prod(shape[1:]) == in_features:
        return reason + f"flatten to {flatten_output_shape(shape)} first"
    return reason + f"use in_features {shape[-1]}, or change the layers before"


def _axis(name: str, axis: int, shape: tuple[int, ...]) -> int:
    """The axis counted from the front, where a negative one counts from the back."""
    axes = max(1, len(shape))  # a single number counts as an axis of 1
    axis = _check.whole(name, axis, at_least=-axes)
    if axis >= axes:
        raise ValueError(f"{name} must be at most {axes - 1} for {shape}, not {axis}")
    return axis % axes
