"""Nothing that is handed over makes a check raise, hang or print."""

import random
import sys

import numpy as np
import pytest
import torch

from cnnlesson import answers, words
from cnnlesson.answers import questions
from cnnlesson.answers.feedback import Feedback
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.question import Question
from cnnlesson.answers.settings import Axis
from tests import fuzz

METHODS = (
    *("__eq__", "__ne__", "__hash__", "__repr__", "__str__", "__bool__", "__index__", "__int__"),
    *("__float__", "__iter__", "__len__", "__getitem__", "__lt__", "__gt__", "__add__", "__sub__"),
    *("__contains__", "__getattr__", "__format__", "__call__", "__next__", "__round__", "tolist"),
)
ERRORS = (ValueError, RuntimeError, RecursionError, SystemExit, GeneratorExit, MemoryError)
BASES = (object, int, float, str, list, dict)


def raising(error: type[BaseException]):
    """A method that raises."""

    def method(self, *values, **more):
        raise error

    return method


def hostile(base: type, error: type[BaseException], methods: tuple[str, ...] = METHODS) -> type:
    """A class all of whose own methods raise."""
    return type("Hostile", (base,), {name: raising(error) for name in methods})


class HostileClass(type):
    """A class whose own attributes raise."""

    def __getattribute__(cls, name):
        """Raises."""
        raise RuntimeError

    __instancecheck__ = __subclasscheck__ = raising(RuntimeError)


def of_hostile_class() -> list:
    """Such a class, and an instance of it."""
    made = HostileClass("Made", (), {})
    return [made, type.__call__(made)]


class LiesAboutItsClass:
    """Says that it is an int."""

    __class__ = int


class HalfRead:
    """Gives one number, then raises."""

    def __iter__(self):
        """62, and no more."""
        yield 62
        raise RuntimeError


def without_end():
    """A generator that never ends."""
    while True:
        yield 1


def holding_itself() -> list:
    """A list that holds itself."""
    found = [16, 28]
    found.append(found)
    return found


def nested(depth: int) -> list:
    """Lists in lists."""
    found = []
    for _ in range(depth):
        found = [found]
    return found


def loud():
    """A generator that prints."""
    print("loud")
    yield 5


def hostile_answers() -> list:
    """Fresh ones, since some can be run through once only."""
    return [
        *(float("nan"), float("inf"), -float("inf"), -0.0, 1e308, 10**5000, -(10**5000), 5j),
        *(True, False, NotImplemented, Ellipsis, object(), object, type, len, print, lambda: 5),
        *("", " ", "None", "nan", "-inf", "5" * 5000, "\x00", "\ud800", "🙂", "5\n5", "(((" * 99),
        *("))", "range(1, 10**9)", "range(5, 1)", "1-999999", "9-1", ",", ", ,", "x", "[[1]]", "`"),
        *(b"5", bytearray(b"5"), memoryview(b"5"), {"a": 1}, {5}, frozenset(), set("ab")),
        *((None,), (5, None), [[]], [[], []], [True, 28, 28], (float("nan"),) * 3, tuple("abc")),
        *(holding_itself(), nested(5000), [1] * 10**5, range(10**12), range(-5), without_end()),
        *(loud(), iter([]), map(int, "abc"), zip("a", "b", strict=True), enumerate("ab")),
        *(np.nan, np.array([]), np.zeros((0, 3)), np.zeros((100, 100)), np.array(["a"])),
        *(np.array(None), np.array([1, "a", None], dtype=object), np.ma.masked),
        *(np.datetime64("2012-01-01"), torch.tensor([]), torch.zeros(3, 3), torch.zeros(2, 10**4)),
        *(torch.empty(3, device="meta"), torch.tensor(5j), torch.zeros(3, requires_grad=True)),
        *(torch.nn.Conv2d(1, 1, 3), torch.float32, torch.Size([]), Exception("5"), sys),
        *(Feedback("5"), *of_hostile_class(), LiesAboutItsClass(), HalfRead()),
        *(hostile(base, error)() for base in BASES for error in ERRORS),
        *([hostile(object, error)()] for error in ERRORS),
        *(hostile(object, error, METHODS[:-5])() for error in ERRORS),
        hostile(tuple, ValueError)((16, 28, 28)),
    ]


@pytest.mark.parametrize("name", questions.QUESTIONS)
def test_nothing_is_thrown_at_a_learner(name, capsys):
    """Each question takes all of it, in both languages, and says something of it."""
    for language in ("en", "zh"):
        words.speak(language)
        for answer in hostile_answers():
            feedback = answers.check(name, answer)
            assert isinstance(feedback, Feedback)
            assert " at 0x" not in str(feedback)
            assert str(feedback).isprintable() or "\n" in str(feedback)
            assert feedback._repr_markdown_()
    assert capsys.readouterr() == ("", "")


