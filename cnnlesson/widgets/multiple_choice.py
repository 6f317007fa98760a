"""MultipleChoice: a question with a few answers; each choice says at once what it shows."""

import traitlets

from cnnlesson import _check, answers, words
from cnnlesson.widgets.shared.lesson_widget import LessonWidget


class OptionNumber(traitlets.TraitType):
    """The number of one of the widget's options, the first is 0; `None` while none is chosen."""

    def __init__(self) -> None:
        super().__init__(None, allow_none=True)

    def validate(self, obj: "MultipleChoice", value: int) -> int:
        """The value as an `int`, or an error with the trait's name."""
        number = _check.whole(self.name, value, at_least=0)
        last = len(obj._options) - 1
        if number <= last:
            return number
        rule = f"at most {last}, the last option's number" if last >= 0 else "None without options"
        raise ValueError(f"{self.name} must be {rule}, not {number}")


class MultipleChoice(LessonWidget):
    """A question of the course with its options as radio buttons, and feedback on the chosen one.

    Every option can be tried, in any order. `chosen` is the number of the chosen
    option, counted from 0, or None; it can be read, set and observed. The text is in
    the language that is spoken when the widget is made. The repr asks the question
    too, and never tells the answer.

    >>> choice = MultipleChoice("03.more_filters", chosen=0)
    >>> choice.is_right
    False
    >>> print(str(choice).splitlines()[1])
      a) (32, 56, 56): everything doubles

    Args:
        question: its name; where there is no such question, the widget says so and has no options.
        chosen: the option that is chosen at the start.

    Raises:
        TypeError, ValueError: `chosen` is not the number of an option.
    """

    chosen = OptionNumber().tag(sync=True)

    _text = traitlets.Unicode().tag(sync=True)
    _options = traitlets.List().tag(sync=True)

    def __init__(self, question: str, *, chosen: int | None = None) -> None:
        """Ask the question; see the class for what it takes."""
        asked = answers.choices(question)
        options = [
            {"text": option.text, "is_right": option.is_right, "says": option.says}
            for option in asked.options
        ]
        self._question = question
        super().__init__(_text=asked.text, _options=options, chosen=chosen)

    @traitlets.default("_words")
    def _spoken_words(self) -> dict[str, str]:
        """What the script says beside the question; other widgets' sentences stay at home."""
        return {
            "choice_right": words.say("choice_right"),
            "choice_not_yet": words.say("choice_not_yet"),
        }

    @property
    def is_right(self) -> bool:
        """Whether the right option is chosen."""
        return self.chosen is not None and self._options[self.chosen]["is_right"]

    def __repr__(self) -> str:
        """The question and its options in words, and which is chosen; never which is right."""
        chosen = "" if self.chosen is None else f", chosen={self.chosen}"
        call = f"MultipleChoice({_check.shown(self._question)}{chosen})"
        options = [
            f"  {chr(ord('a') + number)}) {option['text']}"
            for number, option in enumerate(self._options)
        ]
        return "\n".join([f"{call}: {self._text}", *options])

    def _told(self) -> str:
        """The repr, and how to bring the question to life."""
        return f"{self!r}\n{words.say('choice_run')}" if self._options else repr(self)
