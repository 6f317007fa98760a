"""The layer of `nets` that a module of torch is, or an operation of its name."""

import dataclasses

from torch import nn

from cnnlesson import nets
from cnnlesson.summary.layers_of_calls import plain

# The layers of `nets` whose module makes one call, which does what the layer says.
ONE_CALL = {
    *("BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LocalResponseNorm", "Dropout", "Softmax"),
    *("ReLU", "LeakyReLU", "ELU", "GELU", "Sigmoid", "Tanh", "ZeroPad2d"),
}


WINDOWED = nets.Conv2d | nets.ConvTranspose2d | nets.MaxPool2d | nets.AdaptiveAvgPool2d


def layer_of(module: nn.Module) -> nets.Layer:
    """The layer of `nets` with a module's name and settings, or an operation of its name."""
    kind = type(module).__name__
    if kind not in ONE_CALL or getattr(nn, kind) is not type(module):
        return nets.Operation(kind, module.extra_repr())
    return twin_of(module)


def twin_of(module: nn.Module) -> nets.Layer | None:
    """The layer of `nets` with that kind and those settings, if there is one.

    >>> twin_of(nn.Conv2d(3, 96, 11, stride=4))
    Conv2d(in_channels=3, out_channels=96, kernel_size=11, stride=4, padding=0, dilation=1, \
groups=1, bias=True)
    """
    kind = type(module).__name__
    twin = getattr(nets, kind, None)
    if not twin or getattr(nn, kind, None) is not type(module):
        return None
    names = [field.name for field in dataclasses.fields(twin) if field.init]
    settings = {name: getattr(module, name) for name in names}
    if "bias" in settings:
        settings["bias"] = module.bias is not None
    if issubclass(twin, WINDOWED):
        settings = {name: plain(value, twin.axes) for name, value in settings.items()}
    return twin(**settings)
