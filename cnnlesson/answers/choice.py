"""Multiple-choice questions: answers to choose from, each with what is said of choosing it."""

import re
from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers import feedback, reading
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.plain import Plain, plain, shown

LETTERS = "abcdefgh"


@dataclass(frozen=True)
class Option:
    """One answer to choose, by the keys of its sentences: its text, and what is said of it."""

    text: str
    says: str
    is_right: bool = False


@dataclass(frozen=True)
class Choices:
    """A multiple-choice question, by the keys of its sentences; one option is right."""

    text: str
    options: tuple[Option, ...]

    def facts(self) -> dict[str, object]:
        """Its hints have no blanks."""
        return {}

    def spoken(self) -> "SpokenChoices":
        """The question and its options in the spoken language."""
        options = [
            SpokenOption(words.say(option.text), words.say(option.says), option.is_right)
            for option in self.options
        ]
        return SpokenChoices(words.say(self.text), tuple(options))


@dataclass(frozen=True)
class SpokenOption:
    """An answer to choose, in the spoken language."""

    text: str
    says: str
    is_right: bool

    def is_meant_by(self, answer: Plain) -> bool:
        """Whether an answer is its text, or what stands in front of the colon."""
        texts = (self.text, re.split("[:：]", self.text)[0])
        return (answer if isinstance(answer, str) else shown(answer)) in texts


@dataclass(frozen=True)
class SpokenChoices:
    """A multiple-choice question in the spoken language; without options it is none."""

    text: str
    options: tuple[SpokenOption, ...] = ()


@dataclass(frozen=True)
class MultipleChoice(Kind):
    """One answer out of a few, given by its letter: "a" is the first."""

    hints: tuple[str, ...] = ()

    def judge(self, setting: Choices, answer: object) -> feedback.Feedback:
        """What is said of the option that a learner chose."""
        options = setting.spoken().options
        chosen = options[_index(options, plain(answer))]
        if chosen.is_right:
            return feedback.right(chosen.text, remarks=(chosen.says,))
        return feedback.not_yet(words.say("you_chose", answer=chosen.text), chosen.says)

    def solution(self, setting: Choices) -> feedback.Feedback:
        """The right option, and why."""
        right = next(option for option in setting.spoken().options if option.is_right)
        return feedback.solved(right.text, sentences=(right.says,))


def _index(options: tuple[SpokenOption, ...], answer: Plain) -> int:
    """Which option an answer means.

    Raises:
        Refused: none, or more than one.
    """
    letters = LETTERS[: len(options)]
    letter = answer.strip().lower().strip("()") if isinstance(answer, str) else ""
    if len(letter) == 1 and letter in letters:
        return letters.index(letter)
    meant = [index for index, option in enumerate(options) if option.is_meant_by(answer)]
    if len(meant) != 1:
        last = letters[-1]
        raise reading.Refused(words.say("letter_expected", last=last, answer=shown(answer)))
    return meant[0]
