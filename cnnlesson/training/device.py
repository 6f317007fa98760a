"""The device that networks are trained on, chosen in this one place."""

import functools

import torch


@functools.cache
def best_device() -> torch.device:
    """A graphics card where there is one, else the processor.

    >>> best_device().type in ("cuda", "mps", "cpu")
    True
    """
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")
