"""Layers that move a window: convolutions and poolings, along one, two or three axes."""

import dataclasses
import math
from typing import ClassVar

from cnnlesson import _check, costs, sizes, words
from cnnlesson.nets import fields as receptive
from cnnlesson.nets import receptive_field
from cnnlesson.nets.fields import Fields
from cnnlesson.nets.layer import Layer, Shape, Step
from cnnlesson.nets.receptive_field import Window

PerAxis = int | tuple[int, ...]


@dataclasses.dataclass(frozen=True)
class _Windowed(Layer):
    """A layer for (N, C, and its axes), or for one image without the batch, as torch has it."""

    axes: ClassVar[int] = 2

    def _split(self, shape: Shape) -> tuple[Shape, Shape]:
        """The batch, and one image."""
        if len(shape) - self.axes not in (1, 2):
            raise sizes.ShapeError(
                words.say(
                    "wants_image", kind=self.kind, axes=_letters(self.axes), shape=_shown(shape)
                )
            )
        return shape[: -self.axes - 1], shape[-self.axes - 1 :]

    def _each(self, value: PerAxis) -> tuple:
        """The setting of each axis."""
        value = self._spread(value)
        return tuple(value) if isinstance(value, tuple | list) else (value,) * self.axes

    def _spread(self, value: PerAxis | None) -> PerAxis | None:
        """The setting, where a tuple of one number holds for every axis, as torch takes it."""
        one = isinstance(value, tuple | list) and len(value) == 1
        return tuple(value) * self.axes if one else value

    def _each_window(self, shape: Shape, names: tuple[str, ...]) -> list[tuple[int, dict]]:
        """The size of the input along each axis, and the window's settings there."""
        settings = zip(*(self._each(getattr(self, name)) for name in names), strict=True)
        return [
            (size, dict(zip(names, values, strict=True)))
            for size, values in zip(shape[-self.axes :], settings, strict=True)
        ]

    def _dims(self, shape: Shape) -> range:
        """The dimensions of the axes."""
        return range(len(shape) - self.axes, len(shape))

    def fields(self, fields: Fields | None, shape: Shape) -> Fields | None:
        """As for every layer; not known for one image without its batch, which is read as one."""
        return super().fields(fields, shape) if len(shape) > self.axes + 1 else None


@dataclasses.dataclass(frozen=True)
class Conv2d(_Windowed):
    """torch.nn.Conv2d.

    >>> Conv2d(3, 96, kernel_size=11, stride=4).step((1, 3, 227, 227))
    Step(output_shape=(1, 96, 55, 55), parameters=34944, multiply_adds=105415200)
    """

    widths: ClassVar[tuple[str, ...]] = ("in_channels", "out_channels")

    in_channels: int
    out_channels: int
    kernel_size: PerAxis
    stride: PerAxis = 1
    padding: PerAxis | str = 0
    dilation: PerAxis = 1
    groups: int = 1
    bias: bool = True

    def _step(self, shape: Shape) -> Step:
        batch, image = self._split(shape)
        _check_channels(self, self.in_channels, shape, image)
        cost = costs.conv(
            image,
            out_channels=self.out_channels,
            kernel_size=self.kernel_size,
            stride=self._spread(self.stride),
            padding=self._spread(self.padding),
            dilation=self._spread(self.dilation),
            groups=self.groups,
            bias=self.bias,
        )
        return _for_batch(batch, cost)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        fields = _of_all_channels(fields, self.groups)
        names = ("kernel_size", "stride", "padding", "dilation")
        windows = {}
        for dim, (size, window) in zip(
            self._dims(shape), self._each_window(shape, names), strict=True
        ):
            stops = sizes.conv_output_size(size, **window)
            before, _ = sizes.padding_sides(input_size=size, **window)
            windows[dim] = Window(
                window["kernel_size"], window["stride"], before, window["dilation"], stops
            )
        return receptive.through_windows(fields, windows)

    def _worked(self, shape: Shape) -> list[str]:
        names = ("kernel_size", "stride", "padding", "dilation")
        sizes_worked = [
            sizes.conv_worked(size, **window, axis=axis)
            for axis, (size, window) in _with_axis(self._each_window(shape, names))
        ]
        return [
            *per_axis(sizes_worked),
            *_filters_worked(self, self.in_channels, self.out_channels, self.step(shape), shape),
        ]


