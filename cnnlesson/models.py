"""A table of layers built into a module of torch, so that table and model cannot disagree."""

import collections
import dataclasses
import itertools

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
        ValueError: the names would put the layers in another order, or one in another's place.
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
    parts: dict[str, nn.Module] = collections.OrderedDict()
    for first, group in itertools.groupby(layers, key=lambda each: each[0][0]):
        inside = [(rest, module) for (_, *rest), module in group]
        names = [rest for rest, _ in inside]
        if first in parts or (len(names) > 1 and [] in names):
            raise ValueError(
                "a part's layers must follow each other, and none may have the part's own name, "
                f"not as with {first!r}"
            )
        parts[first] = inside[0][1] if names == [[]] else _nested(inside)
    return nn.Sequential(parts)
