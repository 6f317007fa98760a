"""A table of layers built into a module of torch, so that table and model cannot disagree."""

import collections
import dataclasses

from torch import nn

from cnnlesson import nets


def build(net: nets.Net) -> nn.Sequential:
    """The network of that table, its weights drawn as torch draws them.

    A dot in a name makes a part of its own: "features.0" is layer "0" of the part "features".
    So the parameters have the names of the table, "conv1.weight" and so on.

    >>> from cnnlesson import nets
    >>> build(nets.Net("one layer", (1, 28, 28), (nets.Conv2d(1, 16, 5, padding=2),)))
    Sequential(
      (conv1): Conv2d(1, 16, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))
    )

    Raises:
        TypeError, ValueError, RuntimeError: torch refuses a layer's settings.
    """
    return _nested([(entry.name.split("."), layer(entry.layer)) for entry in net.layers])


def layer(row: nets.Layer) -> nn.Module:
    """The layer of torch with that name and those settings.

    >>> from cnnlesson import nets
    >>> layer(nets.MaxPool2d(3, stride=2))
    MaxPool2d(kernel_size=3, stride=2, padding=0, dilation=1, ceil_mode=False)
    """
    settings = {
        field.name: getattr(row, field.name) for field in dataclasses.fields(row) if field.init
    }
    return getattr(nn, row.kind)(**settings)


def _nested(layers: list[tuple[list[str], nn.Module]]) -> nn.Sequential:
    """The layers under their paths, those with the same first name in one part."""
    parts: dict[str, list] = collections.OrderedDict()
    for (first, *rest), module in layers:
        parts.setdefault(first, []).append((rest, module))
    return nn.Sequential(
        collections.OrderedDict(
            (name, inside[0][1] if inside[0][0] == [] else _nested(inside))
            for name, inside in parts.items()
        )
    )
