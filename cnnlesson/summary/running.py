"""Which module of a model runs at the moment, and what a call in it is called."""

import contextlib
import dataclasses
import threading
from collections.abc import Iterator

from torch import nn
from torch.nn.modules import module as hooks

from cnnlesson import nets


@dataclasses.dataclass(slots=True)
class Frame:
    """A module whose forward pass runs, and the row that it has as a whole, if it has one."""

    path: str
    module: nn.Module
    inputs: tuple
    is_one_row: bool
    row: int | None = None


class Running:
    """The modules that run, the innermost last."""

    def __init__(self, model: nn.Module):
        self.latest: Frame | None = None
        self._paths = {id(module): path for path, module in model.named_modules()}
        self._frames: list[Frame] = []
        self._names: dict[str, int] = {}
        self._thread = threading.get_ident()

    @property
    def innermost(self) -> Frame | None:
        """The module that runs now."""
        return self._frames[-1] if self._frames else None

    @property
    def one_row(self) -> Frame | None:
        """The module that runs now, where it is one row as a whole: a layer of torch's."""
        return self._frames[-1] if self._frames and self._frames[-1].is_one_row else None

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Hear of each module that begins and ends; nothing stays behind on any module."""
        handles = [
            hooks.register_module_forward_pre_hook(self._begin),
            hooks.register_module_forward_hook(self._end, always_call=True),
        ]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def name_of(self, layer: nets.Layer, frame: Frame | None) -> str:
        """The path of a module that is one row; else the call's name behind the path."""
        if frame and frame.is_one_row:
            return frame.path or layer.kind
        path = f"{frame.path}.{layer.kind.lower()}" if frame and frame.path else layer.kind.lower()
        self._names[path] = self._names.get(path, 0) + 1
        return path if self._names[path] == 1 else f"{path}_{self._names[path]}"

    def _begin(self, module: nn.Module, inputs: tuple) -> None:
        if threading.get_ident() != self._thread:
            return
        path = self._paths.get(id(module))
        if path is None:  # in a plain list or dict, where torch does not see it
            path = self._frames[-1].path if self._frames else ""
        is_torch = type(module).__module__.startswith("torch.nn.modules")
        is_one_row = is_torch and (not module._modules or isinstance(module, nn.MultiheadAttention))
        self.latest = Frame(path, module, inputs, is_one_row)
        self._frames.append(self.latest)

    def _end(self, module: nn.Module, inputs: tuple, output: object) -> None:
        if threading.get_ident() == self._thread and self._frames:
            self._frames.pop()
