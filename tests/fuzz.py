"""Random settings of the layers, and torch's answers to them on the CPU.

The seed is a new one in each run; a failure prints it, and CNNLESSON_SEED=… repeats that run.
CNNLESSON_FUZZ=… sets how many settings are drawn in all.
"""

import os
import random
import secrets
import warnings
from collections.abc import Callable, Iterator

import torch
from torch import nn
from torch.nn import functional

torch.set_num_threads(1)  # tiny tensors: threads would only wait for one another

SEED = int(os.environ.get("CNNLESSON_SEED") or secrets.randbits(32))
COUNT = int(os.environ.get("CNNLESSON_FUZZ") or 12_000)
# How many of a hundred settings go to each kind of layer.
SHARES = {
    "conv": 40,
    "max_pool": 16,
    "avg_pool": 10,
    "adaptive_pool": 7,
    "conv_transpose": 15,
    "flatten": 6,
    "linear": 6,
}

Size = tuple[int, ...] | None  # what comes out; None: refused


def settings(kind: str) -> Iterator[dict]:
    """That kind's share of random settings; the same again for the same seed."""
    chance = random.Random(f"{SEED} {kind}")
    for _ in range(COUNT * SHARES[kind] // 100):
        yield DRAWN[kind](chance)


def where(kind: str, setting: dict) -> str:
    """What a failure says, to find the setting again."""
    return f"CNNLESSON_SEED={SEED} draws this {kind}: {setting}"


def torch_size(kind: str, setting: dict) -> Size:
    """The size of torch's output on the CPU, or None where torch refuses.

    A size counts without batch and channels, but for flatten and linear.
    """
    with warnings.catch_warnings():
        # An even kernel with "same" warns of a copy, a layer of size 0 of its empty weights.
        warnings.simplefilter("ignore")
        try:
            output = ASKED[kind](**setting)
        except (RuntimeError, ValueError, TypeError, IndexError):
            return None
    return tuple(output.shape)


def _pair(chance: random.Random, values: list[int]) -> tuple[int, int]:
    """A number for the height and one for the width, drawn apart."""
    return chance.choice(values), chance.choice(values)


def _window(chance: random.Random) -> dict:
    """A kernel, a stride and a dilation; now and then one that nobody can use."""
    rare = [-1, 0] if chance.random() < 0.05 else []
    return {
        "kernel_size": _pair(chance, [*rare, 1, 1, 2, 2, 3, 3, 4, 5, 7]),
        "stride": _pair(chance, [*rare, 1, 1, 1, 2, 2, 3, 4, 5]),
        "dilation": _pair(chance, [*rare, 1, 1, 1, 2, 3, 4]),
    }


def _image(chance: random.Random) -> tuple[int, int]:
    """A height and a width; now and then an image without pixels."""
    least = 0 if chance.random() < 0.02 else 1
    return chance.randint(least, 18), chance.randint(least, 18)


def _draw_conv(chance: random.Random) -> dict:
    """`padding` is a word, (height, width) as torch has it, or a (before, after) for each."""
    setting = {"input_size": _image(chance), **_window(chance)}
    sides = [-1, 0, 1] if chance.random() < 0.03 else [0, 0, 1, 2, 3, 5]
    setting["padding"] = chance.choice(
        ["same", "valid", _pair(chance, sides), (_pair(chance, sides[1:]), _pair(chance, [0, 4]))]
    )
    if setting["padding"] == "same" and chance.random() < 0.8:
        setting["stride"] = (1, 1)
    return setting


def _draw_max_pool(chance: random.Random) -> dict:
    """A maximum pooling: all of a window, and rounding up."""
    return {
        "input_size": _image(chance),
        **_window(chance),
        "padding": _pair(chance, [-1, 0, 1] if chance.random() < 0.03 else [0, 0, 0, 1, 1, 2, 3]),
        "ceil_mode": chance.random() < 0.5,
        **({"stride": None} if chance.random() < 0.3 else {}),
    }


def _draw_avg_pool(chance: random.Random) -> dict:
    """An average pooling, which has no dilation."""
    setting = _draw_max_pool(chance)
    del setting["dilation"]
    return setting


def _draw_adaptive_pool(chance: random.Random) -> dict:
    """A wanted size for each axis, None among them."""
    wanted = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 13, 20, None, None]
    return {"input_size": _image(chance), "output_size": _pair(chance, wanted)}


