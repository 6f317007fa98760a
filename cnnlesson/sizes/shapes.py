"""Shapes that a layer makes of a whole shape: flattening, and a linear layer."""

import math

from cnnlesson import _check
from cnnlesson.sizes.arguments import ShapeError, checked_shape


def flatten_output_shape(
    shape: tuple[int, ...], *, start_dim: int = 1, end_dim: int = -1
) -> tuple[int, ...]:
    """The shape with its axes from `start_dim` to `end_dim` rolled out into one.

    The shape is the whole one, batch included: axis 0 is the batch, and stays
    unless `start_dim` is 0.

    >>> flatten_output_shape((32, 256, 6, 6))
    (32, 9216)
    >>> flatten_output_shape((256, 6, 6))  # one image without its batch axis: a usual slip
    (256, 36)

    Raises:
        TypeError, ValueError: the shape or an axis is of the wrong kind or out of range.

    Source: torch.nn.Flatten.
    """
    shape = checked_shape("shape", shape)
    first = _axis("start_dim", start_dim, shape)
    last = _axis("end_dim", end_dim, shape)
    if first > last:
        raise ValueError(f"start_dim must not come after end_dim, not {start_dim} and {end_dim}")
    return (*shape[:first], math.prod(shape[first : last + 1]), *shape[last + 1 :])


def linear_output_shape(
    shape: tuple[int, ...], *, in_features: int, out_features: int
) -> tuple[int, ...]:
    """The shape with its last axis replaced: a linear layer maps that axis, and no other.

    >>> linear_output_shape((32, 9216), in_features=9216, out_features=4096)
    (32, 4096)
    >>> linear_output_shape((7, 8), in_features=8, out_features=5)
    (7, 5)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: the last axis is not `in_features` long.

    Source: torch.nn.Linear, "Shape".
    """
    shape = checked_shape("shape", shape)
    in_features = _check.whole("in_features", in_features, at_least=0)
    out_features = _check.whole("out_features", out_features, at_least=0)
    if shape[-1:] != (in_features,):
        raise ShapeError(_why_features_differ(shape, in_features))
    return (*shape[:-1], out_features)


def _why_features_differ(shape: tuple[int, ...], in_features: int) -> str:
    """Why a linear layer refuses a shape; a flattening that was forgotten is named."""
    if not shape:
        return f"a single number has no axis for in_features {in_features}: give it a shape first"
    reason = f"the last axis of {shape} is {shape[-1]} long, in_features is {in_features}: "
    if math.prod(shape[1:]) == in_features:
        return reason + f"flatten to {flatten_output_shape(shape)} first"
    return reason + f"use in_features {shape[-1]}, or change the layers before"


def _axis(name: str, axis: int, shape: tuple[int, ...]) -> int:
    """The axis counted from the front, where a negative one counts from the back."""
    axes = max(1, len(shape))  # a single number counts as an axis of 1
    axis = _check.whole(name, axis, at_least=-axes)
    if axis >= axes:
        raise ValueError(f"{name} must be at most {axes - 1} for {shape}, not {axis}")
    return axis % axes
