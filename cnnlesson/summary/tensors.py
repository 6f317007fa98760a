"""The tensors of a call: those in its arguments, a model's own, and stand-ins without data."""

import torch
from torch import Tensor, nn


def tensors_in(value: object) -> list[Tensor]:
    """Every tensor in a call's arguments, or in its results."""
    if isinstance(value, Tensor):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, tuple | list):
        return []
    return [tensor for each in value for tensor in tensors_in(each)]


class OwnTensors:
    """A model's parameters and buffers, what is made of them, and which were used already."""

    def __init__(self, model: nn.Module):
        self._registered = {id(parameter) for parameter in model.parameters()}
        # Each tensor, and the parameters that it was made of.
        self._made_of: dict[int, tuple[Tensor, list[nn.Parameter]]] = {
            id(tensor): (tensor, []) for tensor in (*model.parameters(), *model.buffers())
        }
        self._stand_ins: dict[int, tuple[Tensor, Tensor]] = {}
        self._used: set[int] = set()

    def among(self, tensors: list[Tensor]) -> list[Tensor]:
        """Those of the tensors that are the model's own, or were made of such."""
        return [tensor for tensor in tensors if id(tensor) in self._made_of]

    def note_made(self, results: list[Tensor], own: list[Tensor]) -> None:
        """These results were made of those own tensors."""
        parameters = _parameters(own, self._made_of)
        for made in results:
            self._made_of[id(made)] = (made, parameters)

    def unused_among(self, tensors: list[Tensor]) -> list[nn.Parameter]:
        """The parameters behind these tensors that no call has used so far."""
        found = _parameters(tensors, self._made_of)
        return [parameter for parameter in found if id(parameter) not in self._used]

    def use(self, tensors: list[Tensor]) -> list[nn.Parameter]:
        """The same, used from now on."""
        new = self.unused_among(tensors)
        self._used.update(map(id, new))
        return new

    def is_registered(self, parameter: nn.Parameter) -> bool:
        """Whether the model itself knows of a parameter."""
        return id(parameter) in self._registered

    def without_data(self, value: object) -> object:
        """The same arguments, each tensor with data replaced by one of its shape without."""
        if isinstance(value, Tensor):
            return value if value.device.type == "meta" else self._stand_in(value)
        if isinstance(value, dict):
            return {key: self.without_data(each) for key, each in value.items()}
        if type(value) in (tuple, list):
            return type(value)(self.without_data(each) for each in value)
        return value

    def _stand_in(self, tensor: Tensor) -> Tensor:
        """A tensor of the same shape and number format, without data."""
        if id(tensor) not in self._stand_ins:
            empty = torch.empty_strided(
                tensor.shape, tensor.stride(), dtype=tensor.dtype, device="meta"
            )
            self._stand_ins[id(tensor)] = (tensor, empty)
        return self._stand_ins[id(tensor)][1]


def _parameters(
    tensors: list[Tensor], made_of: dict[int, tuple[Tensor, list[nn.Parameter]]]
) -> list[nn.Parameter]:
    """The parameters among these tensors, and those that one of them was made of."""
    found: dict[int, nn.Parameter] = {}
    for tensor in tensors:
        for parameter in (tensor, *made_of.get(id(tensor), (tensor, ()))[1]):
            if isinstance(parameter, nn.Parameter):
                found[id(parameter)] = parameter
    return list(found.values())
