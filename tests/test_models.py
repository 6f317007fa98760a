"""Tables built into modules of torch: the settings, the names, the order, and what is refused."""

import dataclasses

import pytest
import torch
from torch import nn

from cnnlesson import models, nets
from tests.nets import drawn

ROUNDS = 20  # settings of each kind of layer
CONV = nets.Conv2d(2, 2, 3, padding=1)


def named(*names: str) -> nets.Net:
    """A table of convolutions with these names."""
    return nets.Net("named", (2, 6, 7), tuple(nets.Entry(name, CONV) for name in names))


def sizes(layer: nn.Module) -> dict[str, tuple[int, ...]]:
    """The shape of everything that the layer keeps, by its name."""
    return {name: tuple(values.shape) for name, values in layer.state_dict().items()}


@pytest.mark.parametrize("kind", drawn.KINDS)
def test_a_layer_is_what_torch_makes_of_the_same_settings(kind):
    """torch prints both alike, and both have the same weights by name."""
    chance, made = drawn.chance_for(f"models {kind}"), 0
    for _ in range(ROUNDS):
        settings = drawn.settings_for(chance, kind, drawn.shape_for(chance, kind))
        expected = drawn.torch_layer(kind, settings)
        if expected is None:
            continue

        layer = models.layer(getattr(nets, kind)(**settings))

        assert repr(layer) == repr(expected), drawn.seeded(settings)
        assert sizes(layer) == sizes(expected), drawn.seeded(settings)
        made += 1
    assert made > ROUNDS // 4


@pytest.mark.parametrize(
    ("settings", "printed"),
    [
        (
            nets.Conv2d(3, 6, (5, 1), 4, 2, 1, 3, False),
            "Conv2d(3, 6, kernel_size=(5, 1), stride=(4, 4), padding=(2, 2), groups=3, bias=False)",
        ),
        (
            nets.MaxPool2d(3, 2, 1, 2, ceil_mode=True),
            "MaxPool2d(kernel_size=3, stride=2, padding=1, dilation=2, ceil_mode=True)",
        ),
        (
            nets.LocalResponseNorm(5, k=2.0),
            "LocalResponseNorm(5, alpha=0.0001, beta=0.75, k=2.0)",
        ),
        (nets.ReLU(inplace=True), "ReLU(inplace=True)"),
    ],
)
def test_settings_by_place_arrive_under_their_names(settings, printed):
    """As torch prints them."""
    assert repr(models.layer(settings)) == printed


def test_parameters_have_the_names_of_the_table():
    """A dot makes a part, two dots a part of a part."""
    model = models.build(named("stem", "body.0", "body.1", "body.tail.last", "head"))

    assert [name for name, _ in model.named_parameters() if name.endswith("weight")] == [
        *("stem.weight", "body.0.weight", "body.1.weight", "body.tail.last.weight"),
        "head.weight",
    ]


def test_the_layers_run_in_the_order_of_the_table():
    """A pooling before a doubling, and after it: 5 px become 6 or 5."""
    images = torch.zeros(1, 1, 5, 7)
    pool, pad = nets.MaxPool2d(2), nets.ZeroPad2d((0, 3, 0, 3))

    shapes = {
        tuple(models.build(nets.Net("order", (1, 5, 7), layers))(images).shape)
        for layers in ((pool, pad), (nets.Entry("z", pool), nets.Entry("a", pad)))
    }
    turned = models.build(nets.Net("order", (1, 5, 7), (pad, pool)))(images)

    assert shapes == {(1, 1, 5, 6)}
    assert turned.shape == (1, 1, 4, 5)


def test_two_networks_of_a_table_share_no_weights():
    """Each one is drawn anew."""
    one, other = models.build(named("conv")), models.build(named("conv"))

    assert not torch.equal(one.conv.weight, other.conv.weight)


@pytest.mark.parametrize(
    ("names", "part"),
    [
        (("body.0", "head", "body.1"), "body"),
        (("body", "body.0"), "body"),
        (("body.0", "body"), "body"),
        (("body", "head", "body.0"), "body"),
        (("all.body.0", "all.head", "all.body.1"), "body"),
    ],
)
def test_names_that_would_change_the_network_are_refused(names, part):
    """A module runs part by part: its order would not be that of the table, or a layer be lost."""
    with pytest.raises(ValueError, match=f"must follow each other.* not as with '{part}'"):
        models.build(named(*names))


def test_what_torch_refuses_is_refused():
    """With torch's own words."""
    net = nets.Net("groups", (3, 6, 7), (dataclasses.replace(CONV, groups=4),))

    with pytest.raises(ValueError, match="in_channels must be divisible by groups"):
        models.build(net)


def test_a_network_is_ready_to_be_trained():
    """Every weight is trainable, and dropout drops."""
    model = models.build(nets.SMALL_CNN)

    assert isinstance(model, nn.Sequential)
    assert model.training
    assert all(weights.requires_grad for weights in model.parameters())
