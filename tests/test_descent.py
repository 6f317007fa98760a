"""descent.py against torch.optim.SGD, and its verdicts against the rules and against algebra."""

import itertools
import math

import pytest
import torch

from cnnlesson.descent import VERDICTS, Descent, shown
from tests import descent_cases, fuzz

CASES = descent_cases.settings_with_points()
TAME = [(setting, points) for setting, points in CASES if points]
SQUARE = {"curvature": 2, "start": 3, "steps": 20}


def losses_by_torch(setting: dict, points: list) -> list[float]:
    """The loss at each of torch's points by torch too."""
    tensors = [torch.tensor(point, dtype=torch.float64) for point in points]
    return [descent_cases.loss_of(setting, tensor).item() for tensor in tensors]


def test_every_point_and_loss_is_torchs():
    """With and without momentum, with both signs, on all losses, out to where the path ends."""
    for setting, points in TAME:
        losses = losses_by_torch(setting, points)
        descent = Descent(**setting)
        where = f"CNNLESSON_SEED={fuzz.SEED}: {setting}"
        assert len(descent.points) == len(points), where
        for ours, theirs in zip(descent.points, points, strict=True):
            assert list(ours) == pytest.approx(theirs, rel=1e-6, abs=1e-9), where
        # The lowest losses are what is left of larger numbers, so those set the tolerance.
        assert descent.losses == pytest.approx(losses, rel=1e-6, abs=1e-6 * descent.curvature)
    assert len(TAME) > 0.8 * len(CASES)


def test_the_notes_examples():
    """What the study notes' plus does, and why 0.01 is no law."""
    assert Descent(**SQUARE, learning_rate=0.1).points[-1][0] == pytest.approx(0.0346, abs=5e-5)
    plus = Descent(**SQUARE, learning_rate=0.1, against=False)
    assert plus.points[-1][0] == pytest.approx(115.01, abs=0.005)
    steep = {**SQUARE, "learning_rate": 0.01}
    assert Descent(**steep | {"curvature": 200}).points[-1] == (3.0,)  # 100·w²
    assert Descent(**steep | {"curvature": 202}).points[-1][0] == pytest.approx(4.46, abs=0.005)


def ruled(setting: dict, points: list) -> str | None:
    """The verdict by the docstring's rules on torch's numbers; None where one is on an edge."""
    losses = losses_by_torch(setting, points)
    valley = setting["loss"] == "two_valleys"
    minimum = (1.0 if points[-1][0] > 0 else -2.0) if valley else 0.0
    if points[0] == points[-1] and points[0] == points[1] and losses[0] == losses[-1]:
        return "at_rest"
    if not setting["against"]:
        return "climbing" if losses[-1] > losses[0] else "oscillating"
    curvatures = [setting["curvature"], setting["curvature_2"]][: len(points[0])]
    factor = setting["learning_rate"] * max(curvatures) / (2 * (1 + setting["momentum"]))
    if not valley and math.isclose(factor, 1, rel_tol=1e-9):
        return "at_border"
    bottom = 0.375 * setting["curvature"] if minimum == 1 else 0.0
    if losses[0] <= bottom:
        return "diverging" if losses[-1] > losses[0] else None
    left = (losses[-1] - bottom) / (losses[0] - bottom)
    if any(abs(left - edge) < 1e-6 for edge in (0.5, 0.99, 1.01)):
        return None
    if max(map(abs, points[-1])) > 1e12 or left > 1.01:
        return "diverging"
    steps = list(itertools.pairwise(points))
    gaps = [[(a - minimum) * (b - minimum) for a, b in zip(*step, strict=True)] for step in steps]
    # Where a weight has arrived, rounding alone decides on which side.
    edges = [1e-8 * (weight - minimum) ** 2 for weight in points[0]]
    if any(-edge < gap < 0 for row in gaps for gap, edge in zip(row, edges, strict=True)):
        return None
    passes = sum(any(gap < 0 for gap in row) for row in gaps)
    rises = [b - a for a, b in itertools.pairwise(losses)]
    if passes == len(steps) and left > 0.99:
        return "at_border"
    if passes or max(rises) > 1e-6 * losses[0]:
        return "oscillating"
    if max(rises) > 1e-12 * losses[0]:
        return None
    return "too_small" if left > 0.5 else "right"


def test_verdicts_follow_their_rules_on_torchs_numbers():
    """Over random settings; each verdict is met."""
    met = set()
    for setting, points in TAME:
        expected = ruled(setting, points)
        if expected:
            met.add(expected)
            where = f"CNNLESSON_SEED={fuzz.SEED}: {setting}"
            assert Descent(**setting).verdict == expected, where
    assert met == set(VERDICTS)


