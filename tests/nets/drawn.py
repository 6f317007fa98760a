"""Random layers for an input of any shape, right ones and wrong ones, and torch's answer to each.

A layer is drawn to fit the shape that it is given, and now and then one thing of it is spoilt.
"""

import random
import warnings

import torch
from torch import nn

from tests import fuzz

Shape = tuple[int, ...]
Settings = dict[str, object]

AXES = {f"{stem}{axes}d": axes for stem in ("Conv", "ConvTranspose") for axes in (1, 2, 3)}
AXES |= {f"{stem}Pool{axes}d": axes for stem in ("Max", "Avg") for axes in (1, 2, 3)}
AXES |= {f"Adaptive{stem}Pool{axes}d": axes for stem in ("Max", "Avg") for axes in (1, 2, 3)}
AXES |= {f"BatchNorm{axes}d": axes for axes in (1, 2, 3)}
AXES |= {"ZeroPad2d": 2, "LocalResponseNorm": 2}
OTHERS = ("Flatten", "Linear", "Softmax", "ReLU", "LeakyReLU", "ELU", "GELU", "Sigmoid", "Tanh")
KINDS = (*AXES, *OTHERS, "Identity", "Dropout")
REFUSALS = (RuntimeError, ValueError, TypeError, IndexError)
# What one setting is spoilt with; a whole number is added to it where it is a whole number.
SPOILS = {
    "in_channels": [1, -1],
    "out_channels": [1, -1],
    "num_features": [1, 2],
    "in_features": [1, -1],
    "kernel_size": [0, -1, 30, 1.5],
    "stride": [0, -1, 2.0],
    "padding": [-1, -40, 2, 5, "SAME", 1.5, (1, 2, 1, 2)],
    "output_padding": [-1, 4],
    "dilation": [0, -1, 9],
    "groups": [0, 2, 3, 4],
    "output_size": [-1, 2.0, (1, 1, 1, 1)],
    "size": [0, -1],
    "dim": [4, -5],
    "start_dim": [5, -6],
    "end_dim": [5, -6],
    "p": [1.5, -0.5],
}
ADDED = ("in_channels", "out_channels", "num_features", "in_features")


def chance_for(what: str) -> random.Random:
    """Random draws that a failure's seed brings back."""
    return random.Random(f"{fuzz.SEED} nets {what}")


def seeded(setting: object) -> str:
    """What a failure says."""
    return f"CNNLESSON_SEED={fuzz.SEED}: {setting}"


def shape_for(chance: random.Random, kind: str) -> Shape:
    """A batch of images for that kind; now and then one image, or too few or too many axes."""
    axes = AXES.get(kind, chance.choice([0, 1, 2, 2, 3]))
    most = {0: 9, 1: 18, 2: 12, 3: 6}[axes]
    shape = (
        chance.choice([1, 2, 3]),
        chance.choice([1, 2, 3, 4, 6]),
        *(chance.randint(1, most) for _ in range(axes)),
    )
    if chance.random() < 0.15:
        return shape[1:]
    if chance.random() < 0.05:
        return chance.choice([shape[2:], (2, *shape)])
    return shape


def settings_for(chance: random.Random, kind: str, shape: Shape) -> Settings:
    """Settings of that kind that suit the shape, as far as they are drawn with it in mind."""
    if kind in AXES:
        axes = AXES[kind]
        channels = max(1, shape[-axes - 1]) if len(shape) > axes else 3
        return DRAWN[kind.rstrip("d").rstrip("123")](chance, axes, channels, shape)
    return DRAWN[kind](chance, 0, 0, shape) if kind in DRAWN else {}


def spoilt(chance: random.Random, settings: Settings) -> Settings:
    """The settings with one of them made wrong, or at least strange; as they are without any."""
    names = [name for name in settings if name in SPOILS]
    if not names:
        return settings
    name = chance.choice(names)
    value = chance.choice(SPOILS[name])
    return settings | {name: settings[name] + value if name in ADDED else value}


def torch_layer(kind: str, settings: Settings) -> nn.Module | None:
    """torch's layer, as in use; `None` where torch refuses to make it.

    A transposed convolution with a dilation of 0 counts as refused: torch refuses it, but for
    one of its CPU kernels.
    """
    if kind.startswith("ConvTranspose") and settings.get("dilation") == 0:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a layer without weights warns that nothing is drawn
        try:
            return getattr(nn, kind)(**settings).eval()
        except REFUSALS:
            return None


def torch_output(layer: nn.Module | None, images: torch.Tensor) -> torch.Tensor | None:
    """What torch's layer makes of the images on the CPU; `None` where it refuses.

    A transposed convolution's output of size 0 counts as refused: torch calls it too small, but
    some of its CPU kernels let it pass.
    """
    if layer is None:
        return None
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # an even kernel with "same" warns of a copy
        try:
            output = layer(images)
        except REFUSALS:
            return None
    transposed = type(layer).__name__.startswith("ConvTranspose")
    return None if transposed and not output.numel() else output


