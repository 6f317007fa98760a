"""The training curve on a page opened from disk, and in JupyterLab while a loop adds to it."""

import itertools

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import one_page
from tests.browser.axe import serious
from tests.browser.lab import Lab, write_notebook
from tests.browser.test_closing import PREPARE, check_nothing_is_left

LOSSES, VALIDATION = [2.0, 1.0, 0.5, 0.25], [2.25, 1.5, 1.25, 1.0]
CELLS = [
    "from cnnlesson import widgets\ncurve = widgets.TrainingCurve()\ncurve",
    f"""\
for i, (loss, other) in enumerate(zip({LOSSES}, {VALIDATION}), start=1):
    record = {{"epoch": i, "step": 5 * i, "loss": loss, "accuracy": i / 8}}
    curve.add(record | {{"validation_loss": other}})
runs = widgets.TrainingCurve()
for rate in (0.0001, 0.01, 10):
    for i in range(1, 6):
        loss = float("nan") if rate == 10 and i > 2 else 2 / i
        runs.add({{"epoch": 1, "step": i, "loss": loss, "learning_rate": rate}}, run=f"lr {{rate}}")
runs""",
    "widgets.TrainingCurve()",
]
ONE, RUNS, EMPTY = range(3)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """The page, from a notebook that was run."""
    return one_page.written(tmp_path_factory.mktemp("curve"), *CELLS)


@pytest.fixture
def curves(disk, page_file) -> Locator:
    """The three curves on their page."""
    page = disk.open(page_file, viewport={"width": 1100, "height": 900})
    found = page.locator(".cnnlesson-curves")
    expect(found).to_have_count(3)
    return found


def chart(curve: Locator, name: str) -> Locator:
    """One of a curve's charts."""
    return curve.locator(f"svg[data-figure={name}]")


def heights(marks: Locator, attribute: str) -> list[float]:
    """Where the markers are, from above."""
    return [float(mark.get_attribute(attribute)) for mark in marks.all()]


def test_the_page_shows_the_final_curve_without_a_kernel(curves):
    """Dots for training and squares for validation, each as high as its number."""
    loss = chart(curves.nth(ONE), "loss")
    dots = heights(loss.locator("circle.cnnlesson-training"), "cy")
    squares = heights(loss.locator("rect.cnnlesson-validation"), "y")

    assert len(dots) == len(squares) == 4
    scale = (dots[1] - dots[0]) / (LOSSES[0] - LOSSES[1])
    for height, value in zip(dots, LOSSES, strict=True):
        assert height - dots[0] == pytest.approx((LOSSES[0] - value) * scale, abs=0.01)
    for height, value in zip(squares, VALIDATION, strict=True):
        assert height - squares[0] == pytest.approx((VALIDATION[0] - value) * scale, abs=0.01)
    expect(loss.locator("text.cnnlesson-end")).to_have_text(["training", "validation"])
    accuracy = chart(curves.nth(ONE), "accuracy")
    expect(accuracy.locator("circle.cnnlesson-marker")).to_have_count(4)
    expect(accuracy.locator("rect.cnnlesson-marker")).to_have_count(0)


def test_training_and_validation_differ_by_more_than_their_colour(curves):
    """One line is dashed, the other is not."""
    dashes = [
        chart(curves.nth(ONE), "loss")
        .locator(f"path.cnnlesson-{kind}")
        .evaluate("node => getComputedStyle(node).strokeDasharray")
        for kind in ("training", "validation")
    ]

    assert dashes == ["none", "6px, 4px"]


def test_a_point_is_read_by_pointer_and_by_keys(curves):
    """Its line, its epoch and its number, below the charts."""
    curve = curves.nth(ONE)
    loss, reading = chart(curve, "loss"), curve.locator("[data-result=reading]")
    expect(reading).to_have_text(
        "Point at a marker, or walk along a line by arrow keys, to read its numbers."
    )

    loss.locator("rect.cnnlesson-validation").nth(1).hover(force=True)
    expect(reading).to_have_text("validation: epoch 2, loss 1.5")
    loss.focus()
    for key, text in [
        ("ArrowUp", "training: epoch 2, loss 1"),
        ("ArrowRight", "training: epoch 3, loss 0.5"),
        ("End", "training: epoch 4, loss 0.25"),
        ("ArrowRight", "training: epoch 4, loss 0.25"),
        ("ArrowDown", "validation: epoch 4, loss 1"),
        ("Home", "validation: epoch 1, loss 2.25"),
        ("ArrowLeft", "validation: epoch 1, loss 2.25"),
    ]:
        loss.press(key)
        expect(reading).to_have_text(text)
        expect(loss.locator("circle.cnnlesson-pointed")).to_have_count(1)
        expect(loss).to_be_focused()
    chart(curve, "accuracy").focus()
    curve.page.keyboard.press("ArrowLeft")
    expect(reading).to_have_text("training: epoch 4, accuracy 0.5")
    expect(loss.locator("circle.cnnlesson-pointed")).to_have_count(0)


def test_runs_have_their_names_at_their_ends_and_not_on_each_other(curves):
    """Three runs that end close together, read by steps since they are of one epoch."""
    curve = curves.nth(RUNS)
    names = chart(curve, "loss").locator("text.cnnlesson-end")

    expect(names).to_have_text(["lr 0.0001", "lr 0.01", "lr 10"])
    tops = sorted(name.bounding_box()["y"] for name in names.all())
    height = names.first.bounding_box()["height"]
    assert all(lower - upper > 0.8 * height for upper, lower in itertools.pairwise(tops))
    expect(chart(curve, "loss")).to_contain_text("step")
    chart(curve, "loss").press("End")
    chart(curve, "loss").press("ArrowDown")
    expect(curve.locator("[data-result=reading]")).to_have_text(
        "lr 0.01, training: step 5, loss 0.4"
    )


