"""Argument checks with one voice: the argument's name, the rule, the value given, the way out."""

import operator


def whole(name: str, value: int, at_least: int) -> int:
    """The value as an `int`, if it is a whole number of `at_least` or more.

    Whatever has `__index__` is a whole number (numpy's and torch's integers too); `True` is not.

    >>> whole("stride", 2, at_least=1)
    2
    >>> whole("stride", 0, at_least=1)
    Traceback (most recent call last):
    ValueError: stride must be at least 1, not 0
    >>> whole("stride", 2.0, at_least=1)
    Traceback (most recent call last):
    TypeError: stride must be a whole number, not 2.0; write 2

    Raises:
        TypeError: the value is not a whole number.
        ValueError: the value is too small.
    """
    number = _index(value)
    if number is None:
        raise TypeError(f"{name} must be a whole number, not {shown(value)}{_way_out(value)}")
    if number < at_least:
        raise ValueError(f"{name} must be at least {at_least}, not {number}")
    return number


def pair(name: str, value: int | tuple[int, int], at_least: int) -> tuple[int, int]:
    """One whole number for both axes, or two: (height, width), as torch takes them.

    >>> pair("kernel_size", 3, at_least=1)
    (3, 3)
    >>> pair("kernel_size", (1, 5), at_least=1)
    (1, 5)
    >>> pair("kernel_size", (1, 5, 5), at_least=1)
    Traceback (most recent call last):
    TypeError: kernel_size must be a whole number or a pair (height, width), not (1, 5, 5)

    Raises:
        TypeError: the value is neither, or one of the two is not a whole number.
        ValueError: a number is too small.
    """
    return per_axis(name, value, ("height", "width"), at_least)


def per_axis(
    name: str, value: int | tuple[int, ...], axes: tuple[str, ...], at_least: int
) -> tuple[int, ...]:
    """One whole number for every axis, or one for each of them.

    >>> per_axis("stride", 2, ("depth", "height", "width"), at_least=1)
    (2, 2, 2)
    >>> per_axis("stride", (2, 1), ("width",), at_least=1)
    Traceback (most recent call last):
    TypeError: stride must be a whole number, not (2, 1)

    Raises:
        TypeError, ValueError: as for `pair`.
    """
    if not isinstance(value, tuple | list):
        return (whole(name, value, at_least),) * len(axes)
    if len(value) != len(axes):
        kinds = {1: "", 2: " or a pair", 3: " or three"}[len(axes)]
        named = f" ({', '.join(axes)})" if kinds else ""
        raise TypeError(f"{name} must be a whole number{kinds}{named}, not {shown(value)}")
    return tuple(whole(f"{name}[{i}]", size, at_least) for i, size in enumerate(value))


def shown(value: object) -> str:
    """The value as Python writes it, cut where it would fill the screen.

    >>> shown("same")
    "'same'"
    >>> shown(list(range(100)))
    '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 1…'
    """
    text = repr(value)
    return text if len(text) <= 60 else text[:60] + "…"


def _index(value: object) -> int | None:
    """The value as an `int`, or `None` where it is not a whole number."""
    try:
        number = operator.index(value)
    except (TypeError, RuntimeError):  # the second: a torch tensor without data, on "meta"
        return None
    # A torch tensor that holds a truth value has an index as well.
    is_truth = isinstance(value, bool) or str(getattr(value, "dtype", "")) == "torch.bool"
    return None if is_truth else number


def _way_out(value: object) -> str:
    """What to write instead, where the slip is plain to see."""
    if isinstance(value, float) and value.is_integer():
        return f"; write {int(value)}"
    if isinstance(value, str) and len(value) < 30 and value.strip().isdecimal():
        return f"; write {int(value)} without quotes"
    return ""
