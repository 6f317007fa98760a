"""The state of a training run in one file, which is whole at every moment.

A file is written beside the old one and takes its place in one step of the operating system: a run
that is killed leaves the old file or the new one. Reading executes nothing (`weights_only`).
"""

import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from cnnlesson import _check
from cnnlesson.training import processes

PARTS = {"model", "optimizer", "groups", "schedule", "settings", "random", "history"}


class CheckpointError(ValueError):
    """A file cannot be resumed from; the message says why, and nothing was changed."""


class Run:
    """What a file holds: the model, the optimizer, the schedule, and how the run was set."""

    def __init__(
        self,
        model: nn.Module,
        optimizer: Optimizer,
        schedule: LRScheduler | None,
        settings: dict[str, int],
    ):
        self._model = model.module if isinstance(model, DistributedDataParallel) else model
        self._optimizer, self._schedule = optimizer, schedule
        self._settings = settings | {
            "optimizer": type(optimizer).__name__,
            "schedule": type(schedule).__name__ if schedule else "none",
        }
        self._random: dict | None = None

    def save(self, path: str | Path | None, history: list[dict]) -> None:
        """Everything into the file, if there is to be one."""
        if path is None or not processes.is_first():
            return
        state = {
            "model": self._model.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "groups": self._groups(),
            "schedule": self._schedule.state_dict() if self._schedule else None,
            "settings": self._settings,
            "random": _random_state(),
            "history": history,
        }
        write_whole(Path(path), _plain(state))

    def resume(self, path: str | Path | None) -> list[dict]:
        """The file's state into model and optimizer; its history, empty where there is no file."""
        if path is None or not Path(path).exists():
            return []
        state = read(path)
        self._check(Path(path), state)
        self._model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"])
        if self._schedule:
            self._schedule.load_state_dict(state["schedule"])
        self._random = state["random"]
        return state["history"]

    def resume_random(self) -> None:
        """Random numbers go on from where the file has them; as they are where there is no file."""
        if self._random:
            _set_random_state(self._random)

    def _check(self, path: Path, state: dict) -> None:
        """The file is of this network and of this run, before anything is taken from it."""
        check_weights(path, state["model"], self._model)
        for name, value in self._settings.items():
            if state["settings"].get(name) != value:
                raise CheckpointError(
                    f"{path.name} is of a run with {name} {state['settings'].get(name)}, "
                    f"not {value}: run with that, or give another file"
                )
        if state["groups"] != self._groups():
            raise CheckpointError(
                f"{path.name} is of an optimizer with other parameters, or with the same in other "
                f"groups: make it as it was made then, with {_check.shown(state['groups'])}"
            )

    def _groups(self) -> list[list[str]]:
        """The names of the parameters that the optimizer moves, group by group."""
        names = {id(parameter): name for name, parameter in self._model.named_parameters()}
        return [
            [names.get(id(parameter), "of another model") for parameter in group["params"]]
            for group in self._optimizer.param_groups
        ]


def write_whole(path: Path, state: dict) -> None:
    """The state in a file of that name: the old one stays until the new one is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            torch.save(state, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)  # there still where the disk was full, say


def read(path: str | Path) -> dict:
    """What a checkpoint's file holds, on the processor; nothing in it is executed.

    Raises:
        CheckpointError: it is no such file, or not a whole one.
    """
    path = Path(path)
    if path.is_dir():
        raise CheckpointError(f"{path.name} is a folder: give the name of a file in it")
    if not zipfile.is_zipfile(path):  # torch's files are; a plain pickle is not even opened
        raise CheckpointError(_not_whole(path))
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise CheckpointError(
            f"{path.name} holds more than weights and numbers, and is not opened: it could run "
            "code on this machine. Use a file that `fit` wrote."
        ) from error
    except Exception as error:  # whatever a damaged file makes of its parts
        raise CheckpointError(_not_whole(path)) from error
    if not isinstance(state, dict) or not set(state) >= PARTS:
        raise CheckpointError(
            f"{path.name} holds something else than a checkpoint of `fit`: give another file"
        )
    return state


def _not_whole(path: Path) -> str:
    """That a file cannot be read, and what to do."""
    return (
        f"{path.name} is no whole checkpoint: it was cut off, or is another kind of file. "
        "Give another name to start anew, or bring back a copy."
    )


def check_weights(path: Path, weights: dict, model: nn.Module) -> None:
    """The file's weights have the names and shapes of the model's.

    Raises:
        CheckpointError: the first that differs, with both shapes.
    """
    own = model.state_dict()
    missing = sorted(set(own) - set(weights))
    extra = sorted(set(weights) - set(own))
    if missing or extra:
        raise CheckpointError(
            f"{path.name} is of another network: "
            + "; ".join(
                f"{who} has {names[0]}" + (f" and {len(names) - 1} more" if names[1:] else "")
                for who, names in (("the model alone", missing), ("the file alone", extra))
                if names
            )
        )
    for name, tensor in own.items():
        if tensor.shape != weights[name].shape:
            raise CheckpointError(
                f"{path.name} is of another network: {name} is {tuple(weights[name].shape)} in "
                f"the file, {tuple(tensor.shape)} in the model"
            )


def _plain(value: object) -> object:
    """The same with numpy's numbers as Python's: reading refuses numpy's, which need code."""
    if isinstance(value, np.generic):
        return value.item()
    if type(value) is dict:
        return {key: _plain(each) for key, each in value.items()}
    if type(value) in (list, tuple):
        return type(value)(map(_plain, value))
    return value


def _random_state() -> dict:
    """Where torch's random numbers stand, of the processor and of each graphics card."""
    return {"cpu": torch.get_rng_state(), "cuda": torch.cuda.get_rng_state_all()}


def _set_random_state(state: dict) -> None:
    """The random numbers go on from there."""
    torch.set_rng_state(state["cpu"])
    for card, numbers in enumerate(state["cuda"][: torch.cuda.device_count()]):
        torch.cuda.set_rng_state(numbers, card)