def test_what_is_hostile_is_read_as_far_as_it_can_be():
    """An int stays one under methods that raise; what cannot be read is refused."""
    assert answers.check("03.stops", hostile(int, ValueError)(5)).is_right
    assert answers.check("03.stops", hostile(float, ValueError)(5)).is_right
    assert answers.check("03.stops", hostile(str, ValueError)("5")).is_right
    assert "an object of type Feedback" in str(answers.check("03.stops", Feedback("5")))
    assert "cannot be read" in str(answers.check("03.stops", of_hostile_class()[1]))
    assert "10^20… is too large" in str(answers.check("03.stops", 10**5000))
    assert "not a function" in str(answers.check("03.stops", lambda: 5))


def test_hostile_names_are_unknown_names():
    """Of questions."""
    for name in hostile_answers():
        said = [answers.check(name, 5), answers.hint(name), answers.solution(name)]
        assert all(str(feedback).startswith("There is no question") for feedback in said)
        assert answers.choices(name).options == ()


@pytest.mark.parametrize("base", [object, list])
def test_a_keyboard_interrupt_passes(base):
    """Who presses stop wants it to stop."""
    with pytest.raises(KeyboardInterrupt):
        answers.check("03.depth", [hostile(base, KeyboardInterrupt, ("__iter__",))()])


class Broken(Kind):
    """A kind with an error of ours in it."""

    def judge(self, setting, answer):
        """Raises."""
        raise ZeroDivisionError

    solution = judge


def test_not_even_our_own_error_is_thrown_at_a_learner(monkeypatch):
    """It is told in words."""
    broken = Question("03.broken", Broken(), Axis(7, 3))
    monkeypatch.setitem(questions.QUESTIONS, "03.broken", broken)

    assert str(answers.check("03.broken", 5)).startswith("This answer could not be read.")


SCALARS = [
    *(lambda chance: chance.randint(-3, 300), lambda chance: chance.choice([54, 55, 5, 7, 62, 63])),
    *(lambda chance: chance.random() * 100, lambda chance: chance.randint(0, 400) / 4),
    *(lambda chance: None, lambda chance: chance.choice([True, False, ..., len, object()])),
    *(lambda chance: np.int64(chance.randint(0, 99)), lambda chance: torch.tensor(chance.random())),
    lambda chance: "".join(chance.choices("0123456789,. x×-–()[]{}rangetoabcd'\"`$\\\n", k=6)),
    lambda chance: str(tuple(chance.randint(0, 70) for _ in range(chance.randint(0, 4)))),
    lambda chance: chance.choice([10**40, float("nan"), float("inf"), "", "same", "valid", "b"]),
    lambda chance: hostile(object, chance.choice(ERRORS), (chance.choice(METHODS),))(),
]
LISTS = [tuple, list, lambda items: iter(tuple(items)), lambda items: np.array(len(items))]


def drawn(chance: random.Random, depth: int = 2) -> object:
    """A random answer: a number, a text, a list of such, or a function that gives one."""
    if depth == 0 or chance.random() < 0.4:
        return chance.choice(SCALARS)(chance)
    items = [drawn(chance, depth - 1) for _ in range(chance.randint(0, 4))]
    if chance.random() < 0.1:
        return lambda *values: items
    return chance.choice(LISTS)(items) if chance.random() < 0.9 else {repr(type(i)) for i in items}


def test_random_answers_are_all_told_something():
    """Thousands of them; a plain number is right where it is the right one, and nowhere else."""
    chance = random.Random(f"{fuzz.SEED} answers")
    names = list(questions.QUESTIONS)
    for count in range(fuzz.COUNT):
        name, answer = chance.choice(names), drawn(chance)
        where = f"CNNLESSON_SEED={fuzz.SEED}, answer {count} to {name}: a {type(answer).__name__}"
        feedback = answers.check(name, answer)
        assert isinstance(feedback, Feedback), where
        assert " at 0x" not in str(feedback), where
        if name == "03.stops" and type(answer) is int:
            assert feedback.is_right == (answer == 5), where


def test_random_names_are_all_told_the_nearest():
    """Whatever is typed for a name."""
    chance = random.Random(f"{fuzz.SEED} names")
    for count in range(fuzz.COUNT // 20):
        said = str(answers.check(drawn(chance), 5))
        assert said.startswith("There is no question"), f"CNNLESSON_SEED={fuzz.SEED}, name {count}"
