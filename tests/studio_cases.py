"""The kernel studio's part of the shared table: small pictures through kernels, by torch.

Python's arithmetic and the script's are both compared with it.
"""

import itertools
import random

import torch

from cnnlesson import kernels

SEED = 1962
COUNT = 400
OWN = {
    3: ((1, 2.5, -3), (0, 0.25, 7), (-1, 4, 0)),
    5: tuple(tuple(row * column - 2 for column in range(5)) for row in range(5)),
    7: tuple(tuple((row - 3) / 4 + column for column in range(7)) for row in range(7)),
}
HEIGHT, WIDTH = 11, 14


def table() -> dict:
    """All that the script's test reads."""
    return {"cases": [with_torch(case) for case in cases()], "kernels": turned_and_fitted()}


def cases() -> list[dict]:
    """Settings of the studio, each with a picture of 1, 3 or 5 channels."""
    chance = random.Random(SEED)
    every = itertools.product((3, 5, 7), (0, 1, 4, "same", "valid"), (1, 2, 3, 4))
    shapes = [one for one in every if one[1] != "same" or one[2] == 1]
    return [_case(chance, *shapes[i % len(shapes)]) for i in range(COUNT)]


def _case(chance: random.Random, size: int, padding: int | str, stride: int) -> dict:
    """The rest of a case, drawn; its own kernels come as often as the named ones together."""
    depth = chance.choice((1, 3, 5))
    return {
        "kernel_size": size,
        "padding": padding,
        "stride": stride,
        "kernel": chance.choice([*kernels.KERNELS, *[OWN[size]] * len(kernels.KERNELS)]),
        "normalise": chance.random() < 0.5,
        "bias": chance.choice((0, 2.5, -100)),
        "channels": chance.choice(("grey", "separate", "summed")),
        "image": [
            [[chance.randint(0, 255) for _ in range(WIDTH)] for _ in range(HEIGHT)]
            for _ in range(depth)
        ],
    }


def with_torch(case: dict) -> dict:
    """The case, its weights row by row, torch's output, and which outputs read no padding."""
    size, steps = case["kernel_size"], {"stride": case["stride"]}
    image = torch.tensor(case["image"], dtype=torch.float64)  # C, H, W
    weights = _weights(case)  # K, K
    ones = torch.ones(1, 1, *image.shape[1:], dtype=torch.float64)
    padding = {"padding": case["padding"]} | steps
    seen = torch.nn.functional.conv2d(ones, torch.ones(1, 1, size, size).double(), **padding)
    inside = (seen[0, 0] == size * size).nonzero()
    spans = [_span(inside[:, axis].tolist()) for axis in (0, 1)]
    return {
        **case,
        "weights": weights.tolist(),
        "torch": _convolved(image, weights, case["channels"], case["bias"], padding).tolist(),
        "inside": spans,
    }


def _weights(case: dict) -> torch.Tensor:
    """The kernel's weights, divided by their sum where that is asked for and not 0."""
    named, size = isinstance(case["kernel"], str), case["kernel_size"]
    rows = kernels.kernel(case["kernel"], size, size) if named else case["kernel"]
    weights = torch.tensor(rows, dtype=torch.float64)
    total = weights.sum()
    return weights / total if case["normalise"] and total.abs() > 1e-6 else weights


def _convolved(image, weights, channels, bias, padding) -> torch.Tensor:
    """torch's convolution: of the mean, of each channel, or over all channels at once."""
    depth = len(image)
    if channels == "grey":
        image, depth = image.mean(dim=0, keepdim=True), 1
    groups = depth if channels == "separate" else 1
    kernel = weights.expand(groups, depth // groups, *weights.shape)  # F, C, KH, KW
    biases = torch.full((groups,), bias, dtype=torch.float64)
    return torch.nn.functional.conv2d(image[None], kernel, biases, groups=groups, **padding)[0]


def _span(places: list[int]) -> list[int]:
    """The first of the places, and how many they are."""
    return [min(places), max(places) - min(places) + 1] if places else [None, 0]


def turned_and_fitted() -> list[dict]:
    """Kernels of each kind, and what Python makes of them; torch checks that in test_kernels."""
    kinds = [*OWN.values(), *(kernels.kernel(name, 5, 5) for name in kernels.KERNELS)]
    return [
        {
            "rows": rows,
            "centred": {size: kernels.centred(rows, size) for size in (3, 5, 7)},
            "half_turned": kernels.half_turned(rows),
            "normalised": kernels.normalised(rows),
        }
        for rows in kinds
    ]
