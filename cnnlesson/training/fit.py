"""Training, as plain as it is: forward, loss, zero_grad, backward, step, again and again."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from cnnlesson import _check
from cnnlesson.training import batches, checkpoints, processes
from cnnlesson.training.device import best_device
from cnnlesson.training.evaluate import Loss, evaluate


@dataclasses.dataclass(frozen=True)
class Record:
    """How training stands after `step` updates, in the epoch of that number, counted from 1.

    `loss` and `accuracy` are means over the training batches, as they were when their turn came:
    of the whole epoch where it ends, else of those since the record before. The validation's are
    there where an epoch ends, if it was asked for.
    """

    epoch: int
    step: int
    loss: float
    accuracy: float
    learning_rate: float
    validation_loss: float | None = None
    validation_accuracy: float | None = None


def fit(
    model: nn.Module,
    train: batches.Data,
    *,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int = 64,
    loss: Loss = functional.cross_entropy,
    schedule: LRScheduler | None = None,
    validation: batches.Data | None = None,
    augment: Callable[[Tensor], Tensor] | None = None,
    record_every: int | None = None,
    checkpoint: str | Path | None = None,
    seed: int = 0,
    device: torch.device | None = None,
) -> Iterator[Record]:
    """Train the model, and yield a record after each epoch.

    `train` is (images, labels): floats of (N, C, H, W) and class numbers of (N,); or a DataLoader.
    With `record_every`, a record comes after so many updates as well. `augment` changes each batch
    of images as a whole, `schedule` moves on after each epoch. `seed` decides the order of the
    images; what a dropout drops depends on torch.manual_seed.

    With `checkpoint`, the state of everything is kept in that file after each epoch. If the file
    is there already, training goes on from it, with its learning rate too: the records before come
    first, and all numbers are those of a run that was never interrupted.

    >>> torch.manual_seed(0)  # doctest: +ELLIPSIS
    <torch...
    >>> images, labels = torch.eye(4), torch.arange(4)  # four images of four pixels
    >>> model = nn.Linear(4, 4)
    >>> sgd = torch.optim.SGD(model.parameters(), lr=1.0)
    >>> records = list(fit(model, (images, labels), optimizer=sgd, epochs=20, batch_size=4))
    >>> records[-1].accuracy
    1.0

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        CheckpointError: the file cannot be read, or is of another run; the model stays as it was.
    """
    train = batches.checked("train", train)
    if validation is not None:
        validation = batches.checked("validation", validation)
    epochs = _check.whole("epochs", epochs, at_least=0)
    batch_size = _check.whole("batch_size", batch_size, at_least=1)
    if record_every is not None:
        record_every = _check.whole("record_every", record_every, at_least=1)
    seed = _check.whole("seed", seed, at_least=0)
    _check_optimizer(optimizer, model)
    device = device or best_device()
    model.to(device)
    run = checkpoints.Run(model, optimizer, schedule, {"seed": seed, "batch_size": batch_size})
    records = [Record(**numbers) for numbers in run.resume(checkpoint)]
    yield from records[:-1]
    run.resume_random()  # what the caller draws after the last record comes after it again
    yield from records[-1:]

    done, step = (records[-1].epoch, records[-1].step) if records else (0, 0)
    for epoch in range(done + 1, epochs + 1):
        model.train()
        sums, told = _Sums(device), _Sums(device)
        for inputs, labels in batches.shuffled(
            train, batch_size=batch_size, seed=seed, epoch=epoch
        ):
            inputs, labels = inputs.to(device), labels.to(device)
            outputs = model(augment(inputs) if augment else inputs)
            batch_loss = loss(outputs, labels)
            optimizer.zero_grad()
            (batch_loss * processes.weight(labels)).backward()
            optimizer.step()

            step += 1
            sums.add(outputs, labels, batch_loss)
            if record_every and step % record_every == 0:
                records.append(Record(epoch, step, *sums.since(told), _learning_rate(optimizer)))
                told = sums.copy()
                yield records[-1]
        record = Record(epoch, step, *sums.since(_Sums(device)), _learning_rate(optimizer))
        if validation is not None:
            measured = evaluate(model, validation, loss=loss, device=device)
            record = dataclasses.replace(
                record, validation_loss=measured.loss, validation_accuracy=measured.accuracy
            )
        if schedule:
            schedule.step()
        records.append(record)
        run.save(checkpoint, [dataclasses.asdict(each) for each in records])
        yield record


class _Sums:
    """Losses and right answers of an epoch, kept on the device: reading them out waits for it."""

    def __init__(self, device: torch.device):
        self._sums = torch.zeros(3, device=device)

    def add(self, outputs: Tensor, labels: Tensor, batch_loss: Tensor) -> None:
        """One batch more; of a last, short one a process may have no image, and no mean."""
        if not len(labels):
            return
        right = (outputs.detach().argmax(dim=1) == labels).sum()
        count = torch.tensor(float(len(labels)), device=right.device)
        self._sums += torch.stack([batch_loss.detach() * count, right, count])

    def copy(self) -> "_Sums":
        """As they stand now."""
        twin = _Sums(self._sums.device)
        twin._sums = self._sums.clone()
        return twin

    def since(self, before: "_Sums") -> tuple[float, float]:
        """The mean loss and the share of right answers since then, over all processes."""
        summed, right, count = processes.total(self._sums - before._sums).tolist()
        if not count:
            raise ValueError("train must give one batch or more in each epoch, and gave none")
        return summed / count, right / count


def _learning_rate(optimizer: Optimizer) -> float:
    """That of the optimizer's first group."""
    return float(optimizer.param_groups[0]["lr"])


def _check_optimizer(optimizer: Optimizer, model: nn.Module) -> None:
    """The optimizer moves this model's parameters, and not those of a model before it."""
    if not isinstance(optimizer, Optimizer):
        raise TypeError(
            "optimizer must be one of torch.optim, such as "
            f"torch.optim.SGD(model.parameters(), lr=0.01), not {_check.shown(optimizer)}"
        )
    own = {id(parameter) for parameter in model.parameters()}
    moved = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    if not any(id(parameter) in own for parameter in moved):
        raise ValueError(
            "optimizer must hold parameters of this model, and it holds none of them; "
            "make it after the model, from model.parameters()"
        )
