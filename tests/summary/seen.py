"""Which pixels reach a unit, found out by trying; no rule of receptive fields is used."""

import copy
import itertools

import torch
from torch import nn

from cnnlesson.nets.fields import Fields

Ends = tuple[int, int] | None


def by_poison(model: nn.Module, size: tuple[int, ...]) -> torch.Tensor:
    """A truth for each pixel and each value of the output: the pixel reaches it.

    Each image of a batch has one pixel that is no number; whatever reads it is none either,
    through a maximum as well. The pixels come first.
    """
    _, channels, height, width = size
    images = torch.rand(height * width, channels, height, width, dtype=torch.float64)
    for number, image in enumerate(images):
        image[:, number // width, number % width] = torch.nan
    with torch.no_grad():
        return copy.deepcopy(model).double().eval()(images).isnan()


def by_gradient(model: nn.Module, size: tuple[int, ...]) -> torch.Tensor:
    """The same by the gradient, with weights above zero so that nothing cancels out."""
    model = copy.deepcopy(model).double().eval()
    for parameter in model.parameters():
        nn.init.uniform_(parameter, 0.1, 1)
    image = torch.rand(size, dtype=torch.float64, requires_grad=True)
    output = model(image)[0]
    reached = [
        torch.autograd.grad(value, image, retain_graph=True)[0][0].ne(0).any(0).flatten()
        for value in output.flatten()
    ]
    return torch.stack(reached, 1).unflatten(1, output.shape)


def check(fields: Fields, reached: torch.Tensor, image: tuple[int, int], said: object) -> int:
    """Each unit is reached by what `fields` says; how many lie wholly inside the image.

    A field that hangs over an edge is an upper bound: what was cut off or never read in between
    is there in the rule and not in the net.
    """
    reached = reached.unflatten(0, image)
    if fields.flattened:
        return _check_flattened(fields, reached, said)
    places = sorted({dim for dim in fields.dims if dim is not None})
    inside = 0
    for unit in itertools.product(*(range(reached.shape[dim + 1]) for dim in places)):
        at = dict(zip(places, unit, strict=True))
        told = [
            axis.ends(at.get(dim, 0)) for axis, dim in zip(fields.axes, fields.dims, strict=True)
        ]
        truth = _truth(reached, {dim + 1: number for dim, number in at.items()})
        if None in told:
            assert None in truth, (said, unit, told, truth)
        elif _is_inside(told, image):
            inside += 1
            assert truth == told, (said, unit, told, truth)
        elif None not in truth:
            for (first, last), (least, most) in zip(truth, told, strict=True):
                assert least <= first <= last <= most, (said, unit, told, truth)
    return inside


def _check_flattened(fields: Fields, reached: torch.Tensor, said: object) -> int:
    """The fields that are told are there, at whatever place of the row of values."""
    dim, image = fields.dims[0] + 1, reached.shape[:2]
    truths = [_truth(reached, {dim: number}) for number in range(reached.shape[dim])]
    units = itertools.product(*map(range, fields.counts))
    told = [[a.ends(i) for a, i in zip(fields.axes, unit, strict=True)] for unit in units]
    told = [ends for ends in told if None not in ends and _is_inside(ends, image)]
    assert all(ends in truths for ends in told), (said, told, truths)
    return len(told)


def _truth(reached: torch.Tensor, at: dict[int, int]) -> list[Ends]:
    """The first and last row and column that reach a unit, of all its channels together."""
    index = tuple(at.get(dim, slice(None)) for dim in range(reached.dim()))
    seen = reached[index].flatten(2).any(2) if reached[index].dim() > 2 else reached[index]
    return [ends_of(seen.any(1)), ends_of(seen.any(0))]


def _is_inside(told: list[Ends], image: tuple[int, int]) -> bool:
    """No padding is seen."""
    return all(first >= 0 and last < size for (first, last), size in zip(told, image, strict=True))


def ends_of(reached: torch.Tensor) -> Ends:
    """The first and the last pixel that reaches."""
    places = reached.nonzero().flatten().tolist()
    return (places[0], places[-1]) if places else None
