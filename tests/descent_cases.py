"""Settings of gradient descent, and where torch.optim.SGD goes with them on the CPU.

The LearningRateExplorer's script does this arithmetic too. `write` puts the table down as JSON,
and the script's test reads it: so Python and the script are checked with the very same cases.
"""

import dataclasses
import functools
import json
import random
from pathlib import Path

import torch

from cnnlesson import words
from cnnlesson.descent import LOSSES, Descent, shown
from cnnlesson.widgets.learning_rate import sentences
from tests import fuzz

FIXED_SEED, FIXED, FRESH = 1847, 300, 100
FAR = 1e12
# Numbers of every size, with a tie at the third digit, and just beside the ends of the notation.
NUMBERS = [
    *(0.0, 1.125, -2.375, 1.135, 0.0346, 99999.0, 99949.9, 99950.0, 123456.0, -1e6, 9.995, 0.5),
    *(0.0001, 0.00009996, 0.000099949, 2.5e-7, -3e-300, 1e12, 1.0000001e12, -1e13, 1e300, 20.0),
]


def settings() -> list[dict]:
    """The notes' examples, hundreds that are always the same, and some new ones."""
    squared = {"loss": "bowl", "start": 3, "steps": 20, "momentum": 0, "against": True}
    examples = [
        {**squared, "curvature": 2, "learning_rate": 0.1},
        {**squared, "curvature": 2, "learning_rate": 0.1, "against": False},
        {**squared, "curvature": 200, "learning_rate": 0.01},
        {**squared, "curvature": 202, "learning_rate": 0.01},
        {**squared, "curvature": 2, "learning_rate": 0.5},
        {**squared, "curvature": 2, "learning_rate": 1.9, "momentum": 0.9},  # the border
        {**squared, "loss": "long_bowl", "curvature": 2, "curvature_2": 20, "learning_rate": 0.1},
        {**squared, "curvature": 1000, "learning_rate": 10, "steps": 100},
        {**squared, "start": 0},
        *({**squared, "loss": "two_valleys", "start": start} for start in (-10, -2, 0, 1, 2)),
    ]
    fixed, fresh = random.Random(FIXED_SEED), random.Random(f"{fuzz.SEED} descents")
    drawn = [*(draw(fixed) for _ in range(FIXED)), *(draw(fresh) for _ in range(FRESH))]
    defaults = {field.name: field.default for field in dataclasses.fields(Descent)}
    return [defaults | setting for setting in [*examples, *drawn]]


def draw(chance: random.Random) -> dict:
    """Any setting of the explorer, with learning rates on both sides of the border."""
    curvature = round(10 ** chance.uniform(-2, 3), 4)
    near = chance.uniform(0.02, 2.6) / curvature
    wide = 10 ** chance.uniform(-4, 1)
    return {
        "loss": chance.choice(LOSSES),
        "curvature": curvature,
        "curvature_2": round(curvature * 10 ** chance.uniform(-1, 1), 4),
        "learning_rate": min(10, max(0.0001, chance.choice([near, near, wide]))),
        "momentum": chance.choice([0, 0, 0.5, 0.9, 0.99, round(chance.uniform(0, 0.99), 2)]),
        "steps": chance.randint(1, 100),
        "start": round(chance.uniform(-4, 4), chance.choice([0, 1, 3])),
        "start_2": round(chance.uniform(-4, 4), 1),
        "against": chance.random() < 0.8,
    }


def loss_of(setting: dict, weights: torch.Tensor) -> torch.Tensor:
    """The loss as the explorer's docstring writes it; its gradient is torch's own affair."""
    if setting["loss"] == "two_valleys":
        w = weights[0]
        return setting["curvature"] * (3 * w**4 + 4 * w**3 - 12 * w**2 + 32) / 72
    curvatures = [setting["curvature"], setting["curvature_2"]][: len(weights)]
    return (torch.tensor(curvatures, dtype=torch.float64) * weights**2).sum() / 2


def torch_points(setting: dict, shift: float = 0) -> list[list[float]]:
    """The weights at the start and after each step, until one is further from 0 than 10¹²."""
    start = [setting["start"], setting["start_2"]][: 2 if setting["loss"] == "long_bowl" else 1]
    weights = torch.tensor(start, dtype=torch.float64).mul_(1 + shift).requires_grad_()
    optimizer = torch.optim.SGD(
        [weights],
        lr=setting["learning_rate"],
        momentum=setting["momentum"],
        maximize=not setting["against"],
    )
    points = [weights.tolist()]
    while len(points) <= setting["steps"] and max(map(abs, points[-1])) <= FAR:
        optimizer.zero_grad()
        loss_of(setting, weights).backward()
        optimizer.step()
        points.append(weights.tolist())
    return points


def is_tame(setting: dict, points: list[list[float]]) -> bool:
    """Whether the last digit of the start is without effect; a leap between valleys is chaos."""
    others = torch_points(setting, shift=1e-14)
    return len(points) == len(others) and all(
        abs(one - other) <= 1e-9 * max(1, abs(one))
        for point, moved in zip(points, others, strict=True)
        for one, other in zip(point, moved, strict=True)
    )


@functools.cache
def settings_with_points() -> list[tuple[dict, list | None]]:
    """Each setting with torch's points, None where those hang on the last digit."""
    found = [(setting, torch_points(setting)) for setting in settings()]
    return [(setting, points if is_tame(setting, points) else None) for setting, points in found]


def write(path: Path) -> None:
    """Puts the table down as JSON: the sentences, and each setting with both answers."""
    table = {
        "words": words.for_scripts(("widgets", "descent")),
        "seed": fuzz.SEED,
        "numbers": [[number, shown(number)] for number in NUMBERS],
        "cases": [_case(*case) for case in settings_with_points()],
    }
    path.write_text(json.dumps(table, ensure_ascii=False, allow_nan=False), encoding="utf-8")


def _case(setting: dict, points: list | None) -> dict:
    """One of them, with both answers."""
    descent = Descent(**setting)
    return {
        "setting": setting,
        "torch": points,
        "python": {
            "points": descent.points,
            "losses": descent.losses,
            "verdict": descent.verdict,
            "border": descent.border,
            "fastest": descent.fastest,
            "says": {
                "verdict": sentences.verdict(descent),
                "all": sentences.ends(descent),
                "border": sentences.border(descent),
                "fastest": sentences.fastest(descent),
            },
        },
    }
