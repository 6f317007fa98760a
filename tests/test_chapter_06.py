"""Chapter 06: its verdicts hold over more first weights than its own, and torch says what it shows.

Its cells compare one seed or five; here the functions that they define are run with others. A cell
with an error is not compared when the notebook is checked, so it is run here as it stands.
"""

import json
import math
import re
from pathlib import Path

import pytest
import torch
from torch import nn

from cnnlesson import answers, figures, training, widgets
from tests.notebook_cells import source, tags

CHAPTER = Path(__file__).parents[1] / "notebooks" / "06_training.ipynb"
CELLS = {cell["id"]: cell for cell in json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]}
SHOWN = [name for name, cell in CELLS.items() if "raises-exception" in tags(cell)]
SEEDS = range(5, 10)  # the notebook has 0 to 4
IN_ORDER = ("zero_grad", "backward", "step")


@pytest.fixture(scope="module")
def taught() -> dict:
    """The names of the cells that the later sections build on; threads as they were before."""
    names = {"torch": torch, "nn": nn, "math": math, "answers": answers, "widgets": widgets}
    threads = torch.get_num_threads()
    for cell in ("prep-2", "prep-5", "loop-3"):
        exec(source(CELLS[cell]), names)
    names["loss_func"] = nn.CrossEntropyLoss()
    for cell in ("miss-2", "effect-2", "runs-2"):
        exec(source(CELLS[cell]).removesuffix("\ncurve"), names)
    yield names
    names["curve"].close()
    torch.set_num_threads(threads)


def trained(taught: dict, seed: int, train: tuple, **settings: object) -> list[training.Record]:
    """The records of the small CNN, as the cells of sections 6.12 and 6.13 train it."""
    model = taught["fresh"](taught["SMALL"], seed)
    sgd = torch.optim.SGD(model.parameters(), lr=settings.pop("learning_rate"))
    settings["validation"] = taught["validation"]
    return list(training.fit(model, train, optimizer=sgd, **settings))


# ---- What is left out -------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_only_the_right_order_learns(taught, seed):
    """The first list learns, the second moves and learns next to nothing, the rest stand still."""
    moved, right = taught["trained_with"](*IN_ORDER, seed=seed)
    also_moved, unzeroed = taught["trained_with"]("backward", "step", seed=seed)

    assert moved
    assert also_moved
    assert right > 0.65
    assert unzeroed < 0.5
    for lines in (("zero_grad", "step"), ("zero_grad", "backward"), (*IN_ORDER[1::-1], "step")):
        assert taught["trained_with"](*lines, seed=seed)[0] is False


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("net", ["DENSE", "SMALL"])
def test_at_a_small_learning_rate_a_missing_zero_grad_goes_unnoticed(taught, net, seed):
    """Both networks learn without it."""
    settings = {"net": taught[net], "learning_rate": 0.01, "seed": seed}

    assert taught["trained_with"]("backward", "step", **settings)[1] > 0.5


