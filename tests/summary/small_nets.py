"""A module out of one function, for nets that are a few lines long."""

from collections.abc import Callable

from torch import nn


class Small(nn.Module):
    """A forward pass given as a function of the module and its inputs; parts by their names."""

    def __init__(self, run: Callable, **parts: object):
        super().__init__()
        self.run = run
        for name, part in parts.items():
            setattr(self, name, part)

    def forward(self, *inputs):
        """What the function makes of the inputs."""
        return self.run(self, *inputs)
