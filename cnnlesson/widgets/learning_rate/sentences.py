"""What a descent comes to, in words: the script says the same."""

from cnnlesson import words
from cnnlesson.descent import Descent, shown


def verdict(descent: Descent) -> str:
    """What the steps show of the learning rate.

    >>> verdict(Descent())
    'Right. The loss falls at each step, and half of it or less is left.'
    """
    return {
        "at_rest": words.say("verdict_at_rest"),
        "climbing": words.say("verdict_climbing"),
        "at_border": words.say("verdict_at_border"),
        "diverging": words.say("verdict_diverging"),
        "oscillating": words.say("verdict_oscillating"),
        "too_small": words.say("verdict_too_small"),
        "right": words.say("verdict_right"),
    }[descent.verdict]


def ends(descent: Descent) -> str:
    """Where the weights start and end, and their loss.

    >>> ends(Descent(steps=1))
    'w 3 → 2.4, loss 9 → 5.76 after one step'
    """
    return words.counted(
        "descent_after",
        len(descent.path),
        name="w" if len(descent.curvatures) == 1 else "(w₁, w₂)",
        first=_together(descent.points[0]),
        last=_together(descent.points[-1]),
        first_loss=shown(descent.losses[0]),
        last_loss=shown(descent.losses[-1]),
    )


def border(descent: Descent) -> str:
    """The learning rate at which steps near the minimum no longer get closer, and on which side.

    >>> border(Descent(curvature=200, learning_rate=0.01)).partition(",")[0]
    'learning rate 0.01 = 2·(1 + 0)/200'
    """
    if not descent.against:
        return words.say("descent_no_border_along")
    if descent.border is None:
        return words.say("descent_no_border_left")
    return words.say(
        "descent_border",
        border=shown(descent.border),
        momentum=shown(descent.momentum),
        curvature=shown(descent.steepest),
        place=_place(descent),
        side=_side(descent),
    )


def fastest(descent: Descent) -> str:
    """The learning rate that gets down a bowl in the fewest steps; empty where none is known.

    >>> fastest(Descent(curvature=200))
    'learning rate 0.005 = 1/200: it arrives in one step'
    """
    if descent.fastest is None:
        return ""
    rate = shown(descent.fastest)
    one, *others = map(shown, descent.curvatures)
    if not others:
        return words.say("descent_fastest_bowl", rate=rate, curvature=one)
    return words.say("descent_fastest_long_bowl", rate=rate, one=one, other=others[0])


def _place(descent: Descent) -> str:
    """Where the curvature is that decides."""
    if descent.loss == "two_valleys":
        return words.say("descent_place_two_valleys", minimum=shown(descent.minimum[0]))
    is_long = descent.loss == "long_bowl"
    return words.say("descent_place_long_bowl" if is_long else "descent_place_bowl")


def _side(descent: Descent) -> str:
    """Where the learning rate is, seen from the border."""
    if descent.is_on_border:
        return words.say("descent_on_border")
    is_below = descent.learning_rate < descent.border
    return words.say(
        "descent_below_border" if is_below else "descent_above_border",
        rate=shown(descent.learning_rate),
    )


def _together(weights: tuple[float, ...]) -> str:
    """One weight, or both in brackets."""
    texts = [shown(weight) for weight in weights]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"
