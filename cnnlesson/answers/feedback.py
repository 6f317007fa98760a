"""What a learner is told: text that can be compared, and the same in Markdown for JupyterLab."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cnnlesson import words

MARKDOWN_SIGNS = re.compile(r"([\\*_<>\[\]#~|&!])")


@dataclass(frozen=True, repr=False)
class Feedback:
    """A headline, what is shown as it stands (formulas with numbers, code), and sentences.

    `is_right` is None where nothing was judged: a hint, a solution, an empty answer. Sentences
    may hold `code` in backticks.

    >>> Feedback("Right: 5.", worked=("(7 − 3 + 2·0) / 1 + 1 = 5",), is_right=True)
    Right: 5.
    (7 − 3 + 2·0) / 1 + 1 = 5
    """

    headline: str
    sentences: tuple[str, ...] = ()
    worked: tuple[str, ...] = ()
    code: str = ""
    is_right: bool | None = None

    def __repr__(self) -> str:
        """All of it, a line each: what is printed, and what the checks compare."""
        lines = [self.headline, *self.worked, *self.code.splitlines(), *self.sentences]
        return "\n".join(lines)

    def _repr_markdown_(self) -> str:
        """The same words in JupyterLab's text face, the code in its own."""
        fenced = [f"```python\n{self.code.rstrip()}\n```"] if self.code else []
        lines = [f"`{line}`" for line in self.worked]
        sentences = [_escaped(sentence) for sentence in self.sentences]
        return "\n\n".join([f"**{_escaped(self.headline)}**", *lines, *fenced, *sentences])


def right(answer: str, *, remarks: Sequence[str] = (), worked: Sequence[str] = ()) -> Feedback:
    """That the answer is right, and why."""
    headline = words.say("right", answer=answer)
    return Feedback(headline, tuple(remarks), tuple(worked), is_right=True)


def not_yet(*sentences: str) -> Feedback:
    """That the answer is not right, and what is off."""
    return Feedback(words.say("not_yet"), sentences, is_right=False)


def solved(answer: str, *, worked: Sequence[str] = (), sentences: Sequence[str] = ()) -> Feedback:
    """The answer, and how it is worked out."""
    headline = words.say("solution", answer=answer)
    return Feedback(headline, tuple(sentences), tuple(worked))


def _escaped(sentence: str) -> str:
    """The sentence with no sign that means something in Markdown, but the backticks of code."""
    pieces = sentence.split("`")
    pieces[::2] = [MARKDOWN_SIGNS.sub(r"\\\1", piece) for piece in pieces[::2]]
    return "`".join(pieces)
