"""Runs a learner's function: whatever it does, the check goes on."""

import contextlib
import dataclasses
import inspect
import io
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType

from cnnlesson.answers.plain import attempt, in_a_line

MOST_STEPS = 300_000  # no function of ours needs more, a loop without an end does


class _Endless(BaseException):
    """The function has taken too many steps; no `except Exception` of its own holds this up.

    What a bare `except` catches again and again, or what never comes back from C, only Jupyter's
    *Interrupt* stops.
    """


@dataclass(frozen=True)
class Ran:
    """What a call came to: its result, or the error that it raised; and what it printed."""

    result: object = None
    error: str = ""
    is_endless: bool = False
    printed: str = ""


def ran(function: Callable, values: tuple) -> Ran:
    """The call of a function; what it warns of goes nowhere.

    >>> ran(lambda size: size // 0, (7,)).error
    'ZeroDivisionError: integer division or modulo by zero'
    >>> ran(lambda size: print("size", size), (7,)).printed.strip()
    'size 7'
    """
    with quiet() as prints:
        found = _called(function, values)
    return dataclasses.replace(found, printed=prints.getvalue())


def _called(function: Callable, values: tuple) -> Ran:
    """The call itself, stopped where it does not end."""
    try:
        with _limited(function):
            return Ran(function(*values))
    except KeyboardInterrupt:
        raise
    except _Endless:
        return Ran(is_endless=True)
    except BaseException as error:
        return Ran(error=_named(error))


def _named(error: BaseException) -> str:
    """The name of an error and its message, if it has one, without the place of an object."""
    message = attempt(lambda: in_a_line(re.sub(r" at 0x\w+", "", str(error))), "")
    return f"{type(error).__name__}: {message}".rstrip(" :.")


def takes(function: Callable, values: tuple) -> bool:
    """Whether a function takes so many values in a row; where that cannot be told, it may.

    >>> takes(lambda size: size, (7, 3))
    False
    """
    signature = attempt(lambda: inspect.signature(function))
    return signature is None or attempt(lambda: signature.bind(*values)) is not None


@contextlib.contextmanager
def quiet() -> Iterator[io.StringIO]:
    """What is printed is kept and not shown, and no warning is an error."""
    printed = io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield printed


@contextlib.contextmanager
def _limited(function: Callable) -> Iterator[None]:
    """Stops the function after many steps in its own file, so that no clock is needed."""
    file = attempt(lambda: function.__code__.co_filename)
    left = MOST_STEPS

    def count(frame: FrameType, event: str, value: object) -> Callable:
        nonlocal left
        left -= 1
        if left < 0:
            raise _Endless
        return count

    def follow(frame: FrameType, event: str, value: object) -> Callable | None:
        frame.f_trace_opcodes = True  # a loop on one line comes to no other line
        return count if frame.f_code.co_filename == file else None

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        yield
    finally:
        sys.settrace(before)
