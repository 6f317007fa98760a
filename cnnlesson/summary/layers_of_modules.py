"""The layer of `nets` that a module of torch is, or an operation of its name."""

import dataclasses

from torch import nn

from cnnlesson import nets

# The layers of `nets` whose module makes one call, which does what the layer says.
ONE_CALL = {
    *("BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LocalResponseNorm", "Dropout", "Softmax"),
    *("ReLU", "LeakyReLU", "ELU", "GELU", "Sigmoid", "Tanh", "ZeroPad2d"),
}


def layer_of(module: nn.Module) -> nets.Layer:
    """The layer of `nets` with a module's name and settings, or an operation of its name."""
    kind = type(module).__name__
    if kind not in ONE_CALL or getattr(nn, kind) is not type(module):
        return nets.Operation(kind, module.extra_repr())
    twin = getattr(nets, kind)
    settings = {field.name: getattr(module, field.name) for field in dataclasses.fields(twin)}
    return twin(**settings)
