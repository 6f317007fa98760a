"""Convolutions and transposed convolutions, along one, two or three axes."""

import dataclasses
import math
from typing import ClassVar

from cnnlesson import _check, costs, sizes, words
from cnnlesson.nets import fields as receptive
from cnnlesson.nets import receptive_field
from cnnlesson.nets.fields import Fields
from cnnlesson.nets.layer import Layer, Shape, Step
from cnnlesson.nets.receptive_field import Window
from cnnlesson.nets.windowed import (
    PerAxis,
    Windowed,
    counts_worked,
    for_batch,
    per_axis,
    shown,
    with_axis,
)


@dataclasses.dataclass(frozen=True)
class Conv2d(Windowed):
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
        batch, image = self.split(shape)
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
        return for_batch(batch, cost)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        fields = _of_all_channels(fields, self.groups)
        names = ("kernel_size", "stride", "padding", "dilation")
        windows = {}
        for dim, (size, window) in zip(
            self.dims_of(shape), self.each_window(shape, names), strict=True
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
            for axis, (size, window) in with_axis(self.each_window(shape, names))
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
class ConvTranspose2d(Windowed):
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
        batch, image = self.split(shape)
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
        return for_batch(batch, cost)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        fields = _of_all_channels(fields, self.groups)
        windows = {}
        for dim, (size, window) in zip(self.dims_of(shape), self._windows(shape), strict=True):
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
        return self.each_window(shape, names)


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


def _filters_worked(
    layer: Conv2d | ConvTranspose2d, inside: int, outside: int, step: Step, shape: Shape
) -> list[str]:
    """The parameters and the multiply-adds of a convolution, as products."""
    transposed = isinstance(layer, ConvTranspose2d)
    reads = inside if transposed else inside // layer.groups
    makes = outside // layer.groups if transposed else outside
    kernel = "·".join(str(size) for size in layer.each(layer.kernel_size))
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
            words.say("channels_differ", wanted=wanted, given=image[0], shape=shown(shape))
        )
