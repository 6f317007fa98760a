"""Receptive fields of tables against what lit pixels show, and against the published AlexNets."""

import pytest

from cnnlesson import nets
from cnnlesson.nets import fields as receptive
from cnnlesson.nets import receptive_field
from cnnlesson.nets.receptive_field import Field, Listed
from tests import fuzz
from tests.nets.drawn import chance_for, seeded
from tests.nets.lit import check

ROUNDS = max(40, fuzz.COUNT // 120)

# The cases that other counters get wrong, as far as a table can hold them.
KNOWN = {
    "dilation 2": (nets.Conv2d(1, 1, 3, dilation=2),),
    "dilation 4, padded, and then 3": (
        nets.Conv2d(1, 1, 3, dilation=4, padding=4),
        nets.Conv2d(1, 1, 3, padding=1),
    ),
    "4, same": (nets.Conv2d(1, 1, 4, padding="same"),),
    "1×5": (nets.Conv2d(1, 1, (1, 5)),),
    "down and up again": (
        nets.Conv2d(1, 1, 3, stride=2),
        nets.ConvTranspose2d(1, 1, 3, stride=2, padding=1),
    ),
    "global average": (nets.Conv2d(1, 1, 3), nets.AdaptiveAvgPool2d(1)),
    "uneven average": (nets.Conv2d(1, 1, 3), nets.AdaptiveAvgPool2d((5, 4))),
    "norm": (nets.Conv2d(1, 1, 3), nets.LocalResponseNorm(3)),
    "dense": (nets.Conv2d(1, 2, 3, padding=1), nets.Flatten(), nets.Linear(2 * 17 * 19, 3)),
    "dense along the width": (nets.Linear(19, 40), nets.MaxPool2d(2)),
    "a border cut off": (nets.ZeroPad2d((-1, 2, 0, -3)), nets.Conv2d(1, 1, 3)),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_hard_cases(name):
    """Every end of every unit's field that lies in the image."""
    assert check(nets.Net(name, (1, 17, 19), KNOWN[name])) > 0


def test_the_numbers_of_the_hard_cases():
    """As they are published."""

    def last(name: str) -> tuple:
        row = nets.walk(nets.Net(name, (1, 17, 19), KNOWN[name])).rows[-1]
        return row.receptive_field, row.jump, row.start

    assert last("dilation 2") == (5, 1, 0)
    assert last("dilation 4, padded, and then 3") == (11, 1, -5)
    assert last("4, same") == (4, 1, -1)
    assert last("1×5") == ((1, 5), 1, 0)
    assert last("down and up again") == (5, None, None)
    assert last("global average") == ((17, 19), None, 0)
    assert last("dense") == ((19, 21), None, -1)


def drawn_layer(chance) -> nets.Layer:
    """A layer that moves something, of one channel."""
    kernel, stride = (chance.choice([1, 2, 3, 3]), chance.choice([2, 3])), chance.choice([1, 1, 2])
    padding, dilation = chance.choice([0, 0, 1]), chance.choice([1, 1, 2])
    return chance.choice(
        [
            nets.Conv2d(1, 1, kernel, stride, padding, dilation),
            nets.Conv2d(1, 1, kernel, padding="same", dilation=dilation),
            nets.MaxPool2d(kernel, stride, dilation=dilation),
            nets.AvgPool2d(kernel, stride),
            nets.ConvTranspose2d(1, 1, kernel, stride, padding=0, dilation=dilation),
            nets.ZeroPad2d((0, padding, 1, 0)),
            nets.AdaptiveAvgPool2d((chance.choice([None, 3, 5]), chance.choice([None, 4]))),
            nets.ReLU(),
        ]
    )


def test_random_stacks():
    """Two to four layers on an image that is not square; some do not fit, and are left out."""
    chance, compared = chance_for("receptive fields"), 0
    for _ in range(ROUNDS):
        layers = tuple(drawn_layer(chance) for _ in range(chance.randint(2, 4)))
        net = nets.Net(str(layers), (1, chance.randint(14, 18), chance.randint(14, 20)), layers)
        if nets.walk(net).failure or any(row.fields is None for row in nets.walk(net).rows):
            continue
        try:
            compared += check(net)
        except AssertionError as error:
            raise AssertionError(seeded(net)) from error
    assert compared > 20 * ROUNDS


# Centre pixel of unit 0, receptive field and jump, as published for conv1 to pool5.
ALEXNET = {
    "conv1": (11, 4, 5),
    "pool1": (19, 8, 9),
    "conv2": (51, 8, 9),
    "pool2": (67, 16, 17),
    "conv3": (99, 16, 17),
    "conv4": (131, 16, 17),
    "conv5": (163, 16, 17),
    "pool5": (195, 32, 33),
}


def test_the_alexnet_of_2012():
    """The published centres; what the six units of pool5 see; 355 pixels before fc6."""
    rows = {row.name: row for row in nets.walk(nets.ALEXNET_2012).rows}
    for name, (size, jump, centre) in ALEXNET.items():
        row = rows[name]
        assert (row.receptive_field, row.jump) == (size, jump)
        assert row.start + (size - 1) // 2 == centre
    ends = [rows["pool5"].fields.axes[0].ends(unit) for unit in range(6)]
    assert ends == [(-64, 130), (-32, 162), (0, 194), (32, 226), (64, 258), (96, 290)]
    assert (rows["fc6"].receptive_field, rows["fc6"].jump, rows["fc6"].start) == (355, None, -64)


def test_the_alexnet_of_2012_by_lit_pixels():
    """Thinned to a channel or two, which no field depends on; every layer up to pool5."""
    thin = {
        "conv1": nets.Conv2d(1, 1, 11, stride=4),
        "conv2": nets.Conv2d(1, 2, 5, padding=2),
        "conv3": nets.Conv2d(2, 2, 3, padding=1),
        "conv4": nets.Conv2d(2, 2, 3, padding=1, groups=2),
        "conv5": nets.Conv2d(2, 2, 3, padding=1, groups=2),
    }
    layers = [
        nets.Entry(entry.name, thin.get(entry.name, entry.layer))
        for entry in nets.ALEXNET_2012.layers[:15]
    ]
    net = nets.Net("thin", (1, 227, 227), tuple(layers))
    full = {row.name: row for row in nets.walk(nets.ALEXNET_2012).rows}
    for row in nets.walk(net).rows:
        assert row.fields.axes == full[row.name].fields.axes
    assert check(net) > 500


def test_two_branches_are_seen_together():
    """7 and 3 around the same pixel are 7; beside each other they reach from end to end."""
    seven, three = Field(7, 1, -3), Field(3, 1, -1)
    assert receptive_field.both(seven, three, 9) == seven
    assert receptive_field.both(Field(2, 1, -2), Field(1, 1, 3), 9) == Field(6, 1, -2)
    halves = Listed(((0, 1), (4, 4)))
    assert receptive_field.both(halves, Field(1, 2, 1), 2) == Listed(((0, 1), (3, 4)))


def test_fields_of_several_tensors():
    """A mean over the image laid over its map: all of it at every place."""
    image = receptive.of_image((1, 2, 4, 5))
    mean = receptive.collapsed(image, [2, 3], removed=True)
    both = receptive.merged([image, mean])
    assert both.receptive_field == (4, 5)
    assert receptive.merged([image, None]) is None
    turned = receptive.renumbered(image, {0: 0, 1: 3, 2: 1, 3: 2})
    assert turned.dims == (1, 2)
    assert receptive.merged([image, turned]) is None, "the axes lie in different dimensions"


def test_another_layout_of_the_same_values():
    """Channels may be cut and joined; an axis may be rolled out, and not be cut."""
    image = receptive.of_image((2, 6, 4, 5))
    assert receptive.reshaped(image, (2, 6, 4, 5), (2, 3, 2, 4, 5)).dims == (3, 4)
    assert receptive.reshaped(image, (2, 6, 4, 5), (12, 4, 5)).dims == (1, 2)
    assert receptive.reshaped(image, (2, 6, 4, 5), (2, 6, 20)).flattened
    assert receptive.reshaped(image, (2, 6, 4, 5), (2, 6, 2, 2, 5)) is None
    assert receptive.reshaped(image, (2, 6, 4, 5), (2, 6, 10, 2)) is None
    pooled = receptive.of_image((2, 6, 1, 1))
    assert receptive.reshaped(pooled, (2, 6, 1, 1), (2, 6)).dims == (None, None)
