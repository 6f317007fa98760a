"""Layers without a window: fully-connected, flattening, normalization, activations, dropout."""

import dataclasses
import math
from typing import ClassVar

from cnnlesson import _check, costs, sizes, words
from cnnlesson.nets import fields as receptive
from cnnlesson.nets.fields import Fields
from cnnlesson.nets.layer import Layer, Shape, Step
from cnnlesson.nets.windowed import counts_worked


@dataclasses.dataclass(frozen=True)
class Linear(Layer):
    """torch.nn.Linear: it maps the last axis.

    >>> Linear(9216, 4096).step((1, 9216))
    Step(output_shape=(1, 4096), parameters=37752832, multiply_adds=37748736)
    """

    widths: ClassVar[tuple[str, ...]] = ("in_features", "out_features")

    in_features: int
    out_features: int
    bias: bool = True

    def _step(self, shape: Shape) -> Step:
        features = {"in_features": self.in_features, "out_features": self.out_features}
        output = sizes.linear_output_shape(shape, **features)
        cost = costs.linear(shape[-1:], **features, bias=self.bias)
        return Step(output, cost.parameters, cost.multiply_adds * math.prod(shape[:-1]))

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        last = len(shape) - 1
        read = receptive.collapsed(fields, [last])
        if not read or last not in read.dims:  # a flattened axis has no dimension left
            return read
        counts = zip(read.dims, read.counts, strict=True)
        return dataclasses.replace(
            read,
            counts=tuple(self.out_features if dim == last else count for dim, count in counts),
        )

    def _worked(self, shape: Shape) -> list[str]:
        step = self.step(shape)
        weights = f"{self.in_features}·{self.out_features}"
        biases = f" + {self.out_features}" if self.bias else ""
        rows = math.prod(shape[:-1])
        times = f"·{rows}" if rows != 1 else ""
        return counts_worked(
            f"{weights}{biases} = {step.parameters}", f"{weights}{times} = {step.multiply_adds}"
        )


@dataclasses.dataclass(frozen=True)
class Flatten(Layer):
    """torch.nn.Flatten.

    >>> Flatten().step((1, 256, 6, 6)).output_shape
    (1, 9216)
    """

    start_dim: int = 1
    end_dim: int = -1

    def _step(self, shape: Shape) -> Step:
        dims = {"start_dim": self.start_dim, "end_dim": self.end_dim}
        return Step(sizes.flatten_output_shape(shape, **dims))

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        return receptive.reshaped(fields, shape, self.step(shape).output_shape)

    def _worked(self, shape: Shape) -> list[str]:
        first, last = self.start_dim % len(shape), self.end_dim % len(shape)
        factors = shape[first : last + 1]
        if len(factors) < 2:
            return []
        remarks = [words.say("batch_flattened")] if first == 0 else []
        return [f"{'·'.join(map(str, factors))} = {math.prod(factors)}", *remarks]


@dataclasses.dataclass(frozen=True)
class BatchNorm2d(Layer):
    """torch.nn.BatchNorm2d: a factor and an offset for each channel.

    >>> BatchNorm2d(64).step((1, 64, 55, 55))
    Step(output_shape=(1, 64, 55, 55), parameters=128, multiply_adds=0)
    """

    dims: ClassVar[tuple[int, ...]] = (4,)
    widths: ClassVar[tuple[str, ...]] = ("num_features",)

    num_features: int
    eps: float = 1e-5
    momentum: float | None = 0.1
    affine: bool = True
    track_running_stats: bool = True

    def _step(self, shape: Shape) -> Step:
        if len(shape) not in self.dims:
            axes = "N, C, H, W" if self.dims == (4,) else "N, C, …"
            raise sizes.ShapeError(
                words.say("wants_image", kind=self.kind, axes=axes, shape=str(tuple(shape)))
            )
        self._check_channels(shape)
        values = shape[0] * math.prod(shape[2:])  # of each channel
        if values == 1 and not self.track_running_stats:
            raise sizes.ShapeError(words.say("one_value", shape=str(tuple(shape))))
        return Step(shape, 2 * self.num_features if self.affine else 0)

    def _worked(self, shape: Shape) -> list[str]:
        if not self.affine:
            return []
        return counts_worked(f"2·{self.num_features} = {2 * self.num_features}", "0")[:1]

    def _check_channels(self, shape: Shape) -> None:
        """The input has the channels that numbers are kept for; any will do where none are."""
        if not self.affine and not self.track_running_stats:
            return
        channels = _check.whole("num_features", self.num_features, at_least=1)
        if shape[1] != channels and 0 not in shape:  # torch takes whatever is empty
            raise sizes.ShapeError(
                words.say(
                    "channels_differ", wanted=channels, given=shape[1], shape=str(tuple(shape))
                )
            )


