"""Kinds of questions about one stop of a kernel: what it comes to, and a kernel for edges."""

from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers import feedback, reading
from cnnlesson.answers.kind import Kind
from cnnlesson.answers.number import Number
from cnnlesson.answers.plain import plain, shown
from cnnlesson.answers.settings import Setting
from cnnlesson.answers.slips import Slip

Rows = tuple[tuple[float, ...], ...]

DECIMALS = 9


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


def _on_its_side(weights: Rows) -> Rows:
    """The weights with their rows as columns."""
    return tuple(zip(*weights, strict=True))


def _pairs(window: Window) -> list[tuple[float, float]]:
    """Each pixel with the weight in its place."""
    return list(zip(_all(window.pixels), _all(window.weights), strict=True))


SIGNS = Slip(
    says="00_slip_signs",
    value=lambda window: sum(pixel * abs(weight) for pixel, weight in _pairs(window)),
)
NO_WEIGHTS = Slip(says="00_slip_no_weights", value=lambda window: sum(_all(window.pixels)))
WINDOW = Number(
    right=lambda window: window_sum(window.pixels, window.weights),
    worked=_worked,
    slips=(
        SIGNS,
        Slip(
            says="00_slip_every_sign",
            value=lambda window: -window_sum(window.pixels, window.weights),
        ),
        Slip(
            says="00_slip_turned",
            value=lambda window: window_sum(window.pixels, _turned(window.weights)),
        ),
        Slip(
            says="00_slip_on_its_side",
            value=lambda window: window_sum(window.pixels, _on_its_side(window.weights)),
        ),
        NO_WEIGHTS,
        Slip(
            says="00_slip_plus",
            value=lambda window: sum(pixel + weight for pixel, weight in _pairs(window)),
        ),
        Slip(
            says="00_slip_sums_multiplied",
            value=lambda window: sum(_all(window.pixels)) * sum(_all(window.weights)),
        ),
        Slip(says="00_slip_first_row", value=lambda window: sum(window.products[0])),
        Slip(says="00_slip_last_row", value=lambda window: sum(window.products[-1])),
        Slip(says="00_slip_first_product", value=lambda window: window.products[0][0]),
        Slip(
            says="00_slip_last_left_out",
            value=lambda window: sum(sum(row[:-1]) for row in window.products[:-1]),
        ),
        Slip(
            says="00_slip_as_wide_as_high",
            value=lambda window: sum(sum(row[: len(window.pixels)]) for row in window.products),
        ),
        Slip(says="00_slip_last_product", value=lambda window: window.products[-1][-1]),
    ),
    hints=("00_hint_same_place", "00_hint_first_row", "00_hint_add_rows"),
)


def _taken_out(window: Window) -> tuple[str, ...]:
    """One line: the pixels are equal, so that the weights can be added first."""
    weights, pixel = _all(window.weights), window.pixels[0][0]
    added = " + ".join(map(_signed, weights))
    return (f"{pixel}·({added}) = {pixel}·{_signed(sum(weights))} = {pixel * sum(weights)}",)


EVEN_WINDOW = Number(
    right=WINDOW.right,
    worked=_taken_out,
    slips=(
        Slip(says="00_slip_an_edge_kernel", value=lambda window: 0),
        SIGNS,
        NO_WEIGHTS,
        Slip(says="00_slip_middle_alone", value=lambda window: max(_all(window.products))),
    ),
    hints=("00_hint_take_out", "00_hint_sum_of_weights"),
)


@dataclass(frozen=True)
class Demand:
    """A window without the edge, where a kernel must give 0.

    `says` is the key of what is said of another result.
    """

    pixels: Rows
    says: str


@dataclass(frozen=True)
class EdgeKernel(Setting):
    """A kernel that finds one kind of edge: its size, one such kernel, and what it must give.

    `edge` holds the windows at the stops where the kernel crosses the edge. At none of them it may
    give less than 0, at one or more it gives more: it may sit between any two rows.
    """

    size: int
    solved: Rows
    demands: tuple[Demand, ...]
    edge: tuple[Rows, ...]


@dataclass(frozen=True)
class FindsEdges(Kind):
    """A square kernel, any that meets the demands."""

    hints: tuple[str, ...] = ()

    def judge(self, setting: EdgeKernel, answer: object) -> feedback.Feedback:
        """What is said of a learner's kernel: the first demand that it does not meet."""
        weights = _read(answer, setting.size)
        for demand in setting.demands:
            result = _rounded_sum(demand.pixels, weights)
            if result != 0:
                return feedback.not_yet(words.say(demand.says, answer=shown(result)))
        results = [_rounded_sum(pixels, weights) for pixels in setting.edge]
        if min(results) < 0 < max(results):
            listed = words.listed(list(map(shown, results)))
            return feedback.not_yet(words.say("00_kernel_line", answers=listed))
        if max(results) <= 0:
            return feedback.not_yet(words.say("00_kernel_misses", answer=shown(min(results))))
        return feedback.right(shown(weights), remarks=(words.say("00_kernel_finds"),))

    def solution(self, setting: EdgeKernel) -> feedback.Feedback:
        """One such kernel."""
        return feedback.solved(shown(setting.solved), sentences=(words.say("00_kernel_finds"),))


def _rounded_sum(pixels: Rows, weights: Rows) -> float:
    """The window's sum; weights such as 0.1 do not add up to 0 exactly."""
    return round(window_sum(pixels, weights), DECIMALS)


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
