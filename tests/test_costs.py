"""Costs of layers against torch's built layers, torch's own counter, and published AlexNets."""

import dataclasses
import math
import random
import warnings

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from cnnlesson import costs, sizes
from tests import fuzz

BATCH = 2  # shapes and counts are asked for one image; torch is given two
ROUNDS = max(1, fuzz.COUNT // 60)  # settings of each kind of layer


def parameters(layer: nn.Module) -> int:
    """The numbers that training would change."""
    return sum(parameter.numel() for parameter in layer.parameters())


def multiply_adds_by_torch(layer: nn.Module, images: torch.Tensor) -> float:
    """torch's own count for one image: it counts two for a product and its sum."""
    with FlopCounterMode(display=False) as counter:
        layer(images)
    return counter.get_total_flops() / 2 / len(images)


def multiply_adds_by_ones(layer: nn.Module, images: torch.Tensor) -> float:
    """Plain counting: with every weight and value 1, each product adds 1 to the output's sum.

    It counts what meets a pixel, so it wants a layer without padding.
    """
    for parameter in layer.parameters():
        nn.init.ones_(parameter)
    ones = torch.ones(images.shape, dtype=torch.float64)
    return layer.double()(ones).sum().item() / len(images)


def agrees(cost: costs.Cost, layer: nn.Module, images: torch.Tensor) -> None:
    """Shape, bytes and parameters are those of the real layer and its real output."""
    with torch.no_grad():
        output = layer(images)
    said = seeded((layer, images.shape))
    assert cost.output_shape == tuple(output.shape[1:]), said
    assert cost.output_bytes == output[0].numel() * output.element_size(), said
    assert cost.parameters == parameters(layer), said


def pair(chance: random.Random, values: list[int]) -> int | tuple[int, int]:
    """One number for both axes, or one for each, as torch takes them."""
    return chance.choice([chance.choice(values), (chance.choice(values), chance.choice(values))])


def drawn(kind: str):
    """Random draws that a failure's seed brings back."""
    return random.Random(f"{fuzz.SEED} cost of {kind}")


def draw_layer(chance: random.Random) -> tuple[tuple[int, int, int], dict]:
    """An image's shape that the windows surely fit into, and a convolution's settings."""
    groups = chance.choice([1, 1, 2, 3])
    shape = (groups * chance.randint(1, 3), chance.randint(9, 14), chance.randint(9, 14))
    return shape, {
        "out_channels": groups * chance.randint(1, 3),
        "kernel_size": pair(chance, [1, 2, 3, 4]),
        "stride": pair(chance, [1, 2, 3]),
        "dilation": pair(chance, [1, 2]),
        "groups": groups,
        "bias": chance.random() < 0.5,
    }


def seeded(setting: object) -> str:
    """What a failure says."""
    return f"CNNLESSON_SEED={fuzz.SEED}: {setting}"


def test_convolutions_cost_what_torch_says():
    """Groups, dilation, padding and bias, on images that are not square."""
    chance = drawn("conv")
    for _ in range(ROUNDS):
        shape, setting = draw_layer(chance)
        setting["padding"] = chance.choice(["valid", pair(chance, [0, 1, 2])])
        layer, images = nn.Conv2d(shape[0], **setting), torch.zeros(BATCH, *shape)

        cost = costs.conv2d(shape, **setting)

        agrees(cost, layer, images)
        assert cost.multiply_adds == multiply_adds_by_torch(layer, images), seeded(setting)


def test_convolutions_without_padding_cost_what_counting_gives():
    """A count that knows no formula: ones times ones, added up."""
    chance = drawn("plain conv")
    for _ in range(ROUNDS):
        shape, setting = draw_layer(chance)
        setting["bias"] = False
        layer, images = nn.Conv2d(shape[0], **setting), torch.zeros(BATCH, *shape)

        cost = costs.conv2d(shape, **setting)

        assert cost.multiply_adds == multiply_adds_by_ones(layer, images), seeded(setting)


def test_same_padding_with_an_even_kernel_costs_what_the_output_says():
    """16 × 16 stays 16 × 16; each value takes 4 · 4 · 8 products."""
    layer, images = nn.Conv2d(8, 8, 4, padding="same"), torch.zeros(1, 8, 16, 16)
    cost = costs.conv2d((8, 16, 16), out_channels=8, kernel_size=4, padding="same")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch says that it copies the input to pad it
        agrees(cost, layer, images)

    assert cost.multiply_adds == 8 * 16 * 16 * 8 * 4 * 4 == 262_144


def test_transposed_convolutions_cost_what_torch_and_counting_say():
    """The multiply-adds follow the input's size; groups divide them."""
    chance = drawn("conv_transpose")
    for _ in range(ROUNDS):
        shape, setting = draw_layer(chance)
        setting["bias"] = False
        layer, images = nn.ConvTranspose2d(shape[0], **setting), torch.zeros(BATCH, *shape)

        cost = costs.conv_transpose2d(shape, **setting)

        agrees(cost, layer, images)
        assert cost.multiply_adds == multiply_adds_by_torch(layer, images), seeded(setting)
        assert cost.multiply_adds == multiply_adds_by_ones(layer, images), seeded(setting)


def test_transposed_convolutions_have_torchs_padding_and_bias():
    """Padding takes away, output_padding adds, a bias is one number for each filter."""
    chance = drawn("padded conv_transpose")
    for _ in range(ROUNDS):
        shape, setting = draw_layer(chance)
        setting |= {"stride": (2, 3), "padding": pair(chance, [0, 1, 2]), "output_padding": (1, 2)}
        layer, images = nn.ConvTranspose2d(shape[0], **setting), torch.zeros(BATCH, *shape)

        cost = costs.conv_transpose2d(shape, **setting)

        agrees(cost, layer, images)
        assert cost.multiply_adds == multiply_adds_by_torch(layer, images), seeded(setting)


def test_poolings_keep_the_depth_and_cost_nothing():
    """Maximum, average and adaptive pooling, with each of their options."""
    chance = drawn("pool")
    for _ in range(ROUNDS):
        shape = (chance.randint(1, 4), chance.randint(9, 14), chance.randint(9, 14))
        images = torch.zeros(BATCH, *shape)
        setting = {
            "kernel_size": pair(chance, [2, 3, 4]),
            "stride": chance.choice([None, pair(chance, [1, 2, 3])]),
            "padding": pair(chance, [0, 1]),
            "ceil_mode": chance.random() < 0.5,
        }
        dilated = setting | {"dilation": pair(chance, [1, 2])}
        wanted = chance.choice([4, (3, None), (None, 6), (5, 2), None])
        for cost, layer in (
            (costs.max_pool2d(shape, **dilated), nn.MaxPool2d(**dilated)),
            (costs.avg_pool2d(shape, **setting), nn.AvgPool2d(**setting)),
            (
                costs.adaptive_avg_pool2d(shape, output_size=wanted),
                nn.AdaptiveAvgPool2d(wanted if isinstance(wanted, tuple) else (wanted, wanted)),
            ),
        ):
            agrees(cost, layer, images)
            assert cost.multiply_adds == multiply_adds_by_torch(layer, images) == 0


def test_linear_layers_cost_what_torch_says():
    """With axes before the last one too, which multiply the work and not the parameters."""
    chance = drawn("linear")
    for _ in range(ROUNDS):
        shape = tuple(chance.randint(1, 6) for _ in range(chance.randint(1, 3)))
        features = {"in_features": shape[-1], "out_features": chance.randint(1, 9)}
        features["bias"] = chance.random() < 0.5
        layer, images = nn.Linear(**features), torch.zeros(BATCH, *shape)

        cost = costs.linear(shape, **features)

        agrees(cost, layer, images)
        assert cost.multiply_adds == multiply_adds_by_torch(layer, images), seeded(
            (shape, features)
        )


def test_flattening_costs_nothing():
    """256 × 6 × 6 values stay 9,216 values."""
    cost = costs.flatten((256, 6, 6))

    agrees(cost, nn.Flatten(), torch.zeros(BATCH, 256, 6, 6))
    assert (cost.parameters, cost.multiply_adds) == (0, 0)


def test_half_precision_takes_half_the_bytes():
    """`bytes_per_value` is an element's size."""
    layer, images = nn.MaxPool2d(2), torch.zeros(1, 4, 8, 6, dtype=torch.float16)
    cost = costs.max_pool2d((4, 8, 6), kernel_size=2, bytes_per_value=2)

    agrees(cost, layer, images)


def conv(out_channels: int, kernel_size: int, **more: int) -> dict:
    """A convolution's settings, for the tables below."""
    return {"out_channels": out_channels, "kernel_size": kernel_size, **more}


# Published numbers: parameters and multiply-adds of each layer. The first network is that of 2012
# with its two groups, on 227 pixels; the second is torchvision's, on 224.
POOL = ("pool", {"kernel_size": 3, "stride": 2}, 0, 0)
FULLY_CONNECTED = [
    ("flatten", {}, 0, 0),
    ("linear", {"in_features": 9216, "out_features": 4096}, 37_752_832, 37_748_736),
    ("linear", {"in_features": 4096, "out_features": 4096}, 16_781_312, 16_777_216),
    ("linear", {"in_features": 4096, "out_features": 1000}, 4_097_000, 4_096_000),
]
ALEXNET_2012 = [
    ("conv", conv(96, 11, stride=4), 34_944, 105_415_200),
    POOL,
    ("conv", conv(256, 5, padding=2, groups=2), 307_456, 223_948_800),
    POOL,
    ("conv", conv(384, 3, padding=1), 885_120, 149_520_384),
    ("conv", conv(384, 3, padding=1, groups=2), 663_936, 112_140_288),
    ("conv", conv(256, 3, padding=1, groups=2), 442_624, 74_760_192),
    POOL,
    *FULLY_CONNECTED,
]
ALEXNET_TORCHVISION = [
    ("conv", conv(64, 11, stride=4, padding=2), 23_296, 70_276_800),
    POOL,
    ("conv", conv(192, 5, padding=2), 307_392, 223_948_800),
    POOL,
    ("conv", conv(384, 3, padding=1), 663_936, 112_140_288),
    ("conv", conv(256, 3, padding=1), 884_992, 149_520_384),
    ("conv", conv(256, 3, padding=1), 590_080, 99_680_256),
    POOL,
    *FULLY_CONNECTED,
]
COSTS = {
    "conv": costs.conv2d,
    "pool": costs.max_pool2d,
    "flatten": costs.flatten,
    "linear": costs.linear,
}


def walked(table: list, shape: tuple[int, ...]) -> list[costs.Cost]:
    """The cost of each layer, one fed with the output of the one before."""
    found = []
    for kind, setting, *_ in table:
        found.append(COSTS[kind](shape, **setting))
        shape = found[-1].output_shape
    return found


@pytest.mark.parametrize(
    ("table", "pixels", "total_parameters", "total_multiply_adds"),
    [
        pytest.param(ALEXNET_2012, 227, 60_965_224, 724_406_816, id="2012"),
        pytest.param(ALEXNET_TORCHVISION, 224, 61_100_840, 714_188_480, id="torchvision"),
    ],
)
def test_an_alexnet_costs_what_is_published(table, pixels, total_parameters, total_multiply_adds):
    """Layer by layer, and in all."""
    found = walked(table, (3, pixels, pixels))

    assert [(cost.parameters, cost.multiply_adds) for cost in found] == [
        (published_parameters, multiply_adds) for *_, published_parameters, multiply_adds in table
    ]
    assert sum(cost.parameters for cost in found) == total_parameters
    assert sum(cost.multiply_adds for cost in found) == total_multiply_adds


def test_the_alexnet_of_2012_has_its_published_sizes():
    """Channels, height and width, and the paper's 650,000 neurons as 659,272."""
    found = walked(ALEXNET_2012, (3, 227, 227))
    neurons = [
        math.prod(cost.output_shape)
        for cost, (kind, *_) in zip(found, ALEXNET_2012, strict=True)
        if kind in {"conv", "linear"}
    ]

    assert [cost.output_shape for cost in found] == [
        *[(96, 55, 55), (96, 27, 27), (256, 27, 27), (256, 13, 13)],
        *[(384, 13, 13), (384, 13, 13), (256, 13, 13), (256, 6, 6)],
        *[(9216,), (4096,), (4096,), (1000,)],
    ]
    assert sum(neurons) == 659_272
    assert found[0].output_bytes == 96 * 55 * 55 * 4


def test_torchvisions_alexnet_is_the_one_that_is_built():
    """The model itself, its weights left undrawn, holds as many parameters, layer by layer."""
    from torchvision.models import alexnet

    with torch.device("meta"):
        model = alexnet()
    built = [
        parameters(layer) for layer in model.modules() if isinstance(layer, nn.Conv2d | nn.Linear)
    ]

    published = [row[2] for row in ALEXNET_TORCHVISION if row[0] in {"conv", "linear"}]
    assert built == published


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: costs.conv2d((3, 2, 9), out_channels=1, kernel_size=3),
            "height: kernel_size 3 does not fit into 2 px",
        ),
        (
            lambda: costs.conv2d((3, 9, 2), out_channels=1, kernel_size=3),
            "width: kernel_size 3 does not fit into 2 px",
        ),
        (
            lambda: costs.max_pool2d((3, 9, 2), kernel_size=3),
            "width: a window that reaches over 3 px does not fit into 2 px",
        ),
        (
            lambda: costs.linear((256, 5, 5), in_features=9216, out_features=10),
            "the last axis of .* is 5 long, in_features is 9216",
        ),
        (
            lambda: costs.linear((256, 6, 6), in_features=9216, out_features=10),
            r"flatten to \(1, 9216\) first",
        ),
    ],
)
def test_what_does_not_fit_is_a_shape_error_that_says_where(call, message):
    """The axis is named, and the numbers on both sides."""
    with pytest.raises(sizes.ShapeError, match=message):
        call()


def test_groups_that_do_not_divide_get_the_ones_that_do():
    """The greatest number that divides both channels has the divisors to choose from."""
    with pytest.raises(ValueError, match=r"not 4; these do: 1, 2, 3, 6$"):
        costs.conv2d((6, 8, 8), out_channels=18, kernel_size=3, groups=4)


def test_a_cost_is_a_value():
    """Equal numbers are equal costs, and nobody changes one by accident."""
    cost = costs.flatten((2, 3))

    assert cost == costs.Cost((6,), 0, 0, 24)
    with pytest.raises(dataclasses.FrozenInstanceError):
        cost.parameters = 1
