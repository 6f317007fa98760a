"""Traits that check a value as the calculators do: the same rules, the same error voice."""

import traitlets

from cnnlesson import _check


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


def _at_most(name: str, value: int, most: int) -> int:
    """The value, if a control of the widget reaches so far."""
    if value > most:
        raise ValueError(f"{name} must be at most {most} here, not {value}")
    return value