def test_a_loss_that_is_no_number_breaks_the_line_and_is_told_in_words(curves):
    """A cross at the upper edge for each, a sentence, and the word in reading and table."""
    curve = curves.nth(RUNS)
    loss = chart(curve, "loss")

    expect(loss.locator("text.cnnlesson-break")).to_have_text(["×", "×", "×"])
    expect(curve.locator("[data-result=broken]")).to_have_text(
        "lr 10: the training loss is not a number from step 3 on, and the line breaks."
    )
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "End"):
        loss.press(key)
    expect(curve.locator("[data-result=reading]")).to_have_text(
        "lr 10, training: step 5, loss not a number"
    )
    expect(curves.nth(ONE).locator("[data-result=broken]")).to_be_hidden()
    for path in loss.locator("path").all():
        assert "NaN" not in path.get_attribute("d")


def test_the_table_has_every_number(curves):
    """The alternative in text, of one unnamed run and of several."""
    table = curves.nth(ONE).locator("details")
    table.locator("summary").click()

    expect(table.locator("th")).to_have_text(
        [
            *("epoch", "step", "loss", "accuracy"),
            *("validation loss", "validation accuracy", "learning rate"),
        ]
    )
    expect(table.locator("tbody tr")).to_have_count(4)
    expect(table.locator("tbody tr").nth(1).locator("td")).to_have_text(
        ["2", "10", "1", "0.25", "1.5", "–", "–"]
    )
    rows = curves.nth(RUNS).locator("tbody tr")
    assert rows.count() == 15
    assert rows.last.locator("td").all_text_contents() == (
        ["lr 10", "1", "5", "not a number", "–", "–", "–", "10"]
    )


def test_an_empty_curve_says_so(curves):
    """No line, no table, no hint at markers that are not there."""
    curve = curves.nth(EMPTY)

    expect(curve.locator("[data-result=reading]")).to_have_text("no epoch yet")
    expect(curve.locator("details")).to_be_hidden()
    expect(curve.locator(".cnnlesson-marker")).to_have_count(0)
    chart(curve, "loss").press("ArrowRight")
    expect(curve.locator("[data-result=reading]")).to_have_text("no epoch yet")


def test_the_charts_say_what_they_show(curves):
    """First and last number of each line."""
    assert chart(curves.nth(ONE), "loss").get_attribute("aria-label") == (
        "A chart of the loss. training: 2 at epoch 1, 0.25 at epoch 4. validation: 2.25 at "
        "epoch 1, 1 at epoch 4. Arrow keys go from one point to the next."
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 380])
def test_nobody_is_kept_out(disk, page_file, scheme, width):
    """axe finds nothing serious, and nothing reaches over the page's edge."""
    page = disk.open(page_file, viewport={"width": width, "height": 900}, color_scheme=scheme)
    for summary in page.locator("summary:visible").all():
        summary.click()

    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# Mounts, points, adds and closes, as often as asked.
CLOSE = """
async (rounds) => {
  const { widget, model } = globalThis.kept;
  for (let round = 0; round < rounds; round++) {
    const el = document.body.appendChild(document.createElement("div"));
    const close = await widget.render({ model, el });
    const svg = el.querySelector("svg[data-figure=loss]");
    svg.focus();
    svg.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
    model.set("_runs", [{ name: "", points: [[1, 1, 2 + round, 0.5, null, null, 0.1]] }]);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    close();
    if (el.children.length) throw new Error("it is still there");
    el.remove();
  }
}
"""


def test_fifty_curves_leave_nothing_on_the_page(curves):
    """Mounted, used and closed."""
    page = curves.page
    page.evaluate(PREPARE.replace("model.state.input_size", "model.state._runs"))
    check_nothing_is_left(page, CLOSE)


LOOP = """\
import time
for epoch in range(1, 4):
    curve.add({"epoch": epoch, "step": epoch, "loss": 1 / epoch, "accuracy": epoch / 4})
    if epoch == 2:
        time.sleep(8)
"""


def test_in_jupyterlab_a_loop_in_a_later_cell_draws_as_it_goes(browser, lab_server):
    """Two points are there while the loop still runs, the third when it has ended."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    lab = Lab(context.new_page(), lab_server)
    lab.open(write_notebook(lab_server, "curve.ipynb", CELLS[0], LOOP, "curve.records[-1]"))
    lab.choose("Run", "Run All Cells")
    dots = lab.page.locator("svg[data-figure=loss] circle.cnnlesson-marker")

    expect(dots).to_have_count(2, timeout=30_000)
    expect(lab.page.locator(".jp-InputPrompt", has_text="[*]:").first).to_be_visible()
    expect(dots).to_have_count(3, timeout=30_000)
    loss = lab.page.locator("svg[data-figure=loss]")
    loss.focus()
    for key in ("End", "ArrowLeft", "a", "b"):
        lab.page.keyboard.press(key)
    expect(lab.page.locator("[data-result=reading]")).to_have_text("training: epoch 2, loss 0.5")
    expect(lab.page.locator(".jp-CodeCell")).to_have_count(3)
    context.close()
    assert lab.said == []
