"""Questions whose answer is one whole number."""

from collections.abc import Callable
from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers import feedback, reading
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.plain import shown
from cnnlesson.answers.settings import Setting
from cnnlesson.answers.slips import Slip, slip_of


@dataclass(frozen=True)
class Number(Kind):
    """A number that can be worked out from a setting.

    `worked` shows how, a line or more; `slips` are the usual wrong ways, the more likely first;
    `hints` are keys of sentences, in steps.
    """

    right: Callable[[Setting], int]
    worked: Callable[[Setting], tuple[str, ...]]
    slips: tuple[Slip, ...] = ()
    hints: tuple[str, ...] = ()

    def judge(self, setting: Setting, answer: object) -> feedback.Feedback:
        """What is said of a learner's number."""
        given = self.read(answer)
        if self.accepts(setting, given.value):
            worked = self.worked(setting)
            return feedback.right(shown(given.value), remarks=given.remarks, worked=worked)
        return feedback.not_yet(*given.remarks, self.explained(setting, given.value))

    def solution(self, setting: Setting) -> feedback.Feedback:
        """The number, and how it is worked out."""
        return feedback.solved(self.right_text(setting), worked=self.worked(setting))

    def read(self, answer: object) -> reading.Given:
        """The number that a learner gave, or that a learner's function returned."""
        return reading.number(answer)

    def accepts(self, setting: Setting, value: float) -> bool:
        """Whether it is the right one."""
        return value == self.right(setting)

    def right_text(self, setting: Setting) -> str:
        """The right number as text."""
        return shown(self.right(setting))

    def explained(self, setting: Setting, value: float) -> str:
        """What is wrong with a number that is not the right one."""
        right = self.right(setting)
        slip = slip_of(self.slips, setting, value, right)
        if slip:
            return slip
        if isinstance(value, float):
            return words.say("not_whole", answer=shown(value))
        return words.say("too_large" if value > right else "too_small", answer=shown(value))
