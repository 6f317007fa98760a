"""Kinds of questions about one stop of a kernel: what it comes to, and a kernel for edges."""

from dataclasses import dataclass

from cnnlesson import kernels, words
from cnnlesson.answers import feedback, reading
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.number import Number
from cnnlesson.answers.plain import plain, shown
from cnnlesson.answers.settings import Setting
from cnnlesson.answers.slips import Slip

Rows = tuple[tuple[float, ...], ...]

DECIMALS = 9  # weights such as 0.1 do not add up to 0 exactly


@dataclass(frozen=True)
class Window(Setting):
    """One stop of a kernel: the pixels under it and its weights, row by row."""

    pixels: Rows
    weights: Rows

    @property
    def products(self) -> Rows:
        """Each pixel times the weight in its place."""
        rows = zip(self.pixels, self.weights, strict=True)
        return tuple(tuple(p * w for p, w in zip(*row, strict=True)) for row in rows)

    @property
    def first_row(self) -> str:
        """The sum of the first row, not worked out."""
        return _written(self.pixels[0], self.weights[0])


def window_sum(pixels, weights):
    """Each pixel times the weight in its place, all added up."""
    total = 0
    for row in range(len(pixels)):
        for column in range(len(pixels[0])):
            total += pixels[row][column] * weights[row][column]
    return total


def _worked(window: Window) -> tuple[str, ...]:
    """A line for each row, and one that adds them up."""
    sums = [_signed(sum(row)) for row in window.products]
    rows = zip(window.pixels, window.weights, sums, strict=True)
    lines = [f"{_written(pixels, weights)} = {total}" for pixels, weights, total in rows]
    return (*lines, f"{' + '.join(sums)} = {_signed(window_sum(window.pixels, window.weights))}")


def _written(pixels: tuple, weights: tuple) -> str:
    """The products of one row with plus signs between them."""
    return " + ".join(f"{p}·{_signed(w)}" for p, w in zip(pixels, weights, strict=True))


def _signed(number: float) -> str:
    """A negative number with a minus sign, in brackets, so that another sign may stand before."""
    return f"(−{-number})" if number < 0 else str(number)


def _all(rows: Rows) -> list[float]:
    """The numbers of all rows, one after the other."""
    return [number for row in rows for number in row]


def _turned(weights: Rows) -> Rows:
    """The weights turned by half a turn."""
    return tuple(row[::-1] for row in weights[::-1])


WINDOW = Number(
    right=lambda window: window_sum(window.pixels, window.weights),
    worked=_worked,
    slips=(
        Slip(
            says="00_slip_signs",
            value=lambda window: sum(
                pixel * abs(weight)
                for pixel, weight in zip(_all(window.pixels), _all(window.weights), strict=True)
            ),
        ),
        Slip(
            says="00_slip_turned",
            value=lambda window: window_sum(window.pixels, _turned(window.weights)),
        ),
        Slip(says="00_slip_no_weights", value=lambda window: sum(_all(window.pixels))),
        Slip(
            says="00_slip_sums_multiplied",
            value=lambda window: sum(_all(window.pixels)) * sum(_all(window.weights)),
        ),
        Slip(says="00_slip_first_row", value=lambda window: sum(window.products[0])),
        Slip(says="00_slip_first_product", value=lambda window: window.products[0][0]),
        Slip(says="00_slip_last_product", value=lambda window: window.products[-1][-1]),
    ),
    hints=("00_hint_same_place", "00_hint_first_row", "00_hint_add_rows"),
)


@dataclass(frozen=True)
class Demand:
    """A window on which a kernel must give 0, or more than 0 where an edge is to be found.

    `says` is the key of what is said of another result.
    """

    pixels: Rows
    says: str
    is_found: bool = False

    def is_met(self, result: float) -> bool:
        """Whether a kernel's result on the window will do."""
        return result > 0 if self.is_found else result == 0


@dataclass(frozen=True)
class EdgeKernel(Setting):
    """A kernel that finds one kind of edge: its size, its name, and what it must give."""

    size: int
    name: str
    demands: tuple[Demand, ...]


@dataclass(frozen=True)
class FindsEdges(Kind):
    """A square kernel, any that meets the demands."""

    hints: tuple[str, ...] = ()

    def judge(self, setting: EdgeKernel, answer: object) -> feedback.Feedback:
        """What is said of a learner's kernel: the first demand that it does not meet."""
        weights = _read(answer, setting.size)
        for demand in setting.demands:
            result = round(window_sum(demand.pixels, weights), DECIMALS)
            if not demand.is_met(result):
                return feedback.not_yet(words.say(demand.says, answer=shown(result)))
        return feedback.right(shown(weights), remarks=(words.say("00_kernel_finds"),))

    def solution(self, setting: EdgeKernel) -> feedback.Feedback:
        """One such kernel."""
        weights = kernels.kernel(setting.name, setting.size, setting.size)
        return feedback.solved(shown(weights), sentences=(words.say("00_kernel_finds"),))


def _read(answer: object, size: int) -> Rows:
    """The rows of a learner's kernel.

    Raises:
        Refused: it is no square of numbers of that size.
    """
    rows = plain(answer)
    expected = words.say("00_rows_expected", size=size, answer=shown(rows))
    if not isinstance(rows, tuple) or len(rows) != size:
        raise reading.Refused(expected)
    weights = tuple(reading.numbers(row, expected=expected).value for row in rows)
    if any(len(row) != size for row in weights):
        raise reading.Refused(expected)
    return weights
