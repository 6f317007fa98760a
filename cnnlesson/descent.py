"""Gradient descent on losses of one and two weights: the path, what came of it, and the border.

Plain arithmetic with torch's update rule. The LearningRateExplorer's script does the same; the
tests run both on one table of cases made by torch.optim.SGD.
"""

import dataclasses
import decimal
import functools

from cnnlesson import _check, words

LOSSES = ("bowl", "long_bowl", "two_valleys")
VERDICTS = (
    *("at_rest", "climbing", "at_border", "diverging", "oscillating", "too_small", "right"),
)
FAR = 1e12  # a path ends with the first weight that is further from 0
ALIKE = 1e-9  # numbers that differ by less, for their size, are the same number
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")

Weights = tuple[float, ...]


@dataclasses.dataclass(frozen=True)
class Step:
    """One update: where it starts, the gradient there, what the learning rate multiplies, the end.

    Without momentum `velocity` is the gradient.
    """

    before: Weights
    gradient: Weights
    velocity: Weights
    after: Weights


@dataclasses.dataclass(frozen=True)
class Descent:
    """Some steps of gradient descent from one start.

    The losses, each lowest at 0:

    - "bowl": ½·curvature·w², so w² has curvature 2 and 100·w² has curvature 200;
    - "long_bowl": ½·curvature·w₁² + ½·curvature_2·w₂²;
    - "two_valleys": curvature·(3w⁴ + 4w³ − 12w² + 32)/72. The valley at w = −2 has that curvature
      and goes down to 0; the one at w = 1 has half of it and stays above. Between them, at w = 0,
      is a hilltop.

    The update is torch's: v = momentum·v + gradient, and w = w − learning_rate·v; with
    `against=False` it is w + learning_rate·v, along the gradient.

    >>> Descent(start=3, learning_rate=0.1, steps=20).losses[-1] < 0.002
    True
    >>> Descent(start=3, learning_rate=0.1, steps=20, against=False).verdict
    'climbing'

    Raises:
        TypeError, ValueError: there is no such loss, no step, or a curvature that is not positive.
    """

    loss: str = "bowl"
    curvature: float = 2
    curvature_2: float = 16
    learning_rate: float = 0.1
    momentum: float = 0
    steps: int = 20
    start: float = 3
    start_2: float = 1
    against: bool = True

    def __post_init__(self) -> None:
        """Refuse what has no path."""
        if self.loss not in LOSSES:
            known = ", ".join(f'"{loss}"' for loss in LOSSES)
            raise ValueError(f"loss must be one of {known}, not {_check.shown(self.loss)}")
        _check.whole("steps", self.steps, at_least=1)
        for name in ("curvature", "curvature_2"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive, not {getattr(self, name)!r}")

    @property
    def curvatures(self) -> Weights:
        """The curvature along each weight; of two valleys, that of the steeper one."""
        return (self.curvature, self.curvature_2) if self.loss == "long_bowl" else (self.curvature,)

    def loss_at(self, weights: Weights) -> float:
        """The loss of these weights.

        >>> Descent(curvature=200).loss_at((3,))  # 100·w²
        900.0
        """
        if self.loss == "two_valleys":
            (w,) = weights
            return self.curvature * (w * w * (3 * w * w + 4 * w - 12) + 32) / 72
        loss = 0.0
        for c, w in zip(self.curvatures, weights, strict=True):
            loss += 0.5 * c * w * w  # one after the other: `sum` rounds otherwise than a script
        return loss

    def gradient_at(self, weights: Weights) -> Weights:
        """How fast the loss grows along each weight.

        >>> Descent(curvature=200).gradient_at((3,))
        (600,)
        """
        if self.loss == "two_valleys":
            (w,) = weights
            return (self.curvature * w * (w + 2) * (w - 1) / 6,)
        return tuple(c * w for c, w in zip(self.curvatures, weights, strict=True))

    @functools.cached_property
    def path(self) -> list[Step]:
        """The steps; fewer than asked for where a weight goes beyond 10¹²."""
        weights = (self.start, self.start_2)[: len(self.curvatures)]
        velocity = (0,) * len(weights)
        path = []
        while len(path) < self.steps and not is_far(weights):
            gradient = self.gradient_at(weights)
            velocity = tuple(self.momentum * v + g for v, g in zip(velocity, gradient, strict=True))
            sign = -1 if self.against else 1
            after = tuple(
                w + sign * (self.learning_rate * v) for w, v in zip(weights, velocity, strict=True)
            )
            path.append(Step(weights, gradient, velocity, after))
            weights = after
        return path

    @functools.cached_property
    def points(self) -> list[Weights]:
        """The weights at the start and after each step."""
        return [self.path[0].before, *(step.after for step in self.path)]

    @functools.cached_property
    def losses(self) -> list[float]:
        """The loss at the start and after each step."""
        return [self.loss_at(weights) for weights in self.points]

    @property
    def minimum(self) -> Weights:
        """The lowest point of the bowl, or of the valley that the path ends in."""
        if self.loss == "two_valleys":
            return (1,) if self.points[-1][0] > 0 else (-2,)
        return (0,) * len(self.curvatures)

    @property
    def border(self) -> float | None:
        """The learning rate from which on steps near the minimum no longer get closer to it.

        For a curvature c it is 2·(1 + momentum)/c. None where there is none: along the gradient,
        and on two valleys where the path left both.

        >>> Descent(curvature=200).border
        0.01
        """
        if not self.against or (self.loss == "two_valleys" and is_far(self.points[-1])):
            return None
        return 2 * (1 + self.momentum) / self.steepest

    @property
    def is_on_border(self) -> bool:
        """Whether the learning rate is the border itself, as near as rounding lets one see."""
        border = self.border
        return border is not None and abs(self.learning_rate - border) <= ALIKE * border

    @property
    def fastest(self) -> float | None:
        """The learning rate that gets down a bowl in the fewest steps, without momentum.

        In one direction it is 1/c, which arrives in one step. In two it is 2/(c₁ + c₂): both then
        shrink by the same factor.
        """
        if not self.against or self.momentum or self.loss == "two_valleys":
            return None
        return 2 / (max(self.curvatures) + min(self.curvatures))

    @property
    def steepest(self) -> float:
        """The largest curvature at the minimum: it sets the border."""
        return self.curvature / 2 if self.minimum == (1,) else max(self.curvatures)

    @functools.cached_property
    def verdict(self) -> str:
        """What these steps show of the learning rate, by the first of these rules that fits.

        Losses count from the bottom of the valley that the path ends in.

        - "at_rest": the gradient at the start is 0;
        - "climbing": along the gradient, and the loss ends higher than it starts; where it does
          not, "oscillating";
        - "at_border": a bowl, and the learning rate is the border;
        - "diverging": the loss ends more than 1 % higher, or a weight goes beyond 10¹²;
        - "at_border": a weight goes past the minimum at each step, and the loss ends less than
          1 % lower;
        - "oscillating": a weight goes past the minimum, or the loss climbs, at some step;
        - "too_small": more than half of the loss is left;
        - "right": the loss falls at each step, and at most half of it is left.
        """
        if not any(self.path[0].gradient):
            return "at_rest"
        if not self.against:
            return "climbing" if self.losses[-1] > self.losses[0] else "oscillating"
        if self.loss != "two_valleys" and self.is_on_border:
            return "at_border"
        first, last = self._heights()
        if is_far(self.points[-1]) or last > 1.01 * first:
            return "diverging"
        passes = self._passes()
        if passes == len(self.path) and last > 0.99 * first:
            return "at_border"
        if passes or self._climbs(first):
            return "oscillating"
        return "too_small" if last > 0.5 * first else "right"

    def _heights(self) -> tuple[float, float]:
        """The first and the last loss, from the bottom of the last valley."""
        bottom = self.loss_at(self.minimum)
        return self.losses[0] - bottom, self.losses[-1] - bottom

    def _passes(self) -> int:
        """At how many steps a weight goes from one side of the minimum to the other."""
        return sum(
            any(
                self._side(axis, step.before) * self._side(axis, step.after) < 0
                for axis in range(len(step.before))
            )
            for step in self.path
        )

    def _side(self, axis: int, weights: Weights) -> int:
        """-1 or 1 on the two sides of the minimum; 0 on it, as near as rounding lets one see."""
        middle = self.minimum[axis]
        distance = weights[axis] - middle
        if abs(distance) <= ALIKE * abs(self.points[0][axis] - middle):
            return 0
        return 1 if distance > 0 else -1

    def _climbs(self, height: float) -> bool:
        """Whether the loss climbs at some step, by more than rounding does."""
        return any(
            self.losses[i + 1] > self.losses[i] + ALIKE * height for i in range(len(self.path))
        )


def is_far(weights: Weights) -> bool:
    """Whether a weight is beyond 10¹²."""
    return any(abs(weight) > FAR for weight in weights)


def shown(number: float) -> str:
    """The number in three digits, as the explorer writes it.

    >>> shown(0.034587), shown(-1234.5), shown(2.5e-7), shown(1e300)
    ('0.0346', '−1230', '2.5·10⁻⁷', 'beyond 10¹²')
    """
    sign, size = "−" if number < 0 else "", abs(number)
    if size > FAR:
        return words.say("descent_beyond", sign=sign)
    if not size:
        return "0"
    exact = decimal.Decimal(size)
    digit = decimal.Decimal(1).scaleb(exact.adjusted() - 2)
    rounded = exact.quantize(digit, rounding=decimal.ROUND_HALF_UP)
    if decimal.Decimal("0.0001") <= rounded < 100_000:
        return f"{sign}{_without_zeros(rounded)}"
    power = rounded.adjusted()
    return f"{sign}{_without_zeros(rounded.scaleb(-power))}·10{str(power).translate(SUPERSCRIPTS)}"


def _without_zeros(number: decimal.Decimal) -> str:
    """As decimals, without the zeros at their end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
