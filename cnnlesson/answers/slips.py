"""Usual wrong ways: what each comes to on a setting, and which one an answer came from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cnnlesson import words
from cnnlesson.answers.plain import attempt, shown
from cnnlesson.answers.settings import Setting

ROUNDED_BY = Fraction(6, 1000)  # a fraction may be given with two decimals

Value = int | float | Fraction | tuple | None


@dataclass(frozen=True)
class Slip:
    """One wrong way: what it gives for a setting, and the key of what is said of it.

    The sentence goes on after "when": "the + 1 is left out (…)".
    """

    says: str
    value: Callable[[Setting], Value]

    def at(self, setting: Setting) -> Value:
        """What this way gives; None where it has no place in that setting, or leads nowhere."""
        return attempt(lambda: self.value(setting))

    def gives(self, setting: Setting, answer: Value, right: Value) -> bool:
        """Whether this way comes to that answer; one that comes to the right one is no slip."""
        value = self.at(setting)
        return same(value, answer) and not same(value, right)


def same(value: Value, answer: Value) -> bool:
    """Whether an answer is that value, to two decimals where it is a fraction.

    >>> same(Fraction(24, 13), 1.85), same(54, 55)
    (True, False)
    """
    if isinstance(answer, float) and not isinstance(value, tuple | None):
        return abs(Fraction(answer) - Fraction(value)) <= ROUNDED_BY
    return value == answer


def ways_to(slips: Sequence[Slip], setting: Setting, answer: Value, right: Value) -> list[str]:
    """What is said of each slip that comes to an answer, the more likely first, each once."""
    found = dict.fromkeys(slip.says for slip in slips if slip.gives(setting, answer, right))
    return [words.say(says, **setting.facts()) for says in found]


def slip_of(slips: Sequence[Slip], setting: Setting, answer: Value, right: Value) -> str | None:
    """Which slip an answer came from, of many the first two; None where it was no usual one."""
    ways = ways_to(slips, setting, answer, right)
    if not ways:
        return None
    if len(ways) == 1:
        return words.say("you_got", answer=shown(answer), slip=ways[0])
    return words.say("you_got_either", answer=shown(answer), one=ways[0], other=ways[1])
