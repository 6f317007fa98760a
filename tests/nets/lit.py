"""What each unit of a network sees, found out by lighting one row of pixels after the other.

All weights are 1 and no value is below 0: a unit is above 0 if it sees a lit pixel. For sums and
means this is where the gradient is not 0; it holds for maximums too, which have one gradient only.
"""

import warnings
from collections.abc import Iterator

import torch
from torch import nn

from cnnlesson import models, nets
from cnnlesson.nets.fields import Fields
from cnnlesson.nets.receptive_field import Axis, Field


def lit_lines(shape: tuple[int, ...], axis: int) -> torch.Tensor:
    """An image for each place along that axis of (C, H, W), where that line alone is 1."""
    size = shape[1 + axis]
    images = torch.zeros(size, *shape, dtype=torch.float64)
    for place in range(size):
        images[place].select(1 + axis, place).fill_(1)
    return images


def all_ones(layer: nn.Module) -> nn.Module:
    """The layer in use, its weights 1 and its biases 0."""
    for name, weights in layer.named_parameters():
        nn.init.constant_(weights, 0 if name.endswith("bias") else 1)
    return layer.double().eval()


def through(net: nets.Net, axis: int) -> Iterator[torch.Tensor]:
    """What each layer of a table makes of an image's lit lines."""
    values = lit_lines(net.input_shape, axis)
    for entry in net.layers:
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an even kernel with "same" warns of a copy
            values = all_ones(models.layer(entry.layer))(values)
        yield values


def seen(values: torch.Tensor, fields: Fields, axis: int) -> torch.Tensor:
    """Which lit line (first dimension) each unit along that axis (second) sees."""
    lines, dim = len(values), fields.dims[axis]
    if fields.flattened and values[0].numel() % torch.Size(fields.counts).numel() == 0:
        values, dim = values.reshape(lines, -1, *fields.counts), 2 + axis
    units = values.movedim(dim, 1) if dim else values.unsqueeze(1)
    return units.reshape(lines, units.shape[1], -1).sum(-1) > 0


def exact_ends(rule: Axis, sees: torch.Tensor) -> int:
    """How many ends of the units' fields lie in the image; each must be that of what is seen.

    An end in the padding has no pixel to be seen; there, no pixel beyond it may be.
    """
    size, found = len(sees), 0
    for unit, column in enumerate(sees.T):
        pixels, ends = column.nonzero().flatten().tolist(), rule.ends(unit)
        if ends is None:
            assert not pixels, f"unit {unit} sees {pixels}"
            continue
        inside = [end for end in ends if 0 <= end < size]
        if not pixels:
            assert len(inside) < 2, f"unit {unit} sees nothing of {ends}"
            continue
        is_within = ends[0] <= pixels[0] and pixels[-1] <= ends[1]
        is_exact = all(end in (pixels[0], pixels[-1]) for end in inside)
        assert (is_within, is_exact) == (True, True), f"unit {unit} sees {pixels}, not {ends}"
        found += len(inside)
    return found


def check(net: nets.Net) -> int:
    """All fields of a table are those that lit lines show; how many ends were compared."""
    walk, found = nets.walk(net), 0
    assert walk.failure is None
    for axis in range(len(net.input_shape) - 1):
        for row, values in zip(walk.rows, through(net, axis), strict=True):
            sees, rule = seen(values, row.fields, axis), row.fields.axes[axis]
            if isinstance(rule, Field) and rule.jump == 0:
                assert (sees == sees[:, :1]).all()
            else:
                assert sees.shape[1] == row.fields.counts[axis]
            found += exact_ends(rule, sees)
    return found
