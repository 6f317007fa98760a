"""`training.fit` against the loop that most courses write, and against the barest one.

All on the same 10,000 images with the same network, in turn in one run, over several seeds. Times
are seconds of one processor for an epoch, in one thread: what else the machine does is not in them.
A ratio is the median of the pairs.
"""

import statistics
import time
from collections.abc import Callable

import pytest
import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset, TensorDataset

from cnnlesson import data, models, nets, training

SEEDS, EPOCHS, BATCH = range(5), 2, 64
CPU = torch.device("cpu")
# The network itself takes some 97 of 100 parts of an epoch in each of the ways, so the ratio is
# near 1, and five pairs place it within some hundredths.
NOT_SLOWER = 0.95
NOT_SLOWER_AROUND = 1.2  # where the network costs next to nothing, and the rest is seen
ALLOWED_LOSS = (
    0.01  # of the mean accuracy: twice the standard error of a difference over five seeds
)
MOST_OVERHEAD = 1.10


class Pictures(Dataset):
    """Images one by one, each through its transform, as torchvision's sets give them."""

    def __init__(self, images: data.ImageSet):
        self.images, self.transform = images, training.preprocessing(0.5, 0.5)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.images)

    def __getitem__(self, index: int):
        """One image and its label."""
        pixels = torch.from_numpy(self.images.images[index])
        return self.transform(pixels), int(self.images.labels[index])


@pytest.fixture(scope="module")
def clothes():
    """The bundled part, preprocessed: what to train and what to test with; one thread for all."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    prepare = training.preprocessing(0.5, 0.5)
    yield [training.tensors(data.fashion_mnist(split), prepare) for split in ("train", "test")]
    torch.set_num_threads(threads)


def network(seed: int) -> tuple[nn.Module, torch.optim.Optimizer]:
    """A new network, and its optimizer."""
    torch.manual_seed(seed)
    model = models.build(nets.SMALL_CNN)
    return model, torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)


def one_layer(seed: int) -> tuple[nn.Module, torch.optim.Optimizer]:
    """The least network, which costs next to nothing."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    return model, torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)


def by_fit(train, seed: int, make=network) -> nn.Module:
    """Our way."""
    model, optimizer = make(seed)
    settings = {"epochs": EPOCHS, "batch_size": BATCH, "seed": seed, "device": CPU}
    for _ in training.fit(model, train, optimizer=optimizer, **settings):
        pass
    return model


def by_loader(pairs: Dataset, seed: int, make=network) -> nn.Module:
    """The loop of most courses: a DataLoader that shuffles, five lines, a running loss."""
    model, optimizer = make(seed)
    loader = DataLoader(pairs, batch_size=BATCH, shuffle=True)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(EPOCHS):
        running = 0.0
        for inputs, labels in loader:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), labels)
            loss.backward()
            optimizer.step()
            running += loss.item()
    return model


def barest(train, seed: int) -> nn.Module:
    """Nothing but what trains: no record, no check, no device."""
    model, optimizer = network(seed)
    images, labels = train
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(images)).split(BATCH):
            optimizer.zero_grad()
            functional.cross_entropy(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
    return model


def timed(run: Callable[[], nn.Module]) -> tuple[float, nn.Module]:
    """Seconds an epoch, and the model."""
    start = time.process_time()
    model = run()
    return (time.process_time() - start) / EPOCHS, model


def accuracy(model: nn.Module, test) -> float:
    """The share of test images that are classified right."""
    return training.evaluate(model, test, device=CPU).accuracy


def compared(ways: dict[str, Callable[[int], nn.Module]], test) -> dict[str, tuple[list, list]]:
    """For each way, its times and accuracies; the ways take turns."""
    told = {name: ([], []) for name in ways}
    barest(test, seed=0)  # what torch loads at its first step is not an epoch's
    for seed in SEEDS:
        for name, way in ways.items():
            seconds, model = timed(lambda way=way, seed=seed: way(seed))
            told[name][0].append(seconds)
            told[name][1].append(accuracy(model, test))
    for name, (times, right) in told.items():
        spread = statistics.stdev(right)
        print(
            f"\n{name}: {statistics.median(times):.3f} s an epoch ({min(times):.3f} to "
            f"{max(times):.3f}), accuracy {statistics.mean(right):.4f} ± {spread:.4f}"
        )
    return told


def ratio(told, one: str, other: str) -> float:
    """How many times quicker the other is: the median over the pairs of a seed."""
    return statistics.median(a / b for a, b in zip(told[one][0], told[other][0], strict=True))


def test_against_the_loops_of_other_courses(clothes):
    """As accurate within noise, and not slower; how much quicker is told."""
    train, test = clothes
    pairs, pictures = TensorDataset(*train), Pictures(data.fashion_mnist("train"))
    ways = {
        "fit": lambda seed: by_fit(train, seed),
        "DataLoader of tensors": lambda seed: by_loader(pairs, seed),
        "DataLoader of pictures with a transform": lambda seed: by_loader(pictures, seed),
    }
    told = compared(ways, test)

    for name in list(ways)[1:]:
        quicker = ratio(told, name, "fit")
        print(f"\nfit is {quicker:.2f} times quicker than a {name}")
        assert quicker >= NOT_SLOWER
        assert statistics.mean(told["fit"][1]) >= statistics.mean(told[name][1]) - ALLOWED_LOSS


def test_around_the_network(clothes):
    """Where the network is one layer, what stands around it is what takes the time."""
    train, test = clothes
    pairs = TensorDataset(*train)
    ways = {
        "fit, one layer": lambda seed: by_fit(train, seed, one_layer),
        "DataLoader of tensors, one layer": lambda seed: by_loader(pairs, seed, one_layer),
    }
    ours, theirs = ways
    quicker = ratio(compared(ways, test), theirs, ours)
    print(f"\nfit of one layer is {quicker:.2f} times quicker than a {theirs}")
    assert quicker >= NOT_SLOWER_AROUND


def test_against_the_barest_loop(clothes):
    """What records, checks and a device cost."""
    train, test = clothes
    ways = {"fit": lambda seed: by_fit(train, seed), "barest": lambda seed: barest(train, seed)}
    told = compared(ways, test)
    overhead = ratio(told, "fit", "barest")
    print(f"\nfit takes {overhead:.3f} times as long as the barest loop")
    assert overhead <= MOST_OVERHEAD
