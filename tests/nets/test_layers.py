"""Each layer of the tables against the layer of torch that has its name."""

import inspect
import warnings

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from cnnlesson import nets
from tests import fuzz
from tests.nets import drawn

ROUNDS = max(1, fuzz.COUNT // 30)  # settings of each kind of layer
COUNTED = [kind for kind in drawn.KINDS if kind.startswith(("Conv", "Linear"))]


def layers_of_nets() -> dict[str, type]:
    """Every class of layers that a table may have, by its name."""
    named = {name: getattr(nets, name) for name in nets.__all__}
    classes = {name: kind for name, kind in named.items() if isinstance(kind, type)}
    return {
        name: kind
        for name, kind in classes.items()
        if issubclass(kind, nets.Layer) and kind not in (nets.Layer, nets.Operation)
    }


def arguments(kind: type) -> dict[str, inspect.Parameter]:
    """The arguments of a class, in their order."""
    return dict(inspect.signature(kind).parameters)


def outcome(kind: str, settings: drawn.Settings, shape: drawn.Shape) -> tuple | None:
    """The output's shape and the parameters by the table's layer; `None` where it refuses."""
    try:
        step = getattr(nets, kind)(**settings).step(shape)
    except (TypeError, ValueError):
        return None
    return step.output_shape, step.parameters


def torch_outcome(kind: str, settings: drawn.Settings, shape: drawn.Shape) -> tuple | None:
    """The same by torch on the CPU."""
    layer = drawn.torch_layer(kind, settings)
    output = drawn.torch_output(layer, torch.zeros(shape))
    if output is None:
        return None
    return tuple(output.shape), sum(weights.numel() for weights in layer.parameters())


def test_every_kind_of_layer_is_drawn():
    """A layer that is new in the tables is new here."""
    assert set(layers_of_nets()) == set(drawn.KINDS)


@pytest.mark.parametrize("kind", drawn.KINDS)
def test_names_and_defaults_are_torchs(kind):
    """What is written for torch can be written for a table, by place and by name."""
    ours, torchs = arguments(layers_of_nets()[kind]), arguments(getattr(nn, kind))
    by_place = [name for name, each in ours.items() if each.kind == each.POSITIONAL_OR_KEYWORD]

    assert by_place == list(torchs)[: len(by_place)]
    for name, argument in ours.items():
        if (kind, name) != ("Softmax", "dim"):  # torch warns of its default
            assert argument.default == torchs[name].default, name


@pytest.mark.parametrize("kind", drawn.KINDS)
def test_the_output_and_the_parameters_are_torchs(kind):
    """Right and wrong settings, on images that are not square: both agree, or both refuse."""
    chance = drawn.chance_for(kind)
    for _ in range(ROUNDS):
        shape = drawn.shape_for(chance, kind)
        settings = drawn.settings_for(chance, kind, shape)
        if chance.random() < 0.25:
            settings = drawn.spoilt(chance, settings)

        expected = torch_outcome(kind, settings, shape)

        assert outcome(kind, settings, shape) == expected, drawn.seeded((kind, settings, shape))


@pytest.mark.parametrize("kind", COUNTED)
def test_the_multiply_adds_are_half_of_what_torch_counts(kind):
    """Of the whole batch, along one, two and three axes."""
    chance = drawn.chance_for(f"multiply-adds of {kind}")
    counted = 0
    for _ in range(ROUNDS // 4):
        shape = drawn.shape_for(chance, kind)
        settings = drawn.settings_for(chance, kind, shape)
        layer = drawn.torch_layer(kind, settings)
        if drawn.torch_output(layer, torch.zeros(shape)) is None:
            continue
        with warnings.catch_warnings(), FlopCounterMode(display=False) as counter:
            warnings.simplefilter("ignore")  # an even kernel with "same" warns of a copy
            layer(torch.zeros(shape))

        multiply_adds = getattr(nets, kind)(**settings).step(shape).multiply_adds

        assert multiply_adds == counter.get_total_flops() / 2, drawn.seeded((settings, shape))
        counted += 1
    assert counted > ROUNDS // 20


@pytest.mark.parametrize(
    ("kind", "settings", "shape"),
    [
        ("Conv2d", {"stride": (2,), "padding": (1,), "dilation": (2,)}, (1, 4, 9, 12)),
        ("Conv2d", {"kernel_size": (3,)}, (1, 4, 9, 12)),
        ("Conv2d", {"kernel_size": [3, 2], "stride": [1, 2]}, (1, 4, 9, 12)),
        ("Conv2d", {"in_channels": 4.0}, (1, 4, 9, 12)),
        ("ConvTranspose2d", {"stride": (2,), "output_padding": (1,)}, (1, 4, 9, 12)),
        ("ConvTranspose2d", {"padding": "same"}, (1, 4, 9, 12)),
        ("MaxPool2d", {"kernel_size": (3,), "stride": (2,)}, (1, 4, 9, 12)),
        ("MaxPool3d", {"kernel_size": (3,), "padding": (1,)}, (1, 4, 9, 8, 7)),
        ("AvgPool3d", {"kernel_size": (3, 2, 2), "padding": (1, 0, 0)}, (1, 4, 2, 5, 5)),
        ("AvgPool3d", {"kernel_size": (2, 2, 3), "ceil_mode": True}, (1, 4, 5, 5, 2)),
        ("MaxPool3d", {"kernel_size": (2, 2, 3), "ceil_mode": True}, (1, 4, 5, 5, 2)),
        ("AdaptiveAvgPool2d", {"output_size": None}, (1, 4, 9, 12)),
        ("AdaptiveAvgPool2d", {"output_size": (None, 2)}, (1, 4, 9, 12)),
        ("AdaptiveAvgPool2d", {"output_size": 1}, (3, 9)),
        ("AdaptiveAvgPool2d", {"output_size": (1, 1)}, (3, 9)),
        ("AdaptiveMaxPool2d", {"output_size": 1}, (3, 9)),
        ("AdaptiveAvgPool1d", {"output_size": (None,)}, (1, 4, 9)),
        ("BatchNorm2d", {"num_features": 4, "track_running_stats": False}, (1, 4, 1, 1)),
        ("BatchNorm2d", {"num_features": 4, "track_running_stats": False}, (1, 4, 1, 2)),
        ("BatchNorm1d", {"num_features": 4}, (1, 4)),
        ("BatchNorm2d", {"num_features": 9, "affine": False}, (1, 4, 3, 3)),
        (
            "BatchNorm2d",
            {"num_features": 9, "affine": False, "track_running_stats": False},
            (1, 4, 3, 3),
        ),
        ("BatchNorm2d", {"num_features": 9}, (1, 4, 0, 3)),
        ("LocalResponseNorm", {"size": 0}, (1, 4, 0, 3)),
        ("ZeroPad2d", {"padding": (-3, -2, 0, 0)}, (1, 4, 9, 5)),
        ("ZeroPad2d", {"padding": (-6, 9, 0, 0)}, (1, 4, 9, 5)),
        ("ZeroPad2d", {"padding": (1, 2, 3)}, (1, 4, 9, 5)),
        ("GELU", {"approximate": "sigmoid"}, (2, 3)),
        ("Linear", {"in_features": 0, "out_features": 3}, (2, 0)),
        ("Linear", {"in_features": 3, "out_features": 0}, (2, 3)),
        ("Linear", {"in_features": 1, "out_features": 1}, ()),
        ("Flatten", {"start_dim": 0}, ()),
        ("Softmax", {"dim": -1}, ()),
    ],
)
def test_the_corners_are_torchs(kind, settings, shape):
    """What chance draws too seldom; each was wrong once, or is next to what was."""
    if kind.startswith("Conv"):
        settings = {"in_channels": 4, "out_channels": 2, "kernel_size": 3} | settings

    assert outcome(kind, settings, shape) == torch_outcome(kind, settings, shape)