@dataclasses.dataclass(frozen=True)
class Conv1d(Conv2d):
    """torch.nn.Conv1d.

    >>> Conv1d(1, 4, kernel_size=5).step((1, 1, 100)).output_shape
    (1, 4, 96)
    """

    axes: ClassVar[int] = 1


@dataclasses.dataclass(frozen=True)
class Conv3d(Conv2d):
    """torch.nn.Conv3d.

    >>> Conv3d(1, 4, kernel_size=(1, 3, 3)).step((1, 1, 8, 9, 9)).output_shape
    (1, 4, 8, 7, 7)
    """

    axes: ClassVar[int] = 3


@dataclasses.dataclass(frozen=True)
class ConvTranspose2d(_Windowed):
    """torch.nn.ConvTranspose2d.

    >>> ConvTranspose2d(4, 8, kernel_size=4, stride=2, padding=1).step((1, 4, 6, 6))
    Step(output_shape=(1, 8, 12, 12), parameters=520, multiply_adds=18432)
    """

    widths: ClassVar[tuple[str, ...]] = ("in_channels", "out_channels")

    in_channels: int
    out_channels: int
    kernel_size: PerAxis
    stride: PerAxis = 1
    padding: PerAxis = 0
    output_padding: PerAxis = 0
    groups: int = 1
    bias: bool = True
    dilation: PerAxis = 1

    def _step(self, shape: Shape) -> Step:
        batch, image = self._split(shape)
        _check_channels(self, self.in_channels, shape, image)
        cost = costs.conv_transpose(
            image,
            out_channels=self.out_channels,
            kernel_size=self.kernel_size,
            stride=self._spread(self.stride),
            padding=self._spread(self.padding),
            output_padding=self._spread(self.output_padding),
            groups=self.groups,
            bias=self.bias,
            dilation=self._spread(self.dilation),
        )
        return _for_batch(batch, cost)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        fields = _of_all_channels(fields, self.groups)
        windows = {}
        for dim, (size, window) in zip(self._dims(shape), self._windows(shape), strict=True):
            stops = sizes.conv_transpose_output_size(size, **window)
            windows[dim] = Window(
                window["kernel_size"],
                window["stride"],
                window["padding"],
                window["dilation"],
                stops,
            )
        return receptive.through_windows(fields, windows, receptive_field.through_transposed)

    def _worked(self, shape: Shape) -> list[str]:
        sizes_worked = [
            sizes.conv_transpose_worked(size, **window) for size, window in self._windows(shape)
        ]
        step = self.step(shape)
        return [
            *per_axis(sizes_worked),
            *_filters_worked(self, self.in_channels, self.out_channels, step, shape),
        ]

    def _windows(self, shape: Shape) -> list[tuple[int, dict]]:
        names = ("kernel_size", "stride", "padding", "output_padding", "dilation")
        return self._each_window(shape, names)


@dataclasses.dataclass(frozen=True)
class ConvTranspose1d(ConvTranspose2d):
    """torch.nn.ConvTranspose1d.

    >>> ConvTranspose1d(1, 4, kernel_size=2, stride=2).step((1, 1, 8)).output_shape
    (1, 4, 16)
    """

    axes: ClassVar[int] = 1


@dataclasses.dataclass(frozen=True)
class ConvTranspose3d(ConvTranspose2d):
    """torch.nn.ConvTranspose3d.

    >>> ConvTranspose3d(1, 4, kernel_size=2, stride=2).step((1, 1, 2, 3, 4)).output_shape
    (1, 4, 4, 6, 8)
    """

    axes: ClassVar[int] = 3