@dataclasses.dataclass(frozen=True)
class BatchNorm1d(BatchNorm2d):
    """torch.nn.BatchNorm1d."""

    dims: ClassVar[tuple[int, ...]] = (2, 3)


@dataclasses.dataclass(frozen=True)
class BatchNorm3d(BatchNorm2d):
    """torch.nn.BatchNorm3d."""

    dims: ClassVar[tuple[int, ...]] = (5,)


@dataclasses.dataclass(frozen=True)
class LocalResponseNorm(Layer):
    """torch.nn.LocalResponseNorm: a value is divided by what its `size` neighbour channels hold.

    torch divides `alpha` by `size`, as the code of 2012 does and the paper's formula does not.

    >>> LocalResponseNorm(5, k=2).step((1, 96, 27, 27)).output_shape
    (1, 96, 27, 27)
    """

    size: int
    alpha: float = 1e-4
    beta: float = 0.75
    k: float = 1.0

    def _step(self, shape: Shape) -> Step:
        if len(shape) < 3:
            raise sizes.ShapeError(
                words.say("wants_image", kind=self.kind, axes="N, C, …", shape=str(tuple(shape)))
            )
        if 0 not in shape:  # torch hands on what is empty before it looks at the size
            _check.whole("size", self.size, at_least=1)
        return Step(shape)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        return fields if fields.alike and 1 not in fields.dims else None


@dataclasses.dataclass(frozen=True)
class ReLU(Layer):
    """torch.nn.ReLU."""

    inplace: bool = False


@dataclasses.dataclass(frozen=True)
class LeakyReLU(Layer):
    """torch.nn.LeakyReLU."""

    negative_slope: float = 0.01
    inplace: bool = False


@dataclasses.dataclass(frozen=True)
class ELU(Layer):
    """torch.nn.ELU."""

    alpha: float = 1.0
    inplace: bool = False


@dataclasses.dataclass(frozen=True)
class GELU(Layer):
    """torch.nn.GELU."""

    approximate: str = "none"

    def _step(self, shape: Shape) -> Step:
        if self.approximate not in ("none", "tanh"):
            raise ValueError(
                f'approximate must be "none" or "tanh", not {_check.shown(self.approximate)}'
            )
        return Step(shape)


@dataclasses.dataclass(frozen=True)
class Sigmoid(Layer):
    """torch.nn.Sigmoid."""


@dataclasses.dataclass(frozen=True)
class Tanh(Layer):
    """torch.nn.Tanh."""


@dataclasses.dataclass(frozen=True)
class Identity(Layer):
    """torch.nn.Identity."""


@dataclasses.dataclass(frozen=True)
class Dropout(Layer):
    """torch.nn.Dropout: `p` is the chance that a value is dropped."""

    p: float = 0.5
    inplace: bool = False

    def _step(self, shape: Shape) -> Step:
        if not isinstance(self.p, int | float) or not 0 <= self.p <= 1:
            raise ValueError(f"p must be a number from 0 to 1, not {_check.shown(self.p)}")
        return Step(shape)


@dataclasses.dataclass(frozen=True)
class Softmax(Layer):
    """torch.nn.Softmax along `dim`.

    >>> Softmax(dim=1).step((1, 1000)).output_shape
    (1, 1000)
    """

    dim: int

    def _step(self, shape: Shape) -> Step:
        dim = _check.whole("dim", self.dim, at_least=-max(1, len(shape)))
        if dim >= max(1, len(shape)):
            raise ValueError(f"dim must be at most {len(shape) - 1} for {shape}, not {dim}")
        return Step(shape)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        return receptive.collapsed(fields, [self.dim % len(shape)])
