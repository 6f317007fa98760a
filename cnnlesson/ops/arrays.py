"""What the loops take: arrays of a certain number of axes."""

import numpy as np

from cnnlesson import _check

Array = np.ndarray


def array(name: str, value: object, axes: str) -> Array:
    """The value as an array with those axes, named by letters: "C, H, W".

    >>> array("image", [[1, 2], [3, 4]], "H, W").shape
    (2, 2)
    >>> array("image", [1, 2], "H, W")
    Traceback (most recent call last):
    ValueError: image must have the axes (H, W), not the shape (2,)

    Raises:
        TypeError: it is no array of numbers.
        ValueError: it has another number of axes, or no values.
    """
    try:
        found = np.asarray(value)
    except (TypeError, ValueError):
        found = np.asarray(None)
    if found.dtype.kind not in "biuf":
        raise TypeError(f"{name} must be an array of numbers, not {_check.shown(value)}")
    if found.ndim != len(axes.split(", ")) or found.size == 0:
        raise ValueError(f"{name} must have the axes ({axes}), not the shape {found.shape}")
    return found


def biases_for(count: int, biases: object) -> Array:
    """One bias for each output; zeros where none are given."""
    if biases is None:
        return np.zeros(count)
    found = array("biases", biases, "F")
    if len(found) != count:
        raise ValueError(f"biases must be {count} numbers, one for each output, not {len(found)}")
    return found
