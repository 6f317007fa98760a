"""`fit` and `evaluate` against a loop written by hand, and against plain counting."""

import itertools
import math

import pytest
import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import DataLoader, TensorDataset

from cnnlesson import training
from tests.training.small import network, plain_network, quarters, same, weights

CPU = torch.device("cpu")
TRAIN, TEST = quarters(60), quarters(20, seed=1)


def sgd(model: nn.Module, **settings) -> torch.optim.SGD:
    """The optimizer of most tests."""
    return torch.optim.SGD(model.parameters(), **{"lr": 0.1, "momentum": 0.9, **settings})


def fitted(model: nn.Module, **settings) -> list[training.Record]:
    """The records of a run on the small task."""
    settings = {"epochs": 2, "batch_size": 16, "device": CPU, **settings}
    return list(training.fit(model, TRAIN, optimizer=sgd(model), **settings))


def by_hand(model: nn.Module, order: list[list[int]]) -> list[tuple[float, int]]:
    """The five lines over batches of these images; each batch's loss and right answers."""
    optimizer, told = sgd(model), []
    model.train()
    for indices in order:
        inputs, labels = TRAIN[0][indices], TRAIN[1][indices]
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = functional.cross_entropy(outputs, labels)
        loss.backward()
        optimizer.step()
        told.append((loss.item(), int((outputs.argmax(1) == labels).sum())))
    return told


class Watched(nn.Module):
    """A model that notes which images it is given in training."""

    def __init__(self, inside: nn.Module):
        super().__init__()
        self.inside, self.seen = inside, []

    def forward(self, images):
        """As the model inside."""
        if self.training:
            found = (images[:, None] == TRAIN[0][None]).flatten(2).all(2)
            self.seen.append([row.nonzero()[0].item() for row in found])
        return self.inside(images)


def test_each_epoch_takes_every_image_once_in_an_order_of_its_own():
    """60 images in batches of 16: four batches, the last of 12."""
    model = Watched(plain_network())
    fitted(model)

    first, second = model.seen[:4], model.seen[4:]
    assert [len(batch) for batch in first] == [16, 16, 16, 12]
    for epoch in (first, second):
        assert sorted(itertools.chain(*epoch)) == list(range(60))
    assert first != second
    assert list(itertools.chain(*first)) != list(range(60))


def test_the_weights_and_the_records_are_those_of_a_loop_by_hand():
    """The same batches in the same order: bit-equal weights; loss and accuracy counted plainly."""
    watched = Watched(plain_network())
    records = fitted(watched)
    model = plain_network()

    told = by_hand(model, watched.seen)

    assert same(weights(model), weights(watched.inside))
    sizes = [len(batch) for batch in watched.seen]
    for number, record in enumerate(records):
        part = slice(4 * number, 4 * number + 4)
        summed = sum(loss * n for (loss, _), n in zip(told[part], sizes[part], strict=True))
        right = sum(right for _, right in told[part])
        assert record.epoch == number + 1
        assert record.step == 4 * (number + 1)
        assert record.loss == pytest.approx(summed / 60, rel=1e-5)
        assert record.accuracy == pytest.approx(right / 60)


def test_the_same_seed_gives_the_same_numbers_and_another_does_not():
    """The order hangs on the seed alone."""
    one, again = fitted(plain_network()), fitted(plain_network())
    other = fitted(plain_network(), seed=1)
    assert one == again
    assert one != other


def test_records_between_epochs_tell_of_the_batches_since_the_last():
    """Every two updates; the epoch's record is of the whole epoch."""
    whole = fitted(plain_network(), epochs=1)
    records = fitted(plain_network(), epochs=1, record_every=2)

    assert [record.step for record in records] == [2, 4, 4]
    assert records[-1] == whole[-1]
    first, second, _ = records
    assert (32 * first.loss + 28 * second.loss) / 60 == pytest.approx(whole[-1].loss, rel=1e-5)


def test_validation_and_schedule():
    """The validation is what `evaluate` says; the learning rate is halved after each epoch."""
    model = plain_network()
    optimizer = sgd(model)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
    settings = {"epochs": 3, "device": CPU, "schedule": schedule, "validation": TEST}
    records = list(training.fit(model, TRAIN, optimizer=optimizer, **settings))

    assert [record.learning_rate for record in records] == [0.1, 0.05, 0.025]
    outputs = model.eval()(TEST[0])
    right = (outputs.argmax(1) == TEST[1]).float().mean().item()
    assert records[-1].validation_accuracy == pytest.approx(right)
    loss = functional.cross_entropy(outputs, TEST[1]).item()
    assert records[-1].validation_loss == pytest.approx(loss, rel=1e-5)


def test_a_loader_gives_its_own_batches():
    """As many updates as the loader has batches; the losses are those of its order."""
    loader = DataLoader(TensorDataset(*TRAIN), batch_size=20)
    model, twin = plain_network(), plain_network()
    (record,) = training.fit(model, loader, optimizer=sgd(model), epochs=1, device=CPU)

    by_hand(twin, [list(range(start, start + 20)) for start in (0, 20, 40)])

    assert record.step == 3
    assert same(weights(model), weights(twin))


def test_augment_changes_what_is_trained_with():
    """It gets each batch of images, and the validation stays as it is."""
    shapes = []

    def turned(images):
        shapes.append(tuple(images.shape))
        return images.flip(-1)

    plain = fitted(plain_network(), validation=TEST, epochs=1)
    changed = fitted(plain_network(), validation=TEST, epochs=1, augment=turned)
    assert shapes == [(16, 1, 6, 6)] * 3 + [(12, 1, 6, 6)]
    assert plain[0].loss != changed[0].loss


