"""Poolings, along one, two or three axes, and the padding of an image with zeros."""

import dataclasses
from typing import ClassVar

from cnnlesson import _check, costs, sizes, words
from cnnlesson.nets import fields as receptive
from cnnlesson.nets import receptive_field
from cnnlesson.nets.fields import Fields
from cnnlesson.nets.layer import Layer, Shape, Step
from cnnlesson.nets.receptive_field import Window
from cnnlesson.nets.windowed import PerAxis, Windowed, for_batch, per_axis, shown, with_axis


@dataclasses.dataclass(frozen=True)
class MaxPool2d(Windowed):
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
        batch, image = self.split(shape)
        cost = costs.pool(
            image,
            kernel_size=self._spread(self.kernel_size),
            stride=self._spread(self.stride),
            padding=self._spread(self.padding),
            dilation=self._spread(self.dilation),
            ceil_mode=self.ceil_mode,
        )
        return for_batch(batch, cost)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        windows = {}
        for dim, (size, window) in zip(self.dims_of(shape), self._windows(shape), strict=True):
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
                for axis, (size, window) in with_axis(self._windows(shape))
            ]
        )

    def _windows(self, shape: Shape) -> list[tuple[int, dict]]:
        names = ("kernel_size", "stride", "padding", "dilation", "ceil_mode")
        return self.each_window(shape, names)


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
        _, image = self.split(shape)
        # torch wants a whole window of pixels here, whatever the padding and ceil_mode add.
        costs.pool(image, kernel_size=self._spread(self.kernel_size))
        return super()._step(shape)


@dataclasses.dataclass(frozen=True)
class AdaptiveAvgPool2d(Windowed):
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
        if self.takes_means and self.each(self.output_size) == single and len(shape) >= least:
            return Step((*shape[: -self.axes], *single))
        batch, image = self.split(shape)
        return for_batch(batch, costs.adaptive_pool(image, output_size=self.output_size))

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        output = self.step(shape).output_shape
        return receptive.through_sizes(
            fields, output, self.dims_of(shape), receptive_field.through_adaptive
        )

    def _worked(self, shape: Shape) -> list[str]:
        output = self.step(shape).output_shape
        return per_axis([f"{shape[dim]} → {output[dim]}" for dim in self.dims_of(shape)])

    def _check_nones(self) -> None:
        """`None` keeps the size of one axis of several; torch takes it nowhere else."""
        if self.output_size is None or (self.axes == 1 and None in self.each(self.output_size)):
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
                words.say("wants_image", kind=self.kind, axes="H, W", shape=shown(shape))
            )
        left, right, top, bottom = self._sides(shape)
        height, width = shape[-2] + top + bottom, shape[-1] + left + right
        if min(height, width) < 0:
            raise sizes.ShapeError(
                words.say("cropped_away", padding=self.padding, shape=shown(shape))
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
