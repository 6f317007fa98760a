"""What `summary` says that units see, against the gradient and by trying pixels out."""

import collections
import random

import pytest
import torch
from torch import nn
from torch.nn import functional

from cnnlesson.summary import summary
from tests import fuzz
from tests.summary import drawn_nets, seen
from tests.summary.small_nets import Small

DRAWN = max(60, fuzz.COUNT // 40)
WHOLE = (12, 14)  # the image's height and width
pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")


def conv(channels: int, kernel: int, **setting) -> nn.Conv2d:
    """As many channels out as in."""
    return nn.Conv2d(channels, channels, kernel, **setting)


def residual_net() -> nn.Module:
    """The beginning of a ResNet, small, with its sum in place and its shortcut of stride 2."""

    def run(net, x):
        x = functional.relu(net.stem(x))
        y = net.two(functional.relu(net.norm(net.one(x))))
        y += net.shortcut(x)
        return functional.relu(y)

    return Small(
        run,
        stem=nn.Conv2d(2, 3, 3, padding=1),
        one=conv(3, 3, stride=2, padding=1),
        norm=nn.BatchNorm2d(3),
        two=conv(3, 3, padding=1),
        shortcut=conv(3, 1, stride=2),
    )


def convnext_block(channels: int) -> nn.Module:
    """A depthwise convolution, and two linear maps of the channels, which come last there."""

    def run(net, x):
        y = net.norm(net.depthwise(x).permute(0, 2, 3, 1))
        return x + net.small(functional.gelu(net.wide(y))).permute(0, 3, 1, 2)

    return Small(
        run,
        depthwise=conv(channels, 7, padding=3, groups=channels),
        norm=nn.LayerNorm(channels),
        wide=nn.Linear(channels, 4),
        small=nn.Linear(4, channels),
    )


def flattened(net, x):
    """Three ways to lay an image out in a row, before a layer that reads all of it."""
    x = net.conv(x)
    rows = [torch.flatten(x, 1), x.view(x.size(0), -1), x.reshape(x.shape[0], -1)]
    return net.linear(rows[0]) + net.linear(rows[1]) + net.linear(rows[2])


SUM = Small(lambda net, x: net.a(x) + net.b(x), a=conv(2, 7, padding=3), b=conv(2, 3, padding=1))
CASES = {
    "a sum of 7 and 3": (SUM, (7, 1, -3)),
    "a concatenation": (
        Small(
            lambda net, x: net.last(torch.cat([net.a(x), net.b(x)], 1)),
            a=conv(2, 5, padding=2),
            b=conv(2, 1),
            last=conv(4, 3, stride=2),
        ),
        (7, 2, -2),
    ),
    '"same" with an even kernel': (conv(2, 4, padding="same"), (4, 1, -1)),
    "dilation": (nn.Sequential(conv(2, 3, dilation=4, padding=4), conv(2, 3)), (11, 1, -4)),
    "a kernel of (1, 5)": (nn.Conv2d(2, 3, (1, 5)), ((1, 5), 1, 0)),
    "stride 2 and back": (
        nn.Sequential(conv(2, 3, stride=2), nn.ConvTranspose2d(2, 2, 3, stride=2)),
        (5, None, None),
    ),
    "a transposed convolution": (nn.ConvTranspose2d(2, 2, 3, padding=1), (3, 1, -1)),
    "a global mean": (nn.Sequential(conv(2, 3), nn.AdaptiveAvgPool2d(1)), (WHOLE, None, 0)),
    "a mean over [2, 3]": (Small(lambda net, x: x.mean([2, 3])), (WHOLE, None, 0)),
    "flattened": (
        Small(flattened, conv=conv(2, 3), linear=nn.Linear(240, 2)),
        (WHOLE, None, 0),
    ),
    "squeeze and excitation": (
        Small(
            lambda net, x: x * torch.sigmoid(net.conv(functional.adaptive_avg_pool2d(x, 1))),
            conv=conv(2, 1),
        ),
        (WHOLE, None, None),
    ),
    "a small ResNet": (residual_net(), (9, 2, -4)),
    "a ConvNeXt block": (convnext_block(2), (7, 1, -3)),
    "a channel shuffle": (
        Small(
            lambda net, x: net.b(
                net.a(x).view(1, 2, 2, 12, 14).transpose(1, 2).reshape(1, 4, 12, 14)
            ),
            a=nn.Conv2d(2, 4, 3, padding=1, groups=2),
            b=conv(4, 3, padding=1, groups=2),
        ),
        (5, 1, -2),
    ),
    "a slice": (
        Small(lambda net, x: net.conv(x[:, :, 2:, 1::2]), conv=conv(2, 3)),
        ((3, 5), (1, 2), (2, 1)),
    ),
    "a chunk": (Small(lambda net, x: net.conv(x.chunk(2, 1)[1]), conv=conv(1, 3)), (3, 1, 0)),
    "a pad": (
        Small(lambda net, x: net.conv(functional.pad(x, (0, 3, 1, 2))), conv=conv(2, 3)),
        (3, 1, (-1, 0)),
    ),
    "nearest": (
        Small(lambda net, x: net.conv(functional.interpolate(x, scale_factor=2)), conv=conv(2, 3)),
        (2, None, None),
    ),
    "channels where rows were": (
        Small(lambda net, x: net.conv(x.permute(0, 2, 1, 3)), conv=nn.Conv2d(12, 2, (1, 3))),
        ((12, 3), (None, 1), 0),
    ),
    "one unit at all places": (
        Small(
            lambda net, x: net.b(net.a(x) + torch.ones(1, 1, 4, 4)),
            a=nn.Conv2d(2, 2, WHOLE),
            b=conv(2, 3),
        ),
        (WHOLE, 0, 0),
    ),
    "a border that reflects": (
        conv(2, 3, padding=1, padding_mode="reflect"),
        (3, None, None),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_fields_are_those_of_the_gradient(name):
    """Size, jump and start as worked out by hand; each unit's pixels as the gradient says."""
    model, told = CASES[name]
    size = (1, 2, *WHOLE)
    model.eval()

    last = summary(model, size).rows[-1]

    assert (last.receptive_field, last.jump, last.start) == told
    assert seen.check(last.fields, seen.by_gradient(model, size), WHOLE, name)


def test_fields_along_one_axis_are_those_of_the_gradient():
    """A stack of 1-d convolutions, asked pixel by pixel."""
    model = nn.Sequential(nn.Conv1d(1, 2, 5, stride=2), nn.Conv1d(2, 1, 3, dilation=2)).double()
    signal = torch.rand(1, 1, 40, dtype=torch.float64, requires_grad=True)
    row = summary(model, (1, 1, 40)).rows[-1]
    output = model(signal)[0, 0]

    assert (row.receptive_field, row.jump, row.start) == (13, 2, 0)
    assert len(output) == 14
    for unit, value in enumerate(output):
        (gradient,) = torch.autograd.grad(value, signal, retain_graph=True)
        assert row.fields.axes[0].ends(unit) == seen.ends_of(gradient[0, 0] != 0)


def last_of(run, size=(1, 4, 8, 10), **parts):
    """The last row of a small net."""
    return summary(Small(run, **parts).eval(), size).rows[-1]


def test_what_no_rule_tells_is_not_told():
    """Rows that were moved, groups over channels that differ, a view changed in place."""

    def changed(net, x):
        y = net.conv(x)
        y[:, :, 1:].add_(x.mean((2, 3), keepdim=True))
        return y * 1

    def written(net, x):
        y = torch.zeros(x.shape)
        y[:, :, 1:] = x[:, :, 1:]
        return torch.relu(y)

    differ = {"one": conv(4, 3, padding=1), "last": nn.Conv2d(8, 4, 1, groups=2)}
    for row in (
        last_of(lambda net, x: net.conv(x.roll(1, 3)), conv=conv(4, 3)),
        last_of(lambda net, x: net.last(torch.cat([net.one(x), x], 1)), **differ),
        last_of(changed, conv=conv(4, 1)),
        last_of(written),
        last_of(lambda net, x: functional.pad(x, (1, 1, 1, 1), "circular")),
        last_of(lambda net, x: net.conv(x), (4, 8, 10), conv=nn.Conv2d(4, 2, (1, 5))),
        last_of(lambda net, x: x.flatten(1) + x.transpose(2, 3).flatten(1)),
    ):
        assert (row.receptive_field, row.jump, row.start) == (None, None, None), row.name


def test_random_nets_never_tell_a_wrong_field():
    """Layers and functions in any order: each unit sees what is told of it, or nothing is told."""
    chance = random.Random(f"{fuzz.SEED} fields")
    told, inside = collections.Counter(), 0
    for _ in range(DRAWN):
        size = (1, chance.choice([2, 4]), chance.randint(8, 12), chance.randint(8, 12))
        model, names = drawn_nets.draw_net(chance, size)
        fields = summary(model, size).rows[-1].fields
        if fields:
            said = f"CNNLESSON_SEED={fuzz.SEED}: {names} for {size}"
            inside += seen.check(fields, seen.by_poison(model, size), size[2:], said)
            told.update(set(names))
    assert inside > 10 * DRAWN
    assert len(told) > 20, "most kinds of steps are told"
