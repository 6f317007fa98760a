"""Random stacks of layers, right and wrong ones: which layer refuses, by the table and by torch."""

import random
from typing import NamedTuple

import pytest
import torch

from cnnlesson import models, nets
from tests import fuzz
from tests.nets import drawn

STACKS = max(1000, fuzz.COUNT // 12)
AFTER_IMAGES = ("Conv2d", "MaxPool2d", "AvgPool2d", "BatchNorm2d", "ReLU", "Conv2d", "MaxPool2d")
SELDOM = (
    *("ConvTranspose2d", "AdaptiveAvgPool2d", "AdaptiveMaxPool2d", "ZeroPad2d"),
    *("LocalResponseNorm", "Dropout", "Tanh", "Sigmoid", "Identity", "GELU", "Softmax"),
)
AFTER_FLATTENING = ("Linear", "Linear", "ReLU", "BatchNorm1d", "Dropout", "Softmax")


class Stack(NamedTuple):
    """A table, and its layers as torch has them; `None` for one that torch does not make."""

    net: nets.Net
    torchs: list[torch.nn.Module | None]


def kind_for(chance: random.Random, shape: drawn.Shape) -> str:
    """A layer that may follow; now and then one of no sense, or a flattening that is forgotten."""
    if chance.random() < 0.03:
        return chance.choice(drawn.KINDS)
    if len(shape) == 2:
        return chance.choice(AFTER_FLATTENING)
    if chance.random() < 0.15:
        return "Flatten" if chance.random() < 0.8 else "Linear"
    return chance.choice(AFTER_IMAGES if chance.random() < 0.7 else SELDOM)


def draw_stack(chance: random.Random) -> Stack:
    """One to eight layers, each drawn for what torch made of the layers before it."""
    shape = (chance.choice([1, 2, 3]), chance.randint(6, 28), chance.randint(6, 28))
    images = torch.zeros(2, *shape)
    layers, torchs = [], []
    for _ in range(chance.randint(1, 8)):
        kind = kind_for(chance, tuple(images.shape))
        settings = drawn.settings_for(chance, kind, tuple(images.shape))
        if chance.random() < 0.04:
            settings = drawn.spoilt(chance, settings)
        layers.append(getattr(nets, kind)(**settings))
        torchs.append(drawn.torch_layer(kind, settings))
        output = drawn.torch_output(torchs[-1], images)
        images = images if output is None else output
    return Stack(nets.Net("drawn", shape, tuple(layers)), torchs)


def first_refused(stack: Stack) -> str | None:
    """The name of the first layer that torch does not make, or whose input it refuses."""
    images = torch.zeros(2, *stack.net.input_shape)
    for entry, layer in zip(stack.net.layers, stack.torchs, strict=True):
        images = drawn.torch_output(layer, images)
        if images is None:
            return entry.name
    return None


@pytest.fixture(scope="module")
def stacks() -> list[Stack]:
    """The stacks of this run."""
    chance = drawn.chance_for("stacks")
    return [draw_stack(chance) for _ in range(STACKS)]


def test_the_first_layer_that_refuses_is_the_one_that_torch_refuses(stacks):
    """Where none refuses, none does for torch."""
    for stack in stacks:
        failure = nets.walk(stack.net, batch_size=2).failure

        assert (failure and failure.name) == first_refused(stack), drawn.seeded(stack.net.layers)


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
def test_the_built_network_runs_where_the_walk_does(stacks):
    """The last shape and all parameters are those of the built network."""
    for stack in stacks:
        walk = nets.walk(stack.net, batch_size=2)
        if walk.failure:
            continue
        built = models.build(stack.net).eval()

        output = drawn.torch_output(built, torch.zeros(walk.input_shape))

        assert walk.rows[-1].output_shape == tuple(output.shape), drawn.seeded(stack.net.layers)
        assert [row.parameters for row in walk.rows] == [
            sum(weights.numel() for weights in layer.parameters()) for layer in built
        ]


def test_many_stacks_are_right_and_many_are_wrong(stacks):
    """A comparison of stacks that all pass, or all fail, would compare little."""
    refused = [name for name in map(first_refused, stacks) if name]

    assert 0.3 < len(refused) / len(stacks) < 0.5
    assert len(set(refused)) > 12  # at many a place, by many a kind
