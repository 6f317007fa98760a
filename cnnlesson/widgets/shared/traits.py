"""Traits that check a value as the calculators do: the same rules, the same error voice."""

import math
import numbers

import traitlets

from cnnlesson import _check, kernels


class Whole(traitlets.TraitType):
    """A whole number from `least` to `most`.

    >>> class Window(traitlets.HasTraits):
    ...     stride = Whole(1, least=1, most=64)
    >>> Window(stride=0)
    Traceback (most recent call last):
    ValueError: stride must be at least 1, not 0
    """

    def __init__(self, default: int, *, least: int, most: int) -> None:
        super().__init__(default)
        self.least, self.most = least, most

    def validate(self, _obj: object, value: int) -> int:
        """The value as an `int`, or an error with the trait's name."""
        return _at_most(self.name, _check.whole(self.name, value, self.least), self.most)


class OneOf(traitlets.TraitType):
    """A whole number that is one of a few.

    >>> class Window(traitlets.HasTraits):
    ...     kernel_size = OneOf((3, 5, 7), 3)
    >>> Window(kernel_size=4)
    Traceback (most recent call last):
    ValueError: kernel_size must be 3, 5 or 7 here, not 4
    """

    def __init__(self, values: tuple[int, ...], default: int) -> None:
        super().__init__(default)
        self.values = values

    def validate(self, _obj: object, value: int) -> int:
        """The value as an `int`, or an error with the trait's name."""
        number = _check.whole(self.name, value, at_least=0)
        if number in self.values:
            return number
        *first, last = map(str, self.values)
        raise ValueError(f"{self.name} must be {', '.join(first)} or {last} here, not {number}")


class Pair(traitlets.TraitType):
    """Two whole numbers (height, width) from `least` to `most`; one number stands for both.

    >>> class Window(traitlets.HasTraits):
    ...     kernel_size = Pair(3, least=1, most=64)
    >>> Window(kernel_size=5).kernel_size
    (5, 5)
    >>> Window(kernel_size=(1, 99))
    Traceback (most recent call last):
    ValueError: kernel_size must be at most 64 here, not 99
    """

    def __init__(self, default: int | tuple[int, int], *, least: int, most: int) -> None:
        super().__init__(_check.pair("default", default, least))
        self.least, self.most = least, most

    def validate(self, _obj: object, value: int | tuple[int, int]) -> tuple[int, int]:
        """The two values as a tuple, or an error with the trait's name."""
        height, width = _check.pair(self.name, value, self.least)
        return _at_most(self.name, height, self.most), _at_most(self.name, width, self.most)


class Padding(traitlets.TraitType):
    """A whole number from 0 to `most`, "same" or "valid".

    >>> class Window(traitlets.HasTraits):
    ...     padding = Padding(0, most=64)
    >>> Window(padding="SAME")
    Traceback (most recent call last):
    ValueError: padding must be "same" or "valid" where it is a word, not 'SAME'
    """

    def __init__(self, default: int | str, *, most: int) -> None:
        super().__init__(default)
        self.most = most

    def validate(self, _obj: object, value: int | str) -> int | str:
        """The number or the word, or an error with the trait's name."""
        if isinstance(value, str):
            if value in ("same", "valid"):
                return value
            raise ValueError(
                f'{self.name} must be "same" or "valid" where it is a word, not {value!r}'
            )
        return _at_most(self.name, _check.whole(self.name, value, at_least=0), self.most)


class Number(traitlets.TraitType):
    """A finite number, not further from 0 than `most`; a whole one is an `int`.

    >>> class Window(traitlets.HasTraits):
    ...     bias = Number(0, most=100)
    >>> Window(bias=2.0).bias
    2
    >>> Window(bias="2")
    Traceback (most recent call last):
    TypeError: bias must be a number, not '2'
    """

    def __init__(self, default: float, *, most: float) -> None:
        super().__init__(default)
        self.most = most

    def validate(self, _obj: object, value: float) -> float:
        """The value, or an error with the trait's name."""
        return _number(self.name, value, self.most)