@dataclasses.dataclass(frozen=True)
class MaxPool2d(_Windowed):
    """torch.nn.MaxPool2d.

    >>> MaxPool2d(3, stride=2).step((1, 96, 55, 55)).output_shape
    (1, 96, 27, 27)
    """

    kernel_size: PerAxis
    stride: PerAxis | None = None
    padding: PerAxis = 0
    dilation: PerAxis = 1
    ceil_mode: bool = dataclasses.field(default=False, kw_only=True)

    def _step(self, shape: Shape) -> Step:
        batch, image = self._split(shape)
        cost = costs.pool(
            image,
            kernel_size=self._spread(self.kernel_size),
            stride=self._spread(self.stride),
            padding=self._spread(self.padding),
            dilation=self._spread(self.dilation),
            ceil_mode=self.ceil_mode,
        )
        return _for_batch(batch, cost)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        windows = {}
        for dim, (size, window) in zip(self._dims(shape), self._windows(shape), strict=True):
            stops = sizes.pool_output_size(size, **window)
            stride = window["kernel_size"] if window["stride"] is None else window["stride"]
            windows[dim] = Window(
                window["kernel_size"], stride, window["padding"], window["dilation"], stops
            )
        return receptive.through_windows(fields, windows)

    def _worked(self, shape: Shape) -> list[str]:
        return per_axis(
            [
                sizes.pool_worked(size, **window, axis=axis)
                for axis, (size, window) in _with_axis(self._windows(shape))
            ]
        )

    def _windows(self, shape: Shape) -> list[tuple[int, dict]]:
        names = ("kernel_size", "stride", "padding", "dilation", "ceil_mode")
        return self._each_window(shape, names)


@dataclasses.dataclass(frozen=True)
class MaxPool1d(MaxPool2d):
    """torch.nn.MaxPool1d.

    >>> MaxPool1d(2).step((1, 4, 9)).output_shape
    (1, 4, 4)
    """

    axes: ClassVar[int] = 1


@dataclasses.dataclass(frozen=True)
class MaxPool3d(MaxPool2d):
    """torch.nn.MaxPool3d.

    >>> MaxPool3d(2).step((1, 4, 2, 9, 9)).output_shape
    (1, 4, 1, 4, 4)
    """

    axes: ClassVar[int] = 3


@dataclasses.dataclass(frozen=True)
class AvgPool2d(MaxPool2d):
    """torch.nn.AvgPool2d: it knows no dilation.

    >>> AvgPool2d(2).step((1, 64, 8, 6)).output_shape
    (1, 64, 4, 3)
    """

    dilation: PerAxis = dataclasses.field(default=1, init=False)


@dataclasses.dataclass(frozen=True)
class AvgPool1d(AvgPool2d):
    """torch.nn.AvgPool1d.

    >>> AvgPool1d(2).step((1, 4, 9)).output_shape
    (1, 4, 4)
    """

    axes: ClassVar[int] = 1


@dataclasses.dataclass(frozen=True)
class AvgPool3d(AvgPool2d):
    """torch.nn.AvgPool3d.

    >>> AvgPool3d(2).step((1, 4, 2, 9, 9)).output_shape
    (1, 4, 1, 4, 4)
    """

    axes: ClassVar[int] = 3

    def _step(self, shape: Shape) -> Step:
        _, image = self._split(shape)
        # torch wants a whole window of pixels here, whatever the padding and ceil_mode add.
        costs.pool(image, kernel_size=self._spread(self.kernel_size))
        return super()._step(shape)


