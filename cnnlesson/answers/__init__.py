"""A learner's answer compared with ours: what went wrong, hints in steps, the solution.

A question has a name, such as "03.stride". Its setting, its kind and its hints are data, in a
module for each chapter; a kind works out the answer from the setting, and knows the usual slips.
Nothing that a learner hands over makes these functions raise.
"""

import dataclasses

from cnnlesson import words
from cnnlesson.answers import questions, reading, running
from cnnlesson.answers.choice import Choices, SpokenChoices
from cnnlesson.answers.feedback import Feedback, not_yet
from cnnlesson.answers.plain import attempt, held
from cnnlesson.answers.question import Question

__all__ = ["Feedback", "check", "choices", "hint", "solution"]

_hints_seen: dict[str, int] = {}


def check(question: str, answer: object) -> Feedback:
    """What is said of an answer to a question: right, or which slip it was.

    An empty answer, None for example, gets the first hint, or the way to it.

    >>> check("03.stride", 3)
    Right: 3.
    (8 − 3) / 2 + 1 = 3.5 → 3: one column of the image is never read
    >>> check("03.reach", 3)
    Not yet.
    You got 3: that is what comes out when the weights are counted (the kernel also covers ...).
    `answers.hint("03.reach")` gives a hint.
    """
    found = questions.find(question)
    if found is None:
        return Feedback(questions.no_such(question))
    with running.quiet():
        return attempt(lambda: _checked(found, held(answer)), Feedback(words.say("trouble")))


def hint(question: str) -> Feedback:
    """The next hint for a question; the last one repeats.

    >>> hint("03.reach")
    Hint 1 of 3: Draw 3 weights in a row, 2 px from each to the next.
    `answers.hint("03.reach")` gives the next hint.
    """
    found = questions.find(question)
    if found is None:
        return Feedback(questions.no_such(question))
    return _hint(found, _hints_seen.get(found.name, 0) + 1)


def solution(question: str) -> Feedback:
    """The worked solution of a question.

    >>> solution("03.padding")
    Solution: 7.
    7 − 3 + 2·1 + 1 = 7
    """
    found = questions.find(question)
    if found is None:
        return Feedback(questions.no_such(question))
    return found.kind.solution(found.setting)


def choices(question: str) -> SpokenChoices:
    """A multiple-choice question and its options, in the spoken language.

    Where there is no such question, its text says so and there are no options.

    >>> choices("03.filter").options[0].text
    '25: five times five'
    """
    found = questions.find(question)
    if found is None:
        return SpokenChoices(questions.no_such(question))
    if not isinstance(found.setting, Choices):
        return SpokenChoices(words.say("no_choices", question=found.name))
    return found.setting.spoken()


def _checked(question: Question, answer: object) -> Feedback:
    """The verdict, and where it is not right, how to get a hint."""
    way_on = words.say("hint_first", question=question.name)
    if question.kind.is_empty(question.setting, answer):
        nothing = question.kind.nothing(question.setting, answer)
        if question.on_request:
            return Feedback(nothing, (way_on,))
        first = _hint(question, max(1, _hints_seen.get(question.name, 0)))
        sentences = (first.headline, *first.sentences)
        return Feedback(nothing, sentences)
    try:
        verdict = question.kind.judge(question.setting, answer)
    except reading.Refused as refused:
        verdict = not_yet(str(refused))
    if verdict.is_right:
        return verdict
    return dataclasses.replace(verdict, sentences=(*verdict.sentences, way_on))


def _hint(question: Question, number: int) -> Feedback:
    """The hint of that number, counted from 1, and what comes after it."""
    texts = question.hint_texts()
    number = min(number, len(texts))
    _hints_seen[question.name] = number
    said = words.say("hint_of", number=number, count=len(texts), hint=texts[number - 1])
    is_last = number == len(texts)
    way_on = words.say("hint_last" if is_last else "hint_next", question=question.name)
    return Feedback(said, (way_on,))
