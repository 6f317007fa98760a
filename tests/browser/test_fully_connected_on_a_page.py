"""The fully-connected explorer on a page opened from disk: no kernel, no network, every control."""

import re

import pytest
import torch
from playwright.sync_api import Locator, expect

from cnnlesson.widgets import FullyConnectedExplorer
from cnnlesson.widgets.fully_connected.layer import ratio_text
from tests import fuzz
from tests.browser import one_page
from tests.browser.axe import serious
from tests.browser.random_events import move_at_random, python_of
from tests.browser.test_closing import PREPARE, measured

CELL = "from cnnlesson import widgets\nwidgets.FullyConnectedExplorer()"
CONV1 = "input_size=227, channels=3, outputs=290400, filters=96, kernel_size=11, stride=4"
EVENTS = 500
QUICK = 3000  # weights that Python adds up without making the test wait
ROUNDS = 20


@pytest.fixture(scope="module")
def dense_file(tmp_path_factory):
    """The page, from a notebook that was run."""
    return one_page.written(tmp_path_factory.mktemp("dense"), CELL)


@pytest.fixture
def dense(disk, dense_file) -> Locator:
    """The explorer's element on its page."""
    page = disk.open(dense_file, viewport={"width": 1100, "height": 1000})
    return page.locator(".cnnlesson-dense")


def restore(dense: Locator, settings: str = "") -> None:
    """Brings the explorer into a state, as a user does who was sent its line."""
    one_page.restored(dense, f"FullyConnectedExplorer({settings})")


def says(dense: Locator, name: str) -> Locator:
    """The place of one result."""
    return dense.locator(f"[data-result={name}]")


def test_random_events_say_what_python_says(dense):
    """Whatever is moved, in whatever order, each answer is Python's, and none is NaN."""
    states = move_at_random(dense, seed=fuzz.SEED % 2**31, count=EVENTS)

    assert len(states) == EVENTS
    assert len({state["line"] for state in states}) > 100
    assert len({state["says products"] for state in states}) > 30
    summed = 0
    for state in states:
        try:
            summed += check(state)
        except AssertionError as error:
            raise AssertionError(f"seed {fuzz.SEED}: {state}") from error
    assert summed > 30


def check(state: dict) -> bool:
    """What the explorer says is what Python says of the state's line; whether the sums were too."""
    explorer = eval(state["line"], {"FullyConnectedExplorer": FullyConnectedExplorer})
    try:
        assert explorer.state_line == state["line"]
        assert "NaN" not in state["says everything"]
        assert "undefined" not in state["says everything"]
        assert state["says parameters"].endswith(f" = {explorer.cost.parameters:,}")
        assert state["says multiplyAdds"].endswith(f" = {explorer.cost.multiply_adds:,}")
        with torch.device("meta"):
            made = eval(state["says torch"], {"nn": torch.nn})[1]
        assert (made.in_features, made.out_features) == (explorer.inputs, explorer.outputs)
        check_pair(state, explorer)
        is_quick = explorer.inputs * explorer.outputs <= QUICK
        if is_quick:
            check_sums(state, explorer)
        return is_quick
    finally:
        explorer.close()


def check_pair(state: dict, explorer: FullyConnectedExplorer) -> None:
    """The convolution and the layer for the same job, or why there is none."""
    try:
        few, many, reason = explorer.convolution_cost, explorer.dense_cost, ""
    except ValueError as error:
        few, many, reason = None, None, str(error)
    if reason:
        assert reason in state["says error"].splitlines()
        return
    assert state["says error"] == ""
    assert f"shape {few.output_shape}, that is {many.output_shape[0]:,} values" in state["says job"]
    for kind in ("Parameters", "MultiplyAdds"):
        name = {"Parameters": "parameters", "MultiplyAdds": "multiply_adds"}[kind]
        counts = [getattr(many, name), getattr(few, name)]
        assert state[f"says many{kind}"].endswith(f" = {counts[0]:,}")
        assert state[f"says few{kind}"].endswith(f" = {counts[1]:,}")
        equal = counts[0] == counts[1]
        more = "as many" if equal else f"{ratio_text(*counts)} times as many"
        assert state[f"says more{kind}"] == more


