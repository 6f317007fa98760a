"""TrainingCurve: loss and accuracy while training runs, a point for each record."""

import math
from collections.abc import Mapping

import traitlets

from cnnlesson import _check, words
from cnnlesson.widgets.shared.lesson_widget import LessonWidget

# What the script draws, in the order of its table; the first three are in every record.
COLUMNS = (
    *("epoch", "step", "loss"),
    *("accuracy", "validation_loss", "validation_accuracy", "learning_rate"),
)
DIGITS = 4  # of what goes to the browser: more are not seen


class TrainingCurve(LessonWidget):
    """Two charts, of the loss and of the accuracy, to which a training loop adds its records.

    Show the empty curve in one cell, and call `add` from the loop in a later one. A record has,
    as attributes or keys, `epoch`, `step` and `loss`, and may have `accuracy`,
    `validation_loss`, `validation_accuracy` and `learning_rate`, each of them None where it was
    not measured: `training.fit` yields such records. The charts count epochs as long as no two
    records of a run are of the same epoch, else steps. `records` are all that were added, `runs`
    are the same by the name of their run.

    >>> curve = TrainingCurve()
    >>> curve
    TrainingCurve: no epoch yet
    >>> curve.add({"epoch": 1, "step": 10, "loss": 0.52, "accuracy": 0.7})
    >>> curve.add({"epoch": 2, "step": 20, "loss": 0.41, "validation_accuracy": 0.81})
    >>> curve
    TrainingCurve: 2 epochs, loss 0.52 → 0.41, validation accuracy 0.81
    """

    _sections = ("curve",)

    _runs = traitlets.List().tag(sync=True)
    _columns = traitlets.List(list(COLUMNS), read_only=True).tag(sync=True)

    def __init__(self) -> None:
        """An empty curve."""
        super().__init__()
        self._added: dict[str, list[tuple[object, dict]]] = {}  # a run's records and their numbers

    def add(self, *records: object, run: str = "") -> None:
        """Draw one record or more; those of another `run` get lines of their own.

        A record whose step is not after those before it takes their place: who runs a cell again
        sees the new run.

        Raises:
            TypeError, ValueError: a record lacks a number, or the run's name is no text.
        """
        if not isinstance(run, str):
            raise TypeError(f"run must be a name in quotes, not {_check.shown(run)}")
        read = [(record, _numbers(record)) for record in records]
        for record, numbers in read:
            before = [one for one in self._added.get(run, []) if one[1]["step"] < numbers["step"]]
            self._added[run] = [*before, (record, numbers)]
        self._runs = [
            {"name": name, "points": [_as_row(numbers) for _, numbers in added]}
            for name, added in self._added.items()
        ]

    @property
    def runs(self) -> dict[str, list]:
        """The records by the name of their run, "" where none was given."""
        return {name: [record for record, _ in added] for name, added in self._added.items()}

    @property
    def records(self) -> list:
        """The records of all runs, one run after the other."""
        return [record for records in self.runs.values() for record in records]

    def __repr__(self) -> str:
        """How many epochs there were and what came of them, in two digits after the point."""
        told = [
            words.say("curve_told_run", run=name, told=_told(added)) if name else _told(added)
            for name, added in self._added.items()
        ]
        return f"TrainingCurve: {'; '.join(told) or words.say('curve_no_epoch')}"


def _told(added: list[tuple[object, dict]]) -> str:
    """One run in a few words."""
    first, last = added[0][1], added[-1][1]
    ends = [first, last] if len(added) > 1 else [last]
    losses = " → ".join(_short(numbers["loss"]) for numbers in ends)
    told = words.counted("curve_told", last["epoch"], loss=losses)
    if last["validation_accuracy"] is not None:
        accuracy = _short(last["validation_accuracy"])
        return words.say("curve_told_validation", told=told, accuracy=accuracy)
    if last["accuracy"] is not None:
        return words.say("curve_told_accuracy", told=told, accuracy=_short(last["accuracy"]))
    return told


def _short(number: float) -> str:
    """Two digits after the point, or a word for what is no number."""
    if math.isfinite(number):
        return f"{number:.2f}"
    return words.say("curve_not_a_number" if math.isnan(number) else "curve_infinite")


def _numbers(record: object) -> dict[str, float | None]:
    """What the record holds, as plain numbers."""
    numbers = {name: _field(record, name) for name in COLUMNS}
    missing = [name for name in COLUMNS[:3] if numbers[name] is None]
    if missing:
        raise TypeError(
            f"record must have {', '.join(COLUMNS[:2])} and {COLUMNS[2]}, as attributes or keys; "
            f"{_check.shown(record)} has no {missing[0]}"
        )
    for name in ("epoch", "step"):
        numbers[name] = _check.whole(name, numbers[name], at_least=0)
    return {
        name: number if number is None or name in ("epoch", "step") else _as_float(name, number)
        for name, number in numbers.items()
    }


def _field(record: object, name: str) -> object:
    """A key of a mapping, an attribute of anything else; None where there is none."""
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)


def _as_float(name: str, number: object) -> float:
    """The number, also from a tensor that holds one."""
    if not isinstance(number, bool | str | bytes):
        try:
            return float(number.detach() if hasattr(number, "detach") else number)
        except (TypeError, ValueError, RuntimeError):
            pass
    raise TypeError(f"{name} must be a number, not {_check.shown(number)}")


def _as_row(numbers: dict[str, float | None]) -> list[float | str | None]:
    """The numbers as the browser gets them: short, and those that JSON has not as words."""
    return [
        number if number is None or isinstance(number, int) else _rounded(number)
        for number in numbers.values()
    ]


def _rounded(number: float) -> float | str:
    """A few digits of a finite number, "nan" or "inf" of another."""
    if not math.isfinite(number):
        return "nan" if math.isnan(number) else "inf"
    return float(f"{number:.{DIGITS}g}")
