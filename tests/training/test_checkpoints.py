"""Checkpoints: a resumed run equals one that was never interrupted; bad files change nothing."""

import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from cnnlesson import training
from cnnlesson.training import checkpoints
from tests.training.small import network, plain_network, quarters, same, weights

CPU = torch.device("cpu")
TRAIN = quarters(60)
OPTIMIZERS = {
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9),
    "adam": lambda parameters: torch.optim.Adam(parameters, lr=0.01),
}


def fitting(model: nn.Module, path: Path | None, *, kind: str = "momentum", **settings):
    """A run with a schedule, its state kept in that file."""
    optimizer = settings.pop("optimizer", None) or OPTIMIZERS[kind](model.parameters())
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10)
    settings = {"schedule": schedule, "batch_size": 16, "device": CPU, **settings}
    return training.fit(model, TRAIN, optimizer=optimizer, checkpoint=path, **settings)


def run(model: nn.Module, path: Path | None, **settings) -> list[training.Record]:
    """The records of such a run."""
    return list(fitting(model, path, **settings))


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_resumed_run_equals_an_uninterrupted_one(tmp_path, kind):
    """Weights bit by bit, and every record, with dropout, batch norm, momentum and a schedule."""
    whole = network()
    records = run(whole, None, epochs=5, kind=kind)
    path = tmp_path / "run.pt"
    run(network(), path, epochs=2, kind=kind)
    torch.rand(1000)  # the random numbers went elsewhere in between

    resumed = network(seed=99)
    again = run(resumed, path, epochs=5, kind=kind)

    assert again == records
    assert same(weights(resumed), weights(whole))


def drawn_after_each_record(model: nn.Module, path: Path | None, *, epochs: int) -> list[float]:
    """What a caller draws who draws a number after each record, as a DataLoader does."""
    return [torch.rand(1).item() for _ in fitting(model, path, epochs=epochs)]


def test_a_caller_who_draws_numbers_too_gets_the_same_weights(tmp_path):
    """The numbers after the last record are the same again, and dropout goes on from there."""
    whole, resumed, path = network(), network(), tmp_path / "run.pt"
    numbers = drawn_after_each_record(whole, None, epochs=4)
    torch.manual_seed(0)
    drawn_after_each_record(network(), path, epochs=2)

    again = drawn_after_each_record(resumed, path, epochs=4)

    assert again[1:] == numbers[1:]
    assert same(weights(resumed), weights(whole))


def test_a_learning_rate_of_numpy_can_be_read_again(tmp_path):
    """`for lr in np.logspace(...)` gives such: reading refuses numpy's numbers in a file."""
    path, model = tmp_path / "run.pt", network()
    settings = {"lr": np.float64(0.05), "momentum": 0.9}
    run(model, path, epochs=2, optimizer=torch.optim.SGD(model.parameters(), **settings))

    resumed = network(seed=3)
    optimizer = torch.optim.SGD(resumed.parameters(), **settings)
    records = run(resumed, path, epochs=3, seed=np.int64(0), optimizer=optimizer)

    assert records == run(network(), None, epochs=3)


def test_a_run_that_is_done_gives_its_records_again(tmp_path):
    """Nothing is trained, and the weights are the file's."""
    path, model = tmp_path / "run.pt", network()
    records = run(model, path, epochs=2)
    other = network(seed=3)
    assert run(other, path, epochs=2) == records
    assert same(weights(other), weights(model))


def altered(path: Path, **changes) -> None:
    """The same file with some parts of its state replaced."""
    state = torch.load(path, weights_only=True)
    torch.save({**state, **changes}, path)


class Trap:
    """An object that, read by pickle, writes a file."""

    def __init__(self, where: Path):
        self.where = where

    def __reduce__(self):
        """What pickle calls to build it."""
        return Path.touch, (self.where,)


def refused(path: Path, model: nn.Module, match: str, **settings) -> None:
    """The file is refused by its name; model, optimizer and random numbers are as before."""
    optimizer = OPTIMIZERS[settings.pop("kind", "momentum")](model.parameters())
    optimizer = settings.pop("optimizer", optimizer)
    run_settings = {"epochs": 3, "optimizer": optimizer, **settings}
    started = fitting(model, path, **run_settings)
    before, drawn, state = weights(model), torch.get_rng_state(), repr(optimizer.state_dict())
    with pytest.raises(training.CheckpointError, match=match) as error:
        list(started)
    assert path.name in str(error.value)
    assert same(weights(model), before)
    assert torch.equal(torch.get_rng_state(), drawn)
    assert repr(optimizer.state_dict()) == state


@pytest.fixture
def saved(tmp_path) -> Path:
    """The file of a run of two epochs."""
    path = tmp_path / "run.pt"
    run(network(), path, epochs=2)
    return path


