"""Random small nets of layers and functions, and random stacks of layers as tables."""

import random

import torch
from torch import nn
from torch.nn import functional

from cnnlesson import nets
from tests.summary.small_nets import Small

LARGEST = 20  # pixels of a side


def draw_net(chance: random.Random, size: tuple[int, ...]) -> tuple[nn.Sequential, list[str]]:
    """One to six steps that an input of that size gets through, and their names.

    Once pixels were cut off, nothing is padded any more: a rule for all units cannot know that
    a pixel which is cut off stands for zero in the padding.
    """
    image, steps, names, pads = torch.rand(size), [], [], True
    for _ in range(chance.randint(1, 6)):
        name = chance.choice(list(STEPS))
        try:
            step = STEPS[name](chance, tuple(image.shape), pads).eval()
            after = step(image)
        except (RuntimeError, ValueError, IndexError):
            continue
        if after.dim() == 4 and after.numel() and max(after.shape[2:]) <= LARGEST:
            image, pads = after, pads and name not in CUTTING
            steps.append(step)
            names.append(name)
    end = chance.choice(list(ENDS))
    return nn.Sequential(*steps, ENDS[end](image), WITH_A_ROW), [*names, end]


def _conv(chance, shape, pads):
    kernel, dilation = chance.choice([1, 2, 3, 5, (3, 1), (1, 3), (4, 2)]), chance.choice([1, 2])
    padding = chance.choice([0, 1, 2, (1, 0)]) if pads else 0
    stride, groups = chance.choice([1, 1, 2, (1, 2)]), chance.choice([1, 1, shape[1]])
    return nn.Conv2d(shape[1], 2 * groups, kernel, stride, padding, dilation, groups)


def _max_pool(chance, shape, pads):
    padding = chance.choice([0, 1]) if pads else 0
    return nn.MaxPool2d(chance.choice([2, 3]), chance.choice([1, 2]), padding, ceil_mode=pads)


def _transposed(chance, shape, pads):
    kernel = chance.choice([1, 2, 3, 4]) if pads else 1  # its windows hang over the edges
    stride, padding, dilation = (chance.choice(each) for each in ([1, 2], [0, 1], [1, 2]))
    return nn.ConvTranspose2d(shape[1], 2, kernel, stride, padding, dilation=dilation)


def _branches(chance, shape, pads):
    kernel = chance.choice([1, 4, 5]) if pads else 1
    return {
        "one": nn.Conv2d(shape[1], shape[1], 3 if pads else 1, padding="same"),
        "other": nn.Conv2d(shape[1], shape[1], kernel, padding="same"),
    }


def _sum(chance, shape, pads):
    return Small(lambda net, x: net.one(x) + net.other(x), **_branches(chance, shape, pads))


def _sum_in_place(chance, shape, pads):
    def run(net, x):
        y = net.one(x)
        y += x
        return y

    return Small(run, **_branches(chance, shape, pads))


def _concatenation(chance, shape, pads):
    branches = _branches(chance, shape, pads)
    return Small(lambda net, x: torch.cat([net.one(x), net.other(x)], 1), **branches)


def _squeeze_and_excitation(chance, shape, pads):
    conv = nn.Conv2d(shape[1], shape[1], 1)
    return Small(
        lambda net, x: x * torch.sigmoid(net.conv(functional.adaptive_avg_pool2d(x, 1))), conv=conv
    )


def _channels_last(chance, shape, pads):
    return Small(
        lambda net, x: net.linear(net.norm(x.permute(0, 2, 3, 1))).permute(0, 3, 1, 2),
        norm=nn.LayerNorm(shape[1]),
        linear=nn.Linear(shape[1], 4),
    )


