"""Several processes that train one network together: each one's share, and what they sum up.

Alone, a process has the whole of every batch. torchrun starts several; DistributedDataParallel
then makes the mean of their gradients.
"""

import torch
from torch import Tensor, distributed


def count() -> int:
    """How many processes train together."""
    return distributed.get_world_size() if _together() else 1


def is_first() -> bool:
    """The one process that writes files."""
    return not _together() or distributed.get_rank() == 0


def share(batch: Tensor) -> Tensor:
    """This process's part of a batch: every n-th of it, for n processes."""
    return batch[distributed.get_rank() :: count()] if _together() else batch


def weight(labels: Tensor) -> Tensor | float:
    """What the mean over this process's part counts for in the mean over the whole batch.

    The mean of the processes' gradients gives each the same weight; parts may differ by one image.
    """
    if not _together():
        return 1.0
    # On the labels' device: between graphics cards, nccl carries nothing else.
    mine = torch.tensor(float(len(labels)), device=labels.device)
    return mine * count() / total(mine)


def total(value: Tensor) -> Tensor:
    """The sum over all processes."""
    if _together():
        value = value.clone()
        distributed.all_reduce(value)
    return value


def _together() -> bool:
    """More than this process trains."""
    return distributed.is_available() and distributed.is_initialized()
