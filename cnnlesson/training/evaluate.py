"""How good a network is on images that it is not trained with."""

import dataclasses
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from cnnlesson import _check
from cnnlesson.training import batches
from cnnlesson.training.device import best_device

Loss = Callable[[Tensor, Tensor], Tensor]


@dataclasses.dataclass(frozen=True)
class Evaluation:
    """The mean loss over all images, and the share of them that is classified right."""

    loss: float
    accuracy: float


def evaluate(
    model: nn.Module,
    data: batches.Data,
    *,
    loss: Loss = functional.cross_entropy,
    batch_size: int = 500,
    device: torch.device | None = None,
) -> Evaluation:
    """The model's loss and accuracy on (images, labels), in evaluation mode.

    The model gives logits, (N, classes). Afterwards it is in the mode that it was in.

    >>> right = nn.Flatten()  # two pixels taken for two logits
    >>> images, labels = torch.tensor([[9.0, 0.0], [0.0, 9.0]]), torch.tensor([0, 1])
    >>> evaluate(right, (images, labels)).accuracy
    1.0

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    data = batches.checked("data", data)
    batch_size = _check.whole("batch_size", batch_size, at_least=1)
    device = device or best_device()
    model.to(device)
    modes = {module: module.training for module in model.modules()}
    model.eval()
    try:
        return _measured(model, data, loss, batch_size, device)
    finally:
        for module, mode in modes.items():
            module.training = mode


@torch.no_grad()
def _measured(model, data, loss: Loss, batch_size: int, device: torch.device) -> Evaluation:
    """Losses and right answers summed up over the batches."""
    count, summed, right = 0, 0.0, 0
    for inputs, labels in batches.in_order(data, batch_size=batch_size):
        inputs, labels = inputs.to(device), labels.to(device)
        outputs = model(inputs)
        summed += loss(outputs, labels).item() * len(labels)
        right += (outputs.argmax(dim=1) == labels).sum().item()
        count += len(labels)
    if not count:
        raise ValueError("data must give one batch or more, and gave none")
    return Evaluation(summed / count, right / count)
