"""Every question of the course by its name, and what a misspelt name is told."""

import difflib

from cnnlesson import words
from cnnlesson.answers import chapter_00, chapter_02, chapter_03, chapter_06
from cnnlesson.answers.plain import plain, shown
from cnnlesson.answers.question import Question

CHAPTERS = (chapter_00, chapter_02, chapter_03, chapter_06)
QUESTIONS = {question.name: question for chapter in CHAPTERS for question in chapter.QUESTIONS}


def find(name: object) -> Question | None:
    """The question of that name, if there is one.

    >>> find("03.stride").name
    '03.stride'
    >>> find(3) is None
    True
    """
    name = plain(name)
    return QUESTIONS.get(name) if isinstance(name, str) else None


def no_such(name: object) -> str:
    """That there is no such question, and which name is nearest.

    >>> no_such("03.strides")
    'There is no question "03.strides". The nearest is "03.stride".'
    """
    known = list(QUESTIONS)
    name = plain(name)
    near = difflib.get_close_matches(shown(name), known, n=1, cutoff=0) or known
    return words.say("no_question", question=shown(name), nearest=shown(near[0]))