class Kernel(traitlets.TraitType):
    """The name of a kernel, or rows of numbers: at most 64 rows as long as each other.

    >>> class Window(traitlets.HasTraits):
    ...     kernel = Kernel("blur", most=1000)
    >>> Window(kernel=[[1, 0.5]]).kernel
    ((1, 0.5),)
    >>> Window(kernel=[[1, 2], [3]])
    Traceback (most recent call last):
    ValueError: kernel must be rows of one length, 1 to 64, not [[1, 2], [3]]
    """

    def __init__(self, default: str, *, most: float) -> None:
        super().__init__(default)
        self.most = most

    def validate(self, _obj: object, value: object) -> str | kernels.Rows:
        """The name, or the rows as tuples, or an error with the trait's name."""
        if isinstance(value, str):
            if value in kernels.KERNELS:
                return value
            known = ", ".join(f'"{name}"' for name in kernels.KERNELS)
            raise ValueError(
                f"{self.name} must be rows of numbers or one of {known}, not {value!r}"
            )
        return _rows(self.name, value, self.most, "a name")


class Rows(traitlets.TraitType):
    """Rows of numbers, at most 64 rows as long as each other; or `None`.

    >>> class Layer(traitlets.HasTraits):
    ...     weights = Rows(most=1000)
    >>> Layer(weights=[[1, 2.0]]).weights
    ((1, 2),)
    >>> Layer(weights=5)
    Traceback (most recent call last):
    TypeError: weights must be rows of numbers or None, not 5
    """

    def __init__(self, *, most: float) -> None:
        super().__init__(None, allow_none=True)
        self.most = most

    def validate(self, _obj: object, value: object) -> kernels.Rows:
        """The rows as tuples, or an error with the trait's name."""
        return _rows(self.name, value, self.most, "None")


class Choice(traitlets.TraitType):
    """One of several words.

    >>> class Window(traitlets.HasTraits):
    ...     source = Choice(("numbers", "photo"), "numbers")
    >>> Window(source="film")
    Traceback (most recent call last):
    ValueError: source must be "numbers" or "photo", not 'film'
    """

    def __init__(self, words: tuple[str, ...], default: str) -> None:
        super().__init__(default)
        self.words = words

    def validate(self, _obj: object, value: str) -> str:
        """The word, or an error with the trait's name."""
        if isinstance(value, str) and value in self.words:
            return value
        *first, last = [f'"{word}"' for word in self.words]
        rule = f"{self.name} must be {', '.join(first)} or {last}, not {_check.shown(value)}"
        raise ValueError(rule) if isinstance(value, str) else TypeError(rule)


class Truth(traitlets.TraitType):
    """`True` or `False`, and nothing that counts as either.

    >>> class Window(traitlets.HasTraits):
    ...     square = Truth(True)
    >>> Window(square=1)
    Traceback (most recent call last):
    TypeError: square must be True or False, not 1
    """

    def validate(self, _obj: object, value: bool) -> bool:
        """The value, or an error with the trait's name."""
        if not isinstance(value, bool):
            raise TypeError(f"{self.name} must be True or False, not {_check.shown(value)}")
        return value


def _rows(name: str, value: object, most: float, other: str) -> kernels.Rows:
    """The value as rows of numbers; `other` is what it may be as well."""
    rows = value.tolist() if hasattr(value, "tolist") else value
    is_table = isinstance(rows, list | tuple) and all(isinstance(r, list | tuple) for r in rows)
    if not is_table:
        raise TypeError(f"{name} must be rows of numbers or {other}, not {_check.shown(value)}")
    lengths = {len(rows), *map(len, rows)}
    if len(set(map(len, rows))) != 1 or min(lengths) < 1 or max(lengths) > 64:
        raise ValueError(f"{name} must be rows of one length, 1 to 64, not {_check.shown(value)}")
    return tuple(tuple(_number(name, one, most) for one in row) for row in rows)


def _number(name: str, value: float, most: float) -> float:
    """The value as an `int` or a `float`, if it is a finite number and a control reaches so far."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(f"{name} must be a number, not {_check.shown(value)}")
    if not math.isfinite(value) or abs(value) > most:
        raise ValueError(f"{name} must be a number from −{most} to {most} here, not {value!r}")
    return int(value) if value == int(value) else float(value)


def _at_most(name: str, value: int, most: int) -> int:
    """The value, if a control of the widget reaches so far."""
    if value > most:
        raise ValueError(f"{name} must be at most {most} here, not {value}")
    return value


Limits = dict[str, tuple[int, int]]  # by a setting's name, its least and its most


def whole_within(limits: Limits, name: str, default: int) -> Whole:
    """A synced whole number within the limits of that name."""
    least, most = limits[name]
    return Whole(default, least=least, most=most).tag(sync=True)


def pair_within(limits: Limits, name: str, default: int | tuple[int, int]) -> Pair:
    """A synced pair (height, width) within the limits of that name."""
    least, most = limits[name]
    return Pair(default, least=least, most=most).tag(sync=True)