def _draw_conv_transpose(chance: random.Random) -> dict:
    """A transposed convolution; its padding may take everything away."""
    return {
        "input_size": _image(chance),
        **_window(chance),
        "padding": _pair(chance, [-1, 0, 1] if chance.random() < 0.03 else [0, 0, 1, 1, 2, 3, 6]),
        "output_padding": _pair(chance, [-1, 0] if chance.random() < 0.03 else [0, 0, 0, 1, 2, 3]),
    }


def _draw_flatten(chance: random.Random) -> dict:
    """A shape of 0 to 5 axes, and two of them, in whatever order."""
    shape = tuple(chance.randint(0, 5) for _ in range(chance.randint(0, 5)))
    axes = range(-6, 6)
    return {
        "shape": shape,
        "start_dim": 1 if chance.random() < 0.3 else chance.choice(axes),
        "end_dim": -1 if chance.random() < 0.3 else chance.choice(axes),
    }


def _draw_linear(chance: random.Random) -> dict:
    """A shape and a layer that fits its last axis, most of the time."""
    shape = tuple(chance.randint(0, 5) for _ in range(chance.randint(0, 4)))
    fits = shape and chance.random() < 0.7
    return {
        "shape": shape,
        "in_features": shape[-1] if fits else chance.randint(-1, 6),
        "out_features": chance.randint(-1, 6),
    }


def _conv(input_size, kernel_size, stride, padding, dilation) -> torch.Tensor:
    """torch's convolution; uneven sides, which it has not, are padded on beforehand."""
    image = torch.zeros(1, 1, *input_size)
    if isinstance(padding[0], tuple):
        if not image.numel():
            raise ValueError("torch's layers take no image without pixels, whatever the padding")
        (top, bottom), (left, right) = padding
        image, padding = functional.pad(image, (left, right, top, bottom)), 0
    window = {"stride": stride, "padding": padding, "dilation": dilation}
    return nn.Conv2d(1, 1, kernel_size, **window)(image)[0, 0]


def _pool(layer: Callable, input_size, **setting) -> torch.Tensor:
    """One of torch's pooling layers."""
    return layer(**setting)(torch.zeros(1, 1, *input_size))[0, 0]


def _conv_transpose(input_size, kernel_size, **setting) -> torch.Tensor:
    """torch's transposed convolution; an output of size 0 counts as refused.

    torch itself calls it too small, but some of its CPU kernels let it pass.
    """
    layer = nn.ConvTranspose2d(1, 1, kernel_size, **setting)
    output = layer(torch.zeros(1, 1, *input_size))[0, 0]
    if output.numel() == 0:
        raise ValueError("the output is too small")
    return output


def quiet_same(pixels: torch.Tensor, kernel: torch.Tensor, dilation: int) -> torch.Tensor:
    """torch's convolution with "same", without its warning of a padded copy."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return functional.conv2d(pixels, kernel, padding="same", dilation=dilation)


DRAWN = {
    "conv": _draw_conv,
    "max_pool": _draw_max_pool,
    "avg_pool": _draw_avg_pool,
    "adaptive_pool": _draw_adaptive_pool,
    "conv_transpose": _draw_conv_transpose,
    "flatten": _draw_flatten,
    "linear": _draw_linear,
}
ASKED = {
    "conv": _conv,
    "max_pool": lambda **setting: _pool(nn.MaxPool2d, **setting),
    "avg_pool": lambda **setting: _pool(nn.AvgPool2d, **setting),
    "adaptive_pool": lambda **setting: _pool(nn.AdaptiveAvgPool2d, **setting),
    "conv_transpose": _conv_transpose,
    "flatten": lambda shape, start_dim, end_dim: nn.Flatten(start_dim, end_dim)(torch.zeros(shape)),
    "linear": lambda shape, in_features, out_features: nn.Linear(in_features, out_features)(
        torch.zeros(shape)
    ),
}
