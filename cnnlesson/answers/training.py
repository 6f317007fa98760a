"""Kinds of questions about training: one update, the border, losses, gradients that add up."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers import reading
from cnnlesson.answers.number import Number
from cnnlesson.answers.plain import plain, shown
from cnnlesson.answers.settings import Setting
from cnnlesson.answers.slips import Slip, same, slip_of
from cnnlesson.answers.solved import cross_entropy, descended, updated

DECIMALS = 2  # an answer may be rounded to so many
ROUNDED_OFF = 9  # what is beyond is the computer's rounding: 0.1 has no exact float


class Decimal(Number):
    """A number that need not be whole; it may be given with two decimals."""

    def read(self, answer: object) -> reading.Given:
        """The number; a whole one may well be a float here."""
        given = reading.number(answer)
        return reading.Given(given.value) if isinstance(plain(answer), float) else given

    def accepts(self, setting: Setting, value: float) -> bool:
        """Whether it is the right one, to two decimals."""
        return same(self.right(setting), value)

    def right_text(self, setting: Setting) -> str:
        """The right number as text."""
        return _text(self.right(setting))

    def explained(self, setting: Setting, value: float) -> str:
        """What is wrong with a number that is not the right one."""
        right = self.right(setting)
        slip = slip_of(self.slips, setting, value, right)
        return slip or words.say("too_large" if value > right else "too_small", answer=shown(value))


def _text(number: float) -> str:
    """The number to two decimals, with a minus sign."""
    rounded = round(number, DECIMALS) + 0.0  # + 0: no −0
    text = f"{rounded:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def _signed(number: float) -> str:
    """The number in brackets where it is negative, so that another sign may stand before."""
    return f"({_text(number)})" if number < 0 else _text(number)


# ---- One update -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Update(Setting):
    """A weight, the gradient there, and the learning rate."""

    weight: float
    gradient: float
    learning_rate: float


def _after(update: Update) -> float:
    """The weight after the update."""
    return round(updated(update.weight, update.gradient, update.learning_rate), ROUNDED_OFF)


def _update_worked(update: Update) -> str:
    """The update with its numbers."""
    step = f"{_text(update.learning_rate)}·{_signed(update.gradient)}"
    return f"{_text(update.weight)} − {step} = {_text(_after(update))}"


UPDATE = Decimal(
    right=_after,
    worked=lambda update: (_update_worked(update),),
    slips=(
        Slip(
            says="06_slip_plus",
            value=lambda update: update.weight + update.learning_rate * update.gradient,
        ),
        Slip(says="06_slip_no_rate", value=lambda update: update.weight - update.gradient),
        Slip(
            says="06_slip_step_alone",
            value=lambda update: update.learning_rate * update.gradient,
        ),
        Slip(says="06_slip_no_gradient", value=lambda update: update.weight - update.learning_rate),
        Slip(
            says="06_slip_weight_for_gradient",
            value=lambda update: update.weight - update.learning_rate * update.weight,
        ),
    ),
    hints=("06_hint_which_way", "06_hint_how_far", "06_hint_against"),
)


# ---- Many updates -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Walk(Setting):
    """So many updates on the loss w², from a start, with one learning rate."""

    start: float
    learning_rate: float
    steps: int


def _by_factor(factor: float) -> Callable[[Walk], float]:
    """Where a walk ends whose gradient is that factor times the weight."""
    return lambda walk: walk.start * (1 - factor * walk.learning_rate) ** walk.steps


WALK = Decimal(
    right=lambda walk: descended(walk.start, walk.learning_rate, walk.steps),
    worked=lambda walk: (),
    slips=(
        Slip(says="06_slip_walk_up", value=_by_factor(-2)),
        Slip(says="06_slip_gradient_w", value=_by_factor(1)),
        Slip(says="06_slip_one_step", value=lambda walk: walk.start * (1 - 2 * walk.learning_rate)),
        Slip(
            says="06_slip_old_gradient",
            value=lambda walk: walk.start * (1 - 2 * walk.learning_rate * walk.steps),
        ),
        Slip(
            says="06_slip_loss_returned",
            value=lambda walk: descended(walk.start, walk.learning_rate, walk.steps) ** 2,
        ),
    ),
)


# ---- The border -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bowl(Setting):
    """The loss factor·w²."""

    factor: float

    @property
    def curvature(self) -> float:
        """How fast the gradient grows with the weight."""
        return 2 * self.factor


BORDER = Decimal(
    right=lambda bowl: 2 / bowl.curvature,
    worked=lambda bowl: (f"2 / {_text(bowl.curvature)} = {_text(2 / bowl.curvature)}",),
    slips=(
        Slip(says="06_slip_fastest", value=lambda bowl: 1 / bowl.curvature),
        Slip(says="06_slip_factor", value=lambda bowl: 2 / bowl.factor),
        Slip(says="06_slip_upside_down", value=lambda bowl: bowl.curvature / 2),
        Slip(says="06_slip_curvature", value=lambda bowl: bowl.curvature),
        Slip(says="06_slip_called_safe", value=lambda bowl: 0.01),
    ),
    hints=("06_hint_gradient_of_bowl", "06_hint_two_over"),
)


# ---- Batches ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Epochs(Setting):
    """Images, how many make a batch, and how often all are used."""

    images: int
    batch: int
    epochs: int

    @property
    def full(self) -> int:
        """Full batches in one epoch."""
        return self.images // self.batch

    @property
    def left(self) -> int:
        """Images in the last, shorter batch."""
        return self.images % self.batch

    @property
    def in_epoch(self) -> int:
        """Batches in one epoch, the last, shorter one included."""
        return math.ceil(self.images / self.batch)


UPDATES = Number(
    right=lambda epochs: epochs.epochs * epochs.in_epoch,
    worked=lambda epochs: (
        f"{epochs.images} = {epochs.full}·{epochs.batch} + {epochs.left}",
        f"{epochs.epochs}·{epochs.in_epoch} = {epochs.epochs * epochs.in_epoch}",
    ),
    slips=(
        Slip(says="06_slip_rest_dropped", value=lambda epochs: epochs.epochs * epochs.full),
        Slip(
            says="06_slip_rest_carried",
            value=lambda epochs: epochs.epochs * epochs.images / epochs.batch,
        ),
        Slip(
            says="06_slip_rest_carried",
            value=lambda epochs: math.ceil(epochs.epochs * epochs.images / epochs.batch),
        ),
        Slip(says="06_slip_one_epoch", value=lambda epochs: epochs.in_epoch),
        Slip(says="06_slip_each_image", value=lambda epochs: epochs.epochs * epochs.images),
        Slip(says="06_slip_each_epoch", value=lambda epochs: epochs.epochs),
    ),
    hints=("06_hint_full_batches", "06_hint_last_batch", "06_hint_all_epochs"),
)


# ---- The loss ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scores(Setting):
    """The logits of one image, and its label."""

    logits: tuple[float, ...]
    label: int

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return len(self.logits)

    @property
    def probability(self) -> float:
        """What softmax gives to the label."""
        return self.softmax(self.label)

    def softmax(self, label: int) -> float:
        """What softmax gives to a class."""
        return math.exp(self.logits[label]) / sum(map(math.exp, self.logits))


def _cross_entropy_worked(scores: Scores) -> tuple[str, ...]:
    """The sum of the powers, the label's share of it, and its logarithm."""
    powers = [f"e^{_signed(logit)}" for logit in scores.logits]
    total = _text(sum(map(math.exp, scores.logits)))
    share = _text(scores.probability)
    return (
        f"{' + '.join(powers)} = {total}",
        f"{powers[scores.label]} / {total} = {share}",
        f"−ln {share} = {_text(-math.log(scores.probability))}",
    )


