"""The state of a training run in one file, which is whole at every moment.

A file is written beside the old one and takes its place in one step of the operating system: a run
that is killed leaves the old file or the new one. Reading executes nothing (`weights_only`).
"""

import os
import pickle
import zipfile
from pathlib import Path

import torch
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from cnnlesson.training import processes

PARTS = {"model", "optimizer", "schedule", "settings", "random", "history"}


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
        self._optimizer, self._schedule, self._settings = optimizer, schedule, settings

    def save(self, path: str | Path | None, history: list[dict]) -> None:
        """Everything into the file, if there is to be one."""
        if path is None or not processes.is_first():
            return
        write_whole(
            Path(path),
            {
                "model": self._model.state_dict(),
                "optimizer": {
                    "kind": type(self._optimizer).__name__,
                    "state": self._optimizer.state_dict(),
                },
                "schedule": self._schedule.state_dict() if self._schedule else None,
                "settings": self._settings,
                "random": _random_state(),
                "history": history,
            },
        )

    def resume(self, path: str | Path | None) -> list[dict]:
        """The file's state into model and optimizer; its history, empty where there is no file."""
        if path is None or not Path(path).exists():
            return []
        state = read(path)
        self._check(Path(path), state)
        self._model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"]["state"])
        if self._schedule:
            self._schedule.load_state_dict(state["schedule"])
        _set_random_state(state["random"])
        return state["history"]

    def _check(self, path: Path, state: dict) -> None:
        """The file is of this network and of this run, before anything is taken from it."""
        check_weights(path, state["model"], self._model)
        kind = type(self._optimizer).__name__
        if state["optimizer"]["kind"] != kind:
            raise CheckpointError(
                f"{path.name} is of a run with {state['optimizer']['kind']}, not {kind}: "
                "make that optimizer, or give another file"
            )
        sizes = [len(group["params"]) for group in state["optimizer"]["state"]["param_groups"]]
        if sizes != [len(group["params"]) for group in self._optimizer.param_groups]:
            raise CheckpointError(
                f"{path.name} is of an optimizer with other groups of parameters ({sizes}): "
                "make the optimizer as it was made then"
            )
        if (state["schedule"] is None) != (self._schedule is None):
            has = "has no" if state["schedule"] is None else "has a"
            raise CheckpointError(f"{path.name} {has} schedule: run with the same")
        for name, value in self._settings.items():
            if state["settings"].get(name) != value:
                raise CheckpointError(
                    f"{path.name} is of a run with {name} {state['settings'].get(name)}, "
                    f"not {value}: run with that, or give another file"
                )


def write_whole(path: Path, state: dict) -> None:
    """The state in a file of that name: the old one stays until the new one is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def read(path: str | Path) -> dict:
    """What a checkpoint's file holds, on the processor; nothing in it is executed.

    Raises:
        CheckpointError: it is no such file, or not a whole one.
    """
    path = Path(path)
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
        "Delete it to start anew, or bring back a copy."
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


def _random_state() -> dict:
    """Where torch's random numbers stand, of the processor and of each graphics card."""
    return {"cpu": torch.get_rng_state(), "cuda": torch.cuda.get_rng_state_all()}


def _set_random_state(state: dict) -> None:
    """The random numbers go on from there."""
    torch.set_rng_state(state["cpu"])
    if state["cuda"] and torch.cuda.is_available():
        torch.cuda.set_rng_state_all(state["cuda"])
