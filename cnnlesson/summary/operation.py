"""What a module does besides the layers of `nets`: it has a name, and no rule of its own."""

import dataclasses

from torch import nn

from cnnlesson import nets


@dataclasses.dataclass(frozen=True)
class Operation(nets.Layer):
    """A function of torch, or a layer of torch's that no table has."""

    name: str
    text: str = ""

    @property
    def kind(self) -> str:
        """The name of the function or of the layer."""
        return self.name

    @property
    def settings(self) -> str:
        """What torch prints of the layer."""
        return self.text


# The layers of `nets` whose module makes one call, which does what the layer says.
ONE_CALL = {
    *("BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LocalResponseNorm", "Dropout", "Softmax"),
    *("ReLU", "LeakyReLU", "ELU", "GELU", "Sigmoid", "Tanh", "ZeroPad2d"),
}


def layer_of(module: nn.Module) -> nets.Layer:
    """The layer of `nets` with a module's name and settings, or an operation of its name."""
    kind = type(module).__name__
    if kind not in ONE_CALL or getattr(nn, kind) is not type(module):
        return Operation(kind, module.extra_repr())
    twin = getattr(nets, kind)
    settings = {field.name: getattr(module, field.name) for field in dataclasses.fields(twin)}
    return twin(**settings)
