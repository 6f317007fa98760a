"""FullyConnectedExplorer: a map unrolls into a vector, and a fully-connected layer reads it."""

import math

import traitlets

from cnnlesson import costs, kernels, words
from cnnlesson.widgets.fully_connected import layer
from cnnlesson.widgets.shared.lesson_widget import LessonWidget
from cnnlesson.widgets.shared.traits import Rows, pair_within, whole_within

# How far each control reaches: (least, most). The script reads the same table.
LIMITS = {
    "input_size": (1, 256),
    "channels": (1, 512),
    "outputs": (1, 290_400),  # as many values as AlexNet's first convolution gives
    "weight": (-1000, 1000),
    "neuron": (0, 290_399),
    "shift": (0, 256),
    "filters": (1, 512),
    "kernel_size": (1, 11),
    "stride": (1, 8),
}
MOST_NUMBERS = 100_000  # weights that are handed out or added up in Python
MOST_TOLD = 8  # neurons whose sums are told to a reader without a kernel


class FullyConnectedExplorer(LessonWidget):
    """A feature map, the vector it unrolls into, and the neurons that read all of it.

    The map has `channels` and is `input_size` (height, width) large; its numbers are
    digits, the same for everybody, and its last row and column are empty where a side
    is 3 or more. `outputs` neurons read the vector; `weights` may be rows of your own,
    one for each neuron, and what they leave out is made up. `neuron` is the one whose
    sum is written out. `shift` moves the map's content (down, right). Everything is
    counted from 0, as in torch.

    `filters`, `kernel_size` and `stride` are those of a convolution over the same map, to
    compare costs: with padding "same" where the stride is 1, without padding otherwise.
    `convolution_cost` is what it costs, and `dense_cost` what a fully-connected layer
    costs that gives as many values from the same map; `cost` is the drawn layer's own.

    >>> explorer = FullyConnectedExplorer(input_size=(3, 3), outputs=2)
    >>> explorer
    FullyConnectedExplorer(input_size=(3, 3), outputs=2): (1, 3, 3) → (9,) → (2,), 20 parameters
    >>> explorer.vector
    (7, 0, 0, 8, 7, 0, 0, 0, 0)
    >>> explorer.output
    (-21, 8)

    Args:
        settings: start values. What is not given is one channel of 3 × 3, as many outputs as
            the weights have rows or else 2, and a convolution of one 3 × 3 filter.

    Raises:
        TypeError, ValueError: a setting is of the wrong kind or out of range.
    """

    _sections = ("sizes", "widgets", "fully_connected")

    input_size = pair_within(LIMITS, "input_size", 3)
    channels = whole_within(LIMITS, "channels", 1)
    outputs = whole_within(LIMITS, "outputs", 2)
    weights = Rows(most=LIMITS["weight"][1]).tag(sync=True)
    neuron = whole_within(LIMITS, "neuron", 0)
    shift = pair_within(LIMITS, "shift", 0)
    filters = whole_within(LIMITS, "filters", 1)
    kernel_size = whole_within(LIMITS, "kernel_size", 3)
    stride = whole_within(LIMITS, "stride", 1)

    _limits = traitlets.Dict(LIMITS, read_only=True).tag(sync=True)
    _defaults = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, **settings: object) -> None:
        """Make the explorer; see the class for what it takes."""
        own = settings.get("weights")
        if own is not None and "outputs" not in settings:
            settings["outputs"] = len(self.traits()["weights"].validate(self, own))
        super().__init__(**settings)

    @traitlets.default("_defaults")
    def _start_values(self) -> dict[str, object]:
        """What each setting is where nobody chose it, in the order of the state line."""
        return {
            name: self.traits()[name].default_value
            for name in (
                *("input_size", "channels", "outputs", "weights", "neuron", "shift"),
                *("filters", "kernel_size", "stride"),
            )
        }

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """The feature map's shape (C, H, W)."""
        return self.channels, *self.input_size

    @property
    def inputs(self) -> int:
        """How many values the vector has."""
        return math.prod(self.input_shape)

    @property
    def pixels(self) -> kernels.Rows:
        """The map's numbers (C, H, W), shifted as far as `shift` says."""
        self._check_size("pixels", self.inputs)
        return layer.shifted_pixels(self.input_shape, self.shift)

    @property
    def vector(self) -> tuple[int, ...]:
        """The map unrolled: channel by channel, row by row."""
        return tuple(value for channel in self.pixels for row in channel for value in row)

    @property
    def weight_rows(self) -> kernels.Rows:
        """The weight matrix: a row for each neuron, with a weight for each place of the vector."""
        self._check_size("weight_rows", self.inputs * self.outputs)
        return tuple(
            tuple(layer.weight(self.weights, neuron, place) for place in range(self.inputs))
            for neuron in range(self.outputs)
        )

    @property
    def biases(self) -> tuple[int, ...]:
        """Each neuron's bias."""
        return tuple(layer.bias(neuron) for neuron in range(self.outputs))

    @property
    def output(self) -> tuple[float, ...]:
        """What each neuron gives: all products added up, and its bias."""
        vector = self.vector
        return tuple(
            sum(value * weight for value, weight in zip(vector, row, strict=True)) + bias
            for row, bias in zip(self.weight_rows, self.biases, strict=True)
        )

    @property
    def cost(self) -> costs.Cost:
        """What the layer itself costs: output shape, parameters, multiply-adds and bytes."""
        return costs.linear((self.inputs,), in_features=self.inputs, out_features=self.outputs)

    @property
    def convolution_cost(self) -> costs.Cost:
        """What the convolution over the same map costs; an error where its kernel does not fit."""
        return costs.conv2d(
            self.input_shape,
            out_channels=self.filters,
            kernel_size=self.kernel_size,
            stride=self.stride,
            padding="same" if self.stride == 1 else 0,
        )

    @property
    def dense_cost(self) -> costs.Cost:
        """What a fully-connected layer costs that gives as many values as the convolution."""
        values = math.prod(self.convolution_cost.output_shape)
        return costs.linear((self.inputs,), in_features=self.inputs, out_features=values)

    @property
    def state_line(self) -> str:
        """The call that makes this explorer again, in Python or in an explorer's state field."""
        shown = [
            f"{name}={getattr(self, name)!r}"
            for name, default in self._defaults.items()
            if name in ("input_size", "outputs") or getattr(self, name) != default
        ]
        return f"FullyConnectedExplorer({', '.join(shown)})"

    def _check_size(self, name: str, count: int) -> None:
        """Numbers are handed out one by one; the largest layers have too many of them."""
        if count > MOST_NUMBERS:
            raise ValueError(
                f"{name} would take {count:,} numbers, and {MOST_NUMBERS:,} at most are written "
                "out; take a smaller input_size, fewer channels or fewer outputs"
            )

    def __repr__(self) -> str:
        """The state, and the result: the three shapes and the parameters."""
        shapes = f"{self.input_shape} → ({self.inputs},) → ({self.outputs},)"
        return f"{self.state_line}: {shapes}, {self.cost.parameters:,} parameters"

    def _told(self) -> str:
        """The repr, the costs and those of the convolution, the sums of a small layer."""
        told = [
            (words.say("label_parameters"), f"{self.cost.parameters:,}"),
            (words.say("label_multiply_adds"), f"{self.cost.multiply_adds:,}"),
        ]
        lines = [repr(self), *(words.say("under_name", name=n, text=t) for n, t in told)]
        return "\n".join([*lines, self._told_pair(), *self._told_sums(), words.say("run_to_move")])

    def _told_pair(self) -> str:
        """The convolution's parameters, and those of the layer that gives as many values."""
        try:
            shared, dense = self.convolution_cost, self.dense_cost
        except ValueError as error:
            return words.say("under_name", name=words.say("fc_convolution"), text=error)
        return words.say(
            "fc_told_pair",
            shape=shared.output_shape,
            few=f"{shared.parameters:,}",
            many=f"{dense.parameters:,}",
            ratio=layer.ratio_text(dense.parameters, shared.parameters),
        )

    def _told_sums(self) -> list[str]:
        """A line for each neuron, where they are few and the layer is small."""
        if self.outputs > MOST_TOLD or self.inputs * self.outputs > MOST_NUMBERS:
            return []
        sums = [f"{one:g}".replace("-", "−") for one in self.output]
        return [words.say("fc_neuron_sum", neuron=n, sum=text) for n, text in enumerate(sums)]
