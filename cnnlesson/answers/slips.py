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
    """Whether an answer is that value, to two decimals where it is a fraction."""
    if isinstance(answer, float) and not isinstance(value, tuple | None):
        return abs(Fraction(answer) - Fraction(value)) <= ROUNDED_BY
    return value == answer


def slip_of(slips: Sequence[Slip], setting: Setting, answer: Value, right: Value) -> str | None:
    """Which slip an answer came from, the more likely first; None where it was no usual one."""
    found = {slip.says: slip for slip in slips if slip.gives(setting, answer, right)}
    return you_got(answer, list(found.values()), setting) if found else None


def you_got(answer: Value, slips: Sequence[Slip], setting: Setting) -> str:
    """The sentence for an answer that one of these slips gives; of many, the first two are said."""
    clauses = [words.say(slip.says, **setting.facts()) for slip in slips[:2]]
    if len(clauses) == 1:
        return words.say("you_got", answer=shown(answer), slip=clauses[0])
    return words.say("you_got_either", answer=shown(answer), one=clauses[0], other=clauses[1])
