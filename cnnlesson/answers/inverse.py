"""Questions asked backwards: which inputs, or which padding, give a size that is wanted."""

import re
from dataclasses import dataclass

from cnnlesson import sizes, words
from cnnlesson.answers import feedback, reading
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.plain import attempt, plain, shown
from cnnlesson.answers.settings import Fitting, Wanted
from cnnlesson.answers.slips import Slip, slip_of, ways_to

# torch's words for a padding, also as they stand in a layer: padding="same".
NAME = re.compile(r"""(?:padding\s*=\s*)?["']?(same|valid)["']?""", re.IGNORECASE)


@dataclass(frozen=True)
class Inputs(Kind):
    """Every input size that gives a wanted output size. A slip gives the smallest of them."""

    slips: tuple[Slip, ...] = ()
    hints: tuple[str, ...] = ()

    def judge(self, setting: Wanted, answer: object) -> feedback.Feedback:
        """What is said of a learner's list of sizes."""
        expected = words.say("sizes_expected", answer=shown(plain(answer)))
        given = reading.numbers(answer, expected=expected)
        value = tuple(sorted(set(given.value)))
        if value == self.right(setting):
            worked = self._worked(setting)
            return feedback.right(_listed(value), remarks=given.remarks, worked=worked)
        return feedback.not_yet(*given.remarks, *self._explained(setting, value, answer))

    def solution(self, setting: Wanted) -> feedback.Feedback:
        """All of them, the smallest and the largest worked out, and the first that is too large."""
        return feedback.solved(_listed(self.right(setting)), worked=self._worked(setting))

    def right(self, setting: Wanted) -> tuple[int, ...]:
        """The right sizes, in order."""
        return tuple(sizes.input_sizes_for(setting.output_size, **setting.window))

    def _worked(self, setting: Wanted) -> tuple[str, ...]:
        """The formula for both ends, and for the input after them."""
        right = self.right(setting)
        ends = dict.fromkeys((right[0], right[-1], right[-1] + 1))
        return tuple(sizes.conv_worked(size, **setting.window) for size in ends)

    def _explained(self, setting: Wanted, value: tuple, answer: object) -> list[str]:
        """What is wrong: a size that does not belong there, or one that is missing."""
        right = self.right(setting)
        wrong = [size for size in value if size not in right]
        if wrong:
            ways = ways_to(self.slips, setting, value[0], right[0])
            if ways:
                return [words.say("list_begins", answer=shown(value[0]), slip=ways[0])]
            return [_gives_another(setting, wrong[0])]
        if value[0] == right[0] and value[-1] == right[-1]:
            return [words.say("between_too", output_size=setting.output_size)]
        said = words.say(
            "larger_too" if value[0] == right[0] else "smaller_too",
            answer=_listed(value),
            output_size=setting.output_size,
        )
        is_cut_range = type(answer) is range and value[-1] != right[-1]
        return [said, words.say("range_end")] if is_cut_range else [said]


def _listed(sizes_given: tuple) -> str:
    """Sizes as text, one after the other."""
    return words.listed(list(map(shown, sizes_given)))


def _gives_another(setting: Wanted, size: float) -> str:
    """What a size gives instead, if it gives anything."""
    if isinstance(size, float):
        return words.say("not_whole", answer=shown(size))
    made = attempt(lambda: sizes.conv_output_size(size, **setting.window))
    return _gives(shown(size), made, setting.output_size)


def _gives(answer: str, made: int | None, output_size: int) -> str:
    """That an answer gives another size, or no output at all."""
    if made is None:
        return words.say("gives_nothing", answer=answer)
    return words.say("gives_another", answer=answer, made=shown(made), output_size=output_size)


