"""Kinds of questions about a convolution: sizes, shapes, parameters, and what is usually wrong."""

import dataclasses
import math
from fractions import Fraction

from cnnlesson import costs, sizes, words
from cnnlesson.answers.number import Number
from cnnlesson.answers.settings import Axis, Layer
from cnnlesson.answers.shape import Place, Shape
from cnnlesson.answers.slips import Slip

# ---- One axis ---------------------------------------------------------------------------------


def _stops(axis: Axis, *, padded: int | None = None, reach: int | None = None) -> int:
    """The size formula, with another padded input or another reach where one is given."""
    room = (axis.padded if padded is None else padded) - (axis.reach if reach is None else reach)
    return room // axis.stride + 1


def _exact(axis: Axis) -> Fraction:
    """The size formula without its rounding."""
    return Fraction(axis.room, axis.stride) + 1


def _worked(axis: Axis) -> tuple[str, ...]:
    """The size formula, without the padding and the stride where there are none."""
    text = sizes.conv_worked(axis.input_size, **axis.window)
    if axis.padding == 0:
        text = text.replace(" + 2·0", "")
    if axis.stride == 1:
        text = text.removeprefix("(").replace(") / 1", "")
    return (text,)


NO_PLUS_ONE = Slip(says="slip_plus_left_out", value=lambda axis: axis.room // axis.stride)
PADDING_ONCE = Slip(
    says="slip_padding_once",
    value=lambda axis: _stops(axis, padded=axis.input_size + axis.padding),
)
ROUNDED_UP = Slip(says="slip_rounded_up", value=lambda axis: math.ceil(_exact(axis)))
FRACTION = Slip(says="slip_fraction", value=_exact)
NO_DILATION = Slip(says="slip_no_dilation", value=lambda axis: _stops(axis, reach=axis.kernel_size))
REACH_PRODUCT = Slip(
    says="slip_reach_product",
    value=lambda axis: _stops(axis, reach=axis.dilation * axis.kernel_size),
)
NO_STRIDE = Slip(says="slip_no_stride", value=lambda axis: axis.room + 1)
NO_PADDING = Slip(says="slip_no_padding", value=lambda axis: _stops(axis, padded=axis.input_size))
NEAREST = Slip(
    says="slip_rounded_nearest", value=lambda axis: math.floor(_exact(axis) + Fraction(1, 2))
)
EVERY_PIXEL = Slip(says="slip_every_pixel", value=lambda axis: axis.padded)

SIZE = Number(
    right=lambda axis: sizes.conv_output_size(axis.input_size, **axis.window),
    worked=_worked,
    slips=(
        *(NO_PLUS_ONE, PADDING_ONCE, ROUNDED_UP, FRACTION, NO_DILATION, REACH_PRODUCT),
        *(NO_STRIDE, NO_PADDING, NEAREST, EVERY_PIXEL),
    ),
    hints=("hint_reach_and_padded", "hint_room", "hint_steps"),
)
# What goes wrong where the formula is written as a line of Python.
SIZE_IN_CODE = dataclasses.replace(
    SIZE,
    slips=(
        *SIZE.slips,
        Slip(says="slip_bracket_opened", value=lambda axis: _stops(axis, reach=axis.reach - 2)),
        Slip(
            says="slip_not_all_divided",
            value=lambda axis: axis.input_size - axis.reach + 2 * axis.padding // axis.stride + 1,
        ),
        Slip(
            says="slip_not_all_divided",
            value=lambda axis: axis.padded - axis.reach // axis.stride + 1,
        ),
        Slip(says="slip_rounded_nearest", value=lambda axis: round(_exact(axis) - 1) + 1),
    ),
)

REACH = Number(
    right=lambda axis: axis.reach,
    worked=lambda axis: (f"{axis.dilation}·({axis.kernel_size} − 1) + 1 = {axis.reach}",),
    slips=(
        Slip(says="slip_times_dilation", value=lambda axis: axis.dilation * axis.kernel_size),
        Slip(says="slip_weights_counted", value=lambda axis: axis.kernel_size),
        Slip(says="slip_gaps_counted", value=lambda axis: axis.reach - 1),
    ),
    hints=("hint_draw_weights", "hint_count_gaps", "hint_first_pixel"),
)

# ---- A whole layer ----------------------------------------------------------------------------


def _output_shape(layer: Layer) -> tuple[int, ...]:
    """The shape of the output, (C, H, W)."""
    return _cost(layer).output_shape


def _cost(layer: Layer) -> costs.Cost:
    """What the layer costs."""
    names = ("out_channels", "kernel_size", "stride", "padding", "dilation")
    return costs.conv2d(layer.input_shape, **{name: getattr(layer, name) for name in names})


def _sides_worked(layer: Layer) -> tuple[str, ...]:
    """The size formula for the height and for the width."""
    height, width = layer.height, layer.width
    down = sizes.conv_worked(height.input_size, **height.window, axis="height")
    across = sizes.conv_worked(width.input_size, **width.window, axis="width")
    return (
        words.say("with_remark", worked=words.say("height"), remark=down),
        words.say("with_remark", worked=words.say("width"), remark=across),
    )


def _turned(layer: Layer) -> tuple[int, ...]:
    """The output of the same layer with its kernel on its side."""
    return _output_shape(dataclasses.replace(layer, kernel_size=layer.kernel_size[::-1]))


def _parameters_formula(layer: Layer) -> str:
    """Filters, times the weights of one and its bias."""
    weights = f"{layer.in_channels}·{layer.kernel_height}·{layer.kernel_width}"
    return f"{layer.out_channels}·({weights} + 1)"


DEPTH = Number(
    right=lambda layer: layer.out_channels,
    worked=lambda layer: (words.say("depth_worked", out_channels=layer.out_channels),),
    slips=(
        Slip(says="slip_depth_of_input", value=lambda layer: layer.in_channels),
        Slip(says="slip_height_for_depth", value=lambda layer: _output_shape(layer)[1]),
        Slip(says="slip_height_for_depth", value=lambda layer: layer.input_height),
        Slip(
            says="slip_channels_apart", value=lambda layer: layer.in_channels * layer.out_channels
        ),
    ),
)
SIDES = (
    Place(text="place_height", kind=SIZE, setting=lambda layer: layer.height),
    Place(text="place_width", kind=SIZE, setting=lambda layer: layer.width),
)

OUTPUT_SIDES = Shape(
    places=SIDES,
    worked=_sides_worked,
    slips=(
        Slip(says="slip_sides_swapped", value=lambda layer: _output_shape(layer)[:0:-1]),
        Slip(says="slip_kernel_turned", value=lambda layer: _turned(layer)[1:]),
        Slip(says="slip_depth_in_front", value=_output_shape),
    ),
    hints=("hint_each_axis", "hint_height", "hint_width"),
)

OUTPUT_SHAPE = Shape(
    places=(Place(text="place_depth", kind=DEPTH, setting=lambda layer: layer), *SIDES),
    worked=lambda layer: (*DEPTH.worked(layer), *_sides_worked(layer)),
    slips=(
        Slip(
            says="slip_depth_last",
            value=lambda layer: (*_output_shape(layer)[1:], layer.out_channels),
        ),
        Slip(
            says="slip_sides_swapped",
            value=lambda layer: (layer.out_channels, *_output_shape(layer)[:0:-1]),
        ),
        Slip(says="slip_kernel_turned", value=_turned),
        Slip(says="slip_batch_in_front", value=lambda layer: (1, *_output_shape(layer))),
        Slip(says="slip_depth_left_out", value=lambda layer: _output_shape(layer)[1:]),
    ),
    hints=("hint_depth", "hint_height", "hint_width"),
)

PARAMETERS = Number(
    right=lambda layer: _cost(layer).parameters,
    worked=lambda layer: (f"{_parameters_formula(layer)} = {_cost(layer).parameters}",),
    slips=(
        Slip(
            says="slip_no_bias",
            value=lambda layer: layer.out_channels * layer.in_channels * layer.taps,
        ),
        Slip(
            says="slip_one_bias",
            value=lambda layer: layer.out_channels * layer.in_channels * layer.taps + 1,
        ),
        Slip(says="slip_flat_filter", value=lambda layer: layer.out_channels * (layer.taps + 1)),
        Slip(says="slip_flat_filter_no_bias", value=lambda layer: layer.out_channels * layer.taps),
        Slip(says="slip_one_filter", value=lambda layer: layer.in_channels * layer.taps + 1),
        Slip(says="slip_one_filter_no_bias", value=lambda layer: layer.in_channels * layer.taps),
        Slip(
            says="slip_bias_per_kernel",
            value=lambda layer: layer.out_channels * layer.in_channels * (layer.taps + 1),
        ),
        Slip(
            says="slip_in_and_out",
            value=lambda layer: layer.in_channels * (layer.out_channels * layer.taps + 1),
        ),
        Slip(
            says="slip_kernel_a_row",
            value=lambda layer: layer.out_channels * (layer.in_channels * layer.kernel_width + 1),
        ),
    ),
    hints=("hint_kernels_of_a_filter", "hint_bias", "hint_all_filters"),
)
