"""ConvolutionExplorer: one convolution, its settings on sliders, its sizes and costs beside it."""

from collections.abc import Sequence

import traitlets

from cnnlesson import costs, data, kernels, sizes, words
from cnnlesson.widgets.shared.arrays import array_bytes
from cnnlesson.widgets.shared.lesson_widget import LessonWidget
from cnnlesson.widgets.shared.traits import (
    Choice,
    Kernel,
    Number,
    Padding,
    Truth,
    pair_within,
    whole_within,
)

# How far each control reaches: (least, most). The script reads the same table.
LIMITS = {
    "input_size": (1, 256),
    "kernel_size": (1, 64),
    "stride": (1, 64),
    "padding": (0, 64),
    "dilation": (1, 32),
    "in_channels": (1, 512),
    "out_channels": (1, 512),
    "bias": (-100, 100),
    "weight": (-1000, 1000),
    "position": (0, 512),
}
SOURCES = ("numbers", "impulse", "digit", "photo", "array")
SHAPING = (
    *("input_size", "kernel_size", "stride", "padding", "dilation"),
    *("in_channels", "out_channels"),
)


class ConvolutionExplorer(LessonWidget):
    """A convolution to drag: padded input, window, output, formula, costs, and the torch line.

    The layer's settings have torch's names. Every setting can be read, set and
    observed; sizes are (height, width), and one number stands for both. `source`
    is what the input shows: "numbers", "impulse" (a single 1 among zeros),
    "digit", "photo", or "array" where one was passed. `kernel` is a name
    (`cnnlesson.kernels`) or rows of numbers, the same for each input channel;
    `weights` is what it comes to at the present kernel size. `position` is the
    output cell whose window is drawn. `state_line` makes the same explorer again.

    >>> explorer = ConvolutionExplorer(input_size=(1, 8), kernel_size=(1, 3), stride=2)
    >>> explorer
    ConvolutionExplorer(input_size=(1, 8), kernel_size=(1, 3), stride=2): (1, 1, 8) → (1, 1, 3)
    >>> explorer.stride = 1
    >>> explorer.output_shape
    (1, 1, 6)

    Args:
        image: an array (H, W), (C, H, W) or (H, W, 3) to show as the input.
        settings: start values. What is not given is an input of 8 × 8, one channel, one
            filter as large as the kernel's rows or else 3 × 3, and the rest as in `nn.Conv2d`.

    Raises:
        TypeError, ValueError: a setting is of the wrong kind or out of range.
    """

    input_size = pair_within(LIMITS, "input_size", 8)
    kernel_size = pair_within(LIMITS, "kernel_size", 3)
    stride = whole_within(LIMITS, "stride", 1)
    padding = Padding(0, most=LIMITS["padding"][1]).tag(sync=True)
    dilation = whole_within(LIMITS, "dilation", 1)
    in_channels = whole_within(LIMITS, "in_channels", 1)
    out_channels = whole_within(LIMITS, "out_channels", 1)
    kernel = Kernel("vertical edges", most=LIMITS["weight"][1]).tag(sync=True)
    bias = Number(0, most=LIMITS["bias"][1]).tag(sync=True)
    source = Choice(SOURCES, "numbers").tag(sync=True)
    position = pair_within(LIMITS, "position", 0)
    square = Truth(True, help="one slider moves height and width").tag(sync=True)
    output_shape = traitlets.Tuple(
        allow_none=True, read_only=True, help="(C, H, W), or None where there is no output"
    )

    _limits = traitlets.Dict(LIMITS, read_only=True).tag(sync=True)
    _defaults = traitlets.Dict(read_only=True).tag(sync=True)
    _digit = traitlets.Bytes(read_only=True).tag(sync=True)
    _photo = traitlets.Bytes(read_only=True).tag(sync=True)
    _array = traitlets.Bytes().tag(sync=True)
    _array_shape = traitlets.List().tag(sync=True)

    def __init__(self, image: Sequence | None = None, **settings: object) -> None:
        """Make the explorer; see the class for what it takes."""
        if image is not None:
            values, shape = array_bytes("image", image)
            settings = {
                "source": "array",
                "in_channels": shape[0],
                "input_size": tuple(shape[1:]),
                "_array": values,
                "_array_shape": shape,
                **settings,
            }
        own = settings.get("kernel")
        if own is not None and not isinstance(own, str) and "kernel_size" not in settings:
            # Before a look at its shape, so that a kernel that is none is refused as such.
            rows = self.traits()["kernel"].validate(self, own)
            settings["kernel_size"] = (len(rows), len(rows[0]))
        super().__init__(**settings)
        if "square" not in settings:
            self.square = self._sides_are_equal()
        self._keep_output_shape()

    @traitlets.default("_defaults")
    def _start_values(self) -> dict[str, object]:
        """What each setting is where nobody chose it, in the order of the state line."""
        return {
            name: self.traits()[name].default_value
            for name in (*SHAPING, "source", "kernel", "bias", "position")
        }

    @traitlets.default("_digit")
    def _read_digit(self) -> bytes:
        """The shipped digit's file."""
        return data.image_bytes("digit.png")

    @traitlets.default("_photo")
    def _read_photo(self) -> bytes:
        """The shipped photo's file."""
        return data.image_bytes("photo.jpg")

    @traitlets.validate("source")
    def _check_source(self, proposal: dict) -> str:
        """Only an explorer that was given an array can show it."""
        if proposal["value"] == "array" and not self._array_shape:
            *first, last = [f'"{source}"' for source in SOURCES if source != "array"]
            raise ValueError(
                f'source must be {", ".join(first)} or {last} here, not "array"; '
                "pass one: ConvolutionExplorer(image)"
            )
        return proposal["value"]

    @traitlets.observe(*SHAPING)
    def _keep_output_shape(self, _change: object = None) -> None:
        """Follow the settings, so that `output_shape` can be observed too."""
        try:
            self.set_trait("output_shape", self.cost.output_shape)
        except ValueError:
            self.set_trait("output_shape", None)

    @property
    def cost(self) -> costs.Cost:
        """Output shape, parameters, multiply-adds and bytes; an error where there is no output."""
        return costs.conv2d(
            (self.in_channels, *self.input_size),
            out_channels=self.out_channels,
            kernel_size=self.kernel_size,
            stride=self.stride,
            padding=self.padding,
            dilation=self.dilation,
        )

    @property
    def worked(self) -> dict[str, str]:
        """The size formula with its numbers, for the height and for the width."""
        return {
            axis: sizes.conv_worked(
                self.input_size[i],
                kernel_size=self.kernel_size[i],
                stride=self.stride,
                padding=self.padding,
                dilation=self.dilation,
                axis=axis,
            )
            for i, axis in enumerate(("height", "width"))
        }

    @property
    def weights(self) -> kernels.Rows:
        """The kernel's weights at its present size, row by row; each input channel has them."""
        height, width = self.kernel_size
        if isinstance(self.kernel, str):
            return kernels.kernel(self.kernel, height, width)
        return kernels.fitted(self.kernel, height, width)

    @property
    def receptive_field(self) -> tuple[int, int]:
        """How many rows and columns of pixels one output cell sees, from its first to its last."""
        height, width = self.kernel_size
        return self.dilation * (height - 1) + 1, self.dilation * (width - 1) + 1

    @property
    def state_line(self) -> str:
        """The call that makes this explorer again, in Python or in an explorer's state field."""
        # An array would set its own depth where the line does not.
        depth = ["in_channels"] if self.source == "array" else []
        always = ["input_size", "kernel_size", *depth]
        shown = [
            f"{name}={getattr(self, name)!r}"
            for name, default in self._defaults.items()
            if name in always or getattr(self, name) != default
        ]
        if self.square != self._sides_are_equal():
            shown.append(f"square={self.square}")
        image = ["image"] if self.source == "array" else []
        return f"ConvolutionExplorer({', '.join(image + shown)})"

    def _sides_are_equal(self) -> bool:
        """Where they are, one slider may move both."""
        return all(len(set(pair)) == 1 for pair in (self.input_size, self.kernel_size))

    def __repr__(self) -> str:
        """The settings that differ from a fresh explorer's, and the result."""
        shown = [
            f"{name}={getattr(self, name)!r}"
            for name in (*SHAPING, "source", "kernel", "bias")
            if name.endswith("_size") or getattr(self, name) != self._defaults[name]
        ]
        call = f"ConvolutionExplorer({', '.join(shown)})"
        try:
            return f"{call}: {(self.in_channels, *self.input_size)} → {self.cost.output_shape}"
        except ValueError as error:
            return f"{call}: {error}"

    def _told(self) -> str:
        """The repr, the arithmetic, and how to bring the explorer to life."""
        lines = [repr(self)]
        if self.output_shape is not None:
            worked, cost = self.worked, self.cost
            told = [
                (words.say("height"), worked["height"]),
                (words.say("width"), worked["width"]),
                (words.say("label_parameters"), f"{cost.parameters:,}"),
                (words.say("label_multiply_adds"), f"{cost.multiply_adds:,}"),
            ]
            lines += [words.say("under_name", name=name, text=text) for name, text in told]
        return "\n".join([*lines, words.say("run_to_move")])
