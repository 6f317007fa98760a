"""Questions whose answer is a function: it is run on a table of settings."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers import feedback, reading, running
from cnnlesson.answers.inverse import Padding
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.number import Number
from cnnlesson.answers.plain import held, plain, shown
from cnnlesson.answers.settings import Setting
from cnnlesson.answers.slips import same

Cases = tuple[Setting, ...]


@dataclass(frozen=True)
class Code(Kind):
    """A function that answers a kind of question for every setting of a table.

    It is called with the `arguments` of each setting, in that order; `solved` is a right one.
    """

    of: Number | Padding
    arguments: tuple[str, ...]
    solved: Callable
    hints: tuple[str, ...] = ()

    def is_empty(self, setting: Cases, answer: object) -> bool:
        """Also a function that returns nothing: it has no body yet, or it only prints."""
        if not callable(answer):
            return reading.is_empty(answer)
        ran = running.ran(answer, self._values(setting[0]))
        return ran.result is None and not ran.error and not ran.is_endless

    def nothing(self, setting: Cases, answer: object) -> str:
        """What is said of a function that returns nothing."""
        if not callable(answer):
            return super().nothing(setting, answer)
        ran = running.ran(answer, self._values(setting[0]))
        return " ".join([words.say("no_result"), *_printed(ran)])

    def judge(self, setting: Cases, answer: object) -> feedback.Feedback:
        """What is said of a learner's function: the first setting on which it is wrong."""
        if not callable(answer):
            raise reading.Refused(words.say("function_expected", answer=shown(plain(answer))))
        given = []
        for case in setting:
            ran = running.ran(answer, self._values(case))
            try:
                given.append(self._given(answer, self._values(case), ran))
            except reading.Refused as refused:
                return feedback.not_yet(self._called_with(case), str(refused), *_printed(ran))
        return self._compared(setting, given)

    def solution(self, setting: Cases) -> feedback.Feedback:
        """A right function."""
        code = inspect.getsource(self.solved).rstrip()
        return feedback.Feedback(words.say("solution_code"), code=code)

    def _given(self, function: Callable, values: tuple, ran: running.Ran) -> reading.Given:
        """What a function returned, read; whatever keeps it from an answer is refused."""
        if ran.is_endless:
            raise reading.Refused(words.say("endless"))
        if ran.error and not running.takes(function, values):
            arguments = ", ".join(self.arguments)
            raise reading.Refused(words.say("other_arguments", arguments=arguments))
        if ran.error:
            raise reading.Refused(words.say("raises", error=ran.error))
        result = held(ran.result)
        read = self.of.read(result)
        if isinstance(plain(result), str):
            raise reading.Refused(words.say("text_returned", answer=shown(plain(result))))
        return reading.Given(read.value, (*read.remarks, *_printed(ran)))

    def _compared(self, setting: Cases, given: list[reading.Given]) -> feedback.Feedback:
        """All results compared: right, or the first wrong one, and which usual way makes them."""
        pairs = list(zip(setting, given, strict=True))
        wrong = [(case, one) for case, one in pairs if not self.of.accepts(case, one.value)]
        if not wrong:
            remarks = next((one.remarks for one in given if one.remarks), ())
            headline = words.say("right_code", count=len(setting))
            return feedback.Feedback(headline, remarks, is_right=True)
        case, one = wrong[0]
        returns = words.say("returns", answer=shown(one.value), right=self.of.right_text(case))
        said = (returns, *self._slip(pairs, case), *one.remarks)
        return feedback.not_yet(self._called_with(case), *said)

    def _slip(self, pairs: list[tuple[Setting, reading.Given]], case: Setting) -> list[str]:
        """The usual way that makes all results: one result alone may come from many."""
        for slip in self.of.slips:
            if all(same(slip.at(of), one.value) for of, one in pairs):
                clause = words.say(slip.says, **case.facts())
                return [words.say("all_results", slip=clause)]
        return []

    def _values(self, case: Setting) -> tuple:
        """The arguments of one call."""
        return tuple(getattr(case, name) for name in self.arguments)

    def _called_with(self, case: Setting) -> str:
        """With which arguments the function was called."""
        named = [f"{name}={getattr(case, name)}" for name in self.arguments]
        return words.say("called_with", arguments=", ".join(named))


def _printed(ran: running.Ran) -> tuple[str, ...]:
    """What a call printed: a learner who looks for it is told."""
    text = ran.printed.strip()
    return (words.say("prints", printed=shown(text)),) if text else ()
