"""What training holds in memory: parameters, gradients, the optimizer's state, activations.

torch itself is asked, with tensors that have shapes and no data: which tensors it saves for the
backward pass, and what the optimizer keeps. So a ReLU that works in place, a dropout's mask and the
many copies of a local response normalization are in the count, each once.
"""

import dataclasses
from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn

from cnnlesson import _check, models, nets, words
from cnnlesson.summary import display
from cnnlesson.summary.number_formats import FittingFormats
from cnnlesson.summary.untouched import untouched

Shape = tuple[int, ...]

OPTIMIZERS: dict[str, Callable] = {
    "sgd": lambda parameters: torch.optim.SGD(parameters, lr=0.1),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9),
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
    "rmsprop": torch.optim.RMSprop,
}


@dataclasses.dataclass(frozen=True)
class TrainingMemory:
    """Bytes held in training, by what they are for."""

    batch_size: int
    parameters: int
    gradients: int
    optimizer_state: int
    activations: int

    @property
    def total(self) -> int:
        """All four together."""
        return self.parameters + self.gradients + self.optimizer_state + self.activations

    def __str__(self) -> str:
        """A line for each part, in MiB (2²⁰ bytes).

        >>> print(TrainingMemory(2, 2**20, 2**20, 0, 3 * 2**20))
        parameters         1.0 MiB
        gradients          1.0 MiB
        optimizer state    0.0 MiB
        activations saved  3.0 MiB (a batch of 2)
        total              5.0 MiB
        """
        parts = {
            words.say("label_parameters"): self.parameters,
            words.say("memory_gradients"): self.gradients,
            words.say("memory_optimizer"): self.optimizer_state,
            words.say("memory_activations"): self.activations,
            words.say("table_total"): self.total,
        }
        cells = [[name, f"{size / 2**20:,.1f} MiB"] for name, size in parts.items()]
        lines = display.aligned(cells, left=1)
        lines[3] += f" {words.say('memory_batch', count=self.batch_size)}"
        return "\n".join(lines)


def training_memory(
    source: nn.Module | nets.Net,
    input_sizes: tuple[Shape, ...],
    *,
    batch_size: int,
    optimizer: str | Callable,
) -> TrainingMemory:
    """What training that network with such inputs holds; see `Summary.training_memory`."""
    batch = _check.whole("batch_size", batch_size, at_least=1)
    make = _checked_optimizer(optimizer)
    model = _on_meta(source)
    parameters = list(model.parameters())
    shapes = [(batch, *shape[1:]) for shape in input_sizes]
    return TrainingMemory(
        batch_size=batch,
        parameters=_bytes_of(parameters),
        gradients=_bytes_of(p for p in parameters if p.requires_grad),
        optimizer_state=_bytes_of_state(make, [p for p in parameters if p.requires_grad]),
        activations=_bytes_saved(model, shapes),
    )


def _on_meta(source: nn.Module | nets.Net) -> nn.Module:
    """The network that is run; a table is built without drawing weights."""
    if isinstance(source, nets.Net):
        with torch.device("meta"):
            return models.build(source)
    return source


def _without_data(tensor: Tensor) -> Tensor:
    """A tensor of that shape, of the same kind, on "meta"."""
    empty = torch.empty_like(tensor, device="meta", requires_grad=tensor.requires_grad)
    return nn.Parameter(empty, tensor.requires_grad) if isinstance(tensor, nn.Parameter) else empty


def _bytes_of_state(make: Callable, parameters: list[nn.Parameter]) -> int:
    """What the optimizer keeps for these parameters after its first step."""
    twins = [_without_data(parameter) for parameter in parameters]
    if not twins:
        return 0
    for twin in twins:
        twin.grad = torch.empty_like(twin)
    optimizer = make(twins)
    optimizer.step()
    states = [value for state in optimizer.state.values() for value in state.values()]
    return _bytes_of(value for value in states if isinstance(value, Tensor))


def _bytes_saved(model: nn.Module, shapes: list[Shape]) -> int:
    """What torch saves for the backward pass, each piece of memory once, without the weights."""
    tensors = {name: _without_data(tensor) for name, tensor in _named_tensors(model)}
    own = {tensor.untyped_storage()._cdata for tensor in tensors.values()}
    number_format = next((t.dtype for t in tensors.values() if t.is_floating_point()), None)
    saved: dict[int, Tensor] = {}

    def keep(tensor: Tensor) -> Tensor:
        """Note the memory behind a tensor that is saved."""
        saved[tensor.untyped_storage()._cdata] = tensor
        return tensor

    inputs = [torch.empty(shape, dtype=number_format, device="meta") for shape in shapes]
    with (
        untouched(model, training=True),
        torch.enable_grad(),
        FittingFormats(),
        torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor),
    ):
        output = torch.func.functional_call(model, tensors, tuple(inputs))
    del output
    return sum(
        tensor.untyped_storage().nbytes() for where, tensor in saved.items() if where not in own
    )


def _named_tensors(model: nn.Module) -> Iterable[tuple[str, Tensor]]:
    """The parameters and the buffers, one that has two names under both."""
    yield from model.named_parameters(remove_duplicate=False)
    yield from model.named_buffers(remove_duplicate=False)


def _bytes_of(tensors: Iterable[Tensor]) -> int:
    """Bytes of all values."""
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)


def _checked_optimizer(optimizer: str | Callable) -> Callable:
    """The function that makes the optimizer."""
    if callable(optimizer):
        return optimizer
    if optimizer not in OPTIMIZERS:
        known = ", ".join(f'"{name}"' for name in OPTIMIZERS)
        raise ValueError(
            f"optimizer must be {known} or a function of the parameters, "
            f"not {_check.shown(optimizer)}"
        )
    return OPTIMIZERS[optimizer]
