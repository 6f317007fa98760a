"""LearningRateExplorer: gradient descent on a loss of one or two weights, its rate on a slider."""

import numbers

import traitlets

from cnnlesson import descent, words
from cnnlesson.widgets.learning_rate import sentences
from cnnlesson.widgets.shared.lesson_widget import LessonWidget
from cnnlesson.widgets.shared.traits import Choice, Number, Truth, whole_within

# How far each control reaches: (least, most). The script reads the same table.
LIMITS = {
    "curvature": (0.01, 1000),
    "curvature_2": (0.01, 1000),
    "learning_rate": (0.0001, 10),
    "momentum": (0, 0.99),
    "steps": (1, 100),
    "start": (-10, 10),
    "start_2": (-10, 10),
    "step": (1, 100),
}
# In the order of the state line.
SETTINGS = (
    *("loss", "curvature", "curvature_2", "start", "start_2"),
    *("learning_rate", "momentum", "steps", "against", "step"),
)


class Between(Number):
    """A number from `least` to `most`; a whole one is an `int`.

    >>> class Update(traitlets.HasTraits):
    ...     momentum = Between(0, least=0, most=0.99)
    >>> Update(momentum=1)
    Traceback (most recent call last):
    ValueError: momentum must be a number from 0 to 0.99 here, not 1
    """

    def __init__(self, default: float, *, least: float, most: float) -> None:
        super().__init__(default, most=max(-least, most))
        self.least, self.greatest = least, most

    def validate(self, obj: object, value: float) -> float:
        """The value, or an error with the trait's name."""
        is_number = isinstance(value, numbers.Real) and not isinstance(value, bool)
        if is_number and not self.least <= value <= self.greatest:
            raise ValueError(
                f"{self.name} must be a number from {self.least} to {self.greatest} here, "
                f"not {value!r}"
            )
        return super().validate(obj, value)


def _between(name: str, default: float) -> Between:
    """A synced number within the limits of that name."""
    least, most = LIMITS[name]
    return Between(default, least=least, most=most).tag(sync=True)


class LearningRateExplorer(LessonWidget):
    """Gradient descent to drag: the path on the loss, the loss by step, one step written out.

    `loss` is "bowl", ½·curvature·w², so that curvature 2 is w² and 200 is 100·w²; or
    "long_bowl", ½·curvature·w₁² + ½·curvature_2·w₂²; or "two_valleys"
    (`cnnlesson.descent.Descent` has its formula). The update is torch's SGD:
    v = momentum·v + gradient, then w = w − learning_rate·v, `steps` times from `start`
    (and `start_2`); with `against=False` it is w + learning_rate·v. `step` is the step
    that is written out. Every setting can be read, set and observed.

    `verdict` names what the steps show, by the first of these rules that fits: "at_rest", the
    gradient is 0 at the start; "climbing", with plus the loss ends higher than it starts;
    "at_border", on a bowl the learning rate is the border; "diverging", the loss ends more than
    1 % higher, or a weight goes beyond 10¹²; "at_border", a weight goes past the minimum at each
    step and the loss ends less than 1 % lower; "oscillating", at some step a weight goes past the
    minimum or the loss climbs; "too_small", more than half of the loss is left; "right" else.

    >>> explorer = LearningRateExplorer()
    >>> explorer
    LearningRateExplorer(learning_rate=0.1): w 3 → 0.0346, loss 9 → 0.0012 after 20 steps (right)
    >>> explorer.learning_rate = 1
    >>> explorer.verdict, explorer.border
    ('at_border', 1.0)

    Args:
        settings: start values. What is not given is w² from 3 with learning rate 0.1, no
            momentum, 20 steps.

    Raises:
        TypeError, ValueError: a setting is of the wrong kind or out of range.
    """

    _sections = ("widgets", "descent")

    loss = Choice(descent.LOSSES, "bowl").tag(sync=True)
    curvature = _between("curvature", 2)
    curvature_2 = _between("curvature_2", 16)
    start = _between("start", 3)
    start_2 = _between("start_2", 1)
    learning_rate = _between("learning_rate", 0.1)
    momentum = _between("momentum", 0)
    steps = whole_within(LIMITS, "steps", 20)
    against = Truth(True, help="against the gradient; else along it").tag(sync=True)
    step = whole_within(LIMITS, "step", 1)

    _limits = traitlets.Dict(LIMITS, read_only=True).tag(sync=True)
    _defaults = traitlets.Dict(read_only=True).tag(sync=True)

    @traitlets.default("_defaults")
    def _start_values(self) -> dict[str, object]:
        """What each setting is where nobody chose it."""
        return {name: self.traits()[name].default_value for name in SETTINGS}

    @property
    def descent(self) -> descent.Descent:
        """The steps themselves, with their points, losses and gradients."""
        return descent.Descent(**{name: getattr(self, name) for name in SETTINGS if name != "step"})

    @property
    def verdict(self) -> str:
        """What these steps show of the learning rate, in one word."""
        return self.descent.verdict

    @property
    def border(self) -> float | None:
        """The learning rate from which on steps near the minimum no longer get closer to it."""
        return self.descent.border

    @property
    def state_line(self) -> str:
        """The call that makes this explorer again, in Python or in an explorer's state field."""
        return self._call(SETTINGS)

    def _call(self, names: tuple[str, ...]) -> str:
        """The learning rate, and those settings that are not those of a fresh explorer."""
        shown = [
            f"{name}={getattr(self, name)!r}"
            for name in names
            if name == "learning_rate" or getattr(self, name) != self._defaults[name]
        ]
        return f"LearningRateExplorer({', '.join(shown)})"

    def __repr__(self) -> str:
        """The settings that differ from a fresh explorer's, and the result in three digits."""
        call = self._call(SETTINGS[:-1])
        steps = self.descent
        return f"{call}: {sentences.ends(steps)} ({steps.verdict.replace('_', ' ')})"

    def _told(self) -> str:
        """The repr, the verdict, the border, and how to bring the explorer to life."""
        steps = self.descent
        told = words.say(
            "under_name", name=words.say("descent_border_name"), text=sentences.border(steps)
        )
        return "\n".join([repr(self), sentences.verdict(steps), told, words.say("run_to_move")])
