"""What all layers with a window share: their axes, settings axis by axis, arithmetic in words."""

import dataclasses
import math
from typing import ClassVar

from cnnlesson import costs, sizes, words
from cnnlesson.nets.fields import Fields
from cnnlesson.nets.layer import Layer, Shape, Step

PerAxis = int | tuple[int, ...]


@dataclasses.dataclass(frozen=True)
class Windowed(Layer):
    """A layer for (N, C, and its axes), or for one image without the batch, as torch has it."""

    axes: ClassVar[int] = 2

    def split(self, shape: Shape) -> tuple[Shape, Shape]:
        """The batch, and one image."""
        if len(shape) - self.axes not in (1, 2):
            raise sizes.ShapeError(
                words.say(
                    "wants_image", kind=self.kind, axes=_letters(self.axes), shape=shown(shape)
                )
            )
        return shape[: -self.axes - 1], shape[-self.axes - 1 :]

    def each(self, value: PerAxis) -> tuple:
        """The setting of each axis."""
        value = self._spread(value)
        return tuple(value) if isinstance(value, tuple | list) else (value,) * self.axes

    def _spread(self, value: PerAxis | None) -> PerAxis | None:
        """The setting, where a tuple of one number holds for every axis, as torch takes it."""
        one = isinstance(value, tuple | list) and len(value) == 1
        return tuple(value) * self.axes if one else value

    def each_window(self, shape: Shape, names: tuple[str, ...]) -> list[tuple[int, dict]]:
        """The size of the input along each axis, and the window's settings there."""
        settings = zip(*(self.each(getattr(self, name)) for name in names), strict=True)
        return [
            (size, dict(zip(names, values, strict=True)))
            for size, values in zip(shape[-self.axes :], settings, strict=True)
        ]

    def dims_of(self, shape: Shape) -> range:
        """The dimensions of the axes."""
        return range(len(shape) - self.axes, len(shape))

    def fields(self, fields: Fields | None, shape: Shape) -> Fields | None:
        """As for every layer; not known for one image without its batch, which is read as one."""
        return super().fields(fields, shape) if len(shape) > self.axes + 1 else None


def per_axis(worked: list[str]) -> list[str]:
    """The arithmetic of each axis behind its name; said once where it is the same for all."""
    names = [costs.axis_name(axis) for axis in costs.AXES[len(worked)]]
    if len(worked) > 1 and len(set(worked)) == 1:
        names, worked = [words.say("each_axis")], worked[:1]
    return [
        words.say("under_name", name=name, text=text)
        for name, text in zip(names, worked, strict=True)
    ]


def with_axis(windows: list[tuple[int, dict]]) -> list[tuple[str, tuple[int, dict]]]:
    """Each axis with the word that its pixels are counted in: rows along a height, else columns."""
    axes = costs.AXES[len(windows)]
    counted = ["height" if axis == "height" else "width" for axis in axes]
    return list(zip(counted, windows, strict=True))


def counts_worked(parameters: str, multiply_adds: str) -> list[str]:
    """The two products, each behind its name."""
    return [
        words.say("under_name", name=words.say("label_parameters"), text=parameters),
        words.say("under_name", name=words.say("label_multiply_adds"), text=multiply_adds),
    ]


def for_batch(batch: Shape, cost: costs.Cost) -> Step:
    """The cost of one image, for a batch of them."""
    output = (*batch, *cost.output_shape)
    return Step(output, cost.parameters, cost.multiply_adds * math.prod(batch))


def _letters(axes: int) -> str:
    """The axes of an image in torch's letters."""
    return {1: "C, L", 2: "C, H, W", 3: "C, D, H, W"}[axes]


def shown(shape: Shape) -> str:
    """A shape as Python writes it."""
    return str(tuple(shape))
