"""Every sentence that Python and the widgets' scripts both say: one table, two readers.

A sentence is a template. `{name}` is filled in with a value, by `say` here and
by `say` in widgets/shared/words.mjs; nothing else in a template has a meaning.
Each language has its own folder with the same keys. `speak` chooses the
language for all that is said from then on; a widget keeps the language in
which it was made.
"""

import functools
from collections.abc import Sequence

from cnnlesson.words import en, zh

SECTIONS = {"en": en.SECTIONS, "zh": zh.SECTIONS}
# What a script says that names no sections of its own.
FOR_SCRIPTS = ("sizes", "widgets")

_spoken = "en"


def speak(language: str) -> None:
    """Choose the language of the widgets, the figures and the feedback: "en" or "zh".

    >>> speak("en")

    Raises:
        ValueError: there is no such language.
    """
    global _spoken
    if not isinstance(language, str) or language not in SECTIONS:
        known = " or ".join(f'"{name}"' for name in SECTIONS)
        raise ValueError(f"language must be {known}, not {language!r}")
    _spoken = language


def language() -> str:
    """The language that is spoken.

    >>> language()
    'en'
    """
    return _spoken


def table(language: str | None = None) -> dict[str, str]:
    """Every sentence of a language, by its key; of the spoken one where none is named."""
    return _joined(language or _spoken, tuple(SECTIONS["en"]))


def for_scripts(sections: tuple[str, ...] = FOR_SCRIPTS) -> dict[str, str]:
    """The sentences that a widget's script says, in the spoken language, and no others.

    >>> "height" in for_scripts(("sizes",))
    True
    """
    return _joined(_spoken, sections)


def _joined(language: str, sections: tuple[str, ...]) -> dict[str, str]:
    """The sentences of several sections."""
    return {key: text for name in sections for key, text in SECTIONS[language][name].items()}


def say(key: str, **values: object) -> str:
    """The sentence of that key in the spoken language, its blanks filled in.

    >>> say("unread_padded_column_many", count=3)
    '3 padded columns are never read'

    Raises:
        KeyError: there is no such sentence, or a blank got no value.
    """
    for section in SECTIONS[_spoken].values():
        if key in section:
            return section[key].format(**values)
    raise KeyError(key)


def counted(key: str, count: int, **values: object) -> str:
    """The sentence for one, or the one for many, which says how many.

    >>> counted("unread_image_row", 2)
    '2 rows of the image are never read'
    """
    return say(f"{key}_one", **values) if count == 1 else say(f"{key}_many", count=count, **values)


def joined(sentences: Sequence[str]) -> str:
    """Short sentences after each other, as the spoken language sets them apart.

    >>> joined(["two rows are lost", "one column is lost"])
    'two rows are lost; one column is lost'
    """
    return functools.reduce(lambda one, other: say("both", one=one, other=other), sentences)


def listed(parts: Sequence[str]) -> str:
    """Numbers or names after each other, as the spoken language sets them apart.

    >>> listed(["62", "63", "64"])
    '62, 63, 64'
    """
    return functools.reduce(lambda one, other: say("listed", one=one, other=other), parts)