def test_a_run_can_be_left_in_the_middle():
    """Whoever has seen enough stops asking."""
    model = plain_network()
    run = training.fit(model, TRAIN, optimizer=sgd(model), epochs=1000, device=CPU)
    assert next(run).epoch == 1
    run.close()


def test_each_epoch_trains_in_training_mode():
    """A caller who looks at the model between epochs in evaluation mode changes nothing."""
    model, twin = network(), network()
    run = training.fit(twin, TRAIN, optimizer=sgd(twin), epochs=2, batch_size=16, device=CPU)
    fitted(model)

    network()  # draws as much as the model drew, so dropout drops the same again
    for _ in run:
        twin.eval()

    assert same(weights(twin), weights(model))


def test_it_learns():
    """The small task is learnt in a few epochs, whatever the seed."""
    for seed in range(5):
        model = network(seed)
        records = fitted(model, epochs=12, validation=TEST)
        assert records[-1].validation_accuracy >= 0.9, seed


def test_a_loss_beyond_all_numbers_is_told():
    """A learning rate far too large: the record says so, and nothing is raised."""
    model = plain_network()
    optimizer = sgd(model, lr=1e30)
    records = list(training.fit(model, TRAIN, optimizer=optimizer, epochs=2, device=CPU))
    assert not math.isfinite(records[-1].loss)


def test_evaluate_counts_right_answers_and_leaves_the_modes():
    """A mixed model stays mixed, and its running statistics stay as they are."""
    model = network()
    model.train()
    model[1].eval()
    before, modes = weights(model), [module.training for module in model.modules()]

    measured = training.evaluate(model, TEST, batch_size=7, device=CPU)

    assert [module.training for module in model.modules()] == modes
    assert same(weights(model), before)
    with torch.no_grad():
        outputs = model.eval()(TEST[0])
    assert measured.accuracy == (outputs.argmax(1) == TEST[1]).float().mean().item()
    assert measured.loss == pytest.approx(functional.cross_entropy(outputs, TEST[1]).item())


def test_evaluate_leaves_the_modes_when_the_model_fails():
    """A model of the wrong width."""
    model = nn.Sequential(nn.Flatten(), nn.Linear(5, 4))
    with pytest.raises(RuntimeError):
        training.evaluate(model, TEST, device=CPU)
    assert model.training


def test_evaluate_wants_something_to_measure():
    """A loader without a batch has no mean."""
    with pytest.raises(ValueError, match="data must give one batch or more"):
        training.evaluate(plain_network(), [], device=CPU)


def test_the_device_is_the_best_there_is(monkeypatch):
    """A card where torch sees one."""
    training.best_device.cache_clear()
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert training.best_device().type == "cuda"
    training.best_device.cache_clear()
    monkeypatch.undo()
    if not torch.cuda.is_available() and not torch.backends.mps.is_available():
        assert training.best_device().type == "cpu"


BYTES = (torch.zeros(4, 1, 6, 6, dtype=torch.uint8), torch.zeros(4, dtype=torch.int64))


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"train": BYTES}, TypeError, r"write images.float\(\) / 255"),
        ({"train": TRAIN[0]}, TypeError, r"train must be \(images, labels\) or a DataLoader"),
        ({"train": 3}, TypeError, r"train must be \(images, labels\) or a DataLoader, not 3"),
        ({"train": (TRAIN[0],)}, TypeError, r"train must be two tensors, \(images, labels\)"),
        ({"train": (TRAIN[0], TRAIN[1][:5])}, ValueError, "not 60 images and 5 labels"),
        ({"train": []}, ValueError, "train must give one batch or more"),
        ({"train": (TRAIN[0], TRAIN[1].float())}, TypeError, "labels must be class numbers, int64"),
        (
            {"train": (TRAIN[0], TRAIN[1][:, None])},
            TypeError,
            r"not torch.int64 of shape \(60, 1\)",
        ),
        (
            {"train": (TRAIN[0], functional.one_hot(TRAIN[1]).float())},
            TypeError,
            r"not torch.float32 of shape \(60, 4\)",
        ),
        ({"train": (TRAIN[0], TRAIN[1] + 3)}, IndexError, "Target [456] is out of bounds"),
        ({"seed": -1}, ValueError, "seed must be at least 0, not -1"),
        ({"epochs": -1}, ValueError, "epochs must be at least 0, not -1"),
        ({"batch_size": 0}, ValueError, "batch_size must be at least 1, not 0"),
        ({"record_every": 0}, ValueError, "record_every must be at least 1, not 0"),
        ({"optimizer": 0.1}, TypeError, r"optimizer must be one of torch.optim.*not 0.1"),
        ({"optimizer": sgd(plain_network())}, ValueError, "optimizer must hold parameters of"),
        ({"validation": BYTES}, TypeError, r"validation: images must be floats"),
    ],
)
def test_says_which_argument_is_wrong(change, error, says):
    """The argument, the rule, the value and the way out."""
    model = plain_network()
    settings = {"train": TRAIN, "optimizer": sgd(model), "epochs": 1, "device": CPU, **change}
    with pytest.raises(error, match=says):
        list(training.fit(model, settings.pop("train"), **settings))