@dataclass(frozen=True)
class Padding(Kind):
    """A padding that gives a wanted output size: a number for each side, or (before, after).

    A slip gives a number, or a pair where only pairs are taken.
    """

    slips: tuple[Slip, ...] = ()
    hints: tuple[str, ...] = ()
    only_pairs: bool = False

    def judge(self, setting: Fitting, answer: object) -> feedback.Feedback:
        """What is said of a learner's padding."""
        named = _named(setting, answer)
        given = named or self.read(answer)
        if self.accepts(setting, given.value):
            remarks = given.remarks or _remarks_on_sides(setting, given.value)
            worked = (_worked(setting, given.value),)
            return feedback.right(shown(given.value), remarks=remarks, worked=worked)
        return feedback.not_yet(*given.remarks, self.explained(setting, given.value))

    def solution(self, setting: Fitting) -> feedback.Feedback:
        """The least padding, as alike on both sides as can be."""
        value = self.right(setting)
        return feedback.solved(shown(value), worked=(_worked(setting, value),))

    def read(self, answer: object) -> reading.Given:
        """The number or the pair that a learner gave, or that a learner's function returned."""
        expected = words.say(
            "pair_expected" if self.only_pairs else "padding_expected", answer=shown(plain(answer))
        )
        given = reading.in_order(answer, expected=expected)
        if len(given.value) == 1 and not self.only_pairs:
            return reading.Given(given.value[0], given.remarks)
        if len(given.value) != 2:
            raise reading.Refused(expected)
        return given

    def accepts(self, setting: Fitting, value: float | tuple) -> bool:
        """Whether it gives the wanted size."""
        return _made(setting, value) == setting.output_size

    def right(self, setting: Fitting) -> int | tuple[int, int]:
        """The least padding that is alike on both sides; a pair where there is none."""
        total = max(0, setting.total)
        if self.only_pairs or (total % 2 and setting.stride == 1):
            return total // 2, total - total // 2
        return (total + 1) // 2

    def right_text(self, setting: Fitting) -> str:
        """One right padding as text, of many."""
        return words.say("for_instance", answer=shown(self.right(setting)))

    def explained(self, setting: Fitting, value: float | tuple) -> str:
        """What is wrong with a padding that does not give the wanted size."""
        each = value if self.only_pairs else _each_side(value)
        slip = slip_of(self.slips, setting, each, self.right(setting))
        if slip:
            return slip
        for number in value if isinstance(value, tuple) else (value,):
            if isinstance(number, float):
                return words.say("not_whole", answer=shown(number))
        return _gives(shown(value), _made(setting, value), setting.output_size)


def _named(setting: Fitting, answer: object) -> reading.Given | None:
    """The two sides that "same" or "valid" stands for; None where neither was given."""
    text = plain(answer)
    found = NAME.fullmatch(text.strip()) if isinstance(text, str) else None
    if not found:
        return None
    word = found[1].lower()
    try:
        sides = _sides_of(word, setting)
    except ValueError as error:
        raise reading.Refused(str(error)) from None
    return reading.Given(sides, (words.say("sides_of_word", word=word, sides=shown(sides)),))


def _sides_of(word: str, setting: Fitting) -> tuple[int, int]:
    """What torch pads before and after for "same" or "valid"."""
    return sizes.padding_sides(word, input_size=setting.input_size, **setting.window)


def _each_side(value: float | tuple) -> float | tuple:
    """A pair of the same two numbers as the one that `padding` takes for each side."""
    return value[0] if isinstance(value, tuple) and value[0] == value[1] else value


def _made(setting: Fitting, value: float | tuple) -> int | None:
    """The output size with that padding; None where there is no output."""
    sides = value if isinstance(value, tuple) else (value, value)
    return attempt(
        lambda: sizes.conv_output_size(setting.input_size, padding=sides, **setting.window)
    )


def _worked(setting: Fitting, value: int | tuple[int, int]) -> str:
    """The size formula with that padding."""
    sides = value if isinstance(value, tuple) else (value, value)
    return sizes.conv_worked(setting.input_size, padding=sides, **setting.window)


def _remarks_on_sides(setting: Fitting, value: int | tuple[int, int]) -> tuple[str, ...]:
    """How a layer is told to pad two sides by different numbers."""
    if not isinstance(value, tuple) or value[0] == value[1]:
        return ()
    if attempt(lambda: _sides_of("same", setting)) == value:
        return (words.say("sides_as_same", sides=shown(value)),)
    return (words.say("sides_by_hand", sides=shown(value)),)