def _shuffle(chance, shape, pads):
    def run(net, x):
        halves = x.view(x.shape[0], 2, x.shape[1] // 2, *x.shape[2:])
        return halves.transpose(1, 2).flatten(1, 2)

    return Small(run)


def _slice(chance, shape, pads):
    top, left, step = chance.choice([0, 1]), chance.choice([0, 1]), chance.choice([1, 2])
    return Small(lambda net, x: x[:, :, top:, left::step])


def _chunk(chance, shape, pads):
    def run(net, x):
        one, other = x.chunk(2, 1)
        return torch.cat([net.conv(one), other[:, :, 1:-1, 1:-1]], 1)

    return Small(run, conv=nn.Conv2d(shape[1] // 2, 2, 3))


def _split(chance, shape, pads):
    return Small(lambda net, x: torch.cat(x.split([1, x.shape[1] - 1], 1)[::-1], 1))


def _pad(chance, shape, pads):
    sides = tuple(chance.choice([0, 1, 2]) if pads else 0 for _ in range(4))
    return Small(lambda net, x: functional.pad(x, sides))


def _border(chance, shape, pads):
    sides, mode = [chance.choice([0, 1, 2]) for _ in range(4)], chance.choice(list(BORDERS))
    return Small(lambda net, x: functional.pad(x, sides, mode))


def _enlarged(chance, shape, pads):
    factor = chance.choice([2, (1, 2), (3, 1)])
    return nn.Upsample(scale_factor=factor)


def _less_a_mean(chance, shape, pads):
    dim = chance.choice([2, 3])
    return Small(lambda net, x: x - x.mean(dim, keepdim=True))


def _spread_out(chance, shape, pads):
    dim = chance.choice([2, 3])
    return Small(lambda net, x: x.amax(dim, keepdim=True) * torch.ones(1, 1, 4, 1))


def _convolution_of_rows(chance, shape, pads):
    return Small(lambda net, x: net.conv(x.permute(0, 2, 1, 3)), conv=nn.Conv2d(shape[2], 3, 1))


def _view_changed_in_place(chance, shape, pads):
    def run(net, x):
        y = net.conv(x)
        y[:, :, 1:].add_(x.mean((2, 3), keepdim=True))
        return y

    return Small(run, conv=nn.Conv2d(shape[1], shape[1], 1))


def _moved(chance, shape, pads):
    move = chance.choice(
        [lambda x: x.roll(1, 2), lambda x: x.flip(3), lambda x: x.cumsum(2), lambda x: x.repeat(2)]
    )
    return Small(lambda net, x: move(x))


BORDERS = ("reflect", "replicate", "circular")
STEPS = {
    "conv": _conv,
    "max pool": _max_pool,
    "average pool": lambda chance, shape, pads: nn.AvgPool2d(2, chance.choice([1, 2])),
    "adaptive pool": lambda chance, shape, pads: nn.AdaptiveMaxPool2d(
        (chance.choice([1, 2, 3, 5]), chance.choice([1, 2, 4, None]))
    ),
    "transposed": _transposed,
    "relu": lambda chance, shape, pads: nn.ReLU(inplace=False),
    "batch norm": lambda chance, shape, pads: nn.BatchNorm2d(shape[1]),
    "group norm": lambda chance, shape, pads: nn.GroupNorm(1, shape[1]),
    "local norm": lambda chance, shape, pads: nn.LocalResponseNorm(2),
    "sum": _sum,
    "sum in place": _sum_in_place,
    "concatenation": _concatenation,
    "squeeze and excitation": _squeeze_and_excitation,
    "channels last": _channels_last,
    "shuffle": _shuffle,
    "slice": _slice,
    "chunk": _chunk,
    "split": _split,
    "pad": _pad,
    "border": _border,
    "enlarged": _enlarged,
    "less a mean": _less_a_mean,
    "spread out": _spread_out,
    "softmax of rows": lambda chance, shape, pads: nn.Softmax(dim=3),
    "turned": lambda chance, shape, pads: Small(lambda net, x: x.transpose(2, 3)),
    "convolution of rows": _convolution_of_rows,
    "view changed in place": _view_changed_in_place,
    "moved": _moved,
}
CUTTING = {"transposed", "slice", "chunk"}
ENDS = {
    "": lambda image: nn.Identity(),
    "flat": lambda image: nn.Flatten(),
    "features": lambda image: nn.Sequential(nn.Flatten(), nn.Linear(image[0].numel(), 3)),
    "mean": lambda image: Small(lambda net, x: x.mean([2, 3])),
}
WITH_A_ROW = Small(lambda net, x: x * 1)  # so that the last row is that of the output


def draw_table(chance: random.Random) -> nets.Net:
    """A stack of layers for images of 4 to 14 pixels a side, right or wrong."""
    channels, layers = chance.randint(1, 4), []
    shape = (channels, chance.randint(4, 14), chance.randint(4, 14))
    for _ in range(chance.randint(1, 6)):
        kernel, stride = chance.randint(1, 5), chance.randint(1, 3)
        padding, made = chance.randint(0, 3), chance.randint(1, 4)
        wrong = chance.random() < 0.03
        layer = chance.choice(
            [
                nets.Conv2d(channels + wrong, made, kernel, stride, padding, chance.randint(1, 2)),
                nets.ConvTranspose2d(channels, made, kernel, stride, padding, chance.randint(0, 2)),
                nets.MaxPool2d(kernel, stride, padding, ceil_mode=chance.random() < 0.5),
                nets.AvgPool2d(kernel, chance.choice([None, stride]), padding),
                nets.AdaptiveAvgPool2d(kernel),
                nets.BatchNorm2d(channels + wrong),
                nets.LocalResponseNorm(kernel),
                nets.ReLU(),
                nets.ZeroPad2d((padding, 0, 0, 1)),
            ]
        )
        channels = getattr(layer, "out_channels", channels)
        layers.append(layer)
    if chance.random() < 0.3:
        layers += [nets.Flatten(), nets.Linear(channels * chance.choice([1, 4, 9]), 3)]
    return nets.Net("drawn", shape, tuple(layers))
