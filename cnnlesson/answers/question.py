"""A question as data: its name, its kind, and the setting that it asks about."""

from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers.choice import Choices
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.settings import Setting


@dataclass(frozen=True)
class Question:
    """One question. `hints` take the place of its kind's own, where there are any.

    An empty answer gets the first hint, unless hints come `on_request` only: many questions in
    one cell would give many hints at once.
    """

    name: str
    kind: Kind
    setting: Setting | Choices | tuple[Setting, ...]
    hints: tuple[str, ...] = ()
    on_request: bool = False

    def hint_texts(self) -> list[str]:
        """The hints in the spoken language, with the setting's numbers."""
        facts = {} if isinstance(self.setting, tuple) else self.setting.facts()
        return [words.say(hint, **facts) for hint in self.hints or self.kind.hints]
