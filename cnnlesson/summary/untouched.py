"""A model runs, and is afterwards what it was before: mode, weights, buffers, attributes."""

import contextlib
import random
from collections.abc import Iterator

import numpy as np
import torch
from torch import nn

REGISTERS = ("_parameters", "_buffers", "_modules")


@contextlib.contextmanager
def untouched(model: nn.Module, *, training: bool = False) -> Iterator[None]:
    """The model in that mode; whatever happens in between, it gets back what it had.

    The flags are set one by one: a `train` of a model's own may do more than set them.
    """
    modules = list(model.modules())
    before = [_contents(module) for module in modules]
    drawn = torch.get_rng_state(), random.getstate(), np.random.get_state()
    try:
        for module in modules:
            vars(module)["training"] = training
        yield
    finally:
        for module, contents in zip(modules, before, strict=True):
            _put_back(module, contents)
        torch.set_rng_state(drawn[0])
        random.setstate(drawn[1])
        np.random.set_state(drawn[2])


def _contents(module: nn.Module) -> tuple[dict, dict[str, dict]]:
    """A module's attributes, and what its three registers hold."""
    attributes = vars(module)
    return attributes.copy(), {name: attributes[name].copy() for name in REGISTERS}


def _put_back(module: nn.Module, contents: tuple[dict, dict[str, dict]]) -> None:
    """The module gets its attributes and registers back."""
    attributes, registers = contents
    vars(module).clear()
    vars(module).update(attributes)
    for name, register in registers.items():
        held = vars(module)[name]
        held.clear()
        held.update(register)