@dataclasses.dataclass(frozen=True)
class AdaptiveAvgPool2d(_Windowed):
    """torch.nn.AdaptiveAvgPool2d.

    >>> AdaptiveAvgPool2d(6).step((1, 256, 13, 9)).output_shape
    (1, 256, 6, 6)
    """

    # To a single pixel, torch takes the mean of the last axes, whatever stands before them.
    takes_means: ClassVar[bool] = True

    output_size: int | tuple[int | None, ...]

    def _step(self, shape: Shape) -> Step:
        self._check_nones()
        single = (1,) * self.axes
        least = self.axes + isinstance(self.output_size, tuple | list)
        if self.takes_means and self._each(self.output_size) == single and len(shape) >= least:
            return Step((*shape[: -self.axes], *single))
        batch, image = self._split(shape)
        return _for_batch(batch, costs.adaptive_pool(image, output_size=self.output_size))

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        output = self.step(shape).output_shape
        return receptive.through_sizes(
            fields, output, self._dims(shape), receptive_field.through_adaptive
        )

    def _worked(self, shape: Shape) -> list[str]:
        output = self.step(shape).output_shape
        return per_axis([f"{shape[dim]} → {output[dim]}" for dim in self._dims(shape)])

    def _check_nones(self) -> None:
        """`None` keeps the size of one axis of several; torch takes it nowhere else."""
        if self.output_size is None or (self.axes == 1 and None in self._each(self.output_size)):
            rule = "a whole number" if self.axes == 1 else "a whole number, or one or None per axis"
            raise TypeError(f"output_size must be {rule}, not {_check.shown(self.output_size)}")


@dataclasses.dataclass(frozen=True)
class AdaptiveMaxPool2d(AdaptiveAvgPool2d):
    """torch.nn.AdaptiveMaxPool2d.

    >>> AdaptiveMaxPool2d((None, 1)).step((1, 8, 5, 7)).output_shape
    (1, 8, 5, 1)
    """

    takes_means: ClassVar[bool] = False


@dataclasses.dataclass(frozen=True)
class AdaptiveAvgPool1d(AdaptiveAvgPool2d):
    """torch.nn.AdaptiveAvgPool1d.

    >>> AdaptiveAvgPool1d(1).step((1, 8, 5)).output_shape
    (1, 8, 1)
    """

    axes: ClassVar[int] = 1
    takes_means: ClassVar[bool] = False


@dataclasses.dataclass(frozen=True)
class AdaptiveMaxPool1d(AdaptiveAvgPool1d):
    """torch.nn.AdaptiveMaxPool1d."""


@dataclasses.dataclass(frozen=True)
class AdaptiveAvgPool3d(AdaptiveAvgPool2d):
    """torch.nn.AdaptiveAvgPool3d."""

    axes: ClassVar[int] = 3


@dataclasses.dataclass(frozen=True)
class AdaptiveMaxPool3d(AdaptiveAvgPool3d):
    """torch.nn.AdaptiveMaxPool3d."""

    takes_means: ClassVar[bool] = False


@dataclasses.dataclass(frozen=True)
class ZeroPad2d(Layer):
    """torch.nn.ZeroPad2d: `padding` is a number, or (left, right, top, bottom).

    >>> ZeroPad2d((0, 3, 0, 3)).step((1, 3, 224, 224)).output_shape
    (1, 3, 227, 227)
    """

    padding: int | tuple[int, int, int, int]

    def _step(self, shape: Shape) -> Step:
        if len(shape) < 2:
            raise sizes.ShapeError(
                words.say("wants_image", kind=self.kind, axes="H, W", shape=_shown(shape))
            )
        left, right, top, bottom = self._sides(shape)
        height, width = shape[-2] + top + bottom, shape[-1] + left + right
        if min(height, width) < 0:
            raise sizes.ShapeError(
                words.say("cropped_away", padding=self.padding, shape=_shown(shape))
            )
        return Step((*shape[:-2], height, width))

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        left, _, top, _ = self._sides(shape)
        *_, height, width = self.step(shape).output_shape
        rows, columns = len(shape) - 2, len(shape) - 1
        windows = {rows: Window(1, 1, top, 1, height), columns: Window(1, 1, left, 1, width)}
        return receptive.through_windows(fields, windows)

    def _worked(self, shape: Shape) -> list[str]:
        left, right, top, bottom = self._sides(shape)
        *_, height, width = self.step(shape).output_shape
        return per_axis(
            [
                f"{shape[-2]} + {top} + {bottom} = {height}",
                f"{shape[-1]} + {left} + {right} = {width}",
            ]
        )

    def _sides(self, shape: Shape) -> tuple[int, int, int, int]:
        """Left, right, top, bottom; below zero where pixels are cut off, as torch has it."""
        sides = self.padding if isinstance(self.padding, tuple | list) else (self.padding,) * 4
        if len(sides) != 4:
            raise TypeError(
                "padding must be a whole number or (left, right, top, bottom), "
                f"not {_check.shown(self.padding)}"
            )
        most = (shape[-1], shape[-1], shape[-2], shape[-2])
        return tuple(
            _check.whole(f"padding[{i}]", side, at_least=-size)
            for i, (side, size) in enumerate(zip(sides, most, strict=True))
        )