def check_sums(state: dict, explorer: FullyConnectedExplorer) -> None:
    """The sum that is written out, and every sum before and after a shift."""
    after = explorer.output
    products, with_bias = state["says products"].splitlines()
    neuron = int(re.match(r"neuron (\d+): ", products)[1])
    assert is_told(with_bias.rpartition(" ")[2], after[neuron])
    assert is_told(products.rpartition(" ")[2], after[neuron] - explorer.biases[neuron])
    told = re.findall(r"neuron (\d+): (\S+) → (\S+)", state["says shift"])
    assert bool(told) == any(explorer.shift)
    explorer.shift = 0
    before = explorer.output
    for number, first, then in told:
        assert is_told(first, before[int(number)])
        assert is_told(then, after[int(number)])


def is_told(text: str, value: float) -> bool:
    """Whether the text is this number, rounded to three digits where it is not whole."""
    return abs(eval(python_of(text)) - value) <= 1e-9 + (0.0051 * abs(value) if value % 1 else 0)


def test_every_control_has_a_name_and_a_guard(dense):
    """A screen reader can name each control, and JupyterLab leaves its keys alone."""
    controls = dense.locator("input, select, button, canvas[tabindex]")

    assert controls.count() == 27
    for control in controls.all():
        assert control.get_attribute("aria-label") or control.text_content()
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"
    assert "each of 9 values" in dense.locator("canvas[role=img]").get_attribute("aria-label")


def hover(dense: Locator, figure: str, across: float, down: float) -> None:
    """Points into a picture, at a share of its width and height."""
    canvas = dense.locator(f"canvas[data-figure={figure}]")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    dense.page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"])


def test_pointing_tells_what_belongs_together(dense):
    """A pixel its index and that of the pixel below, an index its pixel, a weight its product."""
    restore(dense, "input_size=(3, 4), channels=2, outputs=3")
    hover(dense, "map", 0.6, 0.6)
    expect(says(dense, "stop")).to_contain_text("channel 1, row 0, column 2")
    expect(says(dense, "stop")).to_contain_text("(1·3 + 0)·4 + 2 = 14; the pixel below it")
    expect(says(dense, "stop")).to_contain_text("index 18, 4 further on")
    hover(dense, "neurons", 0.3, 0.9)
    expect(says(dense, "products").locator("p").first).to_contain_text("neuron 2: ")
    hover(dense, "matrix", 0.99, 0.5)
    expect(says(dense, "stop")).to_contain_text("neuron 1 weighs x[23] = ")
    dense.page.mouse.move(0, 0)
    expect(says(dense, "stop")).to_contain_text("neuron 0 reads all 24 values")


def test_the_keyboard_goes_through_map_vector_neurons_and_matrix(dense):
    """Also to places that are not drawn: they come into the sample."""
    restore(dense, "input_size=(9, 7), outputs=40")
    keys = [
        ("map", ["ArrowDown", "ArrowRight"], "row 1, column 1 holds 7; it goes to index"),
        ("vector", ["ArrowDown"], "(0·9 + 1)·7 + 2 = 9"),
        ("neurons", ["End", "ArrowUp"], "neuron 38 reads all 63 values"),
        ("matrix", ["ArrowRight", "ArrowUp"], "neuron 37 weighs x[10]"),
    ]
    for figure, presses, text in keys:
        canvas = dense.locator(f"canvas[data-figure={figure}]")
        canvas.focus()
        for key in presses:
            canvas.press(key)
        expect(says(dense, "stop")).to_contain_text(text)
        assert canvas.get_attribute("aria-label")
    expect(dense.locator("input[name=state]")).to_have_value(re.compile("neuron=37"))


def test_a_weight_can_be_edited(dense):
    """By a click and a number; the sum follows, by hand: −21 + 7·(5 − 3) = −7."""
    expect(says(dense, "products").locator("p").last).to_have_text("with the bias: (−24) + 3 = −21")
    dense.locator("canvas[data-figure=matrix]").click(position={"x": 5, "y": 5})
    field = dense.locator("input[name=weight]")
    expect(field).to_be_focused()
    dense.page.keyboard.type("5")
    expect(says(dense, "products").locator("p").last).to_have_text("with the bias: (−10) + 3 = −7")
    expect(dense.locator("select[name=example]")).to_have_value("own")
    restore(dense, CONV1)
    expect(field).to_be_hidden()