@pytest.mark.parametrize("curvature", [0.02, 2, 16, 200, 1000])
@pytest.mark.parametrize(
    ("times", "verdict"),
    [
        (0.01, "too_small"),
        (0.5, "right"),
        (1, "right"),
        (1.5, "oscillating"),
        (1.99, "oscillating"),
        (1.9999, "at_border"),
        (2, "at_border"),
        (2.0001, "at_border"),
        (2.02, "diverging"),
        (2.5, "diverging"),
    ],
)
def test_verdicts_on_a_bowl_are_those_of_algebra(curvature, times, verdict):
    """Each step multiplies w by 1 − learning rate · curvature, whatever the start."""
    for start in (3, -0.5):
        steps = {"curvature": curvature, "start": start, "steps": 20}
        assert Descent(**steps, learning_rate=times / curvature).verdict == verdict


@pytest.mark.parametrize("momentum", [0, 0.3, 0.9])
@pytest.mark.parametrize(
    ("loss", "start", "curvature"),
    [
        ("bowl", 3, 5.0),
        ("long_bowl", 3, 40.0),
        ("two_valleys", -2.001, 5),
        ("two_valleys", 1.001, 2.5),
    ],
)
def test_the_border_parts_what_falls_from_what_climbs_by_torch(momentum, loss, start, curvature):
    """Below it torch ends nearer to the minimum than it starts, above it further away."""
    fixed = {"loss": loss, "curvature": 5, "curvature_2": 40, "momentum": momentum}
    setting = {**fixed, "start": start, "start_2": 1, "steps": 100, "against": True}
    minimum = {"two_valleys": (-2 if start < 0 else 1,)}.get(loss, (0, 0))

    def distance(times: float) -> float:
        rate = times * 2 * (1 + momentum) / curvature
        last = descent_cases.torch_points({**setting, "learning_rate": rate, "steps": 400})[-1]
        return max(abs(w - m) for w, m in zip(last, minimum, strict=False))

    border = Descent(**setting, learning_rate=0.01).border
    assert border == pytest.approx(2 * (1 + momentum) / curvature)
    first = max(abs(start - minimum[0]), 1 if loss == "long_bowl" else 0)
    assert distance(0.97) < 0.5 * first
    assert distance(1.03) > 2 * first


def test_the_fastest_learning_rate_is_faster_than_its_neighbours_by_torch():
    """In one direction it arrives at once; in two no other rate is lower after many steps."""
    assert Descent(curvature=8, start=3, steps=1, learning_rate=1 / 8).points[-1] == (0,)
    assert Descent(curvature=8).fastest == 1 / 8
    long = {"loss": "long_bowl", "curvature": 2, "curvature_2": 16, "momentum": 0}
    long |= {"start": 3, "start_2": 3, "steps": 60, "against": True}
    fastest = Descent(**long).fastest

    def largest(rate: float) -> float:
        return max(map(abs, descent_cases.torch_points({**long, "learning_rate": rate})[-1]))

    assert largest(fastest) < min(largest(0.97 * fastest), largest(1.03 * fastest))
    assert Descent(**long | {"momentum": 0.5}).fastest is None
    assert Descent(loss="two_valleys").fastest is None


def test_there_is_no_border_uphill_or_out_of_the_valleys():
    """None, and no number that would mean nothing."""
    assert Descent(against=False).border is None
    assert Descent(loss="two_valleys", start=10, learning_rate=10).border is None


def test_a_path_ends_where_a_weight_is_beyond_reach():
    """No infinity and no nan, whatever the steps are asked for."""
    descent = Descent(curvature=1000, learning_rate=10, steps=100)

    assert len(descent.path) < 100
    assert abs(descent.points[-1][0]) > 1e12 >= abs(descent.points[-2][0])
    assert all(map(math.isfinite, descent.losses))
    assert shown(descent.points[-1][0]).startswith("beyond ")


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({"loss": "hill"}, 'loss must be one of "bowl", "long_bowl", "two_valleys", not \'hill\''),
        ({"steps": 0}, "steps must be at least 1, not 0"),
        ({"curvature": 0}, "curvature must be positive, not 0"),
        ({"curvature_2": -1.5}, "curvature_2 must be positive, not -1.5"),
    ],
)
def test_what_has_no_path_is_refused(setting, says):
    """By name, with the rule and the value."""
    with pytest.raises(ValueError, match=says):
        Descent(**setting)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (3.0, "3"),
        (1.125, "1.13"),
        (-1234.5, "−1230"),
        (99999, "1·10⁵"),
        (0.0001, "0.0001"),
        (0.00009996, "0.0001"),
        (0.00009994, "9.99·10⁻⁵"),
        (1e12, "1·10¹²"),
        (1.1e12, "beyond 10¹²"),
        (-1e300, "beyond −10¹²"),
    ],
)
def test_numbers_are_shown_in_three_digits(number, text):
    """Worked out by hand; a tie goes away from 0, as in a script."""
    assert shown(number) == text