@pytest.mark.parametrize("seed", SEEDS)
def test_a_step_before_the_forward_pass_is_one_batch_late_and_learns(taught, seed):
    """No error, as the chapter says: each update uses the gradients of the batch before."""
    model = taught["fresh"](taught["DENSE"], seed)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    used, left = [], []
    for inputs, labels in taught["loader_of"](taught["train"]):
        grad = model[1].weight.grad
        used.append(None if grad is None else grad.clone())
        optimizer.step()
        loss = nn.functional.cross_entropy(model(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        left.append(model[1].weight.grad.clone())

    assert used[0] is None
    assert all(map(torch.equal, used[1:], left[:-1]))
    assert training.evaluate(model, taught["validation"]).accuracy > 0.6


def test_in_the_first_batch_step_does_nothing(taught):
    """So the error of `step` before `backward` comes in the second."""
    model = taught["fresh"](taught["DENSE"])
    before = [parameter.clone() for parameter in model.parameters()]

    torch.optim.SGD(model.parameters(), lr=0.1).step()

    assert all(map(torch.equal, before, model.parameters()))


# ---- What is prepared -------------------------------------------------------------------------


def of_these_seeds(cell: str, seeds: range) -> str:
    """The cell's source with other seeds than its own."""
    assert "range(5)" in source(CELLS[cell])
    return source(CELLS[cell]).replace("range(5)", f"range({seeds.start}, {seeds.stop})")


def test_the_preparation_matters_with_other_seeds_too(taught, capsys):
    """The cell's own four verdicts, and what the text says of a lower rate for bytes."""
    names = dict(taught)
    exec(of_these_seeds("effect-2", SEEDS), names)

    exec(source(CELLS["effect-3"]), names)

    said = capsys.readouterr().out.strip().splitlines()
    assert len(said) == 4
    assert all(line.endswith("True") for line in said)


@pytest.mark.parametrize("seed", SEEDS)
def test_bytes_learn_with_a_far_smaller_rate_and_not_as_well(taught, seed):
    """As the text after the measurement says."""
    std, mean = taught["std"], taught["mean"]
    train, validation = taught["train"], taught["validation"]

    def accuracy(learning_rate: float, scale: float, shift: float) -> float:
        model = taught["fresh"](taught["DENSE"], seed)
        sgd = torch.optim.SGD(model.parameters(), lr=learning_rate)
        images, held_back = (x[0] * scale + shift for x in (train, validation))
        list(training.fit(model, (images, train[1]), optimizer=sgd, epochs=3))
        return training.evaluate(model, (held_back, validation[1])).accuracy

    assert 0.5 < accuracy(0.0001, 255 * std, 255 * mean) < accuracy(0.01, 1, 0)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("net", ["DENSE", "SMALL"])
def test_an_untrained_network_is_where_one_is_that_knows_nothing(taught, net, seed):
    """Near ln 10, and right as often as by guessing."""
    measured = training.evaluate(taught["fresh"](taught[net], seed), taught["validation"])

    assert measured.loss == pytest.approx(math.log(10), abs=0.2)
    assert measured.accuracy < 0.25


# ---- The learning rates -----------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_verdicts_on_the_learning_rates_hold_over_five_seeds(taught, seed):
    """0.0001 is where it was, 0.01 learns, 0.1 comes further, 10 is no number at the end."""
    tiny, usual, larger, huge = (
        trained(taught, seed, taught["train"], epochs=3, learning_rate=rate)
        for rate in (0.0001, 0.01, 0.1, 10)
    )

    assert tiny[-1].validation_accuracy < 0.25
    assert tiny[0].loss - tiny[-1].loss < 0.1
    assert usual[-1].validation_accuracy > 0.55
    assert larger[-1].validation_accuracy > usual[-1].validation_accuracy + 0.03
    assert larger[-1].validation_loss < usual[-1].validation_loss - 0.2
    assert math.isnan(huge[0].loss)
    assert huge[-1].validation_accuracy < 0.2


@pytest.mark.parametrize("seed", SEEDS)
def test_at_a_rate_of_10_the_loss_soars_within_the_first_batches(taught, seed):
    """From what it is for who knows nothing to more than 50 times that, and on to no number."""
    losses = [
        record.loss
        for record in trained(
            taught, seed, taught["train"], epochs=1, learning_rate=10, record_every=1
        )
    ]

    assert losses[0] == pytest.approx(math.log(10), abs=0.3)
    assert losses[2] > 50 * losses[0]
    assert math.isnan(losses[20])


@pytest.mark.parametrize("seed", SEEDS)
def test_overfitting_begins_with_every_seed(taught, seed):
    """Training loss to nothing, validation loss up again, accuracy as it was; more images help."""
    train = taught["train"]
    few = trained(
        *(taught, seed, (train[0][:300], train[1][:300])),
        learning_rate=0.1,
        epochs=40,
        batch_size=20,
    )
    more = trained(taught, seed, train, learning_rate=0.1, epochs=6, batch_size=20)
    best, last = min(few, key=lambda record: record.validation_loss), few[-1]

    assert best.epoch < 20
    assert last.loss < 0.05
    assert last.validation_loss > 1.2 * best.validation_loss
    assert abs(last.validation_accuracy - best.validation_accuracy) < 0.04
    assert more[-1].step == last.step
    assert more[-1].validation_loss < best.validation_loss
    named = {"training": [r.loss for r in few], "validation": [r.validation_loss for r in few]}
    figure = figures.curves(named, xlabel="epoch", ylabel="loss")
    assert repr(figure) == CELLS["over-2"]["outputs"][0]["data"]["text/plain"][0]


# ---- torch's words ----------------------------------------------------------------------------

WORDS = {
    "prep-3": "mat1 and mat2 must have the same dtype, but got Byte and Float",
    "wants-2": "Boolean value of Tensor with more than one value is ambiguous",
    "miss-8": (
        "one of the variables needed for gradient computation has been modified by an inplace "
        "operation"
    ),
}
EXPLAINED = {
    "prep-3": ("*Byte and Float*", "floats, divided by 255"),
    "wants-2": ("First make it, then call it", "`loss_func(outputs, labels)`"),
    "miss-8": ("*modified by an inplace operation*", "`step` has changed them since"),
}


def test_every_error_of_the_chapter_is_pinned_here():
    """None without our words beside it."""
    assert set(WORDS) == set(EXPLAINED) == set(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_torch_still_says_what_the_chapter_shows(taught, name):
    """The cell's own source; a torch with other words makes the text after it false."""
    (stored,) = CELLS[name]["outputs"]
    order = list(CELLS)
    after = source(CELLS[order[order.index(name) + 1]])

    with pytest.raises(RuntimeError) as error:
        exec(source(CELLS[name]), dict(taught))

    assert str(error.value) == stored["evalue"]
    assert stored["evalue"].startswith(WORDS[name])
    for words in EXPLAINED[name]:
        assert words in after


# ---- The file ---------------------------------------------------------------------------------


def test_nothing_but_the_errors_goes_uncompared():
    """What is trained is compared too."""
    ignored = [name for name, cell in CELLS.items() if "nbval-ignore-output" in tags(cell)]

    assert sorted(ignored) == sorted(SHOWN)


def test_the_minutes_add_up_to_what_the_first_cell_promises():
    """An instructor plans by the notes, a student by the first cell."""
    notes = [cell["metadata"].get("teaching", {}) for cell in CELLS.values()]
    promised = re.search(r"Plan for (\d+) minutes", source(CELLS["start-1"]))

    assert sum(note.get("minutes", 0) for note in notes) == int(promised[1])


def test_the_first_widget_needs_no_torch():
    """It is there at once; torch, which takes seconds, comes with the section that needs it."""
    order = list(CELLS)
    before = "\n".join(source(CELLS[name]) for name in order[: order.index("torch-2")])

    assert "widgets.LearningRateExplorer(" in before
    assert not re.search(r"^(import|from) (torch|numpy)", before, re.M)
    assert re.search(r"^import torch$", source(CELLS["torch-2"]), re.M)


def test_the_explorer_names_the_plus_sign_as_the_chapter_says():
    """The study notes' rule climbs, whatever the learning rate."""
    for rate in (0.001, 0.1, 1):
        explorer = widgets.LearningRateExplorer(learning_rate=rate, against=False)
        assert explorer.verdict == "climbing"
        explorer.close()
