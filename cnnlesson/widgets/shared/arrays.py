"""Arrays from Python as a widget's script takes them: bytes of 32-bit floats, and a shape."""

from collections.abc import Sequence


def array_bytes(name: str, array: Sequence, most: int = 256) -> tuple[bytes, list[int]]:
    """The array's values (C, H, W) as bytes, and that shape.

    The array is (H, W), (C, H, W), or a picture (H, W, 3) as most image
    libraries have it: three values last, and neither one nor three first.

    >>> array_bytes("image", [[0, 1, 2], [3, 4, 5]])[1]
    [1, 2, 3]

    Raises:
        TypeError: it is not an array of numbers.
        ValueError: it has another number of axes, a side that is too long, or values that
            are not finite.
    """
    import numpy as np  # here, so that a widget without an array never waits for it

    try:
        values = np.asarray(array, dtype=np.float32)
    except (TypeError, ValueError, RuntimeError):
        raise TypeError(f"{name} must be an array of numbers, not {type(array).__name__}") from None
    if values.ndim == 2:
        values = values[None]
    if values.ndim == 3 and values.shape[-1] == 3 and values.shape[0] not in (1, 3):
        values = values.transpose(2, 0, 1)
    if values.ndim != 3 or not values.size or max(values.shape[1:]) > most:
        raise ValueError(
            f"{name} must be (H, W), (C, H, W) or (H, W, 3), each side 1 to {most}, "
            f"not {np.shape(array)}; cut a part out, as in image[:, :{most}, :{most}]"
        )
    if not np.isfinite(values).all():
        raise ValueError(f"{name} must hold finite numbers; numpy.nan_to_num replaces the others")
    return np.ascontiguousarray(values).tobytes(), list(values.shape)
