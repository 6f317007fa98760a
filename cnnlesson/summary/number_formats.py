"""Sizes say nothing of number formats: where torch wants whole numbers, it gets them."""

from collections.abc import Callable

from torch.overrides import TorchFunctionMode

WANT_WHOLE = {"embedding", "embedding_bag", "one_hot"}


def fitting(func: Callable, args: tuple) -> tuple:
    """The arguments of a call to torch, its input in whole numbers where the call wants such."""
    if func.__name__ in WANT_WHOLE and args[0].is_floating_point():
        return (args[0].long(), *args[1:])
    return args


class FittingFormats(TorchFunctionMode):
    """Each call gets an input of the number format that it wants, while it is on."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        """One call to torch."""
        return func(*fitting(func, args), **(kwargs or {}))
