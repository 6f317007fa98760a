"""What one layer costs for one image: parameters, multiply-adds, bytes of output.

Shapes are (C, H, W), without the batch; (C, W) and (C, D, H, W) for the layers of one and of
three axes. A multiply-add is one product added to a sum, two FLOPs; the bias is left out of them,
and so are the comparisons and sums of a pooling. A value takes 4 bytes (float32) unless you say
otherwise.
"""

import dataclasses
import math

from cnnlesson import _check, sizes, words

Shape = tuple[int, ...]
Pair = int | tuple[int, int]
PerAxis = int | tuple[int, ...]

AXES = {1: ("width",), 2: ("height", "width"), 3: ("depth", "height", "width")}


@dataclasses.dataclass(frozen=True)
class Cost:
    """The output shape of a layer, and what one image costs in it."""

    output_shape: Shape
    parameters: int
    multiply_adds: int
    output_bytes: int


def conv2d(
    input_shape: Shape,
    *,
    out_channels: int,
    kernel_size: Pair,
    stride: Pair = 1,
    padding: Pair | str = 0,
    dilation: Pair = 1,
    groups: int = 1,
    bias: bool = True,
    bytes_per_value: int = 4,
) -> Cost:
    """What a convolution costs: its arguments are `torch.nn.Conv2d`'s, in_channels apart.

    `input_shape` is (C, H, W). A filter spans C / groups channels and has one
    bias where `bias` is true; each value of the output takes one multiply-add per weight of its
    filter. A pair is (height, width), for the padding too.

    >>> conv2d((3, 227, 227), out_channels=96, kernel_size=11, stride=4)
    Cost(output_shape=(96, 55, 55), parameters=34944, multiply_adds=105415200, output_bytes=1161600)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: the kernel does not fit; the message names the axis.
    """
    return conv(
        _shape_of_axes(input_shape, 2),
        out_channels=out_channels,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        dilation=dilation,
        groups=groups,
        bias=bias,
        bytes_per_value=bytes_per_value,
    )