CROSS_ENTROPY = Decimal(
    right=lambda scores: cross_entropy(scores.logits, scores.label),
    worked=_cross_entropy_worked,
    slips=(
        Slip(says="06_slip_probability", value=lambda scores: scores.probability),
        Slip(says="06_slip_log_positive", value=lambda scores: math.log(scores.probability)),
        Slip(says="06_slip_no_softmax", value=lambda scores: -scores.logits[scores.label]),
        Slip(says="06_slip_log_10", value=lambda scores: -math.log10(scores.probability)),
        Slip(says="06_slip_log_2", value=lambda scores: -math.log2(scores.probability)),
        Slip(says="06_slip_others", value=lambda scores: 1 - scores.probability),
        Slip(
            says="06_slip_winner",
            value=lambda scores: -math.log(max(map(scores.softmax, range(scores.classes)))),
        ),
    ),
    hints=("06_hint_softmax", "06_hint_share", "06_hint_log"),
)


# ---- Gradients that add up --------------------------------------------------------------------


@dataclass(frozen=True)
class Backwards(Setting):
    """The loss w² at a weight, worked out and sent backwards so many times."""

    weight: float
    times: int

    @property
    def gradient(self) -> float:
        """What one backward gives."""
        return 2 * self.weight


def _added_up(backwards: Backwards) -> str:
    """The gradients with plus signs between them."""
    gradients = [_signed(backwards.gradient)] * backwards.times
    return f"{' + '.join(gradients)} = {_text(backwards.times * backwards.gradient)}"


ADDED_UP = Decimal(
    right=lambda backwards: backwards.times * backwards.gradient,
    worked=lambda backwards: (_added_up(backwards),),
    slips=(
        Slip(says="06_slip_replaced", value=lambda backwards: backwards.gradient),
        Slip(
            says="06_slip_multiplied",
            value=lambda backwards: backwards.gradient**backwards.times,
        ),
        Slip(says="06_slip_emptied", value=lambda backwards: 0),
        Slip(says="06_slip_weight_moved", value=lambda backwards: backwards.weight),
    ),
    hints=("06_hint_one_backward", "06_hint_adds"),
)
