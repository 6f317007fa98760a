"""A small task that is learnt in a moment: which quarter of a tiny image is bright."""

import torch
from torch import Tensor, nn

CLASSES = 4


def quarters(count: int, seed: int = 0) -> tuple[Tensor, Tensor]:
    """Noisy images of 1×6×6, one quarter of each brighter, and which it is."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(count) % CLASSES
    images = torch.rand(count, 1, 6, 6, generator=generator)
    for image, label in zip(images, labels, strict=True):
        row, column = divmod(int(label), 2)
        image[:, 3 * row : 3 * row + 3, 3 * column : 3 * column + 3] += 0.5
    return images, labels


def network(seed: int = 0) -> nn.Sequential:
    """Convolution, norm, dropout, dense: everything that has a state or draws numbers."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1),
        nn.BatchNorm2d(4),
        nn.ReLU(),
        nn.Dropout(0.2),
        nn.Flatten(),
        nn.Linear(4 * 36, CLASSES),
    )


def plain_network(seed: int = 0) -> nn.Sequential:
    """A network without chance and without running statistics."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 36, CLASSES)
    )


def weights(model: nn.Module) -> dict[str, Tensor]:
    """Copies of all that a model holds."""
    return {name: tensor.clone() for name, tensor in model.state_dict().items()}


def same(one: dict[str, Tensor], other: dict[str, Tensor]) -> bool:
    """The same names, and bit-equal tensors."""
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)