def per_axis(worked: list[str]) -> list[str]:
    """The arithmetic of each axis behind its name; said once where it is the same for all."""
    names = [costs.axis_name(axis) for axis in costs.AXES[len(worked)]]
    if len(worked) > 1 and len(set(worked)) == 1:
        names, worked = [words.say("each_axis")], worked[:1]
    return [
        words.say("under_name", name=name, text=text)
        for name, text in zip(names, worked, strict=True)
    ]


def _with_axis(windows: list[tuple[int, dict]]) -> list[tuple[str, tuple[int, dict]]]:
    """Each axis with the word that its pixels are counted in: rows along a height, else columns."""
    axes = costs.AXES[len(windows)]
    counted = ["height" if axis == "height" else "width" for axis in axes]
    return list(zip(counted, windows, strict=True))


def _filters_worked(
    layer: Conv2d | ConvTranspose2d, inside: int, outside: int, step: Step, shape: Shape
) -> list[str]:
    """The parameters and the multiply-adds of a convolution, as products."""
    transposed = isinstance(layer, ConvTranspose2d)
    reads = inside if transposed else inside // layer.groups
    makes = outside // layer.groups if transposed else outside
    kernel = "·".join(str(size) for size in layer._each(layer.kernel_size))
    weights = f"{reads}·{kernel}·{makes}"
    biases = f" + {outside}" if layer.bias else ""
    image = shape if transposed else step.output_shape
    places = "·".join(str(size) for size in image[-layer.axes :])
    images = math.prod(shape[: -layer.axes - 1])
    times = f"·{images}" if images != 1 else ""
    return counts_worked(
        f"{weights}{biases} = {step.parameters}",
        f"{weights}·{places}{times} = {step.multiply_adds}",
    )


def counts_worked(parameters: str, multiply_adds: str) -> list[str]:
    """The two products, each behind its name."""
    return [
        words.say("under_name", name=words.say("label_parameters"), text=parameters),
        words.say("under_name", name=words.say("label_multiply_adds"), text=multiply_adds),
    ]


def _for_batch(batch: Shape, cost: costs.Cost) -> Step:
    """The cost of one image, for a batch of them."""
    output = (*batch, *cost.output_shape)
    return Step(output, cost.parameters, cost.multiply_adds * math.prod(batch))


def _of_all_channels(fields: Fields, groups: int) -> Fields | None:
    """What a filter sees of one place: all channels, or where those differ not some of them."""
    is_axis = 1 in fields.dims  # an axis of the image stands where the channels are
    if groups != 1 and (is_axis or not fields.alike):
        return None
    seen = receptive.collapsed(fields, [1], removed=True)
    return seen and dataclasses.replace(seen, alike=True)


def _check_channels(layer: Layer, wanted: int, shape: Shape, image: Shape) -> None:
    """The input has the channels that the filters span; else the error says what it has."""
    wanted = _check.whole("in_channels", wanted, at_least=1)
    if image[0] != wanted:
        raise sizes.ShapeError(
            words.say("channels_differ", wanted=wanted, given=image[0], shape=_shown(shape))
        )


def _letters(axes: int) -> str:
    """The axes of an image in torch's letters."""
    return {1: "C, L", 2: "C, H, W", 3: "C, D, H, W"}[axes]


def _shown(shape: Shape) -> str:
    """A shape as Python writes it."""
    return str(tuple(shape))
