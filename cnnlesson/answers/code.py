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
from cnnlesson.answers.slips import Value, same, slip_of

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

    def nothing(self) -> str:
        """What is said of a function that returns nothing."""
        return words.say("no_result")

    def judge(self, setting: Cases, answer: object) -> feedback.Feedback:
        """What is said of a learner's function: the first setting on which it is wrong."""
        if not callable(answer):
            raise reading.Refused(words.say("function_expected", answer=shown(plain(answer))))
        given = []
        for case in setting:
            try:
                given.append(self._given(answer, self._values(case)))
            except reading.Refused as refused:
                return feedback.not_yet(self._called_with(case), str(refused))
        return self._compared(setting, given)

    def solution(self, setting: Cases) -> feedback.Feedback:
        """A right function."""
        code = inspect.getsource(self.solved).rstrip()
        return feedback.Feedback(words.say("solution_code"), code=code)

    def _given(self, function: Callable, values: tuple) -> reading.Given:
        """What a function returns, read; whatever keeps it from an answer is refused."""
        ran = running.ran(function, values)
        if ran.is_endless:
            raise reading.Refused(words.say("endless"))
        if ran.error and not running.takes(function, values):
            arguments = ", ".join(self.arguments)
            raise reading.Refused(words.say("other_arguments", arguments=arguments))
        if ran.error:
            raise reading.Refused(words.say("raises", error=ran.error))
        return self.of.read(held(ran.result))

    def _compared(self, setting: Cases, given: list[reading.Given]) -> feedback.Feedback:
        """All results compared: right, or the first wrong one, and which usual way makes them."""
        values = [one.value for one in given]
        pairs = list(zip(setting, values, strict=True))
        wrong = [(case, value) for case, value in pairs if not self.of.accepts(case, value)]
        if not wrong:
            remarks = next((one.remarks for one in given if one.remarks), ())
            headline = words.say("right_code", count=len(setting))
            return feedback.Feedback(headline, remarks, is_right=True)
        case, value = wrong[0]
        returns = words.say("returns", answer=shown(value), right=self.of.right_text(case))
        return feedback.not_yet(self._called_with(case), returns, *self._slips(pairs, case, value))

    def _slips(self, pairs: list, case: Setting, value: Value) -> list[str]:
        """The usual way that makes all results, or else the one that makes the first wrong one."""
        for slip in self.of.slips:
            if all(same(slip.at(of), result) for of, result in pairs):
                clause = words.say(slip.says, **case.facts())
                return [words.say("all_results", slip=clause)]
        here = slip_of(self.of.slips, case, value, self.of.right(case))
        return [here] if here else []

    def _values(self, case: Setting) -> tuple:
        """The arguments of one call."""
        return tuple(getattr(case, name) for name in self.arguments)

    def _called_with(self, case: Setting) -> str:
        """With which arguments the function was called."""
        named = [f"{name}={getattr(case, name)}" for name in self.arguments]
        return words.say("called_with", arguments=", ".join(named))
