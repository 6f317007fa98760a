"""Images and labels in batches: of tensors that lie in memory, or of a loader of torch's."""

from collections.abc import Iterable, Iterator

import torch
from torch import Tensor

from cnnlesson import _check
from cnnlesson.training import processes

Data = tuple[Tensor, Tensor] | Iterable[tuple[Tensor, Tensor]]
Batch = tuple[Tensor, Tensor]


def checked(name: str, data: Data) -> Data:
    """The data, if they can be trained with: (images, labels), or an iterable of batches of such.

    Raises:
        TypeError, ValueError: they are of the wrong kind, or there are not as many labels.
    """
    if not isinstance(data, tuple):
        if isinstance(data, Tensor) or not isinstance(data, Iterable):
            raise TypeError(
                f"{name} must be (images, labels) or a DataLoader, not {_check.shown(data)}"
            )
        return data
    if len(data) != 2 or not all(isinstance(each, Tensor) for each in data):
        raise TypeError(f"{name} must be two tensors, (images, labels), not {_check.shown(data)}")
    images, labels = data
    if not images.is_floating_point():
        raise TypeError(
            f"{name}: images must be floats, not {images.dtype}; write images.float() / 255"
        )
    if len(images) != len(labels) or len(images) == 0:
        raise ValueError(
            f"{name}: there must be as many labels as images, one at least, "
            f"not {len(images)} images and {len(labels)} labels"
        )
    if labels.dtype != torch.int64 or labels.dim() != 1:
        raise TypeError(
            f"{name}: labels must be class numbers, int64 of shape ({len(labels)},), "
            f"not {labels.dtype} of shape {tuple(labels.shape)}"
        )
    return data


def shuffled(data: Data, *, batch_size: int, seed: int, epoch: int) -> Iterator[Batch]:
    """The batches of one epoch, in an order that seed and epoch alone decide.

    Where several processes train together, each gets its share of every batch. A loader has its
    own order.
    """
    if not isinstance(data, tuple):
        yield from data
        return
    images, labels = data
    generator = torch.Generator().manual_seed(seed + 1_000_003 * epoch)
    order = torch.randperm(len(images), generator=generator)
    for chosen in order.split(batch_size):
        mine = processes.share(chosen).to(images.device)
        yield images[mine], labels[mine]


def in_order(data: Data, *, batch_size: int) -> Iterator[Batch]:
    """The batches one behind the other, each image once."""
    if not isinstance(data, tuple):
        yield from data
        return
    images, labels = data
    yield from zip(images.split(batch_size), labels.split(batch_size), strict=True)
