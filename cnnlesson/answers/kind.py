"""What every kind of question can do."""

from abc import ABC, abstractmethod

from cnnlesson import words
from cnnlesson.answers import reading
from cnnlesson.answers.feedback import Feedback


class Kind(ABC):
    """Works out the answer to a setting, and says what is wrong with another one.

    `hints` are keys of sentences, in steps; their blanks are filled from the setting.
    """

    hints: tuple[str, ...] = ()

    def is_empty(self, setting: object, answer: object) -> bool:
        """Whether the learner has not answered yet."""
        return reading.is_empty(answer)

    def nothing(self, setting: object, answer: object) -> str:
        """What is said where there is no answer yet."""
        return words.say("no_answer")

    @abstractmethod
    def judge(self, setting: object, answer: object) -> Feedback:
        """What is said of an answer.

        Raises:
            reading.Refused: it is no answer of this kind.
        """

    @abstractmethod
    def solution(self, setting: object) -> Feedback:
        """The answer, and how it is worked out."""
