"""Arrays from Python as a widget's script takes them: bytes of 32-bit floats, and a shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cnnlesson import _check

if TYPE_CHECKING:  # numpy is imported by the function that needs it, not with the module
    import numpy as np


def array_bytes(name: str, array: Sequence, most: int = 256) -> tuple[bytes, list[int]]:
    """The array's values (C, H, W) as bytes, and that shape.

    The array is (H, W), (C, H, W), or a picture (H, W, 3) as most image
    libraries have it: three values last, and neither one nor three first. A
    torch tensor may have a gradient; its values are taken.

    >>> array_bytes("image", [[0, 1, 2], [3, 4, 5]])[1]
    [1, 2, 3]

    Raises:
        TypeError: it is not an array of numbers.
        ValueError: it has another number of axes, a side that is too long, or values that
            are not finite.
    """
    import numpy as np

    values = _numbers(name, array)
    if values.ndim == 2:
        values = values[None]
    if values.ndim == 3 and values.shape[-1] == 3 and values.shape[0] not in (1, 3):
        values = values.transpose(2, 0, 1)
    if values.ndim != 3 or not values.size or max(values.shape[1:]) > most:
        shape = tuple(np.shape(array))
        part = f":, :{most}, :{most}" if shape == values.shape else f":{most}, :{most}"
        is_too_long = values.ndim == 3 and values.size
        raise ValueError(
            f"{name} must be (H, W), (C, H, W) or (H, W, 3), each side 1 to {most}, not {shape}"
            + (f"; cut a part out, as in {name}[{part}]" if is_too_long else "")
        )
    if not np.isfinite(values).all():
        raise ValueError(f"{name} must hold finite numbers; numpy.nan_to_num replaces the others")
    return np.ascontiguousarray(values).tobytes(), list(values.shape)


def _numbers(name: str, array: Sequence) -> np.ndarray:
    """The array's values as 32-bit floats."""
    import numpy as np

    try:
        values = np.asarray(array.detach().cpu() if hasattr(array, "detach") else array)
    except (TypeError, ValueError, RuntimeError, NotImplementedError):
        values = None
    # Digits in quotes, complex numbers and None would be taken, and become something else.
    if values is None or values.dtype.kind not in "buif":
        kind = f"{type(array).__name__} of {array.dtype}" if hasattr(array, "dtype") else None
        raise TypeError(f"{name} must be an array of numbers, not {kind or _check.shown(array)}")
    with np.errstate(over="ignore"):  # what is too large becomes infinite, and is refused as such
        return values.astype(np.float32)
