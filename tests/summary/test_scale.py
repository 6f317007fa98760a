"""Deep models take calls in proportion to their layers, and pixels take none at all."""

import sys
from collections.abc import Callable

import torch
from torch import nn

from cnnlesson import nets
from cnnlesson.summary import summary
from tests.summary.small_nets import Small

LAYERS = 10_000


def calls(run: Callable[[], object]) -> int:
    """How many functions are called, Python's and others; time would depend on the machine."""
    count = 0

    def count_one(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(count_one)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def stack(layers: int) -> nn.Module:
    """Convolutions and activations in turn, without data."""
    pairs = [
        layer
        for _ in range(layers // 2)
        for layer in (nn.Conv2d(2, 2, 3, padding=1, device="meta"), nn.ReLU(inplace=True))
    ]
    return nn.Sequential(*pairs)


def residual(blocks: int) -> nn.Module:
    """Sums in place, one after the other."""

    def run(net, x):
        for conv in net.convs:
            y = conv(x)
            y += x
            x = y
        return x

    convs = [nn.Conv2d(2, 2, 3, padding=1, device="meta") for _ in range(blocks)]
    return Small(run, convs=nn.ModuleList(convs))


def table(layers: int) -> nets.Net:
    """The same stack without torch."""
    return nets.Net(
        "deep", (2, 8, 8), (nets.Conv2d(2, 2, 3, padding=1), nets.ReLU()) * (layers // 2)
    )


def test_ten_thousand_layers():
    """All of them, as a module and as a table, and what the last one sees."""
    for source in (stack(LAYERS), table(LAYERS)):
        said = summary(source, (1, 2, 8, 8))

        assert len(said.rows) == LAYERS
        assert said.parameters == LAYERS // 2 * 38
        assert said.multiply_adds == LAYERS // 2 * 2 * 64 * 18
        assert (said.rows[-1].receptive_field, said.rows[-1].start) == (10_001, -5_000)


def test_calls_grow_with_the_layers_and_no_faster():
    """Twice the layers take twice the calls; the text and the HTML too."""
    for make in (stack, residual, table):
        once, twice = make(400), make(800)
        for show in (summary, lambda *given: (str(summary(*given)), summary(*given)._repr_html_())):
            show(make(4), (1, 2, 8, 8))  # what is set up once is set up
            few = calls(lambda source=once, show=show: show(source, (1, 2, 8, 8)))
            many = calls(lambda source=twice, show=show: show(source, (1, 2, 8, 8)))
            assert few > 400
            assert many < 2.1 * few, make.__name__


def test_pixels_cost_nothing():
    """An image of 100,000 by 100,000 pixels takes the very calls of a small one."""
    model = nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2), nn.ReLU(), nn.MaxPool2d(2), nn.AdaptiveAvgPool2d(1)
    )
    summary(model, (1, 3, 64, 64))

    small = calls(lambda: summary(model, (1, 3, 1_000, 1_000)))
    large = calls(lambda: summary(model, (1, 3, 100_000, 100_000)))

    assert large == small
    said = summary(model, (1, 3, 100_000, 100_000))
    assert said.rows[0].output_shape == (1, 8, 49_999, 49_999)
    assert said.rows[-1].receptive_field == 99_997
    assert torch.Size(said.rows[0].output_shape).numel() * 27 == said.multiply_adds
