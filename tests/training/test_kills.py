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
LONGEST = 0.1  # seconds from the beginning of a run to its end by force
SAVING = 0.05  # seconds that a slow disk takes, so that every other kill meets it at work
CPU = torch.device("cpu")


def train(path: Path | None, started=None, slow: bool = False) -> dict[str, torch.Tensor]:
    """The whole run, from the file's state on; its weights at the end. A slow disk takes long."""
    torch.set_num_threads(1)
    if slow:
        checkpoints.os.fsync = lambda _: time.sleep(SAVING)
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


def killed_after(processes, path: Path, seconds: float, *, slow: bool) -> bool:
    """Start the run, kill it after that time; whether it was still at work."""
    started = processes.Event()
    process = processes.Process(target=train, args=(path, started, slow))
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
    # torch's optimizers import the second, which takes seconds in each process.
    processes.set_forkserver_preload(["tests.training.test_kills", "torch._dynamo"])
    path, done, kills, while_saving = tmp_path / "run.pt", [0], 0, 0
    while kills < KILLS:
        slow = kills % 2 == 1
        kills += killed_after(processes, path, chance.uniform(0, LONGEST), slow=slow)
        while_saving += (tmp_path / ".run.pt.part").exists()
        if path.exists():
            done.append(len(checkpoints.read(path)["history"]))
        assert done == sorted(done), f"CNNLESSON_SEED={fuzz.SEED}"
        assert done[-1] < EPOCHS, "too quick for so many kills: ask for more epochs"

    assert while_saving, f"CNNLESSON_SEED={fuzz.SEED}: no kill met the saving"
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
