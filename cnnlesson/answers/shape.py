"""Questions whose answer is a shape: several numbers in an order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers import feedback, reading
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.number import Number
from cnnlesson.answers.plain import plain, shown
from cnnlesson.answers.settings import Setting
from cnnlesson.answers.slips import Slip, slip_of


@dataclass(frozen=True)
class Place:
    """One number of a shape: the key of its name, how it is worked out, and from which setting."""

    text: str
    kind: Number
    setting: Callable[[Setting], Setting]


@dataclass(frozen=True)
class Shape(Kind):
    """A shape that can be worked out from a setting, place by place.

    `slips` are wrong ways to write the whole shape; each place has slips of its own.
    """

    places: tuple[Place, ...]
    worked: Callable[[Setting], tuple[str, ...]]
    slips: tuple[Slip, ...] = ()
    hints: tuple[str, ...] = ()

    def judge(self, setting: Setting, answer: object) -> feedback.Feedback:
        """What is said of a learner's shape."""
        given = reading.in_order(answer, expected=self._expected(answer))
        right = self.right(setting)
        if given.value == right:
            worked = self.worked(setting)
            return feedback.right(shown(right), remarks=given.remarks, worked=worked)
        slip = slip_of(self.slips, setting, given.value, right)
        if slip:
            return feedback.not_yet(*given.remarks, slip)
        if len(given.value) != len(right):
            return feedback.not_yet(self._expected(answer))
        return feedback.not_yet(*given.remarks, *self._wrong_places(setting, given.value))

    def solution(self, setting: Setting) -> feedback.Feedback:
        """The shape, and how each number of it is worked out."""
        return feedback.solved(shown(self.right(setting)), worked=self.worked(setting))

    def right(self, setting: Setting) -> tuple[int, ...]:
        """The right shape."""
        return tuple(place.kind.right(place.setting(setting)) for place in self.places)

    def _wrong_places(self, setting: Setting, value: tuple) -> Iterator[str]:
        """Each place that is wrong, and what is wrong there."""
        for place, found in zip(self.places, value, strict=True):
            of_place = place.setting(setting)
            if not place.kind.accepts(of_place, found):
                yield words.say("wrong_place", place=words.say(place.text))
                yield place.kind.explained(of_place, found)

    def _expected(self, answer: object) -> str:
        """Which numbers a shape has here, in which order."""
        names = [words.say(place.text) for place in self.places]
        return words.say(
            "shape_expected",
            places=words.listed(names),
            count=len(names),
            answer=shown(plain(answer)),
        )
