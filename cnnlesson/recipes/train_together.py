"""Trains the course's small CNN on Fashion-MNIST, in one process or in several that share the work.

    python -m cnnlesson.recipes.train_together --epochs 3
    torchrun --nproc_per_node=2 -m cnnlesson.recipes.train_together --epochs 3

The second line starts two processes on this machine; torchrun's own options spread them over many.
Each takes its share of every batch, DistributedDataParallel makes the mean of their gradients, and
`training.fit` is the same: the numbers are those of one process, up to rounding.
"""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import distributed
from torch.nn.parallel import DistributedDataParallel

from cnnlesson import data, models, nets, training


def main() -> None:
    """Train, and let the first process tell how it goes."""
    options = _options()
    with _together() as device:
        torch.manual_seed(options.seed)  # every process begins with the same weights
        model = models.build(nets.SMALL_CNN).to(device)
        if distributed.is_initialized():
            model = DistributedDataParallel(model)
        optimizer = torch.optim.SGD(model.parameters(), lr=options.lr, momentum=0.9)
        images, labels = training.tensors(data.fashion_mnist("train"))
        records = training.fit(
            model,
            (images[: options.images], labels[: options.images]),
            optimizer=optimizer,
            epochs=options.epochs,
            batch_size=options.batch_size,
            validation=training.tensors(data.fashion_mnist("test")),
            checkpoint=options.checkpoint,
            seed=options.seed,
            device=device,
        )
        for record in records:
            if not distributed.is_initialized() or distributed.get_rank() == 0:
                print(
                    f"epoch {record.epoch}: loss {record.loss:.4f}, "
                    f"validation accuracy {record.validation_accuracy:.4f}",
                    flush=True,
                )


def _options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch-size", type=int, default=64, help="of all processes together")
    parser.add_argument("--lr", type=float, default=0.05)
    parser.add_argument("--images", type=int, default=10_000, help="train with the first so many")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--checkpoint", help="keep the state here, and go on from it")
    return parser.parse_args()


@contextmanager
def _together() -> Iterator[torch.device]:
    """This process's device; where torchrun started it, it knows of the others."""
    if "WORLD_SIZE" not in os.environ:
        yield training.best_device()
        return
    on_cards = torch.cuda.is_available()
    distributed.init_process_group("nccl" if on_cards else "gloo")
    try:
        yield (
            torch.device("cuda", int(os.environ["LOCAL_RANK"])) if on_cards else torch.device("cpu")
        )
    finally:
        distributed.destroy_process_group()


if __name__ == "__main__":
    main()
