"""A run that is killed, again and again, ends with the weights of one that never was."""

import contextlib
import multiprocessing
import random
import signal
import time
from pathlib import Path

import torch

from cnnlesson import training
from cnnlesson.training import checkpoints
from tests import fuzz
from tests.training.small import network, quarters, same, weights

KILLS, EPOCHS = 20, 300
LONGEST = 0.2  # seconds from the beginning of a run to its end by force
CPU = torch.device("cpu")


def train(path: Path | None, started=None) -> dict[str, torch.Tensor]:
    """The whole run, from the file's state on; its weights at the end."""
    torch.set_num_threads(1)
    model = network()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    run = training.fit(
        model,
        quarters(60),
        optimizer=optimizer,
        epochs=EPOCHS,
        batch_size=16,
        checkpoint=path,
        device=CPU,
    )
    if started:
        started.set()
    for _ in run:
        pass
    return weights(model)


def killed_after(processes, path: Path, seconds: float) -> bool:
    """Start the run, kill it after that time; whether it was still at work."""
    started = processes.Event()
    process = processes.Process(target=train, args=(path, started))
    process.start()
    assert started.wait(60), "the run never began"
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):  # it has ended by itself
        process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def test_twenty_kills_at_random_moments(tmp_path):
    """After each, the file is whole or not there yet, and never behind; the end is the same."""
    chance = random.Random(f"{fuzz.SEED} kills")
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.training.test_kills"])
    path, done, kills = tmp_path / "run.pt", [0], 0
    while kills < KILLS:
        kills += killed_after(processes, path, chance.uniform(0, LONGEST))
        if path.exists():
            done.append(len(checkpoints.read(path)["history"]))
        assert done == sorted(done), f"CNNLESSON_SEED={fuzz.SEED}"
        assert done[-1] < EPOCHS, "too quick for so many kills: ask for more epochs"

    assert same(train(path), train(None)), f"CNNLESSON_SEED={fuzz.SEED}"


def test_a_kill_between_writing_and_renaming_leaves_the_old_file(tmp_path, monkeypatch):
    """The moment that is hardest to hit by chance."""
    path = tmp_path / "run.pt"
    checkpoints.write_whole(path, {"epoch": 1})

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(checkpoints.os, "replace", killed)
    try:
        checkpoints.write_whole(path, {"epoch": 2})
    except KeyboardInterrupt:
        assert torch.load(path, weights_only=True) == {"epoch": 1}
        return
    raise AssertionError("nothing was interrupted")
