"""The fully-connected explorer's part of the shared table: small layers, answered by torch.

The made-up numbers are Python's; what becomes of them is torch's.
"""

import random

import torch

from cnnlesson.widgets.fully_connected import layer
from tests import fuzz

SEED = 1958
COUNT = 300


def table() -> dict:
    """All that the script's test reads."""
    return {
        "cases": [with_torch(case) for case in cases()],
        "ratios": ratios(),
        "convolutions": convolutions(),
    }


def cases() -> list[dict]:
    """Layers of all kinds: with weights of their own or without, shifted or not."""
    chance = random.Random(SEED)
    return [_case(chance) for _ in range(COUNT)]


def _case(chance: random.Random) -> dict:
    """A map that is rarely square, a few neurons, a shift that may go out of the map."""
    channels, height, width = (chance.randint(1, most) for most in (4, 6, 7))
    rows = [[chance.choice((-2, 0, 0.5, 7)) for _ in range(chance.randint(1, 9))]]
    return {
        "channels": channels,
        "height": height,
        "width": width,
        "outputs": chance.randint(1, 5),
        "rows": chance.choice((None, rows)),
        "shift": [chance.choice((0, 0, 1, 2, 7)), chance.choice((0, 0, 1, 3, 8))],
    }


def numbers(case: dict) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The map before any shift (C, H, W), the weights (F, I) and the biases (F)."""
    shape = (case["channels"], case["height"], case["width"])
    image = torch.tensor(layer.shifted_pixels(shape, (0, 0)), dtype=torch.float64)
    places, neurons = range(image.numel()), range(case["outputs"])
    weights = [[layer.weight(case["rows"], n, p) for p in places] for n in neurons]
    biases = [layer.bias(neuron) for neuron in neurons]
    return image, torch.tensor(weights).double(), torch.tensor(biases).double()


def moved(image: torch.Tensor, shift: tuple[int, int]) -> torch.Tensor:
    """The map's content moved down and to the right, by torch: padded, and cut to its size."""
    down, right = shift
    padded = torch.nn.functional.pad(image, (right, 0, down, 0))
    return padded[:, : image.shape[1], : image.shape[2]]


def with_torch(case: dict) -> dict:
    """The case with torch's map, vector, sums, indices and parameters, and what a shift loses."""
    image, weights, biases = numbers(case)
    seen = moved(image, case["shift"])
    vector = torch.flatten(seen)
    dense = torch.nn.Linear(len(vector), case["outputs"])
    return case | {
        "image": seen.tolist(),
        "vector": vector.tolist(),
        "weights": weights.tolist(),
        "indices": torch.arange(len(vector)).reshape(image.shape).tolist(),
        "sums": torch.nn.functional.linear(vector, weights, biases).tolist(),
        "lost": int(image.count_nonzero() - seen.count_nonzero()),
        "parameters": sum(parameter.numel() for parameter in dense.parameters()),
    }


def ratios() -> list[dict]:
    """Counts of all sizes, and how Python tells their ratio."""
    chance = random.Random(SEED)
    pairs = [(17, 8), (1, 1), (2, 121), (9999, 100), (44892355200, 34944)]
    for _ in range(300):
        small = chance.randint(1, 10 ** chance.randint(1, 7))
        pairs.append((chance.randint(1, small * 10 ** chance.randint(0, 6)), small))
    return [{"counts": pair, "python": layer.ratio_text(*pair)} for pair in pairs]


def convolutions() -> list[dict]:
    """Convolutions to compare with, and torch's output size; None where it refuses."""
    chance = random.Random(SEED)
    return [_convolution(chance) for _ in range(200)]


def _convolution(chance: random.Random) -> dict:
    """One of them: "same" where the stride is 1, without padding otherwise."""
    height, width, kernel_size = (chance.randint(1, most) for most in (20, 25, 11))
    stride = chance.choice((1, 1, 2, 3, 8))
    made = fuzz.torch_size(
        "conv",
        {
            "input_size": (height, width),
            "kernel_size": (kernel_size, kernel_size),
            "stride": (stride, stride),
            "padding": "same" if stride == 1 else (0, 0),
            "dilation": (1, 1),
        },
    )
    return {
        "input_size": [height, width],
        "channels": 2,
        "filters": 3,
        "kernel_size": kernel_size,
        "stride": stride,
        "torch": made and list(made),
    }