def test_the_buttons_shift_the_image_and_put_it_back(dense):
    """Right moves each number by one place, down by a whole row; nothing is lost the first time."""
    lines = says(dense, "shift").locator("p")
    dense.locator("button[name=shift_right]").click()
    expect(lines.first).to_contain_text("each number stands one place further on")
    expect(lines.nth(1)).to_contain_text("No number is lost")
    dense.locator("button[name=shift_down]").click()
    expect(lines.first).to_contain_text("stands 4 places further on")
    expect(lines.nth(2)).to_have_text(re.compile(r"neuron 0: −21 → .*"))
    for _ in range(9):
        dense.locator("button[name=shift_right]").click()
    expect(dense.locator("input[name=state]")).to_have_value(re.compile(r"shift=\(1, 3\)"))
    expect(lines.nth(1)).to_contain_text("3 numbers other than 0 have left the map")
    dense.locator("button[name=shift_back]").click()
    expect(lines).to_have_text(["The image is where it was. Shift it, and watch the sums."])


def test_the_examples_reach_alexnets_sizes(dense):
    """The counts are exact, and the drawing says that it is a sample."""
    dense.locator("select[name=example]").select_option("conv1")
    expect(says(dense, "manyParameters")).to_contain_text("= 44,892,355,200")
    expect(says(dense, "fewParameters")).to_contain_text("= 34,944")
    expect(dense.locator("figcaption").nth(1)).to_contain_text(
        "14 of 154,587 values and 4 of 290,400 neurons are drawn"
    )
    outputs = dense.locator("input[type=number][name=outputs]")
    expect(outputs).to_have_value("290400")
    outputs.fill("999999")
    expect(outputs).to_have_attribute("aria-invalid", "true")
    outputs.press("Tab")
    expect(outputs).to_have_value("290400")


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("outputs=0", "outputs must be a whole number from 1 to 290400, not 0"),
        ("weights=5", "weights must be 1 to 64 rows of as many numbers each, from -1000 to 1000"),
        ("padding=1", "there is no setting padding; there are"),
    ],
)
def test_a_line_of_state_is_refused_with_a_reason(dense, settings, reason):
    """And the explorer stays as it is."""
    restore(dense, settings)

    expect(says(dense, "state")).to_contain_text(reason)
    expect(says(dense, "parameters")).to_have_text("9·2 + 2 = 20")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(dense, scheme):
    """In its usual state, and where there is no convolution and a line was refused."""
    dense.page.emulate_media(color_scheme=scheme)
    assert serious(dense.page) == []
    restore(dense, "kernel_size=9, stride=2, shift=1")
    expect(says(dense, "error")).to_be_visible()
    restore(dense, "stride=0")
    assert serious(dense.page) == []


def test_a_result_is_announced_once_it_changed(dense):
    """The layer as a whole where that changed, else the place that is shown."""
    heard = dense.locator("[aria-live]")
    expect(heard).to_have_text("")
    restore(dense, "outputs=4")
    expect(heard).to_have_text("9 inputs, 4 outputs, 40 parameters")
    restore(dense, "outputs=4, neuron=1")
    expect(heard).to_contain_text("neuron 1 reads all 9 values")


@pytest.mark.parametrize("width", [380, 700])
def test_it_fits_the_window(dense, width):
    """Small and very large layers; what is wide is wrapped."""
    dense.page.set_viewport_size({"width": width, "height": 900})
    for settings in ("", CONV1):
        restore(dense, settings)
        assert dense.page.evaluate("document.documentElement.scrollWidth") == width
        rights = dense.locator("canvas").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect().right)"
        )
        assert max(rights) <= width


MOUNT_AND_CLOSE = """
async (rounds) => {
  const { widget, model } = globalThis.kept;
  for (let round = 0; round < rounds; round++) {
    const el = document.body.appendChild(document.createElement("div"));
    const close = await widget.render({ model, el });
    const slider = el.querySelector("input[type=range][name=stride]");
    slider.value = 2 + (round % 2);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    el.querySelector("canvas[data-figure=map]").focus();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    close();
    if (el.children.length) throw new Error("the explorer is still there");
    el.remove();
  }
}
"""


def test_explorers_that_are_closed_leave_nothing_on_the_page(dense):
    """Listeners, nodes and timers are after more of them what they were after a few."""
    page = dense.page
    page.evaluate(PREPARE)
    page.evaluate(MOUNT_AND_CLOSE, 5)
    before = measured(page)

    page.evaluate(MOUNT_AND_CLOSE, ROUNDS)

    after = measured(page)
    assert after["JSEventListeners"] == before["JSEventListeners"]
    assert after["Nodes"] == before["Nodes"]
    assert page.evaluate("kept.listeners.size") == 0
    assert page.evaluate("kept.timers.size") == 0
    page.evaluate(MOUNT_AND_CLOSE.replace("close();", "el.replaceChildren();"), 3)
    assert page.evaluate("kept.listeners.size") == 3  # the check can fail
