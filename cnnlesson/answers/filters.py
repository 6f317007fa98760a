"""Kinds of questions about filters: one stop, channels summed, the border, what is multiplied."""

import dataclasses
import math
from dataclasses import dataclass

from cnnlesson import costs, words
from cnnlesson.answers import feedback
from cnnlesson.answers.convolution import PARAMETERS
from cnnlesson.answers.number import Number
from cnnlesson.answers.plain import plain, shown
from cnnlesson.answers.settings import Layer, Setting
from cnnlesson.answers.slips import Slip
from cnnlesson.answers.solved import filter_stop, one_stop
from cnnlesson.answers.window import WINDOW, Rows

# ---- One window -------------------------------------------------------------------------------

MIDDLE_ROW = Slip(
    says="02_slip_middle_row",
    value=lambda window: sum(window.products[len(window.products) // 2]),
)
OUTLINE_WINDOW = dataclasses.replace(WINDOW, slips=(MIDDLE_ROW, *WINDOW.slips))

# ---- A fully-connected layer for the same map -------------------------------------------------


def _inputs(layer: Layer) -> int:
    """Numbers in the layer's input."""
    return math.prod(layer.input_shape)


def _outputs(layer: Layer) -> int:
    """Numbers in the layer's output."""
    return math.prod(_cost(layer).output_shape)


def _cost(layer: Layer) -> costs.Cost:
    """What the layer costs as a convolution."""
    return costs.conv2d(
        layer.input_shape, out_channels=layer.out_channels, kernel_size=layer.kernel_size
    )


def _dense(layer: Layer) -> int:
    """The parameters of a fully-connected layer with as many outputs."""
    return _outputs(layer) * (_inputs(layer) + 1)


DENSE = Number(
    right=_dense,
    worked=lambda layer: (f"{_outputs(layer)}·({_inputs(layer)} + 1) = {_dense(layer)}",),
    slips=(
        Slip(says="02_slip_no_biases", value=lambda layer: _outputs(layer) * _inputs(layer)),
        Slip(says="02_slip_one_bias", value=lambda layer: _outputs(layer) * _inputs(layer) + 1),
        Slip(says="02_slip_one_neuron", value=lambda layer: _inputs(layer) + 1),
        Slip(says="02_slip_one_neuron", value=_inputs),
        Slip(
            says="02_slip_local",
            value=lambda layer: _outputs(layer) * (layer.in_channels * layer.taps + 1),
        ),
        Slip(says="02_slip_the_kernel", value=lambda layer: layer.in_channels * layer.taps + 1),
        Slip(
            says="02_slip_neuron_a_pixel",
            value=lambda layer: _inputs(layer) * (_inputs(layer) + 1),
        ),
        Slip(says="02_slip_added", value=lambda layer: _inputs(layer) + _outputs(layer)),
    ),
    hints=("02_hint_neurons", "02_hint_weights_of_neuron", "02_hint_biases"),
)

# ---- One stop ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stop(Setting):
    """One stop of a kernel on an image: the window's first pixel is at (row, column)."""

    image: Rows
    kernel: Rows
    row: int
    column: int


def _around(stop: Stop) -> float:
    """The window laid with its middle at (row, column); Python counts −1 from the end."""
    return one_stop(
        stop.image,
        stop.kernel,
        stop.row - len(stop.kernel) // 2,
        stop.column - len(stop.kernel[0]) // 2,
    )


def _last_product(stop: Stop) -> float:
    """What is left of a total that each product overwrites."""
    row, column = stop.row + len(stop.kernel) - 1, stop.column + len(stop.kernel[0]) - 1
    return stop.image[row][column] * stop.kernel[-1][-1]


STOP = Number(
    right=lambda stop: one_stop(stop.image, stop.kernel, stop.row, stop.column),
    worked=lambda stop: (),
    slips=(
        Slip(
            says="02_slip_place_swapped",
            value=lambda stop: one_stop(stop.image, stop.kernel, stop.column, stop.row),
        ),
        Slip(
            says="02_slip_first_stop",
            value=lambda stop: one_stop(stop.image, stop.kernel, 0, 0),
        ),
        Slip(says="02_slip_around", value=_around),
        Slip(
            says="02_slip_return_in_outer_loop",
            value=lambda stop: one_stop(stop.image, stop.kernel[:1], stop.row, stop.column),
        ),
        Slip(says="02_slip_last_product", value=_last_product),
        Slip(
            says="02_slip_columns_as_rows",
            value=lambda stop: one_stop(
                stop.image, [row[: len(stop.kernel)] for row in stop.kernel], stop.row, stop.column
            ),
        ),
        Slip(
            says="00_slip_turned",
            value=lambda stop: one_stop(
                stop.image, [row[::-1] for row in stop.kernel[::-1]], stop.row, stop.column
            ),
        ),
        Slip(
            says="00_slip_no_weights",
            value=lambda stop: one_stop(
                stop.image, [[1] * len(row) for row in stop.kernel], stop.row, stop.column
            ),
        ),
    ),
)

# ---- All channels -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Stack(Setting):
    """One stop of a filter: a window and a kernel for each channel, and the filter's bias."""

    windows: tuple[Rows, ...]
    kernels: tuple[Rows, ...]
    bias: int

    @property
    def channels(self) -> int:
        """How many channels there are."""
        return len(self.windows)

    @property
    def sums(self) -> tuple[int, ...]:
        """What each kernel gives on its own channel."""
        pairs = zip(self.windows, self.kernels, strict=True)
        return tuple(one_stop(window, kernel, 0, 0) for window, kernel in pairs)


def _added(stack: Stack) -> tuple[str, ...]:
    """The sums of the channels and the bias, added up."""
    terms = [f"(−{-term})" if term < 0 else str(term) for term in (*stack.sums, stack.bias)]
    return (f"{' + '.join(terms)} = {_filter_sum(stack)}",)


def _filter_sum(stack: Stack) -> int:
    """What the filter gives at this stop."""
    return filter_stop(stack.windows, stack.kernels, stack.bias)


def _unsigned(kernels: tuple[Rows, ...]) -> list[list[list[float]]]:
    """The kernels without their minus signs."""
    return [[[abs(weight) for weight in row] for row in kernel] for kernel in kernels]


class FilterSum(Number):
    """A number that one filter gives; an answer with a number for each channel is recognised."""

    def judge(self, setting: Stack, answer: object) -> feedback.Feedback:
        """What is said of a learner's number."""
        biased = tuple(total + setting.bias for total in setting.sums)
        given = plain(answer)
        if given in (setting.sums, biased):
            kept = words.say("02_kept_apart", answer=shown(given), channels=setting.channels)
            return feedback.not_yet(kept)
        return super().judge(setting, answer)


FILTER_SUM = FilterSum(
    right=_filter_sum,
    worked=_added,
    slips=(
        Slip(says="02_slip_bias_left_out", value=lambda stack: sum(stack.sums)),
        Slip(
            says="02_slip_bias_per_channel",
            value=lambda stack: sum(stack.sums) + stack.channels * stack.bias,
        ),
        Slip(says="02_slip_first_channel", value=lambda stack: stack.sums[0] + stack.bias),
        Slip(says="02_slip_first_channel", value=lambda stack: stack.sums[0]),
        Slip(says="02_slip_last_channel", value=lambda stack: stack.sums[-1] + stack.bias),
        Slip(
            says="02_slip_same_kernel",
            value=lambda stack: filter_stop(
                stack.windows, stack.kernels[:1] * stack.channels, stack.bias
            ),
        ),
        Slip(
            says="02_slip_no_weights",
            value=lambda stack: sum(sum(map(sum, window)) for window in stack.windows) + stack.bias,
        ),
        Slip(says="02_slip_bias_times", value=lambda stack: sum(stack.sums) * stack.bias),
        Slip(says="02_slip_bias_sign", value=lambda stack: sum(stack.sums) + abs(stack.bias)),
        Slip(
            says="00_slip_signs",
            value=lambda stack: filter_stop(stack.windows, _unsigned(stack.kernels), stack.bias),
        ),
    ),
    hints=("02_hint_each_channel", "02_hint_add_channels", "02_hint_one_bias"),
)

OF_ONE_FILTER = ("slip_no_bias", "slip_flat_filter", "slip_flat_filter_no_bias")
PARAMETERS_OF_ONE = dataclasses.replace(
    PARAMETERS,
    slips=tuple(
        slip for slip in PARAMETERS.slips if slip.says in (*OF_ONE_FILTER, "slip_bias_per_kernel")
    ),
    hints=("hint_kernels_of_a_filter", "hint_bias"),
)

# ---- Shifts and borders -----------------------------------------------------------------------


@dataclass(frozen=True)
class Shift(Setting):
    """An image moved by so many pixels, and the stride of the layer that reads it."""

    pixels: int
    stride: int


SHIFT = Number(
    right=lambda shift: shift.pixels // shift.stride,
    worked=lambda shift: (f"{shift.pixels} / {shift.stride} = {shift.pixels // shift.stride}",),
    slips=(
        Slip(says="02_slip_shift_unstrided", value=lambda shift: shift.pixels),
        Slip(says="02_slip_shift_times", value=lambda shift: shift.pixels * shift.stride),
        Slip(says="02_slip_shift_less", value=lambda shift: shift.pixels - shift.stride),
        Slip(says="02_slip_shift_none", value=lambda shift: 0),
    ),
    hints=("02_hint_one_stop_on", "02_hint_stops_moved"),
)


@dataclass(frozen=True)
class Corner(Setting):
    """A square kernel of ones at the first stop on an image of ones that is padded with zeros."""

    kernel_size: int
    padding: int

    @property
    def inside(self) -> int:
        """Rows, and columns, of the window that lie on the image."""
        return self.kernel_size - self.padding

    @property
    def taps(self) -> int:
        """Weights of the kernel."""
        return self.kernel_size**2


CORNER = Number(
    right=lambda corner: corner.inside**2,
    worked=lambda corner: (f"{corner.inside}·{corner.inside}·1 = {corner.inside**2}",),
    slips=(
        Slip(says="02_slip_border_of_ones", value=lambda corner: corner.taps),
        Slip(
            says="02_slip_one_side_outside",
            value=lambda corner: corner.kernel_size * corner.inside,
        ),
        Slip(says="02_slip_one_pixel_outside", value=lambda corner: corner.taps - 1),
        Slip(says="02_slip_zeros_counted", value=lambda corner: corner.taps - corner.inside**2),
        Slip(says="02_slip_only_middle", value=lambda corner: 1),
    ),
    hints=("02_hint_where_outside", "02_hint_rows_inside"),
)

# ---- What is multiplied -----------------------------------------------------------------------


def _multiply_adds_worked(layer: Layer) -> tuple[str, ...]:
    """Filters, stops, weights of a filter."""
    filters, height, width = _cost(layer).output_shape
    weights = f"{layer.in_channels}·{layer.kernel_height}·{layer.kernel_width}"
    return (f"{filters}·{height}·{width}·({weights}) = {_cost(layer).multiply_adds}",)


def _weights(layer: Layer) -> int:
    """All weights of the layer, without the biases."""
    return layer.out_channels * layer.in_channels * layer.taps


MULTIPLY_ADDS = Number(
    right=lambda layer: _cost(layer).multiply_adds,
    worked=_multiply_adds_worked,
    slips=(
        Slip(
            says="02_slip_every_pixel",
            value=lambda layer: _weights(layer) * layer.input_height * layer.input_width,
        ),
        Slip(
            says="02_slip_products_with_bias",
            value=lambda layer: _outputs(layer) * (layer.in_channels * layer.taps + 1),
        ),
        Slip(
            says="02_slip_products_one_filter",
            value=lambda layer: _cost(layer).multiply_adds // layer.out_channels,
        ),
        Slip(
            says="02_slip_products_one_channel",
            value=lambda layer: _outputs(layer) * layer.taps,
        ),
        Slip(says="02_slip_products_one_stop", value=_weights),
        Slip(
            says="02_slip_kernel_turned",
            value=lambda layer: (
                _cost(dataclasses.replace(layer, kernel_size=layer.kernel_size[::-1])).multiply_adds
            ),
        ),
        Slip(says="02_slip_outputs", value=_outputs),
    ),
    hints=("02_hint_products_of_stop", "02_hint_how_many_stops", "02_hint_all_filters"),
)