def test_a_file_that_was_cut_off_is_refused(saved):
    """At many lengths, nothing at all among them."""
    whole = saved.read_bytes()
    for length in [0, 1, 100, *range(200, len(whole), len(whole) // 12), len(whole) - 1]:
        saved.write_bytes(whole[:length])
        refused(saved, network(seed=5), "is no whole checkpoint")


def test_other_files_are_refused(saved):
    """A text, a picture, arrays of numpy, weights alone, a folder."""
    saved.write_text("epoch,loss\n1,0.5\n")
    refused(saved, network(seed=5), "is no whole checkpoint")
    Image.new("L", (28, 28)).save(saved, format="png")
    refused(saved, network(seed=5), "is no whole checkpoint")
    np.savez(saved.with_suffix(".npz"), images=np.zeros(3))
    saved.with_suffix(".npz").replace(saved)
    refused(saved, network(seed=5), "is no whole checkpoint")
    torch.save(network().state_dict(), saved)
    refused(saved, network(seed=5), "holds something else than a checkpoint")
    saved.unlink()
    saved.mkdir()
    refused(saved, network(seed=5), "is a folder: give the name of a file")


def test_a_file_that_would_run_code_is_not_opened(saved, tmp_path):
    """Neither torch's format nor plain pickle gets to touch the file."""
    touched = tmp_path / "touched"
    altered(saved, history=Trap(touched))
    refused(saved, network(seed=5), "could run code on this machine")
    saved.write_bytes(pickle.dumps(Trap(touched)))
    refused(saved, network(seed=5), "is no whole checkpoint")
    assert not touched.exists()
    pickle.loads(pickle.dumps(Trap(touched)))
    assert touched.exists(), "the trap itself works"


def test_another_networks_file_is_refused(saved):
    """Missing, more, and differently shaped weights; the first is named."""
    refused(saved, plain_network(), "is of another network: .*the file alone has 1.bias")
    deeper = network().append(nn.Linear(4, 4))
    refused(saved, deeper, "the model alone has 6.bias and 1 more")
    wider = network()
    wider[0] = nn.Conv2d(1, 4, 5, padding=2)
    refused(saved, wider, r"0.weight is \(4, 1, 3, 3\) in the file, \(4, 1, 5, 5\) in the model")


def test_another_runs_file_is_refused(saved):
    """Another optimizer, seed, batch size; with and without a schedule."""
    refused(saved, network(seed=5), "run with optimizer SGD, not Adam", kind="adam")
    refused(saved, network(seed=5), "is of a run with seed 0, not 7", seed=7)
    refused(saved, network(seed=5), "is of a run with batch_size 16, not 8", batch_size=8)
    says = "is of a run with schedule CosineAnnealingLR, not "
    refused(saved, network(seed=5), says + "none", schedule=None)
    model = network(seed=5)
    optimizer = OPTIMIZERS["momentum"](model.parameters())
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2)
    refused(saved, model, says + "StepLR", optimizer=optimizer, schedule=schedule)


@pytest.mark.parametrize(
    "groups",
    [
        pytest.param(lambda model: [list(model.parameters())[::-1]], id="another order"),
        pytest.param(lambda model: [list(model[0].parameters())], id="fewer"),
        pytest.param(
            lambda model: [list(model[0].parameters()), list(model[5].parameters())],
            id="two groups",
        ),
    ],
)
def test_an_optimizer_with_other_parameters_is_refused(saved, groups):
    """Its state would go to other weights, in silence where their number is the same."""
    model = network()
    optimizer = torch.optim.SGD(
        [{"params": parameters} for parameters in groups(model)], lr=0.05, momentum=0.9
    )
    refused(saved, model, "is of an optimizer with other parameters", optimizer=optimizer)


def test_a_file_that_cannot_be_written_leaves_the_old_one(saved, monkeypatch):
    """A disk that is full in the middle of writing."""
    whole = saved.read_bytes()

    def full(state, file):
        file.write(b"half of it")
        raise OSError("No space left on device")

    monkeypatch.setattr(checkpoints.torch, "save", full)
    with pytest.raises(OSError, match="No space left"):
        run(network(), saved, epochs=3)
    assert saved.read_bytes() == whole
    assert list(saved.parent.iterdir()) == [saved], "half a file stays on the full disk"


def test_a_folder_that_nobody_can_make_is_told(tmp_path):
    """A file stands where the folder would be; torch has written nothing."""
    (tmp_path / "runs").write_text("a file")
    with pytest.raises(OSError, match="runs"):
        run(network(), tmp_path / "runs" / "run.pt", epochs=1)


def test_the_file_may_lie_in_a_folder_that_is_not_there_yet(tmp_path):
    """It is made; no half file is left beside it."""
    path = tmp_path / "runs" / "first" / "run.pt"
    run(network(), path, epochs=1)
    assert [each.name for each in path.parent.iterdir()] == ["run.pt"]
    shutil.rmtree(path.parent)