def _each(chance: random.Random, axes: int, values: list) -> object:
    """One value for all axes, or one for each."""
    if chance.random() < 0.5:
        return chance.choice(values)
    return tuple(chance.choice(values) for _ in range(axes))


def _divisor(chance: random.Random, number: int) -> int:
    """A number that divides it; 1 most of the time."""
    if chance.random() < 0.6:
        return 1
    return chance.choice([each for each in range(1, number + 1) if number % each == 0])


def _conv(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """A convolution."""
    groups = _divisor(chance, channels)
    settings = {
        "in_channels": channels,
        "out_channels": groups * chance.randint(1, 3),
        "kernel_size": _each(chance, axes, [1, 1, 2, 3, 3, 4, 5]),
        "stride": _each(chance, axes, [1, 1, 2, 3]),
        "padding": _each(chance, axes, [0, 1, 2, 3]),
        "dilation": _each(chance, axes, [1, 1, 1, 2, 3]),
        "groups": groups,
        "bias": chance.random() < 0.5,
    }
    if chance.random() < 0.2:
        settings["padding"] = chance.choice(["same", "valid"])
        settings["stride"] = chance.choice([1, 1, 2])
    return settings


def _conv_transpose(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """A transposed convolution, which has no words for its padding."""
    settings = _conv(chance, axes, channels, shape)
    return settings | {
        "padding": _each(chance, axes, [0, 0, 1, 2]),
        "output_padding": _each(chance, axes, [0, 0, 0, 1, 2]),
    }


def _avg_pool(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """An average pooling."""
    return {
        "kernel_size": _each(chance, axes, [1, 2, 2, 3, 3, 4]),
        "stride": chance.choice([None, _each(chance, axes, [1, 2, 3])]),
        "padding": _each(chance, axes, [0, 0, 0, 0, 0, 0, 1, 2]),
        "ceil_mode": chance.random() < 0.4,
    }


def _max_pool(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """A maximum pooling, which has a dilation as well."""
    settings = _avg_pool(chance, axes, channels, shape)
    return settings | {"dilation": _each(chance, axes, [1, 1, 1, 2])}


def _adaptive(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """An adaptive pooling; `None` keeps the size of an axis, where torch takes it."""
    wanted = [0, 1, 2, 3, 5, 6, 9, None]
    return {"output_size": _each(chance, axes, wanted)}


def _batch_norm(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """A batch normalization, which has its channels in the second place whatever comes."""
    return {
        "num_features": max(1, shape[1]) if len(shape) > 1 else 3,
        "affine": chance.random() < 0.7,
        "track_running_stats": chance.random() < 0.7,
    }


def _zero_pad(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """Rows and columns added, or taken away."""
    sides = [-7, -2, -1, 0, 0, 1, 3]
    return {"padding": chance.choice([tuple(chance.choice(sides) for _ in range(4)), 1, -1])}


def _flatten(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """A flattening, of all axes but the first most of the time."""
    if chance.random() < 0.7:
        return {}
    return {"start_dim": chance.randint(0, len(shape)), "end_dim": chance.randint(-2, len(shape))}


def _linear(chance: random.Random, axes: int, channels: int, shape: Shape) -> Settings:
    """A fully-connected layer that fits the last axis."""
    return {
        "in_features": shape[-1] if shape else 1,
        "out_features": chance.randint(1, 6),
        "bias": chance.random() < 0.5,
    }


DRAWN = {
    "Conv": _conv,
    "ConvTranspose": _conv_transpose,
    "MaxPool": _max_pool,
    "AvgPool": _avg_pool,
    "AdaptiveMaxPool": _adaptive,
    "AdaptiveAvgPool": _adaptive,
    "BatchNorm": _batch_norm,
    "ZeroPad": _zero_pad,
    "LocalResponseNorm": lambda chance, *_: {"size": chance.randint(1, 6), "k": 2.0},
    "Flatten": _flatten,
    "Linear": _linear,
    "Softmax": lambda chance, axes, channels, shape: {
        "dim": chance.randint(-len(shape), max(0, len(shape) - 1))
    },
    "LeakyReLU": lambda chance, *_: {"negative_slope": 0.1, "inplace": True},
    "ELU": lambda chance, *_: {"alpha": 0.5},
    "GELU": lambda chance, *_: {"approximate": chance.choice(["none", "tanh"])},
    "Dropout": lambda chance, *_: {"p": chance.choice([0, 0.5, 1.0])},
}
