"""Whatever a learner hands over, as plain Python data: none of its own methods is trusted.

A number may raise when it is compared, a list may hold itself, a generator may never end. What
comes out of `plain` is None, a truth value, an int, a float, a string, a tuple of such, or
`Opaque`, and is safe to compare and to show. Arrays and tensors become numbers or tuples.
"""

import itertools
import math
import operator
import types
from collections.abc import Callable
from dataclasses import dataclass

from cnnlesson import words

LONGEST, DEEPEST = 1000, 2  # a longer or deeper list answers none of our questions
SHOWN_CHARACTERS, SHOWN_ITEMS, SHOWN_DIGITS, SHOWN_SIGNS = 40, 8, 20, 8
LONGEST_LINE = 120
# JupyterLab takes text between two of these for code or for a formula, escaped or not.
HARMLESS = str.maketrans("`$", "'＄")
ARRAY_PACKAGES = ("numpy", "torch")
NESTED = "nested lists"
FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)


@dataclass(frozen=True)
class Opaque:
    """What is no number, no text and no short list; its type's name is kept, an array's shape."""

    type_name: str = ""
    shape: tuple[int, ...] = ()

    def shown(self) -> str:
        """What to call it."""
        if self.type_name == "function":
            return words.say("value_function")
        if self.type_name == NESTED:
            return words.say("value_nested")
        if self.shape:
            return words.say("value_array", type_name=self.type_name, shape=shown(self.shape))
        if self.type_name:
            return words.say("value_object", type_name=self.type_name)
        return words.say("value_unreadable")


Plain = None | bool | int | float | str | tuple | Opaque


def attempt(work: Callable[[], object], otherwise: object = None) -> object:
    """What the work gives, or `otherwise` where it raises anything but a keyboard interrupt."""
    try:
        return work()
    except KeyboardInterrupt:
        raise
    except BaseException:
        return otherwise


def held(value: object) -> object:
    """The value; what can be run through once only, a generator, is run through and held."""
    return plain(value) if attempt(lambda: hasattr(type(value), "__next__")) else value


def plain(value: object) -> Plain:
    """The value as plain data.

    >>> plain([62, range(2), "5"])
    (62, (0, 1), '5')
    >>> plain([[[1]]])
    Opaque(type_name='nested lists', shape=())
    """
    return attempt(lambda: _plain(value, DEEPEST), Opaque())


def _plain(value: object, depth: int) -> Plain:
    """The same, and raises where an object's own methods do."""
    kind = type(value)
    if value is None or value is Ellipsis:
        return None
    if kind in (bool, Opaque):
        return value
    # A subclass may redefine everything but what the base class does itself.
    if issubclass(kind, int):
        return int.__add__(value, 0)
    if issubclass(kind, float):  # numpy's float64 is one
        return float.__add__(value, 0.0)
    if issubclass(kind, str):
        return "".join(list(str.__iter__(value)))
    if kind.__module__.partition(".")[0] in ARRAY_PACKAGES and hasattr(value, "tolist"):
        return _plain_array(value, depth)
    if issubclass(kind, FUNCTIONS):
        return Opaque("function")
    if issubclass(kind, dict | bytes):
        return _opaque(value)
    if hasattr(kind, "__iter__") and not callable(value):
        return _plain_items(value, depth)
    return _plain_number(value)


def _plain_array(value: object, depth: int) -> Plain:
    """An array or a tensor, unless it is a large or a deep one."""
    shape = tuple(int(length) for length in value.shape)
    if math.prod(shape) > LONGEST or len(shape) > depth:
        return Opaque(type(value).__name__, shape)
    return _plain(value.tolist(), depth)


def _plain_items(value: object, depth: int) -> Plain:
    """The items of whatever can be run through, unless they are too many or too deep."""
    if depth == 0:
        return Opaque(NESTED)
    items = list(itertools.islice(iter(value), LONGEST + 1))
    if len(items) > LONGEST:
        return _opaque(value)
    found = tuple(_plain(item, depth - 1) for item in items)
    if Opaque(NESTED) in found:
        return Opaque(NESTED)
    # A set has another order in each process.
    return tuple(sorted(found, key=shown)) if issubclass(type(value), set | frozenset) else found


def _plain_number(value: object) -> Plain:
    """A number of some other type: one with an index is whole."""
    whole = attempt(lambda: operator.index(value))
    number = attempt(lambda: float(value)) if whole is None else whole
    return _opaque(value) if number is None else number


def _opaque(value: object) -> Opaque:
    """Nothing of the value but its type's name."""
    return Opaque(type(value).__name__)


def shown(value: Plain) -> str:
    """A plain value as Python writes it, cut where it is long, its signs harmless in Markdown.

    >>> shown((16, 28, 28))
    '(16, 28, 28)'
    """
    if isinstance(value, Opaque):
        return value.shown()
    if isinstance(value, tuple):
        return _shown_items(value)
    if isinstance(value, int) and abs(value) >= 10**SHOWN_DIGITS:
        return f"{'-' if value < 0 else ''}10^{SHOWN_DIGITS}…"
    if isinstance(value, float) and len(repr(value)) > SHOWN_SIGNS:
        return f"{value:.{SHOWN_SIGNS // 2}g}…"
    return in_a_line(f'"{value}"' if isinstance(value, str) else repr(value), SHOWN_CHARACTERS)


def in_a_line(text: str, longest: int = LONGEST_LINE) -> str:
    """A text cut where it is long, its signs harmless in Markdown, on one line."""
    harmless = text[: longest + 1].translate(HARMLESS)
    printable = "".join(sign if sign.isprintable() else "…" for sign in harmless)
    return printable if len(text) <= longest else printable[:longest] + "…"


def _shown_items(items: tuple) -> str:
    """The first items in round brackets."""
    parts = [shown(item) for item in items[:SHOWN_ITEMS]]
    if len(items) > SHOWN_ITEMS:
        parts.append("…")
    return f"({', '.join(parts)},)" if len(items) == 1 else f"({', '.join(parts)})"