def conv(
    input_shape: Shape,
    *,
    out_channels: int,
    kernel_size: PerAxis,
    stride: PerAxis = 1,
    padding: PerAxis | str = 0,
    dilation: PerAxis = 1,
    groups: int = 1,
    bias: bool = True,
    bytes_per_value: int = 4,
) -> Cost:
    """What a convolution along one, two or three axes costs, as `conv2d`.

    >>> conv((1, 100), out_channels=4, kernel_size=5)
    Cost(output_shape=(4, 96), parameters=24, multiply_adds=1920, output_bytes=1536)

    Raises:
        TypeError, ValueError, ShapeError: as for `conv2d`.
    """
    channels, *image = _shape_of_axes(input_shape)
    axes = AXES[len(image)]
    out_channels = _check.whole("out_channels", out_channels, at_least=1)
    groups = _checked_groups(groups, channels, out_channels)
    kernel = _check.per_axis("kernel_size", kernel_size, axes, at_least=1)
    windows = _windows(
        kernel,
        _check.per_axis("stride", stride, axes, at_least=1),
        (padding,) * len(axes)
        if isinstance(padding, str)
        else _check.per_axis("padding", padding, axes, at_least=0),
        _check.per_axis("dilation", dilation, axes, at_least=1),
    )
    output = (out_channels, *_per_axis(sizes.conv_output_size, image, windows))
    weights = math.prod(kernel) * (channels // groups) * out_channels
    multiply_adds = weights * math.prod(output[1:])
    return _cost(output, weights + _biases(bias, out_channels), multiply_adds, bytes_per_value)


def conv_transpose2d(
    input_shape: Shape,
    *,
    out_channels: int,
    kernel_size: Pair,
    stride: Pair = 1,
    padding: Pair = 0,
    output_padding: Pair = 0,
    groups: int = 1,
    bias: bool = True,
    dilation: Pair = 1,
    bytes_per_value: int = 4,
) -> Cost:
    """What a transposed convolution costs: its arguments are `torch.nn.ConvTranspose2d`'s.

    Each value of the *input* is multiplied by every weight that leaves it, so
    the multiply-adds follow the input's height and width.

    >>> conv_transpose2d((4, 6, 6), out_channels=8, kernel_size=4, stride=2, padding=1)
    Cost(output_shape=(8, 12, 12), parameters=520, multiply_adds=18432, output_bytes=4608)

    Raises:
        TypeError, ValueError, ShapeError: as for `conv2d`.
    """
    return conv_transpose(
        _shape_of_axes(input_shape, 2),
        out_channels=out_channels,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        output_padding=output_padding,
        groups=groups,
        bias=bias,
        dilation=dilation,
        bytes_per_value=bytes_per_value,
    )


def conv_transpose(
    input_shape: Shape,
    *,
    out_channels: int,
    kernel_size: PerAxis,
    stride: PerAxis = 1,
    padding: PerAxis = 0,
    output_padding: PerAxis = 0,
    groups: int = 1,
    bias: bool = True,
    dilation: PerAxis = 1,
    bytes_per_value: int = 4,
) -> Cost:
    """What a transposed convolution along one, two or three axes costs, as `conv_transpose2d`.

    >>> conv_transpose((4, 6), out_channels=8, kernel_size=4, stride=2).output_shape
    (8, 14)

    Raises:
        TypeError, ValueError, ShapeError: as for `conv2d`.
    """
    channels, *image = _shape_of_axes(input_shape)
    axes = AXES[len(image)]
    out_channels = _check.whole("out_channels", out_channels, at_least=1)
    groups = _checked_groups(groups, channels, out_channels)
    kernel = _check.per_axis("kernel_size", kernel_size, axes, at_least=1)
    windows = _windows(
        kernel,
        _check.per_axis("stride", stride, axes, at_least=1),
        _check.per_axis("padding", padding, axes, at_least=0),
        _check.per_axis("dilation", dilation, axes, at_least=1),
        output_padding=_check.per_axis("output_padding", output_padding, axes, at_least=0),
    )
    output = (out_channels, *_per_axis(sizes.conv_transpose_output_size, image, windows))
    weights = math.prod(kernel) * channels * (out_channels // groups)
    multiply_adds = weights * math.prod(image)
    return _cost(output, weights + _biases(bias, out_channels), multiply_adds, bytes_per_value)


def max_pool2d(
    input_shape: Shape,
    *,
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    dilation: Pair = 1,
    ceil_mode: bool = False,
    bytes_per_value: int = 4,
) -> Cost:
    """What a maximum pooling costs: no parameters, no multiply-adds, the depth stays.

    >>> max_pool2d((96, 55, 55), kernel_size=3, stride=2)
    Cost(output_shape=(96, 27, 27), parameters=0, multiply_adds=0, output_bytes=279936)

    Raises:
        TypeError, ValueError, ShapeError: as for `conv2d`.
    """
    return pool(
        _shape_of_axes(input_shape, 2),
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        dilation=dilation,
        ceil_mode=ceil_mode,
        bytes_per_value=bytes_per_value,
    )


def avg_pool2d(
    input_shape: Shape,
    *,
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    ceil_mode: bool = False,
    bytes_per_value: int = 4,
) -> Cost:
    """What an average pooling costs: as a maximum pooling; it knows no dilation.

    >>> avg_pool2d((64, 8, 6), kernel_size=2)
    Cost(output_shape=(64, 4, 3), parameters=0, multiply_adds=0, output_bytes=3072)

    Raises:
        TypeError, ValueError, ShapeError: as for `conv2d`.
    """
    return max_pool2d(
        input_shape,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        ceil_mode=ceil_mode,
        bytes_per_value=bytes_per_value,
    )


def pool(
    input_shape: Shape,
    *,
    kernel_size: PerAxis,
    stride: PerAxis | None = None,
    padding: PerAxis = 0,
    dilation: PerAxis = 1,
    ceil_mode: bool = False,
    bytes_per_value: int = 4,
) -> Cost:
    """What a pooling along one, two or three axes costs, as `max_pool2d`.

    >>> pool((4, 9), kernel_size=2).output_shape
    (4, 4)

    Raises:
        TypeError, ValueError, ShapeError: as for `conv2d`.
    """
    channels, *image = _shape_of_axes(input_shape)
    axes = AXES[len(image)]
    kernel = _check.per_axis("kernel_size", kernel_size, axes, at_least=1)
    windows = _windows(
        kernel,
        kernel if stride is None else _check.per_axis("stride", stride, axes, at_least=1),
        _check.per_axis("padding", padding, axes, at_least=0),
        _check.per_axis("dilation", dilation, axes, at_least=1),
        ceil_mode=(ceil_mode,) * len(axes),
    )
    output = (channels, *_per_axis(sizes.pool_output_size, image, windows))
    return _cost(output, 0, 0, bytes_per_value)


def adaptive_avg_pool2d(
    input_shape: Shape,
    *,
    output_size: int | tuple[int | None, int | None] | None,
    bytes_per_value: int = 4,
) -> Cost:
    """What an adaptive average pooling costs: the size asked for, whatever comes in.

    >>> adaptive_avg_pool2d((256, 13, 9), output_size=(6, None))
    Cost(output_shape=(256, 6, 9), parameters=0, multiply_adds=0, output_bytes=55296)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    shape = _shape_of_axes(input_shape, 2)
    return adaptive_pool(shape, output_size=output_size, bytes_per_value=bytes_per_value)


def adaptive_pool(
    input_shape: Shape,
    *,
    output_size: int | tuple[int | None, ...] | None,
    bytes_per_value: int = 4,
) -> Cost:
    """What an adaptive pooling along one, two or three axes costs, as `adaptive_avg_pool2d`.

    >>> adaptive_pool((4, 9), output_size=2).output_shape
    (4, 2)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    channels, *image = _shape_of_axes(input_shape)
    wanted = output_size if isinstance(output_size, tuple | list) else (output_size,) * len(image)
    if len(wanted) != len(image):
        raise TypeError(
            "output_size must be a whole number or a pair (height, width), "
            f"not {_check.shown(output_size)}"
        )
    along = zip(image, wanted, strict=True)
    output = (channels, *(sizes.adaptive_pool_output_size(n, output_size=o) for n, o in along))
    return _cost(output, 0, 0, bytes_per_value)


def flatten(input_shape: Shape, *, bytes_per_value: int = 4) -> Cost:
    """What flattening one image costs: nothing but a new shape.

    >>> flatten((256, 6, 6))
    Cost(output_shape=(9216,), parameters=0, multiply_adds=0, output_bytes=36864)

    Raises:
        TypeError, ValueError: the shape is of the wrong kind or out of range.
    """
    output = sizes.flatten_output_shape((1, *_axes(input_shape)))[1:]
    return _cost(output, 0, 0, bytes_per_value)


def linear(
    input_shape: Shape,
    *,
    in_features: int,
    out_features: int,
    bias: bool = True,
    bytes_per_value: int = 4,
) -> Cost:
    """What a fully-connected layer costs: its arguments are `torch.nn.Linear`'s.

    The layer maps the last axis; every axis before it multiplies the
    multiply-adds, and not the parameters.

    >>> linear((9216,), in_features=9216, out_features=4096)
    Cost(output_shape=(4096,), parameters=37752832, multiply_adds=37748736, output_bytes=16384)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: the last axis is not `in_features` long.
    """
    in_features = _check.whole("in_features", in_features, at_least=0)
    out_features = _check.whole("out_features", out_features, at_least=0)
    features = {"in_features": in_features, "out_features": out_features}
    output = sizes.linear_output_shape((1, *_axes(input_shape)), **features)[1:]
    weights = in_features * out_features
    multiply_adds = weights * math.prod(output[:-1])
    return _cost(output, weights + _biases(bias, out_features), multiply_adds, bytes_per_value)


def _cost(output: Shape, parameters: int, multiply_adds: int, bytes_per_value: int) -> Cost:
    """The cost of a layer, its bytes counted from the shape of its output."""
    bytes_per_value = _check.whole("bytes_per_value", bytes_per_value, at_least=1)
    return Cost(
        output_shape=output,
        parameters=parameters,
        multiply_adds=multiply_adds,
        output_bytes=math.prod(output) * bytes_per_value,
    )


def _biases(bias: bool, count: int) -> int:
    """One bias for each filter or feature, or none."""
    if not isinstance(bias, bool):
        raise TypeError(f"bias must be True or False, not {_check.shown(bias)}")
    return count if bias else 0


def _axes(shape: Shape) -> Shape:
    """The shape, if it has one axis or more."""
    shape = sizes.checked_shape("input_shape", shape)
    if not shape:
        raise ValueError("input_shape must have one axis or more, not ()")
    return shape


def _shape_of_axes(shape: Shape, axes: int | None = None) -> Shape:
    """The shape, if it is channels and that many axes; one to three where it is not said."""
    wanted = [axes] if axes else list(AXES)
    if not isinstance(shape, tuple | list) or len(shape) - 1 not in wanted:
        rule = "(C, H, W), three whole numbers" if axes else "(C, …), two to four whole numbers"
        raise TypeError(f"input_shape must be {rule}, not {_check.shown(shape)}")
    return tuple(
        _check.whole(f"input_shape[{i}]", size, at_least=1) for i, size in enumerate(shape)
    )


def _checked_groups(groups: int, in_channels: int, out_channels: int) -> int:
    """The groups, if they divide both numbers of channels; the error names some that do."""
    groups = _check.whole("groups", groups, at_least=1)
    common = math.gcd(in_channels, out_channels)
    if common % groups:
        fitting = [str(number) for number in range(1, 65) if common % number == 0]
        raise ValueError(
            f"groups must divide in_channels {in_channels} and out_channels {out_channels}, "
            f"not {groups}; these do: {', '.join(fitting)}"
        )
    return groups


def _windows(kernel, stride, padding, dilation, **more) -> list[dict]:
    """The settings of the window along each axis."""
    settings = {
        "kernel_size": kernel,
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
        **more,
    }
    return [{name: each[axis] for name, each in settings.items()} for axis in range(len(kernel))]


def _per_axis(output_size, image: list[int], windows: list[dict]) -> list[int]:
    """The output's size along each axis; an error names the axis."""
    found = []
    for axis, size, window in zip(AXES[len(image)], image, windows, strict=True):
        try:
            found.append(output_size(size, **window))
        except ValueError as error:  # ShapeError is one
            name = axis_name(axis)
            raise type(error)(words.say("under_name", name=name, text=error)) from None
    return found


def axis_name(axis: str) -> str:
    """The word for an axis in the spoken language."""
    names = {
        "depth": words.say("depth"),
        "height": words.say("height"),
        "width": words.say("width"),
    }
    return names[axis]
