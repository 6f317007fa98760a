"""`summary` against torchinfo without data, on the same networks, in turn; medians of one run."""

import statistics
import time
from collections.abc import Callable

import torch
import torchinfo
import torchvision

from cnnlesson import nets
from cnnlesson.summary import summary

ROUNDS = 60
SIZE = (1, 3, 224, 224)
TABLE_AT_LEAST = 50  # times quicker than torchinfo
MODULE_AT_LEAST = 1.5


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def medians(*runs: Callable[[], object]) -> list[float]:
    """The median of each, taken in turn, so that whatever else the machine does meets all."""
    for run in runs:
        run()
    times = [[seconds(run) for run in runs] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def by_torchinfo(name: str) -> Callable[[], object]:
    """torchinfo on a model that has shapes and no data."""
    with torch.device("meta"):
        model = torchvision.models.get_model(name).eval()
    return lambda: torchinfo.summary(model, SIZE, device="meta", verbose=0)


def test_a_table():
    """A table is walked once and kept: the second time costs next to nothing."""

    def anew() -> object:
        """A table that was never walked."""
        table = nets.ALEXNET_TORCHVISION
        return summary(nets.Net(table.name, table.input_shape, table.layers))

    kept, new, theirs = medians(
        lambda: summary(nets.ALEXNET_TORCHVISION), anew, by_torchinfo("alexnet")
    )
    print(
        f"\nAlexNet's table {kept * 1e6:.0f} µs, a new one {new * 1e6:.0f} µs, torchinfo "
        f"{theirs * 1e6:.0f} µs: {theirs / kept:.0f} and {theirs / new:.1f} times quicker"
    )
    assert theirs / kept >= TABLE_AT_LEAST


def test_modules():
    """torchvision's own modules, followed anew each time."""
    for name in ("alexnet", "vgg16", "resnet50"):
        model = torchvision.models.get_model(name).eval()
        ours, theirs = medians(lambda model=model: summary(model, SIZE), by_torchinfo(name))
        print(
            f"\n{name}: {ours * 1e3:.2f} ms, torchinfo {theirs * 1e3:.2f} ms, {theirs / ours:.1f}"
        )
        assert theirs / ours >= MODULE_AT_LEAST
