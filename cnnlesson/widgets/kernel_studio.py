"""KernelStudio: a photo, a kernel to edit, and the filtered photo beside it, live."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import traitlets

from cnnlesson import _check, costs, data, kernels, sizes, words
from cnnlesson.widgets.shared.arrays import array_bytes
from cnnlesson.widgets.shared.lesson_widget import LessonWidget
from cnnlesson.widgets.shared.traits import (
    Choice,
    Kernel,
    Number,
    OneOf,
    Padding,
    Truth,
    pair_within,
    whole_within,
)
from cnnlesson.widgets.studio.filtering import filtered, planes

if TYPE_CHECKING:  # numpy is imported by the function that needs it, not with the module
    import numpy as np

# How far each control reaches: (least, most). The script reads the same table.
LIMITS = {
    "stride": (1, 4),
    "padding": (0, 32),
    "bias": (-1000, 1000),
    "weight": (-1000, 1000),
    "position": (0, 600),
}
KERNEL_SIZES = (3, 5, 7)
SHIPPED = ("coffee", "chelsea", "astronaut")
SHIPPED_SHAPE = (3, 180, 240)  # C, H, W
MOST_PIXELS = 512  # along one side of an array
MOST_VALUES = 3 * MOST_PIXELS**2
SHAPING = ("photo", "kernel_size", "channels", "stride", "padding")
# In the order of the state line.
SETTINGS = (
    *("photo", "kernel", "kernel_size", "normalise", "bias", "channels", "stride", "padding"),
    *("shades", "mark_padding", "position"),
)


class KernelStudio(LessonWidget):
    """A photo through a kernel that you edit: before and after side by side, every pixel live.

    `kernel` is a name (`cnnlesson.kernels`) or 3, 5 or 7 rows of as many numbers;
    a new `kernel_size` keeps the middle of such rows. `normalise` divides the
    weights by their sum, where that is not 0; `weights` is what they come to.
    `channels` says what the kernel reads: "grey" is the mean of the channels,
    "separate" filters each channel by itself, "summed" adds the filtered channels
    up, as one filter of a convolutional layer does. `bias` is added to each output
    value. `shades` says how numbers become grey: "signed" makes 0 grey, "clipped"
    makes 0 black, "auto" chooses by the weights. `mark_padding` outlines what reads
    padding, and `position` is the output pixel whose window is drawn. Every setting
    can be read, set and observed. `output` is the filtered photo as an array.

    >>> studio = KernelStudio(kernel="blur", padding="same")
    >>> studio
    KernelStudio(photo='coffee', kernel='blur', padding='same'): (3, 180, 240) → (1, 180, 240)
    >>> studio.kernel = [[0, 0, 0], [0, 2, 0], [0, 0, 0]]
    >>> bool((studio.output == 2 * studio.pixels.mean(axis=0)).all())
    True

    Args:
        image: an array (H, W), (C, H, W) or (H, W, 3) to filter, each side 512 at most.
        settings: start values. What is not given is the photo of a cup, vertical edges of
            3 × 3, grey, and the rest as in `nn.Conv2d`.

    Raises:
        TypeError, ValueError: a setting is of the wrong kind or out of range.
    """

    _sections = ("sizes", "widgets", "studio")

    photo = Choice((*SHIPPED, "array"), "coffee").tag(sync=True)
    kernel = Kernel("vertical edges", most=LIMITS["weight"][1]).tag(sync=True)
    kernel_size = OneOf(KERNEL_SIZES, 3).tag(sync=True)
    channels = Choice(("grey", "separate", "summed"), "grey").tag(sync=True)
    normalise = Truth(False, help="the weights are divided by their sum").tag(sync=True)
    bias = Number(0, most=LIMITS["bias"][1]).tag(sync=True)
    stride = whole_within(LIMITS, "stride", 1)
    padding = Padding(0, most=LIMITS["padding"][1]).tag(sync=True)
    shades = Choice(("auto", "signed", "clipped"), "auto").tag(sync=True)
    mark_padding = Truth(False, help="what reads padding is outlined").tag(sync=True)
    position = pair_within(LIMITS, "position", (40, 56))
    output_shape = traitlets.Tuple(
        allow_none=True, read_only=True, help="(C, H, W), or None where there is no output"
    )

    _limits = traitlets.Dict(LIMITS, read_only=True).tag(sync=True)
    _kernel_sizes = traitlets.List(list(KERNEL_SIZES), read_only=True).tag(sync=True)
    _defaults = traitlets.Dict(read_only=True).tag(sync=True)
    _shipped = traitlets.Dict(read_only=True).tag(sync=True)
    _shipped_shape = traitlets.List(list(SHIPPED_SHAPE), read_only=True).tag(sync=True)
    _array = traitlets.Bytes().tag(sync=True)
    _array_shape = traitlets.List().tag(sync=True)
    _array_is_bytes = traitlets.Bool(help="its white is 255").tag(sync=True)

    def __init__(self, image: Sequence | None = None, **settings: object) -> None:
        """Make the studio; see the class for what it takes."""
        if image is not None:
            values, shape = array_bytes("image", image, most=MOST_PIXELS)
            _check_count(shape)
            settings = {
                "photo": "array",
                "_array": values,
                "_array_shape": shape,
                "_array_is_bytes": str(getattr(image, "dtype", "")).endswith("uint8"),
                **settings,
            }
        own = settings.get("kernel")
        if own is not None and not isinstance(own, str):
            # Before a look at its shape, so that a kernel that is none is refused as such.
            rows = _square(self.traits()["kernel"].validate(self, own))
            size = settings.setdefault("kernel_size", len(rows))
            if self.traits()["kernel_size"].validate(self, size) != len(rows):
                raise ValueError(
                    f"kernel_size must be {len(rows)} here, as the kernel's rows are, not {size}"
                )
        super().__init__(**settings)
        self._keep_output_shape()

    @traitlets.default("_defaults")
    def _start_values(self) -> dict[str, object]:
        """What each setting is where nobody chose it."""
        return {name: self.traits()[name].default_value for name in SETTINGS}

    @traitlets.default("_shipped")
    def _read_shipped(self) -> dict[str, bytes]:
        """The files of the photos."""
        return {name: data.image_bytes(f"{name}.png") for name in SHIPPED}

    @traitlets.validate("photo")
    def _check_photo(self, proposal: dict) -> str:
        """Only a studio that was given an array can show it."""
        if proposal["value"] == "array" and not self._array_shape:
            *first, last = [f'"{name}"' for name in SHIPPED]
            raise ValueError(
                f'photo must be {", ".join(first)} or {last} here, not "array"; '
                "pass one: KernelStudio(image)"
            )
        return proposal["value"]

    @traitlets.validate("kernel")
    def _check_kernel(self, proposal: dict) -> str | kernels.Rows:
        """Rows are as many as they are long, and of a size that the fields have."""
        value = proposal["value"]
        return value if isinstance(value, str) else _square(value)

    @traitlets.observe("kernel")
    def _follow_rows(self, change: dict) -> None:
        """Rows bring their size along."""
        if not isinstance(change["new"], str):
            self.kernel_size = len(change["new"])

    @traitlets.observe("kernel_size")
    def _follow_size(self, change: dict) -> None:
        """A kernel of one's own is cut, or gets zeros, all around."""
        if not isinstance(self.kernel, str):
            self.kernel = kernels.centred(self.kernel, change["new"])

    @traitlets.observe(*SHAPING)
    def _keep_output_shape(self, _change: object = None) -> None:
        """Follow the settings, so that `output_shape` can be observed too."""
        try:
            height, width = self._output_size()
            depth = self.input_shape[0] if self.channels == "separate" else 1
            self.set_trait("output_shape", (depth, height, width))
        except ValueError:
            self.set_trait("output_shape", None)

    def _output_size(self) -> tuple[int, int]:
        """Height and width of the output; an error where there is none."""
        _, height, width = costs.conv2d(
            (1, *self.input_shape[1:]),
            out_channels=1,
            kernel_size=self.kernel_size,
            stride=self.stride,
            padding=self.padding,
        ).output_shape
        return height, width

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """The photo's shape (C, H, W), without its padding."""
        return tuple(self._array_shape) if self.photo == "array" else SHIPPED_SHAPE

    @property
    def weights(self) -> kernels.Rows:
        """What each window is multiplied by, row by row: normalised where that is asked for."""
        own = not isinstance(self.kernel, str)
        size = self.kernel_size
        rows = self.kernel if own else kernels.kernel(self.kernel, size, size)
        return kernels.normalised(rows) if self.normalise else rows

    @property
    def pixels(self) -> np.ndarray:
        """The photo's values (C, H, W) as 64-bit floats; 0 is black and 255 white in ours."""
        import numpy as np

        if self.photo == "array":
            values = np.frombuffer(self._array, dtype=np.float32).reshape(self._array_shape)
            return values.astype(np.float64)
        from PIL import Image

        with Image.open(io.BytesIO(self._shipped[self.photo])) as picture:
            return np.array(picture, dtype=np.float64).transpose(2, 0, 1)  # C, H, W

    @property
    def output(self) -> np.ndarray:
        """The filtered photo (C, H, W) as 64-bit floats, the numbers that the studio shows.

        Raises:
            ShapeError: the settings leave no output; the message says why.
        """
        return filtered(
            planes(self.pixels, self.channels),
            self.weights,
            output_size=self._output_size(),
            stride=self.stride,
            # Both axes have the same: the kernel is as wide as it is high.
            sides=sizes.padding_sides(self.padding, input_size=1, kernel_size=self.kernel_size),
            bias=self.bias,
        )

    @property
    def worked(self) -> dict[str, str]:
        """The size formula with its numbers, for the height and for the width."""
        return {
            axis: sizes.conv_worked(
                pixels,
                kernel_size=self.kernel_size,
                stride=self.stride,
                padding=self.padding,
                axis=axis,
            )
            for axis, pixels in zip(("height", "width"), self.input_shape[1:], strict=True)
        }

    @property
    def state_line(self) -> str:
        """The call that makes this studio again, in Python or in a studio's state field."""
        image = ["image"] if self.photo == "array" else []
        return f"KernelStudio({', '.join(image + self._changed(SETTINGS))})"

    def _changed(self, names: Sequence[str], always: Sequence[str] = ()) -> list[str]:
        """Those settings as a call has them, as far as they are not those of a fresh studio."""
        return [
            f"{name}={getattr(self, name)!r}"
            for name in names
            if name in always or getattr(self, name) != self._defaults[name]
        ]

    def __repr__(self) -> str:
        """The photo, the kernel, what else differs from a fresh studio, and the result."""
        names = [name for name in SETTINGS if name != "position"]
        call = f"KernelStudio({', '.join(self._changed(names, ('photo', 'kernel')))})"
        try:
            self._output_size()
        except ValueError as error:
            return f"{call}: {error}"
        return f"{call}: {self.input_shape} → {self.output_shape}"

    def _told(self) -> str:
        """The repr, the arithmetic, and how to bring the studio to life."""
        lines = [repr(self)]
        if self.output_shape is not None:
            worked = self.worked
            told = [
                (words.say("height"), worked["height"]),
                (words.say("width"), worked["width"]),
            ]
            lines += [words.say("under_name", name=name, text=text) for name, text in told]
        return "\n".join([*lines, words.say("run_to_move")])


def _square(rows: kernels.Rows) -> kernels.Rows:
    """The rows, if they are as many as they are long, and the studio has fields for them."""
    if len(rows) not in KERNEL_SIZES or len(rows[0]) != len(rows):
        raise ValueError(
            f"kernel must be 3, 5 or 7 rows of as many numbers each, not {_check.shown(rows)}"
        )
    return rows


def _check_count(shape: list[int]) -> None:
    """Whether the array is small enough to be filtered while a weight is being typed."""
    channels, height, width = shape
    if channels * height * width > MOST_VALUES:
        raise ValueError(
            f"image must hold {MOST_VALUES:,} values at most, not {channels}·{height}·{width}; "
            f"take fewer channels, as in image[:{MOST_VALUES // (height * width)}]"
        )
